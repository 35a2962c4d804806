package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"presshold/internal/phrase/english"
)

// put writes a file of the test's own.
func put(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// holds fails the test if a file does not hold a text.
func holds(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); string(got) != want || err != nil {
		t.Errorf("%s holds %q, %v, want %q", path, got, err, want)
	}
}

// names are those of what is in a folder.
func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	path := put(t, filepath.Join(dir, "a"), strings.Repeat("x", 1024))
	if got, err := Read(path, 1024); len(got) != 1024 || err != nil {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	var large SizeError
	if _, err := Read(path, 1023); !errors.As(err, &large) || large.Most != 1023 {
		t.Errorf("one that is larger: %v", err)
	}
	if _, err := Read(filepath.Join(dir, "b"), 1); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("one that is not there: %v", err)
	}
	var other KindError
	if _, err := Read(dir, 1); !errors.As(err, &other) || err.Error() != dir+": it is a folder, not a file" {
		t.Errorf("a folder: %v", err)
	}
}

// A file is written whole or not at all, and never over another that nobody gave up.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "export.csv")
	write := func(w Writing, text string, wrong error) error {
		return w.Write(path, func(f *os.File) error {
			_, err := io.WriteString(f, text)
			return errors.Join(err, wrong)
		})
	}
	full := errors.New("the disk is full")
	for _, w := range []Writing{{}, {Replace: true}, {Replace: true, KeepMode: true}} {
		if err := write(w, "half", full); !errors.Is(err, full) || names(t, dir) != "" {
			t.Errorf("%+v: %v, and there is %s", w, err, names(t, dir))
		}
	}
	if err := write(Writing{}, "one", nil); err != nil {
		t.Fatal(err)
	}
	if err := write(Writing{}, "two", nil); !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), path) {
		t.Error(err)
	}
	if err := write(Writing{Replace: true}, "half", full); !errors.Is(err, full) {
		t.Error(err)
	}
	holds(t, path, "one")
	if err := write(Writing{Replace: true}, "three", nil); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "three")
	if got := names(t, dir); got != "export.csv" {
		t.Errorf("there is %s", got)
	}
	// Errors name what was asked for, and no other file.
	none := filepath.Join(dir, "none")
	for folder, want := range map[string]string{
		none:                        fmt.Sprintf(english.FileNoSuchFolder, none),
		path:                        fmt.Sprintf(english.FileInWay, path),
		filepath.Join(path, "none"): fmt.Sprintf(english.FileInWay, path),
	} {
		if err := (Writing{}).Data(filepath.Join(folder, "x"), nil); err == nil || Why(err).Error() != want {
			t.Errorf("into a folder that is not there: %v", err)
		}
	}
	if err := (Writing{Replace: true}).Data(dir, nil); !errors.As(err, new(KindError)) {
		t.Errorf("over a folder: %v", err)
	}
}

// Where a link names a file, the link stays, and what it leads to is written.
func TestWriteThroughALink(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"mine", "synced", "elsewhere"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	target := put(t, filepath.Join(dir, "synced", "target"), "old")
	link := func(name, to string) string {
		t.Helper()
		path := filepath.Join(dir, "mine", name)
		if err := os.Symlink(to, path); err != nil {
			t.Skip(err) // Windows lets only some make links
		}
		if _, err := os.Lstat(path); err != nil {
			t.Skipf("wine tells that it has made a link, and has not: %v", err)
		}
		return path
	}
	for _, path := range []string{link("absolute", target), link("relative", "../synced/target"), link("again", "relative")} {
		if err := (Writing{}).Data(path, []byte("no")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s is written over: %v", path, err)
		}
		if err := (Writing{Replace: true}).Data(path, []byte(path)); err != nil {
			t.Error(err)
		}
		holds(t, target, path)
		if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is %v now, %v", path, info.Mode(), err)
		}
	}
	dangling := link("dangling", "../synced/new")
	if err := (Writing{Replace: true}).Data(dangling, []byte("new")); err != nil {
		t.Error(err)
	}
	holds(t, filepath.Join(dir, "synced", "new"), "new")
	nowhere := link("nowhere", "../gone/new")
	err := Writing{Replace: true}.Data(nowhere, nil)
	if err == nil || !strings.Contains(err.Error(), nowhere+": it is a link to ") || !strings.HasSuffix(err.Error(), "whose folder does not exist") {
		t.Errorf("a link into nowhere: %v", err)
	}
	_ = link("round", "about")
	about := link("about", "round")
	if err := (Writing{Replace: true}).Data(about, nil); err == nil || !strings.Contains(err.Error(), about) {
		t.Errorf("links in a circle: %v", err)
	}
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	held, err := TryLock(path)
	if held == nil || err != nil {
		t.Fatal(held, err)
	}
	if again, err := TryLock(path); again != nil || err != nil {
		t.Errorf("it is locked twice: %v", err)
	}
	held.Drop()
	if held, err = TryLock(path); held == nil || err != nil {
		t.Fatal(held, err)
	}
	held.Remove()
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
}

