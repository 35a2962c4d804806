package tomldoc

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/plain"
)

// Writer writes a file. Keys of a table come before the tables in it, as TOML
// wants it; the fields stand in that order.
type Writer struct {
	strings.Builder
	path  string // of the table at hand, with a dot after it; "" at the top
	notes Notes  // of what is explained; nil to explain nothing
	mark  string // before each key
}

// NewWriter is an empty writer. It explains each key unless the notes are nil.
func NewWriter(n Notes) *Writer { return &Writer{notes: n} }

// NewTemplate is an empty writer that explains each key, and writes it as a comment.
func NewTemplate() *Writer { return &Writer{notes: Notes{}, mark: "#"} }

// at is an empty writer of a table at a path.
func (w *Writer) at(path string) *Writer { return &Writer{path: path, notes: w.notes, mark: w.mark} }

func (w *Writer) within(key string) *Writer { return w.at(w.path + key + ".") }

// WriteFields writes the keys of a table.
func WriteFields[T any](w *Writer, fields []Field[T], from *T) {
	for _, f := range fields {
		if w.notes == nil {
			f.Write(w, from)
			continue
		}
		one := w.at(w.path)
		f.Write(one, from)
		w.WriteString(w.notes.explain(w.path+f.Key, f.Words, one.String(), f.Example))
	}
}

// Pair writes a key and its value as TOML.
func (w *Writer) Pair(key, value string) { w.WriteString(w.mark + key + " = " + value + "\n") }

// Whole writes a whole number.
func (w *Writer) Whole(key string, n int) { w.Pair(key, strconv.Itoa(n)) }

// List writes a list of texts: on one line if it is short, else an item a line.
func (w *Writer) List(key string, items []string) {
	if len(items) == 0 {
		return
	}
	quoted := make([]string, len(items))
	for i, s := range items {
		quoted[i] = Quote(s)
	}
	short := "[" + strings.Join(quoted, ", ") + "]"
	if len(key)+len(short) < lineWidth {
		w.Pair(key, short)
		return
	}
	w.Pair(key, "[\n  "+strings.Join(quoted, ",\n  ")+",\n]")
}

// writeTable writes a table, unless there is nothing in it.
func writeTable[T any](w *Writer, key string, fields []Field[T], from *T) {
	inner := w.within(key)
	WriteFields(inner, fields, from)
	w.table(key, inner)
}

func (w *Writer) table(key string, inner *Writer) {
	if inner.Len() > 0 {
		w.WriteString("\n[" + w.path + key + "]\n" + inner.String())
	}
}

func writeTables[T any](w *Writer, key string, fields []Field[T], list []T) {
	for i := range list {
		inner := w.within(key)
		WriteFields(inner, fields, &list[i])
		w.WriteString("\n[[" + w.path + key + "]]\n" + inner.String())
	}
}

// lineWidth is where lines are broken, in bytes.
const lineWidth = 96

// Quote writes a text between quotes on one line.
func Quote(s string) string { return `"` + escape(s) + `"` }

// escape escapes what a TOML text can't contain.
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

// proseText writes a text that may be long. One that doesn't fit on a line is broken
// between words, each line but the last ending in a backslash, which TOML takes
// out again together with the indent of the next line.
func proseText(key, s string) string {
	if len(key)+len(s) < lineWidth {
		return Quote(s)
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
