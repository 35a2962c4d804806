package file

import (
	"cmp"
	"os"
)

// Lock is a file that one program at a time holds. However a process ends, the system drops
// its lock.
type Lock struct{ f *os.File }

// TryLock makes the file if it is not there, and locks it; nil if another program holds it.
func TryLock(path string) (*Lock, error) {
	for {
		f, err := UpdateOrCreate(path)
		if err != nil {
			return nil, err
		}
		switch held, err := tryLock(f); {
		case err != nil || !held:
			return nil, named(path, cmp.Or(err, f.Close()))
		case !Is(f, path): // whoever held it has removed it meanwhile
			_ = f.Close()
			continue
		}
		return &Lock{f}, nil
	}
}

// Path is where the locked file is.
func (l *Lock) Path() string { return l.f.Name() }

// There tells whether the file is still the one of that name.
func (l *Lock) There() bool { return Is(l.f, l.f.Name()) }

// Drop gives the lock back and leaves the file.
func (l *Lock) Drop() { _ = l.f.Close() }

// Remove gives the lock back and removes the file, in such an order that nobody else locks a
// file that is about to go. Of nil, there is nothing to give back.
func (l *Lock) Remove() {
	if l != nil {
		_ = removeOpen(l.f)
	}
}

// Is tells whether an open file is the one of that name.
func Is(f *os.File, path string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(open, there)
}