// What is being written stays; what a program that has died was writing goes, wherever
// that was, with all that SQLite put beside it.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	at, notes := filepath.Join(dir, "exports"), filepath.Join(dir, "notes")
	if err := os.Mkdir(at, 0o700); err != nil {
		t.Fatal(err)
	}
	u, err := Begin(at, notes)
	if err != nil {
		t.Fatal(err)
	}
	put(t, u.Name()+"-journal", "x")
	folder, closeFolder, err := Folder(at)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(folder, "note.txt"), "x")
	put(t, filepath.Join(at, "theirs"), "x")
	before := names(t, at)
	Sweep(notes, at)
	if got := names(t, at); got != before {
		t.Errorf("there was %s, and is %s", before, got)
	}
	u.note.Drop() // as the system does when the program dies
	if err := u.Close(); err != nil {
		t.Fatal(err)
	}
	Sweep(notes)
	if got := names(t, at); got != "theirs" && got != filepath.Base(folder)+" theirs" {
		t.Errorf("there is still %s", got)
	}
	if err := closeFolder(); err != nil {
		t.Error(err)
	}
	Sweep(notes)
	if got := names(t, at) + names(t, notes); got != "theirs" {
		t.Errorf("there is still %s", got)
	}
}

// What a program that has died left in the system's temporary folder goes, without a look at what
// others have there. What somebody else put in the place of the user's folder is not used.
func TestTemporaryFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP"} {
		t.Setenv(name, dir)
	}
	theirs := put(t, filepath.Join(dir, unfinishedPrefix+"x"+unfinishedSuffix), "x")
	path, closeFolder, err := Folder("")
	if err != nil || filepath.Dir(path) != temporary() || filepath.Dir(temporary()) != dir {
		t.Fatal(path, err)
	}
	dead := filepath.Join(temporary(), filepath.Base(theirs))
	if err := os.Mkdir(dead, FolderMode); err != nil {
		t.Fatal(err)
	}
	Sweep("")
	if got := names(t, temporary()); got != filepath.Base(path) {
		t.Errorf("there is %s, want what is in use", got)
	}
	if _, err := os.Stat(theirs); err != nil {
		t.Error("the temporary folder of all was swept:", err)
	}

	if err := errors.Join(closeFolder(), os.Remove(temporary())); err != nil {
		t.Fatal(err)
	}
	put(t, temporary(), "")
	path, closeFolder, err = Folder("")
	if err != nil || filepath.Dir(path) != dir {
		t.Fatal(path, err)
	}
	if err := closeFolder(); err != nil {
		t.Error(err)
	}
}

// What is finished, or given up, leaves nothing.
func TestUnfinished(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join(dir, "notes")
	for _, end := range []func(*Unfinished) error{
		func(u *Unfinished) error { return u.Replace(filepath.Join(dir, "a")) },
		func(u *Unfinished) error { return u.nameNew(filepath.Join(dir, "b")) },
		func(u *Unfinished) error { u.Discard(); return nil },
	} {
		u, err := Begin(dir, notes)
		if err != nil {
			t.Fatal(err)
		}
		if err := end(u); err != nil {
			t.Error(err)
		}
	}
	if got := names(t, dir) + ":" + names(t, notes); got != "a b notes:" {
		t.Errorf("there is %s", got)
	}
}

