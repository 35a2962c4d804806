package tomldoc

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Field is one key of a table in a file, and how it is read into a T and written from
// one. The tables of fields are all that [Reader] and [Writer] know of keys.
type Field[T any] struct {
	Key   string
	Read  func(r *Reader, v *Value, into *T)
	Write func(w *Writer, from *T) // nothing where the key may be left out

	Label, Hint string // how a form asks for it, and what may be filled in; "" where none does
	Example     string // how a key that is left out could be set; "" if the first steps do without

	// Text is the value as a form shows it, "" for none, and Fill reads what is typed
	// there; what can't be read is none. Both are nil for tables and the like.
	Text  func(from *T) string
	Fill  func(into *T, text string) error
	homes []Home // of the tables within
	// From is where the number or the words of another key come from; nil for a key that
	// does not say that.
	From func(*T) *protocol.Provenance
}

// Ask is the field with what a form asks.
func (f Field[T]) Ask(label, hint string) Field[T] {
	f.Label, f.Hint = label, hint
	return f
}

// Eg is the field with an example, as lines of a file.
func (f Field[T]) Eg(example string) Field[T] {
	f.Example = example
	return f
}

// Homes are the tables of a format with these keys at its head.
func Homes[T any](fields []Field[T]) []Home { return homes("the head of the file", fields) }

func homes[T any](name string, fields []Field[T]) []Home {
	all := []Home{{name, Keys(fields)}}
	for _, f := range fields {
		all = append(all, f.homes...)
	}
	return all
}

// ValueField is a key for a value that is written as a text. Read takes the text from the
// file; format is "" for a value that is not there.
func ValueField[T, V any](
	key string, read func(*Reader, *Value) (string, bool), get func(*T) V, set func(*T, V),
	format func(V) string, parse func(string) (V, error),
) Field[T] {
	fill := func(into *T, text string) (err error) {
		var none, value V
		if text != "" {
			value, err = parse(text)
		}
		if err != nil {
			value = none
		}
		set(into, value)
		return err
	}
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			text, ok := read(r, v)
			if !ok {
				return
			}
			value, err := parse(text)
			if err != nil {
				r.Add(v.At, "%s", err)
				return
			}
			set(into, value)
		},
		Write: func(w *Writer, from *T) {
			if text := format(get(from)); text != "" {
				w.Pair(key, Quote(text))
			}
		},
		Text: func(from *T) string { return format(get(from)) },
		Fill: fill,
	}
}

// ReadTable reads the keys of a table, and notes those that no field is for.
func ReadTable[T any](r *Reader, t *Table, fields []Field[T], into *T) {
next:
	for _, m := range t.Members {
		for _, f := range fields {
			if f.Key == m.Key {
				f.Read(r, m.Value, into)
				continue next
			}
		}
		r.unknown(t, m, Keys(fields))
	}
}

// Keys are the keys of a table.
func Keys[T any](fields []Field[T]) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Key
	}
	return out
}

// NameField is a key for a text of one line, such as a name or a word of a list
// that protocol.Problems knows.
func NameField[T any, S ~string](key string, at func(*T) *S) Field[T] {
	return ValueField(key, (*Reader).Line, func(t *T) S { return *at(t) }, func(t *T, s S) { *at(t) = s },
		func(s S) string { return string(s) }, func(s string) (S, error) { return S(s), harmless(s, "a name", "") })
}

// ProseField is a key for a text of any number of lines.
func ProseField[T any](key string, at func(*T) *string) Field[T] {
	f := ValueField(key, (*Reader).Prose, func(t *T) string { return *at(t) }, func(t *T, s string) { *at(t) = s },
		func(s string) string { return s }, func(s string) (string, error) { return s, CheckProse(s) })
	f.Write = func(w *Writer, from *T) {
		if s := *at(from); s != "" {
			w.Pair(key, proseText(key, s))
		}
	}
	return f
}

// CheckProse allows texts of any number of lines without what a terminal acts on.
func CheckProse(text string) error { return harmless(text, "a text", "\n\t") }

