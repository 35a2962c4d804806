package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Files and folders are for the owner alone, whatever the umask.
const (
	privateFile   = 0o600
	privateFolder = 0o700
)

// replace puts data in place of the file, at once or not at all. An existing file
// keeps its mode; a new one, and every folder that is made, is private.
func replace(path string, data []byte) (err error) {
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	mode := fs.FileMode(privateFile)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}

// makeFolder makes a private folder, and those above it that are missing.
func makeFolder(dir string) error {
	if info, err := os.Stat(dir); err == nil {
		if !info.IsDir() {
			return &fs.PathError{Op: "mkdir", Path: dir, Err: errNotFolder}
		}
		return nil
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := makeFolder(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, privateFolder); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Chmod(dir, privateFolder) // the umask may have taken bits away
}

var errNotFolder = errors.New("not a folder")

// safetyMark is the file that says that the safety text was shown.
const safetyMark = "safety-seen"

// SafetySeen tells whether the safety text was shown before, by a mark in the
// state folder. If that cannot be told, it was not.
func SafetySeen(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, safetyMark))
	return err == nil
}

// MarkSafetySeen leaves the mark that SafetySeen looks for.
func MarkSafetySeen(dir string) error {
	if err := replace(filepath.Join(dir, safetyMark), nil); err != nil {
		return fmt.Errorf("mark the safety text as shown: %w", err)
	}
	return nil
}
