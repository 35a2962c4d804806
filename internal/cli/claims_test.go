package cli

import (
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

	"presshold/internal/catalog"
	"presshold/internal/protocol"
)

// claims are the words by which a program claims to do something about anybody's health.
// A treatment is the name of a list of points; nobody and nothing is treated.
func claims() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(treat(s|ed|ing)?|cur(e|es|ed|ing)|reliev\w*|relief|diagnos\w*|heal(s|ed|ing)?|` +
		`toxins?|lactic|adhesions?|immun\w*)\b`)
}

// No text that the program can show claims anything: none in its code, none in the files
// that are built into it, and none in its README.
func TestNothingIsClaimed(t *testing.T) {
	claim := claims()
	check := func(where, text string) {
		if word := claim.FindString(text); word != "" {
			t.Errorf("%s says %q: %.200s", where, word, text)
		}
	}
	texts := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2):
			return fs.SkipDir
		case strings.HasSuffix(path, "_test.go"), d.IsDir():
			return nil
		}
		switch filepath.Ext(path) {
		case ".go":
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if text, err := strconv.Unquote(lit.Value); err == nil {
						texts++
						check(path, text)
					}
				}
				return true
			})
		case ".md", ".json":
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			texts++
			check(path, string(text))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if texts < 1000 {
		t.Errorf("only %d texts were looked at", texts)
	}
}

// Nor does any built-in protocol, whose file is looked at without the titles of its
// sources: those are theirs.
func TestNoProtocolClaims(t *testing.T) {
	c, err := catalog.Open("")
	if err != nil {
		t.Fatal(err)
	}
	entries, bad := c.All()
	if len(bad) > 0 || len(entries) != 40 {
		t.Fatalf("%d built-in protocols, %v", len(entries), bad)
	}
	claim := claims()
	for _, e := range entries {
		text := string(e.Text)
		for _, s := range e.Protocol.Sources {
			text = strings.ReplaceAll(text, s.Citation, "")
		}
		for _, s := range e.Protocol.General() {
			text += s.Text
		}
		if word := claim.FindString(text + protocol.CautionWords + protocol.NoPrediction); word != "" {
			t.Errorf("%s says %q", e.Protocol.ID, word)
		}
	}
}
