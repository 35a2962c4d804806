package journal

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// Restoration is a checked backup that is about to replace the journal.
type Restoration struct {
	Sessions int  // in the backup that are sound
	Lost     int  // in the backup that are not; see Salvage
	Replaces bool // there is a journal already

	options Options
	backup  string
	salvage bool
	path    string           // of the journal; a link is followed
	fresh   *file.Unfinished // beside it: what was taken from the backup
	store   *Store           // of fresh, while rows are taken
}

// Salvage says whether a backup with faults is refused, or its sound sessions are taken.
type Salvage bool

// Restore copies the rows of a backup into a new journal of the current schema; nothing else of
// the file is used. The backup and the journal stay as they are. The error is a *DamagedError or
// a *NewerError for a file that can't be used. The result must be placed or dropped.
func Restore(ctx context.Context, o Options, backup string, salvage Salvage, tell Progress) (*Restoration, error) {
	from, err := file.Open(backup)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf(english.BackupMissing, backup)
	case err != nil:
		return nil, failure(english.BackupRead, backup, err)
	}
	defer func() { _ = from.Close() }() // it is only read
	path, err := place(o.Folder)
	if err != nil {
		return nil, err
	}
	t := &Restoration{options: o, backup: backup, salvage: bool(salvage), path: path}
	if err := t.take(ctx, from, tell); err != nil {
		t.Drop()
		switch file.Path(err) {
		case "":
		case from.Name():
			err = failure(english.BackupRead, backup, err)
		default:
			err = failure(english.JournalRestore, Path(o.Folder), err)
		}
		return nil, err
	}
	return t, nil
}

// take checks a backup and takes its rows.
func (t *Restoration) take(ctx context.Context, from *os.File, tell Progress) (err error) {
	if err := file.MakeFolder(t.options.Folder); err != nil {
		return err
	}
	info, err := from.Stat()
	if err != nil {
		return err
	}
	if t.fresh, err = file.Begin(filepath.Dir(t.path), ""); err != nil {
		return err
	}
	theirs, err := file.Begin(filepath.Dir(t.path), "") // SQLite may write to what it reads
	if err != nil {
		return err
	}
	defer theirs.Discard()
	if tell != nil {
		tell(english.ReadingBackup, -1)
	}
	if _, err = io.Copy(theirs, from); err == nil && t.salvage {
		err = fillUp(theirs.File, info.Size())
	}
	if err == nil {
		err = copyLog(theirs.Name(), t.backup)
	}
	if err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, slowest(info.Size()))
	defer cancel()
	err = t.rows(limited, theirs.Name(), tell)
	if limited.Err() != nil && ctx.Err() == nil {
		err = &DamagedError{t.backup, errors.New(english.JournalTooSlow)}
	}
	_, none := os.Stat(t.path)
	t.Replaces = none == nil
	return err
}

// fillUp makes a copy that was cut off as long as its header says, because SQLite refuses a shorter
// one whole. It believes no header that says many times the size: too little would be left anyway.
func fillUp(f *os.File, size int64) error {
	const headerSize, pageSizeAt, pagesAt, most = 32, 16, 28, 16
	var header [headerSize]byte
	if _, err := f.ReadAt(header[:], 0); err != nil {
		return nil //nolint:nilerr // too short to be a database, which is told when it is opened
	}
	page := int64(binary.BigEndian.Uint16(header[pageSizeAt:]))
	if page == 1 { // it stands for a size that two bytes can't hold
		page = 1 << 16
	}
	if whole := page * int64(binary.BigEndian.Uint32(header[pagesAt:])); whole > size && whole <= most*size {
		return f.Truncate(whole)
	}
	return nil
}

// slowest is a generous time limit for a file of a size: a hundred times what it takes.
func slowest(size int64) time.Duration {
	return time.Minute + time.Duration(size>>20)*10*time.Second
}

// Place puts the backup in the journal's place, and returns the name under which the previous
// journal is kept; "" if there was none. It fails while another program has the journal open.
func (t *Restoration) Place(ctx context.Context, now time.Time) (aside string, err error) {
	aside, err = t.setAside(ctx, now)
	if err == nil {
		err = t.keepMode()
	}
	if err != nil {
		t.Drop()
		return "", err
	}
	if err := t.fresh.Replace(t.path); err != nil {
		return aside, failure(english.JournalRestore, t.path, err)
	}
	return aside, nil
}

