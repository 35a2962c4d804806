package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"presshold/internal/phrase/english"
)

// RequestError tells what was asked of the record that it can't do: a session that is
// not there, a value that it does not take. It holds nothing of what is recorded.
type RequestError struct{ text string }

func (e *RequestError) Error() string { return e.text }

func refuse(format string, args ...any) error { return &RequestError{fmt.Sprintf(format, args...)} }

// NewerError tells that a journal was written by a later version of the program, and
// was left alone.
type NewerError struct {
	Path         string
	Found, Known int // schema versions
}

func (e *NewerError) Error() string {
	return fmt.Sprintf(english.JournalNewer, e.Path, e.Found, e.Known)
}

// DamagedError tells that a file is no journal, or a damaged one.
type DamagedError struct {
	Path string
	Err  error
}

func (e *DamagedError) Error() string { return fmt.Sprintf(english.JournalDamaged, e.Path, e.Err) }

func (e *DamagedError) Unwrap() error { return e.Err }

// ErrNone tells that nothing was ever recorded.
var ErrNone = errors.New(english.JournalEmpty)

// errBusy tells that another program was at it for longer than anybody waits.
var errBusy = errors.New(english.JournalBusy)

// isBusy tells whether an error says that another program is at it.
func isBusy(err error) bool { return code(err) == sqlite3.SQLITE_BUSY || errors.Is(err, errBusy) }

// code is the primary result code of an error of SQLite's; 0 for any other.
func code(err error) int { return extended(err) & 0xff }

// extended is the result code with what SQLite adds to it.
func extended(err error) int {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code()
}

// wrap says what failed with the journal, such as [english.JournalRead], and tells damage from
// the rest.
func (s *Store) wrap(failed string, err error) error {
	switch code(err) {
	case sqlite3.SQLITE_IOERR:
		switch extended(err) { // no index of the log can be made
		case sqlite3.SQLITE_IOERR_SHMSIZE:
			err = errFull
		case sqlite3.SQLITE_IOERR_SHMOPEN:
			err = errOnlyRead
		}
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT,
		sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH:
		// The statements are the program's own: what does not take them is not as it was made.
		return &DamagedError{s.path, err}
	case sqlite3.SQLITE_FULL:
		err = errFull
	case sqlite3.SQLITE_BUSY:
		err = errBusy
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN: // no log can be made beside it
		err = errOnlyRead
	}
	var damaged *DamagedError
	var asked *RequestError
	var row *rowError
	switch {
	case errors.As(err, &damaged) || errors.As(err, &asked):
		return err
	case errors.As(err, &row):
		return &DamagedError{s.path, err}
	}
	return fmt.Errorf(failed, s.path, err)
}

// Why a journal can't be written where it is.
var (
	errOnlyRead = errors.New(english.JournalReadOnly)
	errFull     = errors.New(english.JournalDiskFull)
)

// onlyRead tells whether an error of opening says that nothing can be written in the
// journal's folder.
func onlyRead(err error) bool {
	return errors.Is(err, errOnlyRead) || errors.Is(err, errFull) ||
		errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) || errors.Is(err, syscall.ENOSPC)
}

// why is why nothing can be written, in the words that are shown.
func why(err error) error {
	if errors.Is(err, errFull) || errors.Is(err, syscall.ENOSPC) {
		return errFull
	}
	return errOnlyRead
}

// rowError tells that a row does not hold what the program writes there.
type rowError struct{ err error }

func (e *rowError) Error() string { return e.err.Error() }

func (e *rowError) Unwrap() error { return e.err }

// errForeign tells of a database that is no journal.
var errForeign = errors.New(english.JournalNotOurs)

// TracesError tells that what was deleted may still stand in files.
type TracesError struct{ Path string }

func (e *TracesError) Error() string {
	return fmt.Sprintf(english.DeletedTraces, e.Path)
}
