// Package journal keeps the record: what was done in each session, as it happens.
//
// The record is one SQLite file in the user's data folder. A [Recorder] writes it: it takes the
// turns of a run from the driver without ever making the driver wait, and commits them in a
// goroutine of its own. A commit has reached the disk when it returns (WAL with
// synchronous=FULL), so it survives the end of the process and of the machine. A [Store] reads
// and edits the record.
//
// A session that never ended, because the process or the machine died, is found by its lock (see
// [Interrupted]). The user's inputs are kept until a session ends, so that it can be replayed
// exactly.
//
// The record is health data. Its files are readable by their owner alone, whatever the umask,
// and no error of this package contains any of it.
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

const fileName = "journal.db"

// Path is the path of the record in a data folder.
func Path(folder string) string { return filepath.Join(folder, fileName) }

// Unfinished is the folder in a data folder that notes which backups and exports are being
// written, for [file.Sweep].
func Unfinished(folder string) string { return filepath.Join(folder, "unfinished") }

// Store is an open journal. It may be used by several goroutines.
type Store struct {
	db       *sql.DB
	path     string // as the user knows it
	files    opened
	readOnly error                   // why nothing can be written; nil if it can
	closing  func() error            // cleans up after closing; may be nil
	progress Progress                // may be nil
	step     func(name string) error // lets tests fail a step of a deletion; nil otherwise
}

// Open opens the journal of a data folder, and migrates it to the current schema. The error is
// ErrNone if there is none, or a *NewerError or *DamagedError for a file that can't be used,
// which is left as it is.
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

// openTries limits how often opening is tried while other files take the journal's place.
const openTries = 3

// open opens the journal of a folder, which is created if there is none.
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
		return nil, failure(english.JournalOpen, path, err)
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

// connect opens a database; errors call it by a name. It has one connection: the transactions of
// a journal run one after another anyway, and each connection has its own cache.
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

// place is the real path of the journal of a folder: links are followed.
func place(folder string) (string, error) {
	path, err := file.Target(Path(folder))
	if err != nil {
		return "", failure(english.JournalOpen, Path(folder), err)
	}
	if path == Path(folder) {
		return path, nil
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf(english.JournalBrokenLink, Path(folder), path)
	}
	return path, nil
}

// prepare creates the folder and an empty file for their owner alone, before SQLite creates them
// for everybody. Files beside the journal get its mode. An existing file that others could read
// is restricted. It is not opened for that, since closing it would drop the locks of this
// process.
func prepare(folder, path string) error {
	if err := file.MakeFolder(folder); err != nil {
		return failure(english.JournalFolder, folder, err)
	}
	f, err := file.Create(path)
	switch {
	case err == nil:
		err = f.Close()
	case errors.Is(err, fs.ErrExist):
		err = nil
	}
	if err != nil {
		return failure(english.JournalOpen, path, err)
	}
	if info, err := os.Lstat(Path(folder)); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(path, file.Mode) // someone else's, or on read-only media: doctor tells
	}
	return nil // the mode of a link's target is not the program's to change
}

// busyTimeout is how long a transaction waits for another program.
const busyTimeout = time.Second

// sqliteTimeout is how long SQLite itself waits before retry tries again. Its pauses grow to a
// tenth of a second, too long to ever get a turn where several programs write all the time.
const sqliteTimeout = 20 * time.Millisecond

// dsn is the address of the journal for the driver, with the settings of each connection.
func dsn(path string) string {
	// Pragmas are applied in this order: the timeout comes before whatever may have to wait.
	query := url.Values{"_pragma": {
		fmt.Sprintf("busy_timeout(%d)", sqliteTimeout.Milliseconds()),
		"journal_mode(WAL)",
		"synchronous(FULL)",  // NORMAL loses commits when the power fails
		"foreign_keys(ON)",   //
		"secure_delete(ON)",  // what is deleted is overwritten
		"temp_store(MEMORY)", // or sorting would leave health data in a shared folder
		"cache_size(-1024)",  // KiB
	}, "_txlock": {"immediate"}}
	return address(path, query.Encode())
}

// address is a path as a SQLite URI, whatever characters are in it.
func address(path, query string) string {
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: query}
	return u.String()
}

// changeIn runs a transaction in the journal of a folder, which is created if there is none.
func changeIn(ctx context.Context, folder string, do func(*writer)) error {
	s, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // the change has reached the disk, or failed
	return s.change(ctx, do)
}

// retry repeats an operation while another program uses the journal, for at most busyTimeout.
// SQLite's own waiting doesn't cover two programs that open a new file at once, either.
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

func placeholders(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// milliseconds is a duration as it stands in the record.
func milliseconds(d time.Duration) int64 { return d.Milliseconds() }

// Progress is called during a long operation with what is being done and the fraction that is
// done, from 0 to 1, or less than 0 if it is unknown.
type Progress func(what string, part float64)

// Watch sets who is told of the progress of long operations.
func (s *Store) Watch(progress Progress) { s.progress = progress }

func (s *Store) tell(what string, part float64) {
	if s.progress != nil {
		s.progress(what, part)
	}
}
