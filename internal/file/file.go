// Package file opens, reads and writes the files of the program.
//
// It opens regular files only: a pipe, a device, a socket or a folder in the place of a file
// is refused at once, and neither read, written nor changed. What it makes is for the owner
// alone, whatever the umask; what was there keeps its mode. Symbolic links are followed and
// stay.
//
// The errors name the file that was asked for, and say in the program's words what is wrong: see [Error].
package file

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"presshold/internal/phrase/english"
)

// What is made is for its owner alone.
const (
	Mode       fs.FileMode = 0o600
	FolderMode fs.FileMode = 0o700
)

// Check returns what is wrong with a file without opening it: an [fs.ErrNotExist] if there is none,
// a [KindError] if it is not a regular file.
func Check(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return blocked(path, err)
	}
	return check(path, info)
}

func check(path string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return named(path, KindError{info.Mode()})
	}
	return nil
}

// Stat describes a file so that [os.SameFile] can compare it at any later time with what has
// its name by then.
func Stat(path string) (fs.FileInfo, error) {
	info, err := stat(path)
	return info, named(path, err)
}

// Open opens a file to be read.
func Open(path string) (*os.File, error) { return open(path, os.O_RDONLY) }

// Update opens a file that is there to be read and written.
func Update(path string) (*os.File, error) { return open(path, os.O_RDWR) }

// Create makes a file that is not there yet and opens it to be read and written. The
// error is an [fs.ErrExist] if something is there.
func Create(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, Mode)
	if err != nil {
		return nil, named(path, err)
	}
	if err := f.Chmod(Mode); err != nil { // the umask may have taken bits away
		return nil, named(path, cmp.Or(err, f.Close(), os.Remove(path)))
	}
	return f, nil
}

// UpdateOrCreate opens a file to be read and written, and makes it if it is not there.
func UpdateOrCreate(path string) (*os.File, error) {
	for {
		f, err := Update(path)
		if !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
		to, err := Target(path)
		if err != nil {
			return nil, err
		}
		if f, err = Create(to); !errors.Is(err, fs.ErrExist) { // or another program was faster
			return f, err
		}
	}
}

// open opens a file that is there. Just to open a pipe can hang, and to open a device can
// change it, so the file is looked at before, and again after, since it may have been replaced.
func open(path string, flag int) (*os.File, error) {
	if err := Check(path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, flag|dontWait, 0)
	if err != nil {
		return nil, named(path, err)
	}
	info, err := f.Stat()
	if err == nil {
		err = check(path, info)
	}
	if err != nil {
		return nil, named(path, cmp.Or(err, f.Close()))
	}
	return f, nil
}

// Read reads a file of at most so many bytes. A larger one is a [SizeError].
func Read(path string, most int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	return readAll(f, most)
}

func readAll(f *os.File, most int64) ([]byte, error) {
	defer func() { _ = f.Close() }() // it was only read: closing loses nothing
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if int64(len(data)) > most {
		err = SizeError{most}
	}
	if err != nil {
		return nil, named(f.Name(), err)
	}
	return data, nil
}

// ReadNamed reads a file that the user named, as Read does. It may also be a pipe that the
// program was started with, as the shell hands them over: /dev/stdin, or /dev/fd/63.
func ReadNamed(path string, most int64) ([]byte, error) {
	if path != "/dev/stdin" && !strings.HasPrefix(path, "/dev/fd/") {
		return Read(path, most)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, named(path, err)
	}
	return readAll(f, most)
}

// ReadFolder lists what is in a folder; one that is not there is as good as an empty one.
func ReadFolder(dir string) ([]fs.DirEntry, error) {
	list, err := os.ReadDir(dir)
	if err = blocked(dir, err); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return list, err
}

// MakeFolder makes a folder for its owner alone, and those above it that are missing. One
// that is there stays as it is.
func MakeFolder(dir string) error {
	switch info, err := os.Stat(dir); {
	case err == nil && !info.IsDir():
		return named(dir, syscall.ENOTDIR)
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
		return named(dir, err)
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := MakeFolder(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, FolderMode); err != nil {
		if info, gone := os.Stat(dir); gone == nil && info.IsDir() { // another program was faster
			return nil
		}
		if errors.Is(err, fs.ErrExist) {
			err = errNowhere
		}
		return named(dir, err)
	}
	return named(dir, os.Chmod(dir, FolderMode)) // the umask may have taken bits away
}

var errNowhere = errors.New(english.FileNowhere)

// Exposed tells whether others than the owner may read a file, or look into a folder. On
// Windows access lists decide that, and it reports false.
func Exposed(path string) bool {
	info, err := os.Stat(path)
	return err == nil && exposes(info.Mode())
}

// maxLinks is how many links are followed, one after the other.
const maxLinks = 40

// Target is the file that a name stands for once its symbolic links are followed. It need
// not be there.
func Target(path string) (string, error) {
	at := path
	for range maxLinks {
		to, ok := linked(at)
		if !ok {
			return at, nil
		}
		at = to
	}
	return "", named(path, syscall.ELOOP)
}

// linked is what a link leads to; false for what is no link, or not there.
func linked(path string) (string, bool) {
	to, err := os.Readlink(path)
	if err != nil || filepath.IsAbs(to) {
		return to, err == nil
	}
	dir := filepath.Dir(path)
	if straight, err := filepath.EvalSymlinks(dir); err == nil { // or ".." would lead elsewhere
		dir = straight
	}
	return filepath.Join(dir, to), true
}

// SyncFolder makes what was created, renamed or removed in a folder survive a power failure,
// where the system can.
func SyncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
