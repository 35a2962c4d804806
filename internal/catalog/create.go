package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"presshold/internal/plain"
)

// Create writes the new file of a protocol or a treatment into the user's directory, which is made if it is
// not there, and returns its path. Both are for the owner alone. A file that exists is
// never written over: the error is then an [fs.ErrExist] to errors.Is. Nothing is left
// of a file that could not be written whole.
func Create(userDir, id string, data []byte) (path string, err error) {
	if !isID(id) {
		return "", fmt.Errorf("%s can't be an id", plain.Quote(id))
	}
	if err := os.MkdirAll(userDir, 0o700); err != nil {
		return "", fmt.Errorf("make the folder of your own: %w", err)
	}
	path = filepath.Join(userDir, id+extension)
	return path, WriteNew(path, data)
}

// WriteNew writes a file that does not exist yet, for the owner alone, whole or not at
// all. The error is an [fs.ErrExist] to errors.Is if it does exist.
func WriteNew(path string, data []byte) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: %w", path, fs.ErrExist)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o600) // the umask may have taken bits away
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}
