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

// keepAside moves a damaged journal out of the way and returns its new name; "" if
// another program has done so meanwhile. No file is ever overwritten.
func keepAside(folder string) (string, error) {
	turn, err := file.TryLock(filepath.Join(folder, fileName+".aside"))
	switch {
	case err != nil:
		return "", fmt.Errorf("keep the damaged journal aside: %w", err)
	case turn == nil:
		return "", errBusy // another program is just doing so
	}
	defer turn.Drop()
	if err := check(folder); !errors.As(err, new(*DamagedError)) {
		return "", err // sound, or it can't be told now
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

// check looks at the whole of the journal. The error is a *DamagedError if it does not
// hold together.
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

// freeName is a name that no file has.
func freeName(base, ext string) string {
	name := base + ext
	for i := 2; ; i++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", base, i, ext)
	}
}

// asidePrefix is how the names begin of journals that the program keeps aside.
const asidePrefix = "journal-"

// beside lists what the program keeps beside a journal: damaged ones, and those that
// were replaced.
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

// setAside keeps the journal that is there under another name as well. Its own name it
// keeps until the other takes that over: a journal is there at every moment.
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
