// Package journal keeps the record: what was done in each session, as it happens.
//
// The record is one SQLite file in the user's data folder. A [Recorder] writes it: it
// takes the turns of a run as the driver tells them, without ever making the driver
// wait, and commits each one from a goroutine of its own. A commit has reached the
// disk when it returns (WAL with synchronous=FULL), so what was committed survives the
// end of the process and of the machine. A [Store] reads and edits the record.
//
// A session that never came to its end, because the process or the machine died, is
// found by the lock that it held (see [Interrupted]); the wishes it was given are kept
// until it ends, so that it can be made anew exactly as it stood.
//
// The record is health data. Its files are for the owner alone, whatever the umask,
// and no error of this package holds any of it.
package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// fileName is what the record is called in its folder.
const fileName = "journal.db"

// Path is where the record of a data folder is.
func Path(folder string) string { return filepath.Join(folder, fileName) }

// Unfinished is the folder in a data folder that notes where backups and exports are being
// written, for [file.Sweep].
func Unfinished(folder string) string { return filepath.Join(folder, "unfinished") }

// Store is an open journal. It may be used by several goroutines.
type Store struct {
	db       *sql.DB
	path     string // by which it was asked for
	files    opened
	readOnly error                   // why nothing can be written; nil where it can
	closing  func() error            // does what else closing takes; nil for nothing
	progress Progress                // nil where nobody watches
	step     func(name string) error // of a deletion, for tests; nil otherwise
}

// Open opens the journal of a data folder, and brings it up to this version of the
// program. The error is ErrNone if there is none, a *NewerError or a *DamagedError for
// a file that can't be used; such a file is left as it is.
func Open(ctx context.Context, folder string) (*Store, error) {
	path, err := place(folder)
	if err != nil {
		return nil, err
	}
	if errors.Is(file.Check(path), fs.ErrNotExist) && size(path+logExt) == 0 {
		return nil, ErrNone
	}
	s, err := open(ctx, folder)
	if err != nil && onlyRead(err) {
		return openReadOnly(ctx, folder, err)
	}
	return s, err
}

// openTries is how often opening is tried where another file takes the journal's place
// meanwhile.
const openTries = 3

// open opens the journal of a folder, or makes one.
func open(ctx context.Context, folder string) (s *Store, err error) {
	for range openTries {
		if s, err = openOnce(ctx, folder); err != nil || !s.replaced() {
			return s, err
		}
		_ = s.Close() // nothing was written
	}
	return nil, fmt.Errorf(english.JournalReplacing, Path(folder))
}

func openOnce(ctx context.Context, folder string) (*Store, error) {
	path, err := place(folder)
	if err != nil {
		return nil, err
	}
	if err := inspect(ctx, path); err != nil {
		return nil, byName(err, folder)
	}
	if err := prepare(folder, path); err != nil {
		return nil, err
	}
	before, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open the journal: %w", err)
	}
	s, err := connect(dsn(path), Path(folder))
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		_ = s.Close()
		return nil, err
	}
	s.files = statFiles(folder)
	s.files[""] = before
	return s, nil
}

// connect opens a database, which errors call by a name. It has one connection: the transactions
// of a journal follow one another anyway, and each connection has a cache of its own.
func connect(address, name string) (*Store, error) {
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	db.SetMaxOpenConns(1)
	return &Store{db: db, path: name}, nil
}

// Close closes the journal.
func (s *Store) Close() error {
	err := s.db.Close()
	if s.closing != nil {
		err = errors.Join(err, s.closing())
	}
	return err
}

// place is where the journal of a folder really is: a link is followed.
func place(folder string) (string, error) {
	path, err := file.Target(Path(folder))
	if err != nil {
		return "", fmt.Errorf("open the journal: %w", err)
	}
	if path == Path(folder) {
		return path, nil
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf(english.JournalBrokenLink, Path(folder), path)
	}
	return path, nil
}

// prepare makes the folder and an empty file for their owner alone before SQLite
// makes them for anybody; what it puts beside the file gets the file's mode. What is
// there already stays as it is, but for a journal that others could read: that is not
// opened, for closing it again would drop the locks that this process has on it.
func prepare(folder, path string) error {
	if err := file.MakeFolder(folder); err != nil {
		return fmt.Errorf(english.JournalFolder, err)
	}
	f, err := file.Create(path)
	switch {
	case err == nil:
		err = f.Close()
	case errors.Is(err, fs.ErrExist):
		err = nil
	}
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	if info, err := os.Lstat(Path(folder)); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(path, file.Mode) // another's, or on a medium that is only read: doctor tells
	}
	return nil // where it is a link, what it leads to is somebody else's
}

// busyTimeout is how long a transaction waits for another program's.
const busyTimeout = time.Second

// sqliteTimeout is how long SQLite waits by itself, before retry tries again. Its pauses grow to
// a tenth of a second; where several programs write all the time, who looks so rarely
// never gets a turn.
const sqliteTimeout = 20 * time.Millisecond

// dsn names the file to the driver, and what holds for each connection to it.
func dsn(path string) string {
	// Pragmas are taken in this order: waiting comes before whatever may have to wait.
	query := url.Values{"_pragma": {
		fmt.Sprintf("busy_timeout(%d)", sqliteTimeout.Milliseconds()),
		"journal_mode(WAL)",
		"synchronous(FULL)",  // NORMAL loses commits when the power fails
		"foreign_keys(ON)",   //
		"secure_delete(ON)",  // what is deleted is overwritten
		"temp_store(MEMORY)", // or sorting leaves health data in a folder for all
		"cache_size(-1024)",  // KiB
	}, "_txlock": {"immediate"}}
	return address(path, query.Encode())
}

// address names a file to SQLite, whatever is in the name.
func address(path, query string) string {
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: query}
	return u.String()
}

// change makes a change, or none if something goes wrong on the way.
func (s *Store) change(ctx context.Context, do func(*writer)) error {
	if s.readOnly != nil {
		return s.wrap(english.JournalWrite, s.readOnly)
	}
	err := retry(ctx, func() error {
		tx, err := s.db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }() // does nothing after a commit
		w := newWriter(ctx, tx)
		do(w)
		if w.err != nil {
			return w.err
		}
		return tx.Commit()
	})
	if err != nil {
		return s.wrap(english.JournalWrite, err)
	}
	return nil
}

// changeIn makes one change to the journal of a folder, which is made if there is none.
func changeIn(ctx context.Context, folder string, do func(*writer)) error {
	s, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // the change has reached the disk, or failed
	return s.change(ctx, do)
}

// retry does something once more as long as another program is at it, for so long as
// there is patience. SQLite's own waiting does not cover two programs that open a new
// file at once, either.
func retry(ctx context.Context, do func() error) error {
	deadline := time.Now().Add(busyTimeout)
	for pause := time.Millisecond; ; pause = min(2*pause, 4*time.Millisecond) {
		err := do()
		if !isBusy(err) || time.Now().After(deadline) {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// placeholders is a list of n question marks.
func placeholders(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// milliseconds is how lengths and moments stand in the record.
func milliseconds(d time.Duration) int64 { return d.Milliseconds() }
