package tomldoc

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// Limits on the shape of a file, far above those of a protocol. They keep a hostile
// file from taking minutes: go-toml's time grows with the square of the keys in a
// table.
const (
	maxEntries = 500 // keys in a table, items in an array
	maxParts   = 16  // parts of a dotted key
)

type treeBuilder struct {
	data   []byte
	parser unstable.Parser
	root   *Table
	// problems are keys and tables that are there twice; the first ones are in
	// the tree.
	problems List
	overflow *List // a limit that was passed; it ends the reading
}

// Parse parses a document. A syntax error is the only problem then, and the tree is
// nil; keys and tables that are there twice are told together.
func Parse(data []byte) (*Table, List) {
	if at, what := notText(data); what != "" {
		return nil, only(at, what)
	}
	b := &treeBuilder{data: slices.Clip(data), root: &Table{}}
	b.parser.Reset(b.data)
	into := b.root
	for b.overflow == nil && b.parser.NextExpression() {
		switch e := b.parser.Expression(); e.Kind {
		case unstable.KeyValue:
			b.keyValue(into, e)
		case unstable.Table:
			into = b.tableHeader(e)
		case unstable.ArrayTable:
			into = b.arrayHeader(e)
		}
	}
	if b.overflow != nil {
		return nil, *b.overflow
	}
	if err := b.parser.Error(); err != nil {
		at := len(b.data)
		var perr *unstable.ParserError
		if errors.As(err, &perr) {
			at = int(b.parser.Range(perr.Highlight).Offset)
		}
		return nil, only(explain(b.data, at, err.Error()))
	}
	if b.problems.Empty() {
		// The parser leaves some rules of TOML to its caller, such as what a date
		// or a number looks like and which tables may be extended.
		if at, what := b.recheck(); what != "" {
			return nil, only(at, what)
		}
	}
	return b.root, b.problems
}

