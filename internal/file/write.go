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
	folder := filepath.Dir(to)
	if info, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || err == nil && !info.IsDir() {
		if to != path {
			return &fs.PathError{Op: "write", Path: path, Err: fmt.Errorf(english.FileLinkGone, to)}
		}
		return fmt.Errorf(english.FileNoSuchFolder, folder)
	}
	mode := Mode
	switch info, err := os.Lstat(path); {
	case err == nil && !w.Replace:
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist}
	case err == nil && to == path && !info.Mode().IsRegular():
		return &fs.PathError{Op: "write", Path: path, Err: KindError{info.Mode()}}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if info, err := os.Stat(to); err == nil {
		if err := check(path, info); err != nil {
			return err
		}
		if w.KeepMode {
			mode = info.Mode().Perm()
		}
	}
	u, err := Begin(folder, w.Notes)
	if err != nil {
		return named(err, path)
	}
	if err = write(u.File); err == nil {
		err = u.Chmod(mode)
	}
	switch {
	case err != nil:
		u.Discard()
	case w.Replace:
		err = u.Replace(to)
	default:
		err = u.nameNew(to)
	}
	return named(err, path)
}

// Data writes these bytes as a whole.
func (w Writing) Data(path string, data []byte) error {
	return w.Write(path, func(f *os.File) error {
		_, err := f.Write(data)
		return err
	})
}

// named makes an error name the file that was asked for, not the unfinished one.
func named(err error, path string) error {
	var link *os.LinkError
	var other *fs.PathError
	switch {
	case errors.Is(err, fs.ErrExist):
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist}
	case errors.As(err, &link):
		return &fs.PathError{Op: "write", Path: path, Err: link.Err}
	case errors.As(err, &other):
		return &fs.PathError{Op: "write", Path: path, Err: other.Err}
	}
	return err
}
