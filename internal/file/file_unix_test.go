//go:build unix

package file

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// What is no regular file is refused at once, whatever is done with it, and is as it was
// afterwards.
func TestOtherKinds(t *testing.T) {
	dir := t.TempDir()
	pipe, socket, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "socket"), filepath.Join(dir, "link")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if err := os.Symlink("/dev/null", link); err != nil {
		t.Fatal(err)
	}
	for path, kind := range map[string]string{
		dir: "a folder", pipe: "a pipe", socket: "a socket", "/dev/null": "a device", link: "a device",
	} {
		before, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		for name, do := range map[string]func() error{
			"check":   func() error { return Check(path) },
			"open":    func() error { _, err := Open(path); return err },
			"update":  func() error { _, err := UpdateOrCreate(path); return err },
			"read":    func() error { _, err := Read(path, 1); return err },
			"named":   func() error { _, err := ReadNamed(path, 1); return err },
			"lock":    func() error { _, err := TryLock(path); return err },
			"replace": func() error { return Writing{Replace: true}.Data(path, nil) },
		} {
			done := make(chan error, 1)
			go func() { done <- do() }()
			select {
			case err := <-done:
				var other KindError
				if !errors.As(err, &other) || other.Error() != "it is "+kind+", not a file" {
					t.Errorf("%s of %s: %v", name, path, err)
				}
			case <-time.After(10 * time.Second):
				t.Fatalf("%s of %s hangs", name, path)
			}
		}
		if after, err := os.Stat(path); err != nil || after.Mode() != before.Mode() || !os.SameFile(after, before) {
			t.Errorf("%s was %v, and is %v, %v", path, before.Mode(), after.Mode(), err)
		}
	}
}

// What is made is for its owner alone, and its owner can use it, whatever the umask.
func TestModes(t *testing.T) { // not parallel: the umask is the whole process's
	for _, umask := range []int{0, 0o022, 0o077, 0o177, 0o277, 0o777} {
		t.Run(fmt.Sprintf("%03o", umask), func(t *testing.T) {
			dir := t.TempDir()
			deep := filepath.Join(dir, "a", "b", "c")
			defer syscall.Umask(syscall.Umask(umask))
			if err := MakeFolder(deep); err != nil {
				t.Fatal(err)
			}
			if err := (Writing{Notes: filepath.Join(dir, "a", "notes")}).Data(filepath.Join(deep, "new"), nil); err != nil {
				t.Fatal(err)
			}
			lock, err := TryLock(filepath.Join(deep, "lock"))
			if err != nil {
				t.Fatal(err)
			}
			defer lock.Drop()
			_, remove, err := Folder(deep)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = remove() }()
			err = filepath.WalkDir(filepath.Join(dir, "a"), func(path string, d fs.DirEntry, err error) error {
				if err != nil {
					return err
				}
				want := Mode
				if d.IsDir() {
					want = FolderMode
				}
				if info, err := d.Info(); err != nil || info.Mode().Perm() != want {
					t.Errorf("%s is %v, %v", path, info.Mode(), err)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// A temporary folder of the user's name that others can look into, or a link, is not swept.
func TestForeignTemporaryFolder(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	theirs := filepath.Join(dir, "theirs")
	name := unfinishedPrefix + "x" + unfinishedSuffix
	for _, folder := range []string{theirs, temporary()} {
		if err := os.Mkdir(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(folder, 0o777); err != nil { // whatever the umask
			t.Fatal(err)
		}
		put(t, filepath.Join(folder, name), "x")
	}
	Sweep("")
	if got := names(t, temporary()); got != name {
		t.Errorf("what others can write to was swept: there is %q", got)
	}
	if err := errors.Join(os.RemoveAll(temporary()), os.Chmod(theirs, FolderMode), os.Symlink(theirs, temporary())); err != nil {
		t.Fatal(err)
	}
	Sweep("")
	if got := names(t, theirs); got != name {
		t.Errorf("what a link leads to was swept: there is %q", got)
	}
}

// What was there keeps its mode where that is asked for, and folders always.
func TestModesAreKept(t *testing.T) {
	dir := t.TempDir()
	path := put(t, filepath.Join(dir, "settings"), "x")
	for path, mode := range map[string]fs.FileMode{dir: 0o755, path: 0o640} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := MakeFolder(dir); err != nil {
		t.Fatal(err)
	}
	if err := (Writing{Replace: true, KeepMode: true}).Data(path, nil); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fs.FileMode{dir: 0o755, path: 0o640} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s is %v, %v", path, info.Mode(), err)
		}
	}
	if err := (Writing{Replace: true}).Data(path, nil); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != Mode {
		t.Errorf("%s is %v, %v", path, info.Mode(), err)
	}
}
