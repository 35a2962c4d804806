package catalog

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Encode writes a protocol as a file of the format, with its keys in the order of
// the documentation. Decode reads the same protocol back (an empty list comes back
// as nil). It is an error if the protocol is not valid, or has something that no
// file can say, such as a control character in a name.
func Encode(p protocol.Protocol) ([]byte, error) { return encode(p, &writer{}) }

// encode writes a protocol by an empty writer.
func encode(p protocol.Protocol, w *writer) ([]byte, error) {
	if problems := p.Problems(); len(problems) > 0 {
		return nil, fmt.Errorf("encode protocol %s: %w", plain.Quote(p.ID), problems)
	}
	writeFields(w, protocolFields(), &p)
	data := []byte(w.String())
	again, err := Decode(p.ID+extension, data)
	if err != nil {
		return nil, fmt.Errorf("encode protocol %s: %w", plain.Quote(p.ID), err)
	}
	if !reflect.DeepEqual(again, tidy(p)) {
		return nil, fmt.Errorf("encode protocol %s: it has something that no file can say", plain.Quote(p.ID))
	}
	return data, nil
}

// tidy returns the protocol with nil in place of each empty list.
func tidy(p protocol.Protocol) protocol.Protocol {
	p.Cautions = orNil(p.Cautions)
	p.CautionsFrom = orNil(p.CautionsFrom)
	p.Sources = orNil(p.Sources)
	p.Pressure.Levels = orNil(p.Pressure.Levels)
	p.Points = orNil(slices.Clone(p.Points))
	sidePoints(p.Points)
	p.Blocks = append([]protocol.Block(nil), p.Blocks...)
	for i := range p.Blocks {
		p.Blocks[i].Until = orNil(p.Blocks[i].Until)
	}
	return p
}

func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// writer writes a file. Keys of a table come before the tables in it, as TOML
// wants it; the fields stand in that order.
type writer struct {
	strings.Builder
	path  string // of the table at hand, with a dot behind; "" at the top
	notes *notes // what is said of the keys; nil for nothing
}

// within is a writer for a table of that key.
func (w *writer) within(key string) *writer {
	return &writer{path: w.path + key + ".", notes: w.notes}
}

func writeFields[T any](w *writer, fields []field[T], from *T) {
	for _, f := range fields {
		if w.notes == nil {
			f.write(w, from)
			continue
		}
		one := &writer{path: w.path, notes: w.notes}
		f.write(one, from)
		w.WriteString(w.notes.explain(w.path+f.key, one.String()))
	}
}

func (w *writer) pair(key, value string) { w.WriteString(key + " = " + value + "\n") }

func (w *writer) whole(key string, n int) { w.pair(key, strconv.Itoa(n)) }

// list writes a list of texts: on one line if it is short, else an item a line.
func (w *writer) list(key string, items []string) {
	if len(items) == 0 {
		return
	}
	quoted := make([]string, len(items))
	for i, s := range items {
		quoted[i] = inline(s)
	}
	short := "[" + strings.Join(quoted, ", ") + "]"
	if len(key)+len(short) < lineWidth {
		w.pair(key, short)
		return
	}
	w.pair(key, "[\n  "+strings.Join(quoted, ",\n  ")+",\n]")
}

// writeTable writes a table, unless there is nothing in it.
func writeTable[T any](w *writer, key string, fields []field[T], from *T) {
	inner := w.within(key)
	writeFields(inner, fields, from)
	if inner.Len() > 0 {
		w.WriteString("\n[" + w.path + key + "]\n" + inner.String())
	}
}

func writeTables[T any](w *writer, key string, fields []field[T], list []T) {
	for i := range list {
		inner := w.within(key)
		writeFields(inner, fields, &list[i])
		w.WriteString("\n[[" + w.path + key + "]]\n" + inner.String())
	}
}

// lineWidth is where lines are broken, in bytes.
const lineWidth = 96

// inline writes a text between quotes on one line.
func inline(s string) string { return `"` + escape(s) + `"` }

// escape writes what can't stand in a TOML text as itself.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case plain.Acts(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// prose writes a text that may be long. One that doesn't fit on a line is broken
// between words, each line but the last ending in a backslash, which TOML takes
// out again together with the indent of the next line.
func prose(key, s string) string {
	if len(key)+len(s) < lineWidth {
		return inline(s)
	}
	var b strings.Builder
	b.WriteString(`"""` + "\\\n  ")
	width := 0
	for i, word := range strings.SplitAfter(s, " ") {
		switch {
		case word == " " && i == 0:
			word = `\u0020` // it would go with the indent
		case width+len(word) > lineWidth && i > 0 && word != "" && word != " ":
			b.WriteString("\\\n  ")
			width = 0
			fallthrough
		default:
			word = escape(word)
		}
		b.WriteString(word)
		width += len(word)
	}
	b.WriteString(`"""`)
	return b.String()
}
