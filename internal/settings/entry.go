package settings

import (
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"presshold/internal/fault"
)

// span is a stretch of the file, data[from:to].
type span struct{ from, to int }

// nowhere is the place of what is wrong with the file as a whole.
func nowhere() span { return span{fault.Nowhere, fault.Nowhere} }

func spanOf(r unstable.Range) span {
	return span{int(r.Offset), int(r.Offset) + int(r.Length)}
}

// entry is one key with its value, or one table header, however it was written:
// "[keys]" and "pause", "keys.pause" or "keys = { pause = ... }" are alike here.
type entry struct {
	path   []string // of the key, tables included
	key    span     // the key as it stands there
	value  span     // the value; empty for a table
	kind   unstable.Kind
	text   string  // of a scalar, escapes resolved
	list   []entry // of an array
	header bool    // a table header; kind tells which
	inline bool    // within an inline table
	dotted bool    // the last part of a dotted key
}

// is tells whether the entry's path is this one.
func (e entry) is(path ...string) bool {
	return strings.Join(e.path, "\x00") == strings.Join(path, "\x00")
}

// isTable tells whether the entry is a table, however it was written.
func (e entry) isTable() bool { return e.header || e.kind == unstable.InlineTable }

// entries are all that the file holds, in its order. The file must be sound TOML.
func entries(data []byte) ([]entry, error) {
	w := walker{}
	w.parser.Reset(data)
	var table []string
	for w.parser.NextExpression() {
		n := w.parser.Expression()
		switch n.Kind {
		case unstable.Table, unstable.ArrayTable:
			path, key := keyOf(n)
			table = path
			w.found = append(w.found, entry{path: path, key: key, kind: n.Kind, header: true})
		case unstable.KeyValue:
			w.keyValue(n, table, false)
		}
	}
	return w.found, w.parser.Error()
}

type walker struct {
	parser unstable.Parser
	found  []entry
}

func (w *walker) keyValue(n *unstable.Node, table []string, inline bool) {
	path, key := keyOf(n)
	e := w.value(n.Value())
	e.dotted = len(path) > 1
	e.path = append(append([]string(nil), table...), path...)
	e.key = key
	e.inline = inline
	e.value = span{w.valueStart(key.to), int(n.Raw.Offset + n.Raw.Length)}
	w.found = append(w.found, e)
	if e.kind != unstable.InlineTable {
		return
	}
	for it := n.Value().Children(); it.Next(); {
		if it.Node().Kind == unstable.KeyValue {
			w.keyValue(it.Node(), e.path, true)
		}
	}
}

// value reads a scalar or an array; what is deeper than a list of scalars has no
// meaning in a settings file, so it isn't followed.
func (w *walker) value(n *unstable.Node) entry {
	e := entry{kind: n.Kind, text: string(n.Data), value: spanOf(n.Raw)}
	if n.Kind != unstable.Array {
		return e
	}
	for it := n.Children(); it.Next(); {
		c := it.Node()
		e.list = append(e.list, entry{kind: c.Kind, text: string(c.Data), value: spanOf(c.Raw)})
	}
	return e
}

// valueStart is where the value begins after a key that ends at the offset.
func (w *walker) valueStart(at int) int {
	data := w.parser.Data()
	for at < len(data) && (data[at] == ' ' || data[at] == '\t' || data[at] == '=') {
		at++
	}
	return at
}

// keyOf reads the key of a table or of a key with a value.
func keyOf(n *unstable.Node) (path []string, key span) {
	for it := n.Key(); it.Next(); {
		part := spanOf(it.Node().Raw)
		if path == nil {
			key = part
		}
		key.to = part.to
		path = append(path, string(it.Node().Data))
	}
	return path, key
}
