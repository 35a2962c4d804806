package note

import (
	"fmt"
	"io"
	"reflect"
	"text/template"
	"text/template/parse"

	"presshold/internal/phrase/english"
)

// evaluation executes a parsed template as [template.Template] does. The library itself looks up
// methods by name, so the linker would have to keep every method of every type: 3 MB. Templates
// need no method of a [Note].
type evaluation struct {
	trees map[string]*parse.Tree
	tree  *parse.Tree
	node  parse.Node // the current one, for errors
	out   io.Writer
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

func evaluate(trees map[string]*parse.Tree, name string, out io.Writer, data any) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			err = r.error
		default:
			panic(r)
		}
	}()
	e := evaluation{trees: trees, out: out}
	e.template(name, data)
	return nil
}

// fail ends the evaluation with an error that names the place in the template.
func (e *evaluation) fail(format string, args ...any) {
	place, context := e.tree.ErrorContext(e.node)
	panic(failure{fmt.Errorf(english.TemplateAt, place, e.tree.Name, context, fmt.Sprintf(format, args...))})
}

// template executes a whole template; it sees no variables but its own.
func (e *evaluation) template(name string, dot any) {
	tree := e.trees[name]
	if tree == nil {
		if e.tree == nil { // there is nothing but definitions
			return
		}
		e.fail(english.TemplateUnknown, name)
	}
	if e.depth == deepest {
		e.fail(english.TemplateTooDeep, deepest)
	}
	inner := evaluation{trees: e.trees, tree: tree, node: tree.Root, out: e.out, vars: []variable{{"$", dot}}, depth: e.depth + 1}
	inner.walk(dot, tree.Root)
}

func (e *evaluation) walk(dot any, n parse.Node) jump {
	e.node = n
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
		e.node = n
		e.template(n.Name, data)
	case *parse.BreakNode:
		return breaking
	case *parse.ContinueNode:
		return continuing
	}
	return onward
}

func (e *evaluation) write(s string) {
	if _, err := e.out.Write([]byte(s)); err != nil {
		panic(failure{err})
	}
}

func printed(v any) string {
	if v == nil {
		return english.TemplateNoValue
	}
	return fmt.Sprint(v)
}

func (e *evaluation) forget(n int) { e.vars = e.vars[:n] }

func (e *evaluation) either(dot any, b *parse.BranchNode) jump {
	defer e.forget(len(e.vars))
	v := e.pipe(dot, b.Pipe)
	switch {
	case !truth(v):
		return e.otherwise(dot, b)
	case b.NodeType == parse.NodeWith:
		return e.walk(v, b.List)
	}
	return e.walk(dot, b.List)
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
	defer e.forget(len(e.vars))
	over := reflect.ValueOf(e.pipe(dot, b.Pipe))
	n, each := 0, func(i int) any { return i }
	switch {
	case over.IsValid() && over.CanInt():
		n = int(over.Int())
	case over.Kind() == reflect.Slice:
		n, each = over.Len(), func(i int) any { return over.Index(i).Interface() }
	case over.IsValid():
		e.fail(english.TemplateRange, over)
	}
	if n <= 0 {
		return e.otherwise(dot, b)
	}
	declared := len(e.vars)
	for i := range n {
		if d := b.Pipe.Decl; len(d) > 0 {
			e.assign(d[len(d)-1].Ident[0], each(i))
			if len(d) > 1 {
				e.assign(d[0].Ident[0], i)
			}
		}
		j := e.walk(each(i), b.List)
		e.forget(declared)
		if j == breaking {
			break
		}
	}
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
	e.node = p
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
	if f, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return e.call(dot, f.Ident, c, c.Args[1:], before)
	}
	e.node = c.Args[0]
	if _, ok := e.node.(*parse.NilNode); ok {
		e.fail(english.TemplateNil)
	}
	if len(c.Args) > 1 || len(before) > 0 {
		e.fail(english.TemplateNoFunction, e.node)
	}
	return e.value(dot, e.node)
}

// call calls a function. Errors name the node. The arguments of "and" and "or" are evaluated
// only as far as needed.
func (e *evaluation) call(dot any, name string, at parse.Node, args []parse.Node, before []any) any {
	var values []any
	for i, arg := range args {
		v := e.value(dot, arg)
		last := i == len(args)-1 && len(before) == 0
		if !last && (name == "or" && truth(v) || name == "and" && !truth(v)) {
			return v
		}
		values = append(values, v)
	}
	e.node = at
	v, err := call(name, append(values, before...))
	if err != nil {
		e.fail(english.TemplateCall, name, err)
	}
	return v
}

func (e *evaluation) value(dot any, n parse.Node) any {
	e.node = n
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
		return e.call(dot, n.Ident, n, nil, nil)
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
		if of.Kind() != reflect.Struct || !of.FieldByName(name).IsValid() {
			e.fail(english.TemplateField, name, v)
		}
		v = of.FieldByName(name).Interface()
	}
	return v
}
