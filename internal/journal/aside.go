package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// keepAside moves a damaged journal out of the way and returns its new name; "" if another
// program has already done so. It never overwrites a file.
func keepAside(folder string) (string, error) {
	turn, err := file.TryLock(filepath.Join(folder, fileName+".aside"))
	switch {
	case err != nil:
		return "", fmt.Errorf("keep the damaged journal aside: %w", err)
	case turn == nil:
		return "", errBusy // another program is doing it right now
	}
	defer turn.Drop()
	if err := check(folder); !errors.As(err, new(*DamagedError)) {
		return "", err // it is sound, or could not be checked
	}
	path, err := place(folder)
	if err != nil {
		return "", err
	}
	to := freeName(filepath.Join(filepath.Dir(path), asidePrefix+"damaged-"+time.Now().Format("20060102-150405")), ".db")
	for _, ext := range []string{logExt, sharedExt, undoExt, ""} { // the file last: it is what the others belong to
		err := os.Rename(path+ext, to+ext)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("keep the damaged journal aside: %w", err)
		}
	}
	return to, nil
}

// check reads through the whole journal. The error is a *DamagedError if its structure is
// broken.
func check(folder string) error {
	ctx := context.Background()
	s, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // it was only read
	var verdict string
	if err := s.db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return s.wrap(english.JournalCheck, err)
	}
	if verdict != "ok" {
		return &DamagedError{s.path, errors.New(verdict)}
	}
	return nil
}

// freeName returns a name that no file has.
func freeName(base, ext string) string {
	name := base + ext
	for i := 2; ; i++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", base, i, ext)
	}
}

// asidePrefix begins the names of journals that are kept aside.
const asidePrefix = "journal-"

// beside lists the journals that the program keeps beside the current one: damaged ones, and
// those that a backup has replaced.
func beside(path string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf(english.JournalsAside, err)
	}
	var found []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), asidePrefix) {
			found = append(found, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	return found, nil
}

// setAside links the existing journal under a second name. It also keeps its own name until the
// backup takes that over, so that a journal exists at every moment.
func (r *Restoration) setAside(ctx context.Context, now time.Time) (string, error) {
	path := r.path
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	aside := freeName(filepath.Join(filepath.Dir(path), asidePrefix+"replaced-"+now.Format("20060102-150405")), ".db")
	s, err := open(ctx, r.folder)
	if err == nil {
		err = errors.Join(s.mergeLog(ctx), s.Close())
	}
	var damaged *DamagedError
	switch {
	case errors.As(err, &damaged): // then its log belongs to it, and would spoil another
		for _, ext := range []string{logExt, sharedExt, undoExt} {
			if err := os.Rename(path+ext, aside+ext); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", fmt.Errorf("keep the journal aside: %w", err)
			}
		}
	case err != nil:
		return "", err
	}
	if err := os.Link(path, aside); err != nil { // not every file system can
		if err := copyFile(aside, path); err != nil {
			return "", fmt.Errorf("keep the journal aside: %w", err)
		}
	}
	return aside, nil
}
