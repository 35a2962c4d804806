package cli

import (
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
