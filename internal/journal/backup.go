package journal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// Backup writes the journal as it stands into a new file for its owner alone, a journal
// of its own, and tells what is wrong with it: Restore takes one that is sound. No file is
// ever overwritten.
func (s *Store) Backup(ctx context.Context, path string) ([]Fault, error) {
	s.tell(english.CopyingRecord, -1)
	err := file.Writing{Notes: Unfinished(filepath.Dir(s.path))}.Write(path, func(f *os.File) error {
		name, err := filepath.Abs(f.Name()) // SQLite would take some names for addresses
		if err != nil {
			return err
		}
		return retry(ctx, func() error {
			_, err := s.db.ExecContext(ctx, "VACUUM INTO ?", name)
			return err
		})
	})
	switch {
	case code(err) != 0:
		return nil, s.wrap(english.JournalBackUp, err)
	case err != nil:
		return nil, fmt.Errorf("back up the journal: %w", err)
	}
	return s.Verify(ctx)
}

// single puts all of the journal into one file, without a log beside it. That takes
// having it for oneself.
func (s *Store) single(ctx context.Context) error {
	mode := ""
	err := retry(ctx, func() error {
		return s.db.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	})
	if err != nil {
		return s.wrap(english.JournalClose, err)
	}
	return nil
}

// Place puts the backup in the journal's place, and returns under which name the journal
// that was there is kept; "" if there was none. Another program that has it open is in
// the way.
func (r *Restoration) Place(ctx context.Context, now time.Time) (aside string, err error) {
	aside, err = r.setAside(ctx, now)
	if err == nil {
		err = r.keepMode()
	}
	if err != nil {
		r.Drop()
		return "", err
	}
	if err := r.fresh.Replace(r.path); err != nil {
		return aside, fmt.Errorf("restore the journal: %w", err)
	}
	return aside, nil
}

// keepMode gives what a link leads to the mode that it has: it is not the program's to
// say who reads it.
func (r *Restoration) keepMode() error {
	link, err := os.Lstat(Path(r.folder))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case link.Mode()&fs.ModeSymlink == 0:
		return nil
	}
	info, err := os.Stat(r.path)
	switch {
	case errors.Is(err, fs.ErrNotExist): // there is nothing yet
		return nil
	case err != nil:
		return err
	}
	return r.fresh.Chmod(info.Mode().Perm())
}

// setAside keeps the journal that is there under another name as well. Its own name it
// keeps until the other takes that over: a journal is there at every moment.
func (r *Restoration) setAside(ctx context.Context, now time.Time) (string, error) {
	path := r.path
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	aside := spare(filepath.Join(filepath.Dir(path), asidePrefix+"replaced-"+now.Format("20060102-150405")), ".db")
	s, err := open(ctx, r.folder)
	if err == nil {
		err = errors.Join(s.single(ctx), s.Close())
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

// Drop forgets the backup.
func (r *Restoration) Drop() { r.fresh.Discard() }

// copyLog copies the log of a journal that was copied as it was, if it has one.
func copyLog(to, from string) error {
	err := copyFile(to+logExt, from+logExt)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// copyFile copies a file into a new one for its owner alone, and onto the disk.
func copyFile(to, from string) error {
	in, err := file.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // it was only read
	return file.Writing{}.Write(to, func(f *os.File) error {
		_, err := io.Copy(f, in)
		return err
	})
}
