package session

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// The lists of words hold every word that is declared.
func TestListsAreWhole(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "event.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string][]string{}
	for _, k := range EventKinds() {
		listed["EventKind"] = append(listed["EventKind"], string(k))
	}
	for _, r := range EndReasons() {
		listed["EndReason"] = append(listed["EndReason"], string(r))
	}
	for _, s := range Shifts() {
		listed["Shift"] = append(listed["Shift"], string(s))
	}
	declared := map[string]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		kind, ok := v.Type.(*ast.Ident)
		if !ok || listed[kind.Name] == nil {
			return true
		}
		declared[kind.Name]++
		word, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
		if err != nil || !slices.Contains(listed[kind.Name], word) {
			t.Errorf("%s %s is in no list (%v)", kind.Name, v.Names[0].Name, err)
		}
		return true
	})
	for kind, words := range listed {
		if declared[kind] != len(words) {
			t.Errorf("%d of %s are listed, %d declared", len(words), kind, declared[kind])
		}
	}
}
