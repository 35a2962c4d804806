package cli

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"presshold/internal/cli/app/apptest"
	"presshold/internal/settings"
)

// TestDocuments holds that every path which the documents for contributors name is there.
func TestDocuments(t *testing.T) {
	for _, name := range []string{"CONTRIBUTING.md", "ARCHITECTURE.md"} {
		paths := namedPaths(readDocument(t, name))
		if len(paths) < 5 {
			t.Errorf("%s names no more than %q", name, paths)
		}
		for _, path := range paths {
			if _, err := os.Stat(filepath.Join("../..", path)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestGoVersion holds that the documents name the version of Go that go.mod asks for.
func TestGoVersion(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go (\S+)$`).FindSubmatch(mod)
	if version == nil {
		t.Fatal("go.mod names no version")
	}
	for _, name := range []string{"../README.md", "CONTRIBUTING.md"} {
		if want := "[Go](https://go.dev) " + string(version[1]) + " or later"; !strings.Contains(readDocument(t, name), want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
}

// TestPackages holds that ARCHITECTURE.md lists every package, each below those that it
// imports; what is in a package's folder may also stand below it.
func TestPackages(t *testing.T) {
	var listed []string
	for _, row := range regexp.MustCompile("(?m)^\\| `(internal/[a-z/]+)` \\|").FindAllStringSubmatch(readDocument(t, "ARCHITECTURE.md"), -1) {
		listed = append(listed, row[1])
	}
	found := packages(t)
	for _, name := range listed {
		if _, ok := found[name]; !ok {
			t.Errorf("ARCHITECTURE.md lists %s, which is no package", name)
		}
	}
	for name, imports := range found {
		at := slices.Index(listed, name)
		if at < 0 {
			t.Errorf("ARCHITECTURE.md does not list %s", name)
		}
		for _, below := range imports {
			if slices.Index(listed, below) > at && !strings.HasPrefix(below, name+"/") {
				t.Errorf("ARCHITECTURE.md lists %s below %s, which imports it", below, name)
			}
		}
	}
}

func readDocument(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../.github", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// namedPaths are what a document names between backquotes that lies in the repository.
func namedPaths(text string) []string {
	var paths []string
	for _, quoted := range regexp.MustCompile("`([^`\\s]+)`").FindAllStringSubmatch(text, -1) {
		if regexp.MustCompile(`^(cmd/|internal/|\.[a-z]+/|\.[a-z-]+\.yml$|README\.md$|go\.mod$)`).MatchString(quoted[1]) {
			paths = append(paths, quoted[1])
		}
	}
	return paths
}

// packages are all below internal, with what each imports of them outside its tests.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder := "internal" + strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "..")
		found[folder] = append(found[folder], nil...) // one that imports none is a package, too
		for _, i := range f.Imports {
			if name, err := strconv.Unquote(i.Path.Value); err == nil && strings.HasPrefix(name, "presshold/internal/") {
				found[folder] = append(found[folder], strings.TrimPrefix(name, "presshold/"))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestExamples holds that every file which README shows can be used as it stands.
func TestExamples(t *testing.T) {
	apptest.Home(t)
	folder := t.TempDir()
	write := func(name, text string) (path string) {
		path = filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("note.tmpl", "{{.Date}}")
	found := regexp.MustCompile("(?ms)^```toml\n(.*?)^```$").FindAllStringSubmatch(readDocument(t, "../README.md"), -1)
	if len(found) < 5 {
		t.Errorf("only %d files were found", len(found))
	}
	for _, text := range found {
		if id := regexp.MustCompile(`(?m)^id = "(.+)"`).FindStringSubmatch(text[1]); id != nil {
			var out bytes.Buffer
			if Main([]string{"check", write(id[1]+".toml", text[1])}, nil, &out, &out) != 0 {
				t.Error(out.String())
			}
			continue
		}
		if _, err := settings.Load(write("settings.toml", text[1])); err != nil {
			t.Error(err)
		}
	}
}

// TestCommandLines holds that presshold takes every command line in README. In a sentence a
// command may stand without its arguments.
func TestCommandLines(t *testing.T) {
	for pattern, whole := range map[string]bool{`(?m)^    presshold(( \S+)*)`: true, "`presshold(( [^`]+)?)`": false} {
		lines := regexp.MustCompile(pattern).FindAllStringSubmatch(readDocument(t, "../README.md"), -1)
		if len(lines) < 20 {
			t.Errorf("only %d command lines were found", len(lines))
		}
		for _, line := range lines {
			var args []string
			for _, word := range regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(line[1], -1) {
				args = append(args, strings.Trim(word, `"`))
			}
			cmd, rest, err := root(start(nil, nil, nil)).Find(args)
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err == nil && whole {
				err = cmd.ValidateArgs(cmd.Flags().Args())
			}
			if err != nil {
				t.Errorf("presshold%s: %v", line[1], err)
			}
		}
	}
}
