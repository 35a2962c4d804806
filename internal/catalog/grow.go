package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"presshold/internal/fault"
	"presshold/internal/plain"
)

// Limits on the shape of a file, far above those of a protocol. They keep a hostile
// file from taking minutes: go-toml's time grows with the square of the keys in a
// table.
const (
	maxEntries = 500 // keys in a table, items in an array
	maxParts   = 16  // parts of a dotted key
)

// grower builds the tree of a document.
type grower struct {
	data   []byte
	parser unstable.Parser
	root   *table
	// problems are keys and tables that are there twice; the first ones are in
	// the tree.
	problems fault.List
	overflow *fault.List // a limit that was passed; it ends the reading
}

// grow parses a document. A syntax error is the only problem then, and the tree is
// nil; keys and tables that are there twice are told together.
func grow(data []byte) (*table, fault.List) {
	g := &grower{data: slices.Clip(data), root: &table{}}
	g.parser.Reset(g.data)
	into := g.root
	for g.overflow == nil && g.parser.NextExpression() {
		switch e := g.parser.Expression(); e.Kind {
		case unstable.KeyValue:
			g.keyValue(into, e)
		case unstable.Table:
			into = g.tableHeader(e)
		case unstable.ArrayTable:
			into = g.arrayHeader(e)
		}
	}
	if g.overflow != nil {
		return nil, *g.overflow
	}
	if err := g.parser.Error(); err != nil {
		at := len(g.data)
		var perr *unstable.ParserError
		if errors.As(err, &perr) {
			at = int(g.parser.Range(perr.Highlight).Offset)
		}
		return nil, only(at, explain(g.data, at, err.Error()))
	}
	if g.problems.Empty() {
		// The parser leaves some rules of TOML to its caller, such as what a date
		// or a number looks like and which tables may be extended.
		if at, what := g.recheck(); what != "" {
			return nil, only(at, what)
		}
	}
	return g.root, g.problems
}

// recheck lets go-toml decode the document as a whole, and tells what it finds wrong;
// "" for nothing.
func (g *grower) recheck() (at int, what string) {
	var all map[string]any
	err := toml.Unmarshal(g.data, &all)
	var derr *toml.DecodeError
	switch {
	case err == nil:
		return 0, ""
	case errors.As(err, &derr):
		row, column := derr.Position()
		return fault.Offset(g.data, row, column), trimPrefix(derr.Error())
	default:
		return 0, trimPrefix(err.Error())
	}
}

// trimPrefix takes go-toml's name off its messages; some have it twice.
func trimPrefix(s string) string {
	const prefix = "toml: "
	return strings.TrimPrefix(strings.TrimPrefix(s, prefix), prefix)
}

// room tells whether there is room for one more beside n; if not, the place ends
// the reading.
func (g *grower) room(n, most, at int) bool {
	if n < most {
		return true
	}
	if g.overflow == nil {
		l := only(at, fmt.Sprintf("more than %d entries: this is no file of presshold's", most))
		g.overflow = &l
	}
	return false
}

// add adds a key to a table, if there is room for it.
func (g *grower) add(into *table, key string, at int, v *value) {
	if g.room(len(into.members), maxEntries, at) {
		into.add(key, at, v)
	}
}

// twice notes that a key or table is in the file again.
func (g *grower) twice(what string, at, first int) {
	line := 0
	if !g.problems.Full() { // else nobody reads it, and counting takes long
		line = 1 + bytes.Count(g.data[:first], []byte{'\n'})
	}
	g.problems.Add(at, at, "%s is already on line %d", what, line)
}

// keyValue adds what `key = value` says to a table. Dotted keys make tables.
func (g *grower) keyValue(into *table, e *unstable.Node) {
	var key *unstable.Node
	parts := 0
	for it := e.Key(); it.Next() && g.room(parts, maxParts, int(it.Node().Raw.Offset)); parts++ {
		if key != nil {
			into = g.descend(into, key, int(key.Raw.Offset))
			if into == nil {
				return // the recheck says what is wrong
			}
		}
		key = it.Node()
	}
	name, at := string(key.Data), int(key.Raw.Offset)
	if m := into.find(name); m != nil {
		g.twice("key "+plain.Quote(name), at, m.at)
		return
	}
	after := at + int(key.Raw.Length)
	after += bytes.IndexByte(g.data[after:], '=') + 1
	after += len(g.data[after:]) - len(bytes.TrimLeft(g.data[after:], " \t"))
	g.add(into, name, at, g.value(e.Value(), after))
}

