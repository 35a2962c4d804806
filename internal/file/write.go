package file

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"presshold/internal/phrase/english"
)

// Writing says how a file is written. The zero value writes a new file.
type Writing struct {
	// Replace lets the file take the place of one that is there.
	Replace bool
	// KeepMode gives it the mode of the one that it takes the place of.
	KeepMode bool
	// Notes is a folder in which the place of the file is noted while it is written, so that
	// [Sweep] finds what a killed program leaves; "" for none.
	Notes string
}

// Write writes a file whole or not at all: first under another name in the same folder, then,
// once it is on the disk, under its own. The folder must be there. If the path is a link, the
// link stays and its target is written. The error is an [fs.ErrExist] if something is there that
// may not be replaced.
func (w Writing) Write(path string, write func(f *os.File) error) error {
	to, err := Target(path)
	if err != nil {
		return err
	}
	mode, err := w.mode(path, to)
	if err != nil {
		return unwritten(path, err)
	}
	u, err := Begin(filepath.Dir(to), w.Notes)
	if err != nil {
		return unwritten(path, err)
	}
	if err = write(u.File); err != nil {
		u.Discard()
		var ours *fs.PathError
		if errors.As(err, &ours) && ours.Path == u.Name() {
			return unwritten(path, ours)
		}
		return err
	}
	switch err = u.Chmod(mode); {
	case err != nil:
		u.Discard()
	case w.Replace:
		err = u.Replace(to)
	default:
		err = u.nameNew(to)
	}
	return unwritten(path, err)
}

// mode is the mode for a file that is written to the target of a path. The error is why it can't be.
func (w Writing) mode(path, to string) (fs.FileMode, error) {
	switch info, err := os.Stat(filepath.Dir(to)); {
	case err == nil && info.IsDir():
	case err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
		return 0, err
	case to != path:
		return 0, fmt.Errorf(english.FileLinkGone, to)
	default:
		if err = blocked(path, cmp.Or(err, error(syscall.ENOTDIR))); errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf(english.FileNoSuchFolder, filepath.Dir(to))
		}
		return 0, err
	}
	info, err := os.Stat(to)
	if err == nil && !info.Mode().IsRegular() {
		return 0, KindError{info.Mode()}
	}
	switch _, there := os.Lstat(path); {
	case there == nil && !w.Replace:
		return 0, fs.ErrExist
	case there != nil && !errors.Is(there, fs.ErrNotExist):
		return 0, there
	case err == nil && w.KeepMode:
		return info.Mode().Perm(), nil
	default:
		return Mode, nil
	}
}

// unwritten words why a file can't be written; nil for nothing.
func unwritten(path string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{path, Why(err), true}
}

// Data writes these bytes as a whole.
func (w Writing) Data(path string, data []byte) error {
	return w.Write(path, func(f *os.File) error {
		_, err := f.Write(data)
		return err
	})
}
