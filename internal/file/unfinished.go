package file

import (
	"cmp"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// The names of what is temporary: a file that has yet to get its name, or a folder that goes
// when the program ends.
const (
	unfinishedPrefix = ".presshold-"
	unfinishedSuffix = ".unfinished"
)

// Unfinished is an open file that has yet to get its name. It is locked as long as the program
// lives; [Sweep] removes what a killed program leaves, with what SQLite keeps beside it.
type Unfinished struct {
	*os.File

	note *Lock // that it is being written; nil for none
}

// Begin makes an unfinished file in a folder, and notes in notes that there is one; see
// [Writing].
func Begin(folder, notes string) (*Unfinished, error) {
	sweep(folder)
	written := note(notes, folder) // first: the program may be killed at any moment
	for {
		f, err := Create(filepath.Join(folder, unfinishedPrefix+rand.Text()+unfinishedSuffix))
		if err != nil {
			written.Remove()
			return nil, err
		}
		held, err := tryLock(f)
		if err != nil || held && Is(f, f.Name()) {
			return &Unfinished{f, written}, nil //nolint:nilerr // some file systems have no locks
		}
		_ = f.Close() // somebody took it for left over before it was locked
	}
}

// Replace syncs the file to the disk and gives it a name, in place of whatever has that.
func (u *Unfinished) Replace(to string) error { return u.finish(to, renameOpen) }

// nameNew does so if nothing has that name.
func (u *Unfinished) nameNew(to string) error {
	return u.finish(to, func(f *os.File, to string) error {
		err := os.Link(f.Name(), to)
		if err == nil {
			return removeOpen(f)
		}
		if !errors.Is(err, fs.ErrExist) { // not every file system has links
			if _, err = os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
				return renameOpen(f, to)
			}
			err = fs.ErrExist
		}
		return cmp.Or(err, f.Close())
	})
}

func (u *Unfinished) finish(to string, name func(f *os.File, to string) error) error {
	err := u.Sync()
	if err == nil {
		err = name(u.File, to)
	}
	if err != nil {
		u.Discard()
		return err
	}
	u.note.Remove()
	SyncFolder(filepath.Dir(to))
	return nil
}

// Discard removes the file.
func (u *Unfinished) Discard() {
	_ = u.Close() // it may be closed already
	remove(u.Name())
	u.note.Remove()
}
