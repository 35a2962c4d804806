package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
	to := spare(filepath.Join(filepath.Dir(path), asidePrefix+"damaged-"+time.Now().Format("20060102-150405")), ".db")
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

// spare is a name that no file has.
func spare(base, ext string) string {
	name := base + ext
	for i := 2; ; i++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", base, i, ext)
	}
}
