package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Backup writes the journal as it stands into a new file for its owner alone, a journal
// of its own. No file is ever overwritten.
func (s *Store) Backup(ctx context.Context, path string) error {
	path, err := filepath.Abs(path) // SQLite would take some names for addresses
	if err != nil {
		return fmt.Errorf("back up the journal: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("back up the journal: %w", err)
	}
	err = retry(ctx, func() error { // into an empty file, or it would be for all
		_, err := s.db.ExecContext(ctx, "VACUUM INTO ?", path)
		return err
	})
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err != nil {
		return errors.Join(s.wrap("back up", err), os.Remove(path))
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// Restoration is a backup that was found to be sound, on its way to take the place of
// the journal.
type Restoration struct {
	Sessions int  // in the backup
	Replaces bool // there is a journal already

	folder string
	fresh  string // the checked copy, in the same folder
}

// Restore checks a backup and brings a copy of it up to this version of the program; the
// backup and the journal stay as they are. The error is a *DamagedError or a *NewerError
// for a file that can't be used. What comes of it must be placed or dropped.
func Restore(ctx context.Context, folder, backup string) (*Restoration, error) {
	if _, err := os.Stat(backup); err != nil {
		return nil, fmt.Errorf("restore the journal: %w", err)
	}
	r := &Restoration{folder: folder, fresh: filepath.Join(folder, asidePrefix+"restoring-"+newUID()+".db")}
	if err := prepare(r.fresh); err != nil {
		return nil, err
	}
	for _, ext := range []string{"", "-wal"} { // a journal that was copied as it was has a log
		err := copyFile(r.fresh+ext, backup+ext)
		if ext != "" && errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("restore the journal: %w", err), r.Drop())
		}
	}
	if err := r.check(ctx, backup); err != nil {
		return nil, errors.Join(err, r.Drop())
	}
	_, err := os.Stat(Path(folder))
	r.Replaces = err == nil
	return r, nil
}

// check brings the copy up to date and tells what is wrong with it, by the name of the
// backup.
func (r *Restoration) check(ctx context.Context, backup string) (err error) {
	db, err := sql.Open("sqlite", dsn(r.fresh))
	if err != nil {
		return fmt.Errorf("restore the journal: %w", err)
	}
	db.SetMaxOpenConns(1)
	s := &Store{db: db, path: backup}
	defer func() { err = errors.Join(err, s.Close()) }()
	version, err := s.version(ctx)
	if err == nil && version == 0 { // SQLite takes an empty file for an empty database
		err = &DamagedError{backup, errForeign}
	}
	if err != nil {
		return s.wrap("check", err)
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	faults, err := s.Verify(ctx)
	switch {
	case err != nil:
		return err
	case len(faults) > 0:
		return &DamagedError{backup, errors.New(faults[0].String())}
	}
	// What could be resumed then has nobody to go on with it now.
	err = s.change(ctx, func(w *writer) {
		w.do("DELETE FROM wish")
		w.do("UPDATE session SET open = 0, plan = NULL, ending = ? WHERE open", ByInterruption)
		w.each(func(scan func(...any)) { scan(&r.Sessions) }, "SELECT count(*) FROM session")
	})
	if err != nil {
		return err
	}
	return s.single(ctx)
}

// single puts all of the journal into one file, without a log beside it. That takes
// having it for oneself.
func (s *Store) single(ctx context.Context) error {
	mode := ""
	err := retry(ctx, func() error {
		return s.db.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	})
	if err != nil {
		return s.wrap("close", err)
	}
	return nil
}

// Place puts the backup in the journal's place, and returns under which name the journal
// that was there is kept; "" if there was none. Another program that has it open is in
// the way.
func (r *Restoration) Place(ctx context.Context, now time.Time) (aside string, err error) {
	aside, err = r.setAside(ctx, now)
	if err != nil {
		return "", errors.Join(err, r.Drop())
	}
	if err := os.Rename(r.fresh, Path(r.folder)); err != nil {
		return aside, errors.Join(fmt.Errorf("restore the journal: %w", err), r.Drop())
	}
	syncFolder(r.folder)
	return aside, nil
}

// setAside keeps the journal that is there under another name as well. Its own name it
// keeps until the other takes that over: a journal is there at every moment.
func (r *Restoration) setAside(ctx context.Context, now time.Time) (string, error) {
	path := Path(r.folder)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	aside := spare(filepath.Join(r.folder, asidePrefix+"replaced-"+now.Format("20060102-150405")), ".db")
	s, err := open(ctx, r.folder)
	if err == nil {
		err = errors.Join(s.single(ctx), s.Close())
	}
	var damaged *DamagedError
	switch {
	case errors.As(err, &damaged): // then its log belongs to it, and would spoil another
		for _, ext := range []string{"-wal", "-shm"} {
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
func (r *Restoration) Drop() error {
	var err error
	for _, ext := range []string{"", "-wal", "-shm", "-journal"} {
		if e := os.Remove(r.fresh + ext); !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// copyFile copies a file into one for its owner alone, and onto the disk.
func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