// harmless allows texts without what a terminal acts on.
func harmless(text, what, allowed string) error {
	for _, c := range text {
		if plain.Acts(c) && !strings.ContainsRune(allowed, c) {
			return fmt.Errorf("a control character (%U) can't stand in %s", c, what)
		}
	}
	return nil
}

// ListField is a key for a list of texts, in a form with commas between. One that can't
// be read from a file leaves a gap, so that the places of the others stay right.
func ListField[T any](key string, read func(*Reader, *Value) (string, bool), at func(*T) *[]string) Field[T] {
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormArray {
				r.Want(v, `an array of texts such as ["one", "two"]`)
				return
			}
			for _, item := range v.Items {
				s, _ := read(r, item)
				*at(into) = append(*at(into), s)
			}
		},
		Write: func(w *Writer, from *T) { w.List(key, *at(from)) },
		Text:  func(from *T) string { return strings.Join(*at(from), ", ") },
		Fill: func(into *T, text string) error {
			*at(into) = nil
			for s := range strings.SplitSeq(text, ",") {
				if s = strings.TrimSpace(s); s != "" {
					*at(into) = append(*at(into), s)
				}
			}
			return harmless(text, "a name", "")
		},
	}
}

// WholeField is a key for a whole number from 1 to most; 0 stands for a missing key.
func WholeField[T any](key string, most int, at func(*T) *int) Field[T] {
	f := ValueField(key, func(r *Reader, v *Value) (string, bool) { return r.Whole(v, most) },
		func(t *T) int { return *at(t) }, func(t *T, n int) { *at(t) = n },
		func(n int) string {
			if n == 0 {
				return ""
			}
			return strconv.Itoa(n)
		},
		func(text string) (int, error) { return whole(text, most) })
	f.Write = func(w *Writer, from *T) {
		if n := *at(from); n != 0 {
			w.Whole(key, n)
		}
	}
	return f
}

func whole(text string, most int) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, fmt.Errorf("%s: want a whole number from 1 to %d", plain.Line(text), most)
	}
	return n, nil
}

// The words for a truth in a form.
const (
	Yes = "yes"
	No  = "no"
)

// TruthField is a key for true or false; false stands for a missing key.
func TruthField[T any](key string, at func(*T) *bool) Field[T] {
	return Field[T]{
		Key: key,
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormTruth {
				r.Want(v, "true or false")
				return
			}
			*at(into) = v.Truth
		},
		Write: func(w *Writer, from *T) {
			if *at(from) {
				w.Pair(key, "true")
			}
		},
		Text: func(from *T) string {
			if *at(from) {
				return Yes
			}
			return No
		},
		Fill: func(into *T, text string) error { *at(into) = text == Yes; return nil },
	}
}

// TableField is a key for a table.
func TableField[T, U any](key string, fields []Field[U], at func(*T) *U) Field[T] {
	return Field[T]{
		Key:   key,
		homes: homes("["+key+"]", fields),
		Read: func(r *Reader, v *Value, into *T) {
			if v.Table == nil {
				r.Want(v, "a table: write ["+key+"] and its keys below")
				return
			}
			ReadTable(r, v.Table, fields, at(into))
		},
		Write: func(w *Writer, from *T) { writeTable(w, key, fields, at(from)) },
	}
}

// TablesField is a key for a list of tables, whose header is written as given.
func TablesField[T, U any](key, header string, fields []Field[U], at func(*T) *[]U) Field[T] {
	return Field[T]{
		Key:   key,
		homes: homes(header, fields),
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormArray {
				r.Want(v, "tables: write "+header+" for each")
				return
			}
			list := make([]U, len(v.Items))
			for i, item := range v.Items {
				if item.Table == nil {
					r.Want(item, "a table: write "+header+" for each")
					r.bad[v.At] = true
					continue
				}
				ReadTable(r, item.Table, fields, &list[i])
			}
			*at(into) = list
		},
		Write: func(w *Writer, from *T) { writeTables(w, key, fields, *at(from)) },
	}
}
