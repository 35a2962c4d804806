package author

import (
	"slices"
	"strings"

	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Number is a number as it is typed, and where it comes from.
type Number struct {
	Text string
	From protocol.Provenance
	// settled is the text that From was settled for: typing another makes the number
	// chosen, and typing the same again brings From back.
	settled     string
	settledFrom protocol.Provenance
}

// number is one with a provenance, as it stands in a protocol.
func number(text string, from protocol.Provenance) Number {
	return Number{text, from, text, from}
}

// Type replaces the text. A number other than the settled one is chosen.
func (n *Number) Type(text string) {
	n.Text, n.From = text, protocol.Provenance{Basis: protocol.Chosen}
	if strings.TrimSpace(text) == strings.TrimSpace(n.settled) {
		n.From = n.settledFrom
	}
}

// Settle sets where the number in its present form comes from.
func (n *Number) Settle(from protocol.Provenance) { *n = number(n.Text, from) }

// Empty tells that nothing was typed.
func (n Number) Empty() bool { return strings.TrimSpace(n.Text) == "" }

// from is where the number comes from; nothing for none.
func (n Number) from() protocol.Provenance {
	if n.Empty() && n.From.Is(protocol.Chosen) {
		return protocol.Provenance{}
	}
	return n.From
}

// table is a table of the file format as it is filled in: a copy, and what was typed over its
// values.
type table[T any] struct {
	was    T
	fields []tomldoc.Field[T]
	typed  map[string]*Number // by key
}

func newTable[T any](was T, fields []tomldoc.Field[T]) *table[T] {
	return &table[T]{was, fields, map[string]*Number{}}
}

// at is what stands at a key, and where it comes from.
func (t *table[T]) at(key string) *Number {
	if n := t.typed[key]; n != nil {
		return n
	}
	var n Number
	if f := t.field(key); f.Text != nil {
		n.Text = f.Text(&t.was)
	}
	if f := t.field(key + tomldoc.OriginSuffix); f.From != nil {
		n.From = *f.From(&t.was)
	}
	n.Settle(n.From)
	t.typed[key] = &n
	return &n
}

// field is that of a key; an empty one if the table has none.
func (t *table[T]) field(key string) *tomldoc.Field[T] {
	for i := range t.fields {
		if t.fields[i].Key == key {
			return &t.fields[i]
		}
	}
	return &tomldoc.Field[T]{}
}

// ask asks for what is said at a key; the path ends in a dot. A number without an origin in
// the file is the user's own.
func (t *table[T]) ask(path, key string) Field {
	f, n := t.field(key), t.at(key)
	out := Field{Kind: Text, Path: path + key, Label: f.Label, Hint: f.Hint, Choices: f.Choices, step: f.Step, text: &n.Text}
	switch {
	case len(f.Choices) > 0:
		out.Kind = Pick
	case f.Step == nil:
	case t.field(key+tomldoc.OriginSuffix).From != nil:
		return out.of(n)
	default:
		out.Kind, out.from = Amount, &protocol.Provenance{Basis: protocol.Chosen}
	}
	return out
}

// of makes it the field of a number whose origin is kept.
func (f Field) of(n *Number) Field {
	f.Kind, f.num, f.from = Amount, n, &n.From
	return f
}

func (t *table[T]) asks(path string, keys ...string) []Field {
	fields := make([]Field, len(keys))
	for i, key := range keys {
		fields[i] = t.ask(path, key)
	}
	return fields
}

// read returns the table; the path, which ends in a dot, is for problems. Keys without a meaning
// at the moment are left out: what was typed for them is kept for later.
func (t *table[T]) read(r *reader, path string, without ...string) T {
	out := t.was
	for _, f := range t.fields {
		key, _ := strings.CutSuffix(f.Key, tomldoc.OriginSuffix)
		n := t.at(key)
		var err error
		switch left := slices.Contains(without, key); {
		case f.Fill == nil:
		case left:
			err = f.Fill(&out, "")
		case f.From != nil:
			*f.From(&out) = n.from()
		default:
			typed := out
			if err = f.Fill(&typed, strings.TrimSpace(n.Text)); n.Text != f.Text(&t.was) {
				out = typed // else it stays as it was copied, such as a name with a comma in a list
			}
		}
		if err != nil {
			r.add(path+f.Key, "%w", err)
		}
	}
	return out
}

// origins are where all its numbers come from.
func (t *table[T]) origins() []*protocol.Provenance {
	var all []*protocol.Provenance
	for _, f := range t.fields {
		if f.From != nil {
			n := t.at(strings.TrimSuffix(f.Key, tomldoc.OriginSuffix))
			all = append(all, &n.From, &n.settledFrom)
		}
	}
	return all
}
