package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"presshold/internal/phrase/english"
)

// Error says what is wrong with a file or a folder, in the program's words. What the system said can
// still be told with [errors.Is].
type Error struct {
	Path    string // as it was asked for
	Why     error
	Writing bool // it was to be written
}

func (e *Error) Error() string {
	if e.Writing {
		return fmt.Sprintf(english.FileUnwritten, e.Path, e.Why)
	}
	return fmt.Sprintf("%s: %s", e.Path, e.Why)
}

func (e *Error) Unwrap() error { return e.Why }

// named words an error for the file that was asked for; nil for none.
func named(path string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{Path: path, Why: Why(err)}
}

// Reason words an error of the system for the file that it names itself.
func Reason(err error) error {
	if path := Path(err); path != "" {
		return named(path, err)
	}
	return err
}

// Path is the file or the folder that an error is about; "" for an error of something else.
func Path(err error) string {
	var ours *Error
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &ours):
		return ours.Path
	case errors.As(err, &one):
		return one.Path
	case errors.As(err, &two):
		return two.New
	default:
		return ""
	}
}

// Why is what is wrong, in the program's words and without the path: for a message that names the
// file itself. An error that says more than a file's stays as it is.
func Why(err error) error {
	switch e := err.(type) { //nolint:errorlint // what is wrapped around it would be lost
	case *Error:
		return e.Why
	case *fs.PathError:
		err = e.Err
	case *os.LinkError:
		err = e.Err
	case *os.SyscallError:
		err = e.Err
	}
	if errors.Unwrap(err) != nil {
		return err
	}
	for _, r := range reasons() {
		if errors.Is(err, r.system) {
			return reason{r.words, err}
		}
	}
	return err
}

// reason is an error of the system in the program's words.
type reason struct {
	words  string
	system error
}

func (r reason) Error() string { return r.words }

func (r reason) Unwrap() error { return r.system }

// reasons are all that have words; others are told as the system does.
func reasons() []reason {
	return []reason{
		{english.FileMissing, fs.ErrNotExist},
		{english.FileDenied, fs.ErrPermission},
		{english.FileThere, fs.ErrExist},
		{english.FileNoFolder, syscall.ENOTDIR},
		{KindError{fs.ModeDir}.Error(), syscall.EISDIR},
		{english.FileDiskFull, syscall.ENOSPC},
		{english.FileQuota, syscall.EDQUOT},
		{english.FileReadOnly, syscall.EROFS},
		{english.FileDiskFails, syscall.EIO},
		{english.FileBusy, syscall.EBUSY},
		{english.FileLoops, syscall.ELOOP},
		{english.FileLongName, syscall.ENAMETOOLONG},
	}
}

// KindError says what was found in place of a regular file.
type KindError struct{ Mode fs.FileMode }

func (e KindError) Error() string { return fmt.Sprintf(english.FileNot, kind(e.Mode)) }

// kind names what a mode stands for.
func kind(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return english.FileFolder
	case m&fs.ModeNamedPipe != 0:
		return english.FilePipe
	case m&fs.ModeSocket != 0:
		return english.FileSocket
	case m&fs.ModeDevice != 0:
		return english.FileDevice
	default:
		return english.FileOther
	}
}

// SizeError tells that a file is larger than what was to be read of it.
type SizeError struct{ Most int64 } // bytes

func (e SizeError) Error() string { return fmt.Sprintf(english.FileTooLarge, e.Most>>10) }

// blocked words the error for a path, and says which folder above it is in fact a file. Windows
// says that such a path is not there, as if it could be made.
func blocked(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		for at := path; ; at = filepath.Dir(at) {
			switch info, above := os.Stat(at); {
			case above == nil && !info.IsDir() && at == path:
				return named(path, syscall.ENOTDIR)
			case above == nil && !info.IsDir():
				return named(path, reason{fmt.Sprintf(english.FileInWay, at), syscall.ENOTDIR})
			case above == nil, at == filepath.Dir(at):
				return named(path, err)
			}
		}
	}
	return named(path, err)
}
