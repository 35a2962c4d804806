package catalog

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// A new file is whole and for its owner alone, and none that exists is ever touched.
func TestCreate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "config", "protocols")
	path, err := Create(dir, "mine", []byte("one"))
	if err != nil || path != filepath.Join(dir, "mine.toml") {
		t.Fatalf("%q, %v", path, err)
	}
	if path, err := Create(dir, "mine", []byte("two")); path != "" || !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a file that exists: %q, %v", path, err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "one" {
		t.Errorf("it is %q now, %v", data, err)
	}
	if runtime.GOOS != "windows" { // where the account's folder is what keeps others out
		for path, want := range map[string]fs.FileMode{path: 0o600, dir: 0o700, filepath.Dir(dir): 0o700} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v, want %v", path, info.Mode(), err, want)
			}
		}
	}
}

func TestCreateRefuses(t *testing.T) {
	dir := t.TempDir()
	for _, id := range []string{"", "..", "a/b", "Mine", "a.b"} {
		if path, err := Create(dir, id, nil); err == nil {
			t.Errorf("%q became %s", id, path)
		}
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(file, "mine", nil); err == nil {
		t.Error("a file counts as a folder")
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) != 1 {
		t.Errorf("left behind: %v, %v", list, err)
	}
}

// A file is located whether it can be read or not.
func TestLocate(t *testing.T) {
	dir := t.TempDir()
	path, err := Create(dir, "my-own", []byte("not a protocol"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Open(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	for want, id := range map[string]string{"my-": "my-own", "my-own": "my-own", "pump": "pumping"} {
		at, err := c.Locate(want)
		if err != nil || at.ID != id || (at.Path == path) != (id == "my-own") {
			t.Errorf("%s: %+v, %v", want, at, err)
		}
	}
	var unknown *NotFoundError
	if _, err := c.Locate("zzz"); !errors.As(err, &unknown) {
		t.Errorf("of nothing comes %v", err)
	}
	var ambiguous *AmbiguousError
	if _, err := c.Locate("alternating"); !errors.As(err, &ambiguous) {
		t.Errorf("of several comes %v", err)
	}
}
