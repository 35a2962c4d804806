package file

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// beside are the ends of the names of what SQLite keeps beside a file.
func beside() []string { return []string{"-wal", "-shm", "-journal"} }

// folderLock is the file in a temporary folder that is locked as long as that is used.
const folderLock = ".lock"

// Sweep removes what programs that were killed left unfinished: in these folders, in the user's
// temporary folder, and in those that are noted in notes (see [Writing]). What a program still
// writes stays, and what can't be removed is left for the next time.
func Sweep(notes string, folders ...string) {
	if dir := temporary(); safe(dir) {
		folders = append(folders, dir)
	}
	for _, folder := range folders {
		sweep(folder)
	}
	entries, err := os.ReadDir(notes)
	if err != nil {
		return // nothing was ever noted
	}
	for _, e := range entries {
		name := filepath.Join(notes, e.Name())
		folder, err := Read(name, maxNote)
		if err == nil && sweep(string(folder)) && abandoned(name) {
			_ = os.Remove(name)
		}
	}
}

// sweep does so in one folder, and reports whether nothing unfinished is left there.
func sweep(folder string) (clean bool) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	clean = true
	for _, e := range entries {
		name, ok := unfinished(e.Name())
		if ok && !abandoned(filepath.Join(folder, name)) {
			clean = false
		} else if ok {
			remove(filepath.Join(folder, name))
		}
	}
	return clean
}

// unfinished is the name of the unfinished file or folder that something belongs to.
func unfinished(name string) (string, bool) {
	for _, ext := range beside() {
		name = strings.TrimSuffix(name, ext)
	}
	return name, strings.HasPrefix(name, unfinishedPrefix) && strings.HasSuffix(name, unfinishedSuffix)
}

// abandoned tells whether the program that made a temporary file or folder has ended.
func abandoned(path string) bool {
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, folderLock)
	}
	f, err := Update(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) // what it was beside is gone
	}
	defer func() { _ = f.Close() }()
	held, err := tryLock(f)
	return held && err == nil
}

// remove removes a temporary file or folder with all that belongs to it.
func remove(path string) {
	_ = os.RemoveAll(path)
	for _, ext := range beside() {
		_ = os.Remove(path + ext)
	}
}

// maxNote is longer than the name of a folder can be, in bytes.
const maxNote = 1 << 16

// note notes that something is being written in a folder, by a lock that lasts as long as the
// writing. It is nil if that can't be noted; then only the next program that writes there
// sweeps the folder.
func note(notes, folder string) *Lock {
	folder, err := filepath.Abs(folder)
	if notes == "" || err != nil || MakeFolder(notes) != nil {
		return nil
	}
	lock, err := TryLock(filepath.Join(notes, rand.Text()))
	if err != nil || lock == nil {
		return nil
	}
	if _, err := lock.f.WriteString(folder); err != nil {
		lock.Remove()
		return nil
	}
	return lock
}

// temporary is the user's folder in the system's temporary one, which may hold thousands of files
// of others: [Sweep] needn't read them all.
func temporary() string {
	return filepath.Join(os.TempDir(), "presshold-"+strconv.Itoa(os.Getuid()))
}

// makeTemporary makes that folder and returns it. If somebody else was there first, it returns the
// system's folder, which is not swept.
func makeTemporary() string {
	dir := temporary()
	_ = os.Mkdir(dir, FolderMode)
	if !safe(dir) {
		return os.TempDir()
	}
	return dir
}

// safe tells whether a folder is the user's and nobody else's, and no link to one.
func safe(dir string) bool {
	info, err := os.Lstat(dir)
	return err == nil && info.IsDir() && own(info) && !exposes(info.Mode())
}

// Folder makes a temporary folder for the owner alone, in a folder or, for "", where the system
// keeps such: closeFolder removes it, and so does [Sweep] once the program has ended.
func Folder(in string) (path string, closeFolder func() error, err error) {
	if in == "" {
		in = makeTemporary()
	}
	if err := MakeFolder(in); err != nil {
		return "", nil, err
	}
	for {
		path = filepath.Join(in, unfinishedPrefix+rand.Text()+unfinishedSuffix)
		if err := MakeFolder(path); err != nil {
			return "", nil, err
		}
		lock, err := TryLock(filepath.Join(path, folderLock))
		if errors.Is(err, fs.ErrNotExist) || lock == nil && err == nil {
			continue // somebody took it for left over before it was locked
		}
		if err != nil {
			return "", nil, errors.Join(err, os.RemoveAll(path))
		}
		return path, func() error {
			lock.Drop()
			return os.RemoveAll(path)
		}, nil
	}
}
