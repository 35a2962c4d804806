package library

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
)

// bench is a file that is edited by a script: each opening writes the next text.
type bench struct {
	editing
	out, errOut bytes.Buffer
	texts       []string // "" to leave it as it is
	answers     string
	opened      int
}

func (b *bench) begin(t *testing.T, before string) {
	t.Helper()
	b.path = filepath.Join(t.TempDir(), "own.toml")
	if err := os.WriteFile(b.path, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	b.check = func() (catalog.Entry, error) { return catalog.ReadFile(b.path) }
	b.open = func() error {
		text := b.texts[b.opened]
		b.opened++
		if text == "" {
			return nil
		}
		return os.WriteFile(b.path, []byte(text), 0o600)
	}
	asked := strings.NewReader(b.answers)
	b.ask = func() (string, error) {
		var line []byte
		for {
			c, err := asked.ReadByte()
			if err != nil {
				return string(line), io.EOF
			}
			if c == '\n' {
				return string(line), nil
			}
			line = append(line, c)
		}
	}
}

const (
	soundFile = "schema = 1\nid = \"own\"\nname = \"Own\"\n[[blocks]]\nrounds = 1\n[[blocks.phases]]\nkind = \"hold\"\nduration = \"5s\"\n"
	wrongFile = "schema = 1\nid = \"own\"\nname = \"Own\"\n[[blocks]]\nrounds = 1\n[[blocks.phases]]\nkind = \"hold\"\nduration = \"soon\"\n"
)

// What comes of a file, by what the editor leaves and what the user wants of it.
func TestEditing(t *testing.T) {
	for _, tt := range []struct {
		name    string
		fresh   string
		before  string
		texts   []string
		answers string
		after   string // "" for no file
		says    string // on the output
		fails   bool
	}{
		{"valid at once", "", soundFile, []string{soundFile + "# more\n"}, "", soundFile + "# more\n", "ok, protocol own", false},
		{"unchanged", "", soundFile, []string{""}, "", soundFile, "ok, protocol own", false},
		{"mended", "", soundFile, []string{wrongFile, soundFile}, "e\n", soundFile, "ok, protocol own", false},
		{"kept as it is", "", soundFile, []string{wrongFile}, "k\n", wrongFile, "", true},
		{"discarded", "", soundFile, []string{wrongFile}, "D \n", soundFile, "discarded: the file is as it was", false},
		{"discarded after mending in vain", "", soundFile, []string{wrongFile, "x"}, "e\nd\n", soundFile, "discarded", false},
		{"asked again", "", soundFile, []string{wrongFile}, "what?\n\nk\n", wrongFile, "", true},
		{"nobody answers", "", soundFile, []string{wrongFile}, "", wrongFile, "", true},
		{"wrong before and after", "", wrongFile, []string{""}, "k\n", wrongFile, "", true},
		{"a copy, valid", "own", soundFile, []string{soundFile + "# more\n"}, "", soundFile + "# more\n", "ok, protocol own", false},
		{"a copy, unchanged", "own", soundFile, []string{""}, "", "", "nothing was changed: own is still the built-in one", false},
		{"a copy, discarded", "own", soundFile, []string{wrongFile}, "d\n", "", "discarded: own is still the built-in one", false},
		{"a copy, changed back", "own", soundFile, []string{wrongFile, soundFile}, "e\n", "", "nothing was changed", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := &bench{texts: tt.texts, answers: tt.answers}
			b.begin(t, tt.before)
			b.fresh = tt.fresh
			err := b.run(&b.out, &b.errOut)
			if (err != nil) != tt.fails {
				t.Errorf("error %v", err)
			}
			if after, err := os.ReadFile(b.path); string(after) != tt.after || (err != nil) != (tt.after == "") {
				t.Errorf("the file is %q, %v, want %q", after, err, tt.after)
			}
			if !strings.Contains(b.out.String(), tt.says) || b.opened != len(tt.texts) {
				t.Errorf("it says %q after %d openings", b.out.String(), b.opened)
			}
			if wrong := tt.answers != "" || tt.fails; wrong && !strings.Contains(b.errOut.String(), "own.toml:8:12: ") {
				t.Errorf("no place in %q", b.errOut.String())
			}
		})
	}
}

// An editor that fails changes nothing more, and leaves no copy that nobody has touched.
func TestEditorFails(t *testing.T) {
	broken := errors.New("it broke")
	for _, fresh := range []string{"", "own"} {
		b := &bench{}
		b.begin(t, soundFile)
		b.fresh = fresh
		b.open = func() error { return broken }
		if err := b.run(&b.out, &b.errOut); !errors.Is(err, broken) {
			t.Errorf("error %v", err)
		}
		if _, err := os.Stat(b.path); (err == nil) != (fresh == "") {
			t.Errorf("a copy %q: %v", fresh, err)
		}
	}
}

// A treatment is edited in the folder of treatments and checked as one, with its
// protocols.
func TestEditTreatment(t *testing.T) {
	config := t.TempDir()
	t.Setenv("PRESSHOLD_CONFIG_DIR", config)
	path := filepath.Join(config, "treatments", "neck.toml")
	const sound = "schema = 1\nkind = \"treatment\"\nid = \"neck\"\nname = \"Neck\"\n[[points]]\nprotocol = \"pumping\"\n"
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	a := app.New(nil, io.Discard, io.Discard)
	for _, name := range []string{"neck", "ne", path} {
		for _, tt := range []struct{ text, id, wrong string }{
			{sound, "neck", ""},
			{strings.Replace(sound, "pumping", "pumpin", 1), "", `:6:12: no protocol "pumpin"; did you mean pumping?`},
			{strings.Replace(sound, "kind", "knid", 1), "", "knid"},
		} {
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			e, err := toEdit(a, name)
			if err != nil || e.path != path || e.fresh != "" {
				t.Fatalf("%s: %+v, %v", name, e, err)
			}
			of, err := e.check()
			if (err == nil) != (tt.wrong == "") || err == nil && (of.Treatment == nil || of.ID() != tt.id) || err != nil && !strings.Contains(err.Error(), tt.wrong) {
				t.Errorf("%s: %q, %v, want %q, %s", name, of.ID(), err, tt.id, tt.wrong)
			}
		}
	}
}