// descend goes into the table of a key, or the last of an array of them, making
// one where there is none; nil if something else has that key.
func (g *grower) descend(into *table, key *unstable.Node, at int) *table {
	name := string(key.Data)
	m := into.find(name)
	if m == nil {
		t := &table{}
		g.add(into, name, int(key.Raw.Offset), &value{form: formTable, at: at, table: t})
		return t
	}
	switch v := m.value; {
	case v.table != nil:
		return v.table
	case v.header:
		return v.items[len(v.items)-1].table
	default:
		return nil
	}
}

// walk goes into the tables of all but the last part of a header, which it returns
// with the offset of the header's bracket.
func (g *grower) walk(e *unstable.Node) (into *table, last *unstable.Node, at int) {
	into = g.root
	parts := 0
	for it := e.Key(); it.Next() && g.room(parts, maxParts, at); parts++ {
		if last == nil {
			at = bytes.LastIndexByte(g.data[:it.Node().Raw.Offset], '\n') + 1
			at += len(g.data[at:]) - len(bytes.TrimLeft(g.data[at:], " \t"))
		} else if into != nil {
			into = g.descend(into, last, at)
		}
		last = it.Node()
	}
	return into, last, at
}

// nowhere takes what belongs to a header that can't stand; it is not looked at.
func nowhere() *table { return &table{} }

func (g *grower) tableHeader(e *unstable.Node) *table {
	into, last, at := g.walk(e)
	if into == nil {
		return nowhere()
	}
	name := string(last.Data)
	m := into.find(name)
	switch {
	case m == nil:
		t := &table{defined: true}
		g.add(into, name, at, &value{form: formTable, at: at, table: t})
		return t
	case m.value.table != nil && !m.value.table.defined:
		m.value.table.defined = true
		return m.value.table
	default:
		g.twice(plain.Quote(name), at, m.at)
		return nowhere()
	}
}

func (g *grower) arrayHeader(e *unstable.Node) *table {
	into, last, at := g.walk(e)
	if into == nil {
		return nowhere()
	}
	name := string(last.Data)
	m := into.find(name)
	if m == nil {
		m = &member{value: &value{form: formArray, at: at, header: true}}
		g.add(into, name, at, m.value)
	}
	if !m.value.header {
		g.twice(plain.Quote(name), at, m.at)
		return nowhere()
	}
	if !g.room(len(m.value.items), maxEntries, at) {
		return nowhere()
	}
	t := &table{defined: true}
	m.value.items = append(m.value.items, &value{form: formTable, at: at, table: t})
	return t
}

// value makes the tree of a value; at is its place where the parser knows none.
func (g *grower) value(n *unstable.Node, at int) *value {
	v := &value{at: at}
	if n.Raw.Length > 0 {
		v.at, v.end = int(n.Raw.Offset), int(n.Raw.Offset+n.Raw.Length)
	}
	switch n.Kind {
	case unstable.String:
		v.form, v.text = formText, string(n.Data)
	case unstable.Integer:
		v.form, v.text = formWhole, string(n.Data)
	case unstable.Float:
		v.form, v.text = formDecimal, string(n.Data)
	case unstable.Bool:
		v.form, v.truth = formTruth, string(n.Data) == "true"
	case unstable.Array:
		v.form = formArray
		for it := n.Children(); it.Next() && g.room(len(v.items), maxEntries, v.at); {
			v.items = append(v.items, g.value(it.Node(), v.at))
		}
	case unstable.InlineTable:
		v.form, v.table = formTable, &table{defined: true}
		for it := n.Children(); it.Next() && g.overflow == nil; {
			g.keyValue(v.table, it.Node())
		}
	default:
		v.form = formDate
	}
	return v
}
