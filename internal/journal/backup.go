package journal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

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
		return nil, fmt.Errorf("back up the journal: %w", err)
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
