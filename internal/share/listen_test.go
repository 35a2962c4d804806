package share

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// Nothing of the program listens but this package.
func TestNothingElseListens(t *testing.T) {
	files := token.NewFileSet()
	here := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok || !strings.HasPrefix(sel.Sel.Name, "Listen") && !strings.HasPrefix(sel.Sel.Name, "Serve") {
				return true
			}
			of, ok := sel.X.(*ast.Ident)
			if !ok || of.Name != "net" && of.Name != "http" && of.Name != "tls" && of.Name != "syscall" && of.Name != "unix" {
				return true
			}
			if here++; filepath.ToSlash(filepath.Dir(path)) != "../../internal/share" {
				t.Errorf("%s: %s.%s", files.Position(n.Pos()), of.Name, sel.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if here == 0 {
		t.Error("not even this package listens")
	}
}
