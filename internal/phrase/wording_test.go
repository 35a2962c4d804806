package phrase

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// sentence is a text that a user may read, and where it stands.
type sentence struct{ at, text string }

// sentences are those of the whole program: what its code says, wherever it stands, its library
// and schemas, and README.
func sentences(t *testing.T) []sentence {
	t.Helper()
	var all []sentence
	root := filepath.Join("..", "..")
	for _, dir := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return filepath.SkipDir
			case strings.HasSuffix(path, "_test.go"):
				return nil
			case strings.HasSuffix(path, ".go"):
				all = append(all, inCode(t, path)...)
			case strings.HasSuffix(path, ".toml"), strings.HasSuffix(path, ".json"), strings.HasSuffix(path, ".md"):
				all = append(all, inText(t, path)...)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return append(all, inText(t, filepath.Join(root, "README.md"))...)
}

// inCode are the texts in a file of Go. Queries of the record are left out.
func inCode(t *testing.T, path string) []sentence {
	t.Helper()
	files, file := parse(t, path)
	var all []sentence
	ast.Inspect(file, func(n ast.Node) bool {
		if f, ok := n.(*ast.Field); ok && f.Tag != nil {
			return false
		}
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(lit.Value)
		if err == nil && !query.MatchString(text) {
			all = append(all, sentence{files.Position(lit.Pos()).String(), text})
		}
		return true
	})
	return all
}

func parse(t *testing.T, path string) (*token.FileSet, *ast.File) {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return files, file
}

var query = regexp.MustCompile(`\b(SELECT|INSERT|UPDATE|DELETE|CREATE|VACUUM|ATTACH|DETACH|WHEN|CASE|LIMIT|WHERE|PRAGMA|FROM|JOIN|AND|OR|NOT|NULL|AS|INDEXED BY|GROUP BY|ORDER BY)\b`)

// inText are the lines of a file that people read.
func inText(t *testing.T, path string) []sentence {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []sentence
	for i, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "citation") {
			continue // others' titles
		}
		all = append(all, sentence{fmt.Sprintf("%s:%d", path, i+1), line})
	}
	return all
}

// rule is a line of the glossary: what is not written, and what is in its place.
type rule struct {
	wrong   *regexp.Regexp
	instead string
	alone   bool // not even as a word alone, which may be a name
}

// glossary reads the words that the program does not use.
func glossary(t *testing.T) []rule {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "glossary.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rules []rule
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line, _, _ := strings.Cut(lines.Text(), "#")
		wrong, instead, ok := strings.Cut(line, "->")
		if ok {
			wrong, alone := strings.CutPrefix(wrong, "! ")
			before, after := `(^|[^\w/.-])`, `([^\w-]|$)` // no name of a flag, and no part of an address
			if alone {
				before, after = `(\b)`, `\b`
			}
			rules = append(rules, rule{regexp.MustCompile("(?i)" + before + "(" + strings.TrimSpace(wrong) + ")" + after), strings.TrimSpace(instead), alone})
		}
	}
	if len(rules) < 20 {
		t.Fatalf("the glossary has %d rules", len(rules))
	}
	return rules
}

// Every sentence keeps to the words of the glossary: one term for one thing, one spelling, and
// nothing that promises what the program can't know.
func TestGlossary(t *testing.T) {
	rules := glossary(t)
	all := sentences(t)
	if len(all) < 1500 {
		t.Fatalf("only %d sentences were found", len(all))
	}
	for _, s := range all {
		for _, r := range rules {
			if m := r.wrong.FindStringSubmatch(s.text); m != nil && (r.alone || strings.Contains(s.text, " ")) {
				t.Errorf("%s: %q, in %q: write %s", s.at, m[2], s.text, r.instead)
			}
		}
	}
}

// longest is how many words a sentence has at most: more need a second reading on a screen.
const longest = 25

// No sentence is longer than can be read at a glance.
func TestSentenceLength(t *testing.T) {
	for _, s := range sentences(t) {
		if !strings.Contains(s.at, ".go:") || !prose.MatchString(s.text) {
			continue
		}
		for _, one := range ends.Split(strings.ReplaceAll(s.text, "\n\n", ". "), -1) {
			if n := len(strings.Fields(one)); n > longest {
				t.Errorf("%s: %d words, at most %d are wanted: %q", s.at, n, longest, one)
			}
		}
	}
}

// prose is what a sentence has, and a list of names has not.
var prose = regexp.MustCompile(`\b(the|a|an|your)\b`)

// ends are where a sentence may end.
var ends = regexp.MustCompile(`[.!?:;](\s|$)|\n[ \t]+| -- `)
