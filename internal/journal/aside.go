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

// keepAside renames a damaged journal and returns its new name; "" if another program has already
// done so. It never overwrites a file.
func keepAside(folder string) (string, error) {
	turn, err := file.TryLock(filepath.Join(folder, fileName+".aside"))
	switch {
	case err != nil:
		return "", failure(english.JournalAside, Path(folder), err)
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
	to := asideName(path, "damaged", time.Now())
	for _, ext := range []string{logExt, sharedExt, undoExt, ""} { // the file last: it is what the others belong to
		if err := moveIfThere(path+ext, to+ext); err != nil {
			return "", err
		}
	}
	return to, nil
}

// moveIfThere renames a file of a journal, if there is such a file.
func moveIfThere(from, to string) error {
	if err := os.Rename(from, to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure(english.JournalAside, from, err)
	}
	return nil
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
	if err := s.get(ctx, "PRAGMA quick_check(1)", &verdict); err != nil {
		return s.wrap(english.JournalCheck, err)
	}
	if verdict != "ok" {
		return &DamagedError{s.path, errors.New(verdict)}
	}
	return nil
}

// asideName returns an unused name beside a journal.
func asideName(path, why string, now time.Time) string {
	base := filepath.Join(filepath.Dir(path), asidePrefix+why+"-"+now.Format("20060102-150405"))
	name := base + ".db"
	for i := 2; ; i++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d.db", base, i)
	}
}

const asidePrefix = "journal-"

// beside lists the journals that the program keeps beside the current one: damaged ones, and
// those that a backup has replaced.
func beside(path string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, failure(english.JournalsAside, filepath.Dir(path), err)
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
func (t *Restoration) setAside(ctx context.Context, now time.Time) (string, error) {
	path := t.path
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	aside := asideName(path, "replaced", now)
	s, err := open(ctx, t.options.Folder)
	if err == nil {
		err = errors.Join(s.mergeLog(ctx), s.Close())
	}
	var damaged *DamagedError
	switch {
	case errors.As(err, &damaged): // its log belongs to it, and would damage another
		for _, ext := range []string{logExt, sharedExt, undoExt} {
			if err := moveIfThere(path+ext, aside+ext); err != nil {
				return "", err
			}
		}
	case err != nil:
		return "", err
	}
	if err := os.Link(path, aside); err != nil { // not every file system can
		if err := copyFile(aside, path); err != nil {
			return "", failure(english.JournalAside, path, err)
		}
	}
	return aside, nil
}
