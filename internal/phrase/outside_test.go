package phrase

import (
	"go/ast"
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

// No package says anything itself: what users read or hear stands here, where it can be read as
// one text and held to the same rules. What looks like a sentence and is none, as a command line to
// be typed, a query, or a picture in characters, has a rule in saysNothing or stands in
// testdata/outside.txt.
func TestNoProseOutside(t *testing.T) {
	allowed := notSaid(t)
	for _, path := range production(t, "phrase", "gaugetest", "uitest") {
		for _, s := range saidIn(t, path) {
			if !allowed[s.text] {
				t.Errorf("%s: %q: what is said stands in package english, or is worded by package phrase", s.at, s.text)
			}
		}
	}
}

// production are the program's files of Go without its tests, and without the folders of these names.
func production(t *testing.T, without ...string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(filepath.Join("..", "..", "internal"), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || slices.Contains(without, d.Name())):
			return filepath.SkipDir
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			all = append(all, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// notSaid are the texts of testdata/outside.txt, one in a line, quoted as in Go.
func notSaid(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "outside.txt"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		one, err := strconv.Unquote(line)
		if err != nil {
			t.Fatalf("testdata/outside.txt: %s: %v", line, err)
		}
		all[one] = true
	}
	return all
}

// saidIn are the texts in a file of Go that read like something said: two words or more beside
// each other.
func saidIn(t *testing.T, path string) []sentence {
	t.Helper()
	files, file := parse(t, path)
	var all []sentence
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			return n.Tag == nil
		case *ast.KeyValueExpr: // how a command is called: "show SESSION"
			name, ok := n.Key.(*ast.Ident)
			return !ok || name.Name != "Use"
		case *ast.CallExpr:
			return !forProgrammers(n)
		case *ast.BasicLit:
			if n.Kind != token.STRING {
				return false
			}
			text, err := strconv.Unquote(n.Value)
			if err == nil && twoWords.MatchString(verb.ReplaceAllString(text, "%")) && !saysNothing(text) {
				all = append(all, sentence{files.Position(n.Pos()).String(), text})
			}
		}
		return true
	})
	return all
}

// forProgrammers are the calls whose text no user reads: a panic's, a pattern's, and the name of an
// operation around the error that it met ("open the file %s: %w").
func forProgrammers(call *ast.CallExpr) bool {
	var name string
	switch f := call.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	switch name {
	case "panic", "MustCompile":
		return true
	case "Errorf":
		lit, ok := call.Args[0].(*ast.BasicLit)
		return ok && operation.MatchString(lit.Value)
	}
	return false
}

var (
	twoWords  = regexp.MustCompile(`\pL[\pL'’]+[,;:]? \pL[\pL'’]+`)
	verb      = regexp.MustCompile(`%[-+# 0-9.*\[\]]*[a-zA-Z]`)
	operation = regexp.MustCompile(`^"[a-z]+( [%\w]+){1,5}: %w"$`)
	typed     = regexp.MustCompile(`^\s*(\$ |presshold )`)
)

// saysNothing tells of what no user reads as a sentence: a query, a script of PowerShell, or a
// command line to be typed.
func saysNothing(text string) bool {
	return query.MatchString(text) || typed.MatchString(text) || strings.Contains(text, "New-Object")
}
