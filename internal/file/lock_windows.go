package file

import (
	"cmp"
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock locks an open file until it is closed; false if another program has. A byte far
// behind the end stands for it, for what is locked nobody else can read.
func tryLock(f *os.File) (bool, error) {
	at := &windows.Overlapped{OffsetHigh: 1 << 30}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION):
		return false, nil
	}
	return false, &os.PathError{Op: "lock", Path: f.Name(), Err: err}
}

// removeOpen removes an open file. What is open can't be removed here.
func removeOpen(f *os.File) error { return cmp.Or(f.Close(), os.Remove(f.Name())) }

// renameOpen gives an open file another name, in place of whatever has that, and closes
// it. What is open can't be renamed here.
func renameOpen(f *os.File, to string) error { return cmp.Or(f.Close(), os.Rename(f.Name(), to)) }