// keepMode keeps the mode of a link's target, which is not the program's to change.
func (t *Restoration) keepMode() error {
	info, err := os.Stat(t.path)
	switch {
	case t.path == Path(t.options.Folder), errors.Is(err, fs.ErrNotExist): // no link, or nothing there yet
		return nil
	case err != nil:
		return err
	}
	return t.fresh.Chmod(info.Mode().Perm())
}

// Drop discards the backup.
func (t *Restoration) Drop() {
	if t.fresh != nil {
		t.fresh.Discard()
	}
}

// inspect returns the schema version of the backup. Its tables must be created exactly as in
// that version, because others could do anything when they are read. When salvaging a backup
// whose version number makes no sense, the tables alone decide.
func (t *Restoration) inspect(ctx context.Context, theirs string) (version int, err error) {
	s, err := connect(untrusted(theirs), t.backup)
	if err != nil {
		return 0, err
	}
	defer func() { _ = s.Close() }() // it was only read
	scripts := migrations()
	version, err = s.version(ctx)
	if t.salvage && (err != nil || version < 1 || version > len(scripts)) {
		for version = len(scripts); version > 1 && t.madeAs(ctx, s, version) != nil; version-- {
			continue
		}
		return version, t.madeAs(ctx, s, version)
	}
	switch {
	case err != nil:
		return 0, s.wrap(english.JournalCheck, err)
	case version == 0: // SQLite takes an empty file for an empty database
		return 0, &DamagedError{t.backup, errForeign}
	}
	if err := s.known(version, len(scripts)); err != nil {
		return 0, err
	}
	return version, t.madeAs(ctx, s, version)
}

// madeAs checks that the tables of a backup are created as in a version of the schema.
func (t *Restoration) madeAs(ctx context.Context, s *Store, version int) error {
	want, err := schemaOf(ctx, version)
	if err != nil {
		return err
	}
	return s.look(ctx, func(r *reader) {
		got := r.schema()
		for _, made := range slices.SortedFunc(maps.Keys(want), schemaObject.compare) {
			if made.kind == "table" && got[made] != want[made] {
				r.fail(&DamagedError{t.backup, fmt.Errorf(english.JournalTable, made.name)})
			}
		}
	})
}

// Backup writes the journal as it stands into a new file, readable by its owner alone, and
// returns what is wrong with the record. The file is a complete journal, which Restore takes
// back if it is sound. No file is ever overwritten.
func (s *Store) Backup(ctx context.Context, path string) ([]Fault, error) {
	s.tell(english.CopyingRecord, -1)
	err := file.Writing{Notes: Unfinished(filepath.Dir(s.path))}.Write(path, func(f *os.File) error {
		name, err := filepath.Abs(f.Name()) // SQLite would take some names for addresses
		if err != nil {
			return err
		}
		return s.exec(ctx, "VACUUM INTO ?", name)
	})
	switch {
	case code(err) != 0:
		return nil, s.wrap(english.JournalBackUp, err)
	case err != nil:
		return nil, failure(english.BackupWrite, path, err)
	}
	return s.Verify(ctx)
}

// exec runs a statement that can't be part of a transaction.
func (s *Store) exec(ctx context.Context, statement string, args ...any) error {
	return retry(ctx, func() error {
		_, err := s.db.ExecContext(ctx, statement, args...)
		return err
	})
}

// get reads the columns of a row outside of a transaction.
func (s *Store) get(ctx context.Context, query string, to ...any) error {
	return retry(ctx, func() error { return s.db.QueryRowContext(ctx, query).Scan(to...) })
}

// mergeLog moves everything into one file, without a log beside it. No other program may have
// the journal open.
func (s *Store) mergeLog(ctx context.Context) error {
	mode := ""
	if err := s.get(ctx, "PRAGMA journal_mode = DELETE", &mode); err != nil {
		return s.wrap(english.JournalClose, err)
	}
	return nil
}

// copyLog copies the log of a journal whose main file was copied byte by byte, if it has one.
func copyLog(to, from string) error {
	err := copyFile(to+logExt, from+logExt)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// copyFile copies a file into a new one for its owner alone, and syncs it to disk.
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
