package guard

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

func TestCall(t *testing.T) {
	wrong := errors.New("wrong")
	if err := Call(func() error { return wrong }); !errors.Is(err, wrong) {
		t.Errorf("an error became %v", err)
	}
	err := Call(func() error { panic(wrong) })
	var p *Panic
	if !errors.As(err, &p) || !errors.Is(err, wrong) || !strings.Contains(string(p.Stack), "TestCall") {
		t.Errorf("a panic became %v", err)
	}
	var none []int
	if err := Call(func() error { none[len(none)] = 1; return nil }); !errors.As(err, &p) || !strings.Contains(err.Error(), "out of range") {
		t.Errorf("a bad index became %v", err)
	}
}

func TestGo(t *testing.T) {
	told := make(chan error)
	Go(func() { panic("x") }, func(err error) { told <- err })
	if err := <-told; err.Error() != "internal error: x" {
		t.Errorf("told is %v", err)
	}
	done := make(chan bool)
	Go(func() { done <- true }, nil)
	<-done
	Go(func() { defer close(told); panic("nobody need know") }, nil)
	<-told
}

// No goroutine of the program can end it with a panic: each is started by Go, or guards
// what it does.
func TestEveryGoroutineIsGuarded(t *testing.T) {
	files := token.NewFileSet()
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			strings.HasPrefix(path, filepath.Join("..", "guard")) {
			return err
		}
		parsed, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			body := started(n)
			if body == nil {
				return true
			}
			found++
			if lit, ok := body.(*ast.FuncLit); !ok || !guarded(lit) {
				t.Errorf("%s: a panic in this goroutine ends the program: start it with guard.Go", files.Position(n.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found == 0 {
		t.Error("no goroutine was looked at")
	}
}

// started is what a goroutine runs that is started here otherwise than by Go; nil if
// none is.
func started(n ast.Node) ast.Expr {
	if s, ok := n.(*ast.GoStmt); ok {
		return s.Call.Fun
	}
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return nil
	}
	if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
		of, _ := sel.X.(*ast.Ident)
		switch {
		case sel.Sel.Name == "AfterFunc":
			return call.Args[len(call.Args)-1]
		case sel.Sel.Name == "Go" && (of == nil || of.Name != "guard"):
			return call.Args[0]
		}
	}
	return nil
}

// guarded reports whether a function calls guard.Call.
func guarded(f *ast.FuncLit) bool {
	ok := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if c, is := n.(*ast.CallExpr); is && name(c.Fun) == "guard.Call" {
			ok = true
		}
		return !ok
	})
	return ok
}

// name is a function as it is called: "guard.Call".
func name(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return name(e.X) + "." + e.Sel.Name
	}
	return ""
}
