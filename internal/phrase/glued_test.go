package phrase

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"testing"
)

// No sentence is put together with a plus: its parts could be read nowhere as one text, and nobody
// could check or translate them. A sentence is a format, with verbs for what changes in it.
func TestNothingGlued(t *testing.T) {
	allowed := notSaid(t)
	for _, path := range production(t, "english", "gaugetest") {
		files, file := parse(t, path)
		check := func(n ast.Node, all []ast.Expr) {
			if glued(all, allowed) {
				t.Errorf("%s: a sentence is put together with a plus: make it one format", files.Position(n.Pos()))
			}
		}
		var visit func(ast.Node) bool
		visit = func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				return !forProgrammers(n)
			case *ast.AssignStmt:
				if n.Tok == token.ADD_ASSIGN {
					check(n, append(operands(n.Rhs[0]), n.Lhs[0]))
				}
			case *ast.BinaryExpr:
				if n.Op != token.ADD {
					return true
				}
				all := operands(n)
				check(n, all)
				for _, operand := range all {
					ast.Inspect(operand, visit)
				}
				return false
			}
			return true
		}
		ast.Inspect(file, visit)
	}
}

// operands are what a chain of additions adds.
func operands(e ast.Expr) []ast.Expr {
	if sum, ok := e.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
		return append(operands(sum.X), operands(sum.Y)...)
	}
	return []ast.Expr{e}
}

// glued tells that words, or a sentence of package english, are added to what is known only when
// the program runs. Lines of one text may be, a text and the blanks around it, and a query.
func glued(all []ast.Expr, allowed map[string]bool) bool {
	var words, varies bool
	for _, e := range all {
		switch e := e.(type) {
		case *ast.BasicLit:
			text, err := strconv.Unquote(e.Value)
			if query.MatchString(text) {
				return false
			}
			words = words || err == nil && loose.MatchString(text) && !allowed[text]
		case *ast.SelectorExpr:
			of, ok := e.X.(*ast.Ident)
			said := ok && of.Name == "english"
			words, varies = words || said, varies || !said
		default:
			varies = true
		}
	}
	return words && varies
}

// loose are words with a blank before or after them, where more is to follow.
var loose = regexp.MustCompile(`^[,;:(]? \pL|\pL\pL[,;:]? $`)