// recheck lets go-toml decode the document as a whole, and tells what it finds wrong;
// "" for nothing.
func (b *treeBuilder) recheck() (at int, what string) {
	var all map[string]any
	err := toml.Unmarshal(b.data, &all)
	var derr *toml.DecodeError
	switch {
	case err == nil:
		return 0, ""
	case errors.As(err, &derr):
		row, column := derr.Position()
		return explain(b.data, offset(b.data, row, column), trimPrefix(derr.Error()))
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
func (b *treeBuilder) room(n, most, at int) bool {
	if n < most {
		return true
	}
	if b.overflow == nil {
		l := only(at, fmt.Sprintf(english.TooManyEntries, most))
		b.overflow = &l
	}
	return false
}

func (b *treeBuilder) add(into *Table, m Member) {
	if b.room(len(into.Members), maxEntries, m.At) {
		into.add(m)
	}
}

// only is the list of a problem after which the file is not looked at any further.
func only(at int, text string) List {
	var l List
	l.Add(at, at, "%s", text)
	return l
}

// twice notes that a key or table is in the file again; at and end are its place, first that of
// the one before.
func (b *treeBuilder) twice(name string, at, end, first int) {
	line := 0
	if !b.problems.Full() { // else nobody reads it, and counting takes long
		line = 1 + bytes.Count(b.data[:first], []byte{'\n'})
	}
	b.problems.Add(at, end, english.AlreadyOnLine, plain.Quote(name), line)
}

// keyValue adds what `key = value` says to a table. Dotted keys make tables.
func (b *treeBuilder) keyValue(into *Table, e *unstable.Node) {
	var key *unstable.Node
	parts := 0
	for it := e.Key(); it.Next() && b.room(parts, maxParts, int(it.Node().Raw.Offset)); parts++ {
		if key != nil {
			into = b.descend(into, key, int(key.Raw.Offset))
			if into == nil {
				return
			}
		}
		key = it.Node()
	}
	name, at := string(key.Data), int(key.Raw.Offset)
	if m := into.Find(name); m != nil {
		b.twice(name, at, end(key), m.At)
		return
	}
	after := at + int(key.Raw.Length)
	after += bytes.IndexByte(b.data[after:], '=') + 1
	after += len(b.data[after:]) - len(bytes.TrimLeft(b.data[after:], " \t"))
	v := b.value(e.Value(), after)
	if v.End == v.At {
		v.End = int(e.Raw.Offset + e.Raw.Length)
	}
	b.add(into, Member{Key: name, At: at, End: end(key), Dotted: parts > 1, Value: v})
}

// descend goes into the table of a key, or the last of an array of them, making
// one where there is none; nil if something else has that key.
func (b *treeBuilder) descend(into *Table, key *unstable.Node, at int) *Table {
	name := string(key.Data)
	m := into.Find(name)
	if m == nil {
		t := &Table{}
		from := int(key.Raw.Offset)
		b.add(into, Member{Key: name, At: from, End: end(key), Value: &Value{Form: FormTable, At: at, End: end(key), Table: t}})
		return t
	}
	switch v := m.Value; {
	case v.Table != nil && !v.Table.Inline:
		return v.Table
	case v.Header:
		return v.Items[len(v.Items)-1].Table
	default:
		b.twice(name, at, end(key), m.At)
		return nil
	}
}

// walk goes into the tables of all but the last part of a header, which it returns
// with the offset of the header's bracket.
func (b *treeBuilder) walk(e *unstable.Node) (into *Table, last *unstable.Node, at int) {
	into = b.root
	parts := 0
	for it := e.Key(); it.Next() && b.room(parts, maxParts, at); parts++ {
		if last == nil {
			at = bytes.LastIndexByte(b.data[:it.Node().Raw.Offset], '\n') + 1
			at += len(b.data[at:]) - len(bytes.TrimLeft(b.data[at:], " \t"))
		} else if into != nil {
			into = b.descend(into, last, at)
		}
		last = it.Node()
	}
	return into, last, at
}

// end is the offset after a part of a key.
func end(key *unstable.Node) int { return int(key.Raw.Offset + key.Raw.Length) }

// nowhere takes what belongs to a header that can't stand; it is not looked at.
func nowhere() *Table { return &Table{} }

func (b *treeBuilder) tableHeader(e *unstable.Node) *Table {
	into, last, at := b.walk(e)
	if into == nil {
		return nowhere()
	}
	name := string(last.Data)
	m := into.Find(name)
	switch {
	case m == nil:
		t := &Table{Defined: true}
		b.add(into, Member{Key: name, At: at, End: end(last), Value: &Value{Form: FormTable, At: at, End: end(last), Table: t}})
		return t
	case m.Value.Table != nil && !m.Value.Table.Defined:
		m.Value.Table.Defined = true
		return m.Value.Table
	default:
		b.twice(name, at, end(last), m.At)
		return nowhere()
	}
}

func (b *treeBuilder) arrayHeader(e *unstable.Node) *Table {
	into, last, at := b.walk(e)
	if into == nil {
		return nowhere()
	}
	name := string(last.Data)
	m := into.Find(name)
	if m == nil {
		m = &Member{Key: name, At: at, End: end(last), Value: &Value{Form: FormArray, At: at, End: end(last), Header: true}}
		b.add(into, *m)
	}
	if !m.Value.Header {
		b.twice(name, at, end(last), m.At)
		return nowhere()
	}
	if !b.room(len(m.Value.Items), maxEntries, at) {
		return nowhere()
	}
	t := &Table{Defined: true}
	m.Value.Items = append(m.Value.Items, &Value{Form: FormTable, At: at, End: end(last), Table: t})
	return t
}

// value makes the tree of a value; at is its place where the parser knows none.
func (b *treeBuilder) value(n *unstable.Node, at int) *Value {
	v := &Value{At: at, End: at}
	if n.Raw.Length > 0 {
		v.At, v.End = int(n.Raw.Offset), int(n.Raw.Offset+n.Raw.Length)
	}
	switch n.Kind {
	case unstable.String:
		v.Form, v.Text = FormText, string(n.Data)
	case unstable.Integer:
		v.Form, v.Text = FormWhole, string(n.Data)
	case unstable.Float:
		v.Form, v.Text = FormDecimal, string(n.Data)
	case unstable.Bool:
		v.Form, v.Truth = FormTruth, string(n.Data) == "true"
	case unstable.Array:
		v.Form = FormArray
		for it := n.Children(); it.Next() && b.room(len(v.Items), maxEntries, v.At); {
			v.Items = append(v.Items, b.value(it.Node(), v.At))
		}
	case unstable.InlineTable:
		v.Form, v.Table = FormTable, &Table{Defined: true, Inline: true}
		for it := n.Children(); it.Next() && b.overflow == nil; {
			b.keyValue(v.Table, it.Node())
		}
	default:
		v.Form = FormDate
	}
	return v
}
