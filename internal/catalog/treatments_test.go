package catalog

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"presshold/internal/phrase/english"
	"presshold/internal/tomldoc"
)

// openFolders opens the library with files in the user's two folders, by their paths.
func openFolders(t *testing.T, files map[string]string) (*Catalog, string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := Open(filepath.Join(dir, "protocols"), filepath.Join(dir, "treatments"))
	if err != nil {
		t.Fatal(err)
	}
	return all, dir
}

// shoulderAs is the small treatment under another id.
func shoulderAs(id string) string { return strings.Replace(shoulder, `"shoulder"`, `"`+id+`"`, 1) }

func TestFind(t *testing.T) {
	all, dir := openFolders(t, map[string]string{
		"treatments/shoulder.toml":       shoulder,
		"treatments/nimmo-and-more.toml": shoulderAs("nimmo-and-more"),
		"treatments/twin.toml":           shoulderAs("twin"),
		"treatments/moved.toml":          shoulder,
		"treatments/pumping.toml":        shoulderAs("pumping"),
		"treatments/broken.toml":         strings.Replace(shoulderAs("broken"), "40s", "long", 1),
		"treatments/.hidden.toml":        shoulder,
		"treatments/notes.txt":           "not a treatment",
		"protocols/twin.toml":            strings.Replace(valid, "my-protocol", "twin", 1),
		"protocols/own.toml":             strings.Replace(valid, "my-protocol", "own", 1),
	})
	if ids := all.TreatmentIDs(); !slices.Equal(ids, []string{"broken", "moved", "nimmo-and-more", "pumping", "shoulder", "twin"}) {
		t.Errorf("ids %q", ids)
	}
	found := []struct{ want, protocol, treatment string }{
		{"shoulder", "", "shoulder"},
		{"sh", "", "shoulder"},
		{"own", "own", ""},
		{"pumping", "", "pumping"},
		{"pump", "", "pumping"},
		{"treatment:pumping", "", "pumping"},
		{"treatment:pu", "", "pumping"},
		{"protocol:pumping", "pumping", ""},
		{"protocol:pu", "pumping", ""},
		{"protocol:twin", "twin", ""},
		{"treatment:twin", "", "twin"},
		{"nimmo-c", "nimmo-compression", ""},
		{"nimmo-a", "", "nimmo-and-more"},
	}
	for _, tt := range found {
		e, err := all.Find(tt.want)
		if err != nil {
			t.Errorf("%s: %v", tt.want, err)
			continue
		}
		treatment := ""
		if e.Treatment != nil {
			treatment = e.Treatment.ID
			if e.Path != filepath.Join(dir, "treatments", treatment+".toml") || string(e.Text) != shoulderAs(treatment) || e.Origin != User {
				t.Errorf("%s: %+v", tt.want, e)
			}
		}
		if e.Protocol.ID != tt.protocol || treatment != tt.treatment {
			t.Errorf("%s: found %q and %q", tt.want, e.Protocol.ID, treatment)
		}
		at, err := all.Locate(tt.want)
		if want := (Located{tt.protocol + tt.treatment, e.Path, tt.treatment != ""}); err != nil || at != want {
			t.Errorf("%s: located %+v, %v, want %+v", tt.want, at, err, want)
		}
	}
	refused := []struct{ want, err string }{
		{"nimmo", fmt.Sprintf(english.BeMoreSpecific, 2, `"nimmo"`, "nimmo-and-more or nimmo-compression")},
		{"twin", `"twin" is both a protocol and a treatment: write protocol:twin or treatment:twin`},
		{"treatment:nimmo-c", `no treatment "nimmo-c"`},
		{"shoudler", `no protocol or treatment "shoudler"; did you mean shoulder?`},
		{"", `no protocol or treatment ""`},
		{"moved", `id "shoulder" differs from the file's name`},
		{"broken", `11:8: "long"`},
	}
	for _, tt := range refused {
		_, err := all.Find(tt.want)
		if err == nil || !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%q: got %v, want %s", tt.want, err, tt.err)
		}
	}
	if at, err := all.Locate("bro"); err != nil || at != (Located{"broken", filepath.Join(dir, "treatments", "broken.toml"), true}) {
		t.Errorf("a file that can't be read is located at %+v, %v", at, err)
	}
	entries, errs := all.AllTreatments()
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.Treatment.ID)
	}
	if !slices.Equal(ids, []string{"nimmo-and-more", "pumping", "shoulder", "twin"}) || len(errs) != 2 {
		t.Errorf("all: %q, and %v", ids, errs)
	}
}

// A treatment whose protocol can't be read says so at the place where it is named.
func TestTreatmentOfABadProtocol(t *testing.T) {
	all, dir := openFolders(t, map[string]string{
		"treatments/shoulder.toml":         shoulder,
		"protocols/nimmo-compression.toml": "schema = 1\nid = \"nimmo-compression\"\n",
	})
	_, err := all.Find("shoulder")
	var bad *tomldoc.Error
	if !errors.As(err, &bad) || len(bad.Problems) != 1 {
		t.Fatal(err)
	}
	want := `:10:12: protocol "nimmo-compression" can't be read: ` + filepath.Join(dir, "protocols", "nimmo-compression.toml")
	if !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestReadAny(t *testing.T) {
	all, dir := openFolders(t, map[string]string{
		"a treatment.toml": shoulder,
		"a protocol.toml":  "\ufeff" + valid,
		"neither.toml":     "schema = 1\n",
		"broken.toml":      "schema = [",
	})
	e, err := all.ReadAny(filepath.Join(dir, "a treatment.toml"))
	if err != nil || e.Treatment == nil || e.Treatment.ID != "shoulder" {
		t.Errorf("%+v, %v", e, err)
	}
	e, err = all.ReadAny(filepath.Join(dir, "a protocol.toml"))
	if err != nil || e.Treatment != nil || e.Protocol.ID != "my-protocol" {
		t.Errorf("%+v, %v", e, err)
	}
	for _, name := range []string{"neither.toml", "broken.toml", "missing.toml"} {
		var bad *tomldoc.Error
		if _, err := all.ReadAny(filepath.Join(dir, name)); !errors.As(err, &bad) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpenTreatmentsThatCannotBeListed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := Open("", file)
	if err == nil || !strings.Contains(err.Error(), "your own treatments can't be listed") {
		t.Errorf("got %v", err)
	}
	if _, err := all.Find("nimmo-compression"); err != nil {
		t.Errorf("the protocols are gone, too: %v", err)
	}
}
