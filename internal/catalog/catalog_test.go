package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// userDir makes a directory with the given files.
func userDir(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t *testing.T, dir string) *Catalog {
	t.Helper()
	c, err := Open(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// named is the valid file with another id.
func named(id string) string { return strings.Replace(valid, "my-protocol", id, 1) }

func TestOpenWithoutADirectory(t *testing.T) {
	for _, dir := range []string{"", filepath.Join(t.TempDir(), "missing")} {
		if got, want := open(t, dir).IDs(), slices.Sorted(slices.Values(library())); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", dir, got, want)
		}
	}
}

func TestOpenOfABadDirectoryStillHasTheLibrary(t *testing.T) {
	file := filepath.Join(userDir(t, map[string]string{"file": ""}), "file")
	c, err := Open(file, "")
	if err == nil || !strings.Contains(err.Error(), "your own protocols can't be listed") {
		t.Errorf("error %v", err)
	}
	if n := len(c.IDs()); n != len(library()) {
		t.Errorf("%d ids", n)
	}
}

func TestIDs(t *testing.T) {
	c := open(t, userDir(t, map[string]string{
		"my-protocol.toml": valid,
		"init.toml":        named("init"),
		"bad.toml":         "bad", // not read, so not known to be bad
		"My Own.toml":      valid, // can't be an id
		"notes.txt":        "", ".toml": "", ".hidden.toml": "",
	}))
	want := slices.Sorted(slices.Values(append([]string{"bad", "my-protocol"}, library()...)))
	if got := c.IDs(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGet(t *testing.T) {
	dir := userDir(t, map[string]string{
		"my-protocol.toml":    valid,
		"my-protocol-ii.toml": named("my-protocol-ii"),
		"pumping.toml":        named("pumping"),
		"zy.toml":             named("zy"),
		"nimmo-bad.toml":      "schema = 1\n",
		"renamed.toml":        valid,
		"My Own.toml":         valid,
	})
	tests := []struct {
		want, id string // of the entry
		origin   Origin
		shadows  bool
		err      string // of the error instead
	}{
		{want: "init", id: "init", origin: Builtin},
		{want: "alternating-i", id: "alternating-ischemic-compression", origin: Builtin},
		{want: "foam-roller", id: "foam-roller-static", origin: Builtin},
		{want: "my-protocol", id: "my-protocol", origin: User},
		{want: "my-protocol-", id: "my-protocol-ii", origin: User},
		{want: "pump", id: "pumping", origin: User, shadows: true},
		{want: "protocol:pump", id: "pumping", origin: User, shadows: true},
		{want: "alternating", err: fmt.Sprintf(english.BeMoreSpecific, 3, `"alternating"`, "alternating-8-12, alternating-ischemic-compression or alternating-levels")},
		{want: "my-", err: fmt.Sprintf(english.BeMoreSpecific, 2, `"my-"`, "my-protocol or my-protocol-ii")},
		{want: "nimmo-bad", err: dir + `/nimmo-bad.toml:1:1: an id is needed`},
		{want: "renamed", err: dir + `/renamed.toml:2:6: the id "my-protocol" differs from the file's name: call the file "my-protocol.toml", or give it the id "renamed"`},
		{want: "My Own", err: dir + `/My Own.toml:2:6: the id "my-protocol" differs from the file's name`},
		{want: "", err: `no protocol ""`},
		{want: "nothing-like-it", err: `no protocol "nothing-like-it"`},
		{want: "zx", err: `no protocol "zx"; did you mean zy?`},
		{want: "qx", err: `no protocol "qx": presshold list`},
		{want: "unvaryng-pressure", err: `no protocol "unvaryng-pressure"; did you mean unvarying-pressure?`},
		{want: "steddy", err: `no protocol "steddy"; did you mean steady-pressure?`},
		{want: "ischemic", err: `no protocol "ischemic"; did you mean alternating-ischemic-compression or prolonged-ischemic-compression?`},
		{want: "INIT", err: `no protocol "INIT"; did you mean init or init-short-ease?`},
		{want: "a\x1b[31m", err: `no protocol "a\x1b[31m"`},
		{want: strings.Repeat("x", 1000), err: `no protocol "` + strings.Repeat("x", 60) + `"…`},
		{want: "../init", err: `no protocol "../init"; did you mean init?`},
	}
	c := open(t, dir)
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			e, err := c.Get(tt.want)
			if tt.err != "" {
				if err == nil || !strings.HasPrefix(filepath.ToSlash(err.Error()), filepath.ToSlash(tt.err)) {
					t.Errorf("error %v, want %s", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			path := ""
			if tt.origin == User {
				path = filepath.Join(dir, tt.id+".toml")
			}
			if e.Protocol.ID != tt.id || e.Origin != tt.origin || e.Shadows != tt.shadows || e.Path != path {
				t.Errorf("got %s, %s, shadows %t, at %q", e.Protocol.ID, e.Origin, e.Shadows, e.Path)
			}
			if p, err := Decode("", e.Text); err != nil || p.ID != tt.id {
				t.Errorf("the text is not that of the protocol: %v", err)
			}
		})
	}
}

func TestGetErrorsAreTyped(t *testing.T) {
	c := open(t, "")
	var notFound *NotFoundError
	if _, err := c.Get("pump"); err != nil {
		t.Errorf("a unique prefix: %v", err)
	}
	if _, err := c.Get("pumpin-g"); !errors.As(err, &notFound) || !slices.Equal(notFound.Nearest, []string{"pumping"}) {
		t.Errorf("%T %+v", err, notFound)
	}
	var ambiguous *AmbiguousError
	if _, err := c.Get("s"); !errors.As(err, &ambiguous) || len(ambiguous.Matches) != 8 || !slices.IsSorted(ambiguous.Matches) {
		t.Errorf("%T %+v", err, ambiguous)
	}
}

func TestAll(t *testing.T) {
	dir := userDir(t, map[string]string{
		"zz.toml": named("zz"), "aa.toml": named("aa"), "pumping.toml": named("pumping"),
		"init.toml": "broken", "Bad Name.toml": valid,
	})
	if err := os.Mkdir(filepath.Join(dir, "folder.toml"), 0o700); err != nil {
		t.Fatal(err)
	}
	entries, errs := open(t, dir).All()
	var got []string
	for _, e := range entries {
		s := e.Protocol.ID
		if e.Shadows {
			s += " (shadows)"
		}
		got = append(got, s)
	}
	want := slices.Clone(library())
	want[slices.Index(want, "pumping")] += " (shadows)"
	// A bad file is not quietly replaced by the built-in protocol of its id.
	want = slices.DeleteFunc(want, func(s string) bool { return s == "init" })
	want = append(want, "aa", "zz")
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	var bad []string
	for _, err := range errs {
		var fileErr *tomldoc.Error
		if !errors.As(err, &fileErr) {
			t.Errorf("%T: %v", err, err)
			continue
		}
		bad = append(bad, filepath.Base(fileErr.Name))
	}
	if want := []string{"init.toml", "Bad Name.toml", "folder.toml"}; !slices.Equal(bad, want) {
		t.Errorf("errors of %q, want %q", bad, want)
	}
}

func TestReadFile(t *testing.T) {
	dir := userDir(t, map[string]string{
		"any name.toml": valid,
		"utf16.toml":    "\xff\xfes\x00c\x00",
		"binary.toml":   "schema = 1\n\x00",
		"bad.toml":      strings.Replace(valid, "rounds", "round", 1),
	})
	huge := filepath.Join(dir, "huge.toml")
	if err := os.WriteFile(huge, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 10<<20); err != nil {
		t.Fatal(err)
	}
	e, err := ReadFile(filepath.Join(dir, "any name.toml"))
	if err != nil || e.Origin != User || e.Shadows || e.Protocol.ID != "my-protocol" || string(e.Text) != valid {
		t.Errorf("%v, %+v", err, e)
	}
	tests := []struct{ path, want string }{
		{"missing.toml", ": it does not exist"},
		{".", ": it is a folder, not a file"},
		{"huge.toml", ": it is larger than 1024 KiB"},
		{"utf16.toml", ":1:1: byte 0xff is not UTF-8: save the file as UTF-8 text"},
		{"binary.toml", ":2:1: there is a NUL byte: this is not a text file"},
		{"bad.toml", `:11:1: unknown key "round"; did you mean "rounds"?`},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			path := filepath.Join(dir, tt.path)
			_, err := ReadFile(path)
			var fileErr *tomldoc.Error
			if !errors.As(err, &fileErr) || fileErr.Name != path || !strings.HasPrefix(err.Error(), path+tt.want) {
				t.Errorf("%T %v, want %s", err, err, tt.want)
			}
			checkHarmless(t, err.Error())
		})
	}
	if _, err := ReadFile(filepath.Join(dir, "missing.toml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}

// What ends only when it has been read is refused all the same.
func TestReadFileWithoutAnEnd(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // it has no such file
	}
	_, err := ReadFile("/dev/zero")
	if err == nil || err.Error() != "/dev/zero: it is a device, not a file" {
		t.Error(err)
	}
	dir := t.TempDir()
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "zero.toml")); err != nil {
		t.Fatal(err)
	}
	_, err = open(t, dir).Get("zero")
	if err == nil || !strings.HasSuffix(err.Error(), "it is a device, not a file") {
		t.Error(err)
	}
}

func TestEntriesAreTheirOwn(t *testing.T) {
	c := open(t, "")
	a, err := c.Get("init")
	if err != nil {
		t.Fatal(err)
	}
	a.Text[0], a.Protocol.Blocks[0].Phases[0].Kind = 'x', protocol.Heat
	Schema()[0] = 'x'
	b, err := c.Get("init")
	if err != nil || b.Text[0] == 'x' || b.Protocol.Blocks[0].Phases[0].Kind == protocol.Heat || Schema()[0] == 'x' {
		t.Errorf("a change to an entry reached the next one (%v)", err)
	}
}
