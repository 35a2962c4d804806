package note

import (
	"fmt"
	"io"
	"reflect"
	"text/template"
	"text/template/parse"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// evaluation executes a parsed template as [template.Template] does. The library itself looks up
// methods by name, so the linker would have to keep every method of every type: 3 MB. Templates
// need no method of a [Note].
type evaluation struct {
	of    *Template
	at    parse.Pos // of the current node, for errors
	out   io.StringWriter
	vars  []variable
	depth int // of templates in templates
}

type variable struct {
	name  string
	value any
}

const deepest = 1000

type jump int

const (
	onward jump = iota
	breaking
	continuing
)

// failure is the panic that ends an evaluation.
type failure struct{ error }

// evaluate executes a template. The error names the place in it.
func (t *Template) evaluate(out io.StringWriter, data any) (err error) {
	e := evaluation{of: t, out: out}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			err = t.fault(t.line(e.at), r.error)
		default:
			panic(r)
		}
	}()
	e.template(root, data)
	return nil
}

func (e *evaluation) fail(format string, args ...any) { panic(failure{fmt.Errorf(format, args...)}) }

// template executes a whole template; it sees no variables but its own.
func (e *evaluation) template(name string, dot any) {
	tree := e.of.trees[name]
	switch {
	case tree == nil && name == root: // there is nothing but definitions
		return
	case tree == nil:
		e.fail(english.TemplateUnknown, name)
	case e.depth == deepest:
		e.fail(english.TemplateTooDeep, deepest)
	}
	outer := e.vars
	e.vars, e.depth = []variable{{"$", dot}}, e.depth+1
	e.walk(dot, tree.Root)
	e.vars, e.depth = outer, e.depth-1
}

func (e *evaluation) walk(dot any, n parse.Node) jump {
	e.at = n.Position()
	switch n := n.(type) {
	case *parse.ListNode:
		for _, n := range n.Nodes {
			if j := e.walk(dot, n); j != onward {
				return j
			}
		}
	case *parse.TextNode:
		e.write(string(n.Text))
	case *parse.ActionNode:
		if v := e.pipe(dot, n.Pipe); len(n.Pipe.Decl) == 0 {
			e.write(printed(v))
		}
	case *parse.IfNode:
		return e.either(dot, &n.BranchNode)
	case *parse.WithNode:
		return e.either(dot, &n.BranchNode)
	case *parse.RangeNode:
		return e.loop(dot, &n.BranchNode)
	case *parse.TemplateNode:
		var data any
		if n.Pipe != nil {
			data = e.pipe(dot, n.Pipe)
		}
		e.at = n.Position()
		e.template(n.Name, data)
	case *parse.BreakNode:
		return breaking
	case *parse.ContinueNode:
		return continuing
	}
	return onward
}

func (e *evaluation) write(s string) {
	if _, err := e.out.WriteString(s); err != nil {
		panic(failure{err})
	}
}

func printed(v any) string {
	if v == nil {
		return english.TemplateNoValue
	}
	return fmt.Sprint(v)
}

func (e *evaluation) either(dot any, b *parse.BranchNode) jump {
	outer := e.vars
	v := e.pipe(dot, b.Pipe)
	var j jump
	switch {
	case !truth(v):
		j = e.otherwise(dot, b)
	case b.NodeType == parse.NodeWith:
		j = e.walk(v, b.List)
	default:
		j = e.walk(dot, b.List)
	}
	e.vars = outer
	return j
}

func (e *evaluation) otherwise(dot any, b *parse.BranchNode) jump {
	if b.ElseList == nil {
		return onward
	}
	return e.walk(dot, b.ElseList)
}

func truth(v any) bool {
	is, _ := template.IsTrue(v)
	return is
}

