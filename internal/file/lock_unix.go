//go:build unix

package file

import (
	"cmp"
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// tryLock locks an open file until it is closed; false if another program has.
func tryLock(f *os.File) (bool, error) {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, nil
		case errors.Is(err, syscall.EINTR):
			continue
		}
		return false, &os.PathError{Op: "lock", Path: f.Name(), Err: err}
	}
}

// removeOpen removes an open file before it is closed.
func removeOpen(f *os.File) error { return cmp.Or(os.Remove(f.Name()), f.Close()) }

// renameOpen gives an open file another name, in place of whatever has that, and closes
// it.
func renameOpen(f *os.File, to string) error { return cmp.Or(os.Rename(f.Name(), to), f.Close()) }