// A file in the place of a folder is something else than nothing at all, also where the
// system tells of both in the same words.
func TestAFileForAFolder(t *testing.T) {
	dir := t.TempDir()
	in := put(t, filepath.Join(dir, "file"), "")
	for _, path := range []string{in, filepath.Join(in, "x"), filepath.Join(in, "x", "y")} {
		if list, err := ReadFolder(path); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is listed as %v, %v", path, list, err)
		}
		if err := blocked(path, fs.ErrNotExist); !errors.Is(err, syscall.ENOTDIR) {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := Read(filepath.Join(path, "z"), 1); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a file in %s is read: %v", path, err)
		}
	}
	for _, path := range []string{filepath.Join(dir, "none"), filepath.Join(dir, "none", "x")} {
		if list, err := ReadFolder(path); err != nil || len(list) > 0 {
			t.Errorf("%s is listed as %v, %v", path, list, err)
		}
		if err := Check(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// What Stat has told of is known for another file once that has its name.
func TestStat(t *testing.T) {
	dir := t.TempDir()
	path := put(t, filepath.Join(dir, "file"), "one")
	was, err := Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, filepath.Join(dir, "aside")); err != nil {
		t.Fatal(err)
	}
	put(t, path, "two")
	now, err := Stat(path)
	if err != nil || os.SameFile(was, now) {
		t.Errorf("it is the same file, %v", err)
	}
	aside, err := Stat(filepath.Join(dir, "aside"))
	if err != nil || !os.SameFile(was, aside) {
		t.Errorf("it is another file by its new name, %v", err)
	}
}

// An error names the path and the reason in the program's words, not the system's call. What the system
// said can still be told.
func TestReasons(t *testing.T) {
	dir := t.TempDir()
	there, none := put(t, filepath.Join(dir, "there"), ""), filepath.Join(dir, "none")
	read := func(path string) error { _, err := Read(path, 1); return err }
	write := func(path string) error { return Writing{}.Data(path, nil) }
	filled := func(cause error) error {
		return Writing{}.Write(none, func(f *os.File) error { return &fs.PathError{Op: "write", Path: f.Name(), Err: cause} })
	}
	for _, tt := range []struct {
		err, is error
		want    string
	}{
		{read(none), fs.ErrNotExist, none + ": it does not exist"},
		{read(dir), KindError{fs.ModeDir | 0o755}, dir + ": it is a folder, not a file"},
		{read(filepath.Join(there, "below", "it")), syscall.ENOTDIR, filepath.Join(there, "below", "it") + ": " + there + " is not a folder"},
		{MakeFolder(there), syscall.ENOTDIR, there + ": it is not a folder"},
		{MakeFolder(filepath.Join(there, "below")), syscall.ENOTDIR, there + ": it is not a folder"},
		{write(there), fs.ErrExist, "can't write " + there + ": it already exists, and no file is replaced: choose another name"},
		{write(filepath.Join(there, "below")), syscall.ENOTDIR, "can't write " + filepath.Join(there, "below") + ": " + there + " is not a folder"},
		{filled(syscall.ENOSPC), syscall.ENOSPC, "can't write " + none + ": the disk is full"},
		{filled(syscall.EROFS), syscall.EROFS, "can't write " + none + ": the disk is read-only"},
		{filled(fs.ErrPermission), fs.ErrPermission, "can't write " + none + ": permission denied"},
		{Reason(&fs.PathError{Op: "mkdir", Path: there, Err: syscall.ENOTDIR}), syscall.ENOTDIR, there + ": it is not a folder"},
		{Reason(io.ErrUnexpectedEOF), io.ErrUnexpectedEOF, "unexpected EOF"},
	} {
		if tt.err == nil || tt.err.Error() != tt.want {
			t.Errorf("%v, want %s", tt.err, tt.want)
		}
		if _, kind := tt.is.(KindError); !kind && !errors.Is(tt.err, tt.is) { //nolint:errorlint // not its own error
			t.Errorf("%v is not %v", tt.err, tt.is)
		}
	}
}

// What failed otherwise while a file was written isn't told of the file.
func TestWritingFailsOtherwise(t *testing.T) {
	dir := t.TempDir()
	for _, other := range []error{io.ErrUnexpectedEOF, &fs.PathError{Op: "read", Path: "elsewhere", Err: fs.ErrPermission}} {
		if err := (Writing{}).Write(filepath.Join(dir, "a"), func(*os.File) error { return other }); !errors.Is(err, other) || err.Error() != other.Error() {
			t.Errorf("%v, want %v", err, other)
		}
	}
}