func (e *evaluation) loop(dot any, b *parse.BranchNode) jump {
	outer := e.vars
	over := reflect.ValueOf(e.pipe(dot, b.Pipe))
	n, each := 0, func(i int) any { return i }
	switch {
	case over.IsValid() && over.CanInt():
		n = int(over.Int())
	case over.Kind() == reflect.Slice:
		n, each = over.Len(), func(i int) any { return over.Index(i).Interface() }
	case over.IsValid():
		e.fail(english.TemplateRange, kind(over.Interface()))
	}
	if n <= 0 {
		e.vars = outer
		return e.otherwise(dot, b)
	}
	declared := e.vars
	for i := range n {
		if d := b.Pipe.Decl; len(d) > 0 {
			e.assign(d[len(d)-1].Ident[0], each(i))
			if len(d) > 1 {
				e.assign(d[0].Ident[0], i)
			}
		}
		j := e.walk(each(i), b.List)
		e.vars = declared
		if j == breaking {
			break
		}
	}
	e.vars = outer
	return onward
}

func (e *evaluation) assign(name string, value any) {
	for i := len(e.vars) - 1; i >= 0; i-- {
		if e.vars[i].name == name {
			e.vars[i].value = value
			return
		}
	}
	e.fail(english.TemplateVariable, name)
}

func (e *evaluation) pipe(dot any, p *parse.PipeNode) any {
	e.at = p.Position()
	var v any
	for i, c := range p.Cmds {
		var before []any
		if i > 0 {
			before = []any{v}
		}
		v = e.command(dot, c, before)
	}
	for _, d := range p.Decl {
		if p.IsAssign {
			e.assign(d.Ident[0], v)
		} else {
			e.vars = append(e.vars, variable{d.Ident[0], v})
		}
	}
	return v
}

func (e *evaluation) command(dot any, c *parse.CommandNode, before []any) any {
	first := c.Args[0]
	if f, ok := first.(*parse.IdentifierNode); ok {
		return e.function(dot, f, c.Args[1:], before)
	}
	e.at = first.Position()
	if _, ok := first.(*parse.NilNode); ok {
		e.fail(english.TemplateNil)
	}
	if len(c.Args) > 1 || len(before) > 0 {
		e.fail(english.TemplateNoFunction, first)
	}
	return e.value(dot, first)
}

// function calls a function. The arguments of "and" and "or" are evaluated only as far as needed.
func (e *evaluation) function(dot any, f *parse.IdentifierNode, args []parse.Node, before []any) any {
	var values []any
	for i, arg := range args {
		v := e.value(dot, arg)
		last := i == len(args)-1 && len(before) == 0
		if !last && (f.Ident == "or" && truth(v) || f.Ident == "and" && !truth(v)) {
			return v
		}
		values = append(values, v)
	}
	e.at = f.Position()
	return e.call(f.Ident, append(values, before...))
}

func (e *evaluation) value(dot any, n parse.Node) any {
	e.at = n.Position()
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return e.fields(dot, n.Ident)
	case *parse.ChainNode:
		return e.fields(e.value(dot, n.Node), n.Field)
	case *parse.VariableNode:
		return e.fields(e.variable(n.Ident[0]), n.Ident[1:])
	case *parse.PipeNode:
		return e.pipe(dot, n)
	case *parse.IdentifierNode:
		return e.function(dot, n, nil, nil)
	case *parse.StringNode:
		return n.Text
	case *parse.BoolNode:
		return n.True
	case *parse.NumberNode:
		if n.IsInt {
			return int(n.Int64)
		}
		return n.Float64
	}
	return nil
}

func (e *evaluation) variable(name string) any {
	for i := len(e.vars) - 1; i >= 0; i-- {
		if e.vars[i].name == name {
			return e.vars[i].value
		}
	}
	e.fail(english.TemplateVariable, name)
	return nil
}

func (e *evaluation) fields(v any, names []string) any {
	for _, name := range names {
		of := reflect.ValueOf(v)
		if of.Kind() != reflect.Struct {
			e.fail(english.TemplateNoFields, kind(v), name)
		}
		field := of.FieldByName(name)
		if !field.IsValid() {
			var known []string
			for _, f := range reflect.VisibleFields(of.Type()) {
				known = append(known, "."+f.Name)
			}
			e.fail(english.TemplateField, name, plain.List(known))
		}
		v = field.Interface()
	}
	return v
}
