package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// RequestError is a request that the record can't fulfil: a session that does not exist, an
// invalid value. It contains nothing that is recorded.
type RequestError struct{ text string }

func (e *RequestError) Error() string { return e.text }

func refuse(format string, args ...any) error { return &RequestError{fmt.Sprintf(format, args...)} }

// NewerError means that a newer version of the program wrote the journal. The file is left
// alone.
type NewerError struct {
	Path         string
	Found, Known int // schema versions
}

func (e *NewerError) Error() string {
	return fmt.Sprintf(english.JournalNewer, e.Path, e.Found, e.Known)
}

// DamagedError means that a file is damaged, or not a journal.
type DamagedError struct {
	Path string
	Err  error
}

func (e *DamagedError) Error() string {
	switch {
	case e.Foreign():
		return fmt.Sprintf(english.JournalForeign, e.Path, errForeign)
	case code(e.Err) != 0 || errors.As(e.Err, new(*rowError)): // SQLite's words help nobody
		return fmt.Sprintf(english.JournalDamaged, e.Path, english.JournalUnreadable)
	default:
		return fmt.Sprintf(english.JournalDamaged, e.Path, e.Err)
	}
}

func (e *DamagedError) Unwrap() error { return e.Err }

// Foreign reports that the file is not a journal, so that there is nothing to salvage.
func (e *DamagedError) Foreign() bool { return errors.Is(e.Err, errForeign) }

// NothingLeft reports that the error says that nothing in the file can be salvaged.
func (e *DamagedError) NothingLeft() bool { return errors.Is(e.Err, errNothingLeft) }

// ErrNone means that nothing was ever recorded.
var ErrNone = errors.New(english.JournalEmpty)

// errBusy means that another program used the journal for longer than busyTimeout.
var errBusy = errors.New(english.JournalBusy)

func isBusy(err error) bool { return code(err) == sqlite3.SQLITE_BUSY || errors.Is(err, errBusy) }

// code is the primary result code of a SQLite error; 0 for any other error.
func code(err error) int { return extended(err) & 0xff }

func extended(err error) int {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code()
}

// wrap says what failed with the journal, in a format such as [english.JournalRead]. Damage becomes
// a *DamagedError.
func (s *Store) wrap(failed string, err error) error {
	switch code(err) {
	case sqlite3.SQLITE_IOERR:
		switch extended(err) { // no index of the log can be made
		case sqlite3.SQLITE_IOERR_SHMSIZE:
			err = errFull
		case sqlite3.SQLITE_IOERR_SHMOPEN:
			err = errOnlyRead
		default:
			err = errDisk
		}
	case sqlite3.SQLITE_NOTADB:
		return &DamagedError{s.path, errForeign}
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT,
		sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH:
		// The statements are fixed: if SQLite rejects one, the tables are not as the program
		// creates them.
		return &DamagedError{s.path, err}
	case sqlite3.SQLITE_FULL:
		err = errFull
	case sqlite3.SQLITE_BUSY:
		err = errBusy
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN: // no log can be made beside it
		err = errOnlyRead
	}
	switch {
	case errors.As(err, new(*DamagedError)) || errors.As(err, new(*RequestError)):
		return err
	case errors.As(err, new(*rowError)):
		return &DamagedError{s.path, err}
	}
	return failure(failed, s.path, err)
}

// failure says what failed with a file, in a format such as [english.JournalRead], and why,
// without the name of the system call.
func failure(failed, path string, err error) error {
	return fmt.Errorf(failed, path, file.Why(err))
}

// Why a journal can't be written where it is.
var (
	errOnlyRead = errors.New(english.JournalReadOnly)
	errFull     = errors.New(english.FileDiskFull)
	errDisk     = errors.New(english.FileDiskFails)
)

// onlyRead reports whether opening failed because nothing can be written in the journal's
// folder.
func onlyRead(err error) bool {
	return errors.Is(err, errOnlyRead) || errors.Is(err, errFull) ||
		errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) || errors.Is(err, syscall.ENOSPC)
}

// why returns the reason that users are told why nothing can be written.
func why(err error) error {
	if errors.Is(err, errFull) || errors.Is(err, syscall.ENOSPC) {
		return errFull
	}
	return errOnlyRead
}

// rowError means that a row does not hold what the program writes there.
type rowError struct{ err error }

func (e *rowError) Error() string { return e.err.Error() }

func (e *rowError) Unwrap() error { return e.err }

// errNothingLeft means that nothing of a backup can be salvaged.
var errNothingLeft = errors.New(english.JournalNothingLeft)

// errForeign means that a database is not a journal.
var errForeign = errors.New(english.JournalNotOurs)

// TracesError means that deleted data may remain in files.
type TracesError struct{ Path string }

func (e *TracesError) Error() string {
	return fmt.Sprintf(english.DeletedTraces, e.Path)
}
