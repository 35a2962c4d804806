package tomldoc

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Field is one key of a table in a file, and how it is read into a T and written from
// one. The tables of fields are all that [Reader] and [Writer] know of keys.
type Field[T any] struct {
	KeyDoc

	Read  func(r *Reader, v *Value, into *T)
	Write func(w *Writer, from *T) // nothing where the key may be left out

	Label, Hint string   // how a form asks for it, and what may be filled in; "" where none does
	Step        Stepper  // of a number; nil for words
	Choices     []Choice // what a form offers; none for what is typed

	// Text is the value as a form shows it, "" for none, and Fill reads what is typed
	// there; what can't be read is none. Both are nil for tables and the like.
	Text func(from *T) string
	Fill func(into *T, text string) error
	// From is where the number or the words of another key come from; nil for a key that
	// does not say that.
	From func(*T) *protocol.Provenance
}

// Stepper is what a form makes of a number n steps up: the same text where there is no step.
type Stepper func(text string, n int) string

// Choice is a value that a form offers, and what it is called there.
type Choice struct{ Value, Words string }

// Steps sets how a form steps the number.
func (f Field[T]) Steps(step Stepper) Field[T] {
	f.Step = step
	return f
}

// Choose sets what a form offers.
func (f Field[T]) Choose(choices ...Choice) Field[T] {
	f.Choices = choices
	return f
}

// Says sets what the key means.
func (f Field[T]) Says(words string) Field[T] {
	f.Words = words
	return f
}

// Needs says that the key may not be left out.
func (f Field[T]) Needs() Field[T] {
	f.Needed = true
	return f
}

// Is sets another type than that of the field's kind.
func (f Field[T]) Is(t Type) Field[T] {
	f.Type = t
	return f
}

// Items limits how many tables are in a list; zero for no limit.
func (f Field[T]) Items(least, most int) Field[T] {
	f.Table.least, f.Table.most = least, most
	return f
}

// Ask sets what a form asks. The hint is what the key means, unless another is given.
func (f Field[T]) Ask(label, hint string) Field[T] {
	f.Label, f.Hint = label, cmp.Or(hint, f.Words)
	return f
}

// Eg sets an example, as lines of a file.
func (f Field[T]) Eg(example string) Field[T] {
	f.Example = example
	return f
}

// ValueField is a key for a value that is written as a text; format is "" for one that is not
// there.
func ValueField[T, V any](key string, want Wanted, at func(*T) *V, format func(V) string, parse func(string) (V, error)) Field[T] {
	return SpreadField(key, want, func(t *T) V { return *at(t) }, func(t *T, v V) { *at(t) = v }, format, parse)
}

// SpreadField is a ValueField for a value that is stored in several places.
func SpreadField[T, V any](
	key string, want Wanted, get func(*T) V, set func(*T, V), format func(V) string, parse func(string) (V, error),
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
		KeyDoc: KeyDoc{Key: key},
		Read: func(r *Reader, v *Value, into *T) {
			text, ok := r.Read(v, want)
			if !ok {
				return
			}
			value, err := parse(text)
			if err != nil {
				r.Wrong(v, "%s", err)
				return
			}
			set(into, value)
		},
		Write: func(w *Writer, from *T) {
			switch text := format(get(from)); {
			case text == "":
			case len(want.Numbers) > 0 && isWhole(text):
				w.Pair(key, text)
			default:
				w.Pair(key, Quote(text))
			}
		},
		Text: func(from *T) string { return format(get(from)) },
		Fill: fill,
	}
}

// ReadTable reads the keys of a table, and notes those that no field is for.
func ReadTable[T any](r *Reader, t *Table, fields []Field[T], into *T) {
	for _, m := range t.Members {
		i := slices.IndexFunc(fields, func(f Field[T]) bool { return f.Key == m.Key })
		if i < 0 {
			r.unknown(t, m, Keys(fields))
			continue
		}
		outer := r.path
		r.path = strings.TrimPrefix(outer+"."+m.Key, ".")
		fields[i].Read(r, m.Value, into)
		r.path = outer
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
	return ValueField(key, Line(), at, func(s S) string { return string(s) }, func(s string) (S, error) { return S(s), nil }).Is(LineType())
}

// ProseField is a key for a text of any number of lines.
func ProseField[T any](key string, at func(*T) *string) Field[T] {
	f := ValueField(key, Prose(), at, same, unread).Is(ProseType())
	f.Write = func(w *Writer, from *T) {
		if s := *at(from); s != "" {
			w.Pair(key, proseText(key, s))
		}
	}
	return f
}

// A text is stored as it is written.
func same(s string) string            { return s }
func unread(s string) (string, error) { return s, nil }

// ListField is a key for a list of values that are written as texts, in a form with commas
// between. The sentence says what a list must be.
// One that can't be read from a file leaves a gap, so that the places of the others stay right.
func ListField[T, V any](
	key, sentence string, want Wanted, at func(*T) *[]V, format func(V) string, parse func(string) (V, error),
) Field[T] {
	texts := func(from *T) []string {
		var texts []string
		for _, v := range *at(from) {
			texts = append(texts, format(v))
		}
		return texts
	}
	return Field[T]{
		KeyDoc: KeyDoc{Key: key},
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormArray {
				r.Want(v, sentence)
				return
			}
			for _, item := range v.Items {
				var value V
				if text, ok := r.Read(item, want); ok {
					var err error
					if value, err = parse(text); err != nil {
						r.Wrong(item, "%s", err)
					}
				}
				*at(into) = append(*at(into), value)
			}
		},
		Write: func(w *Writer, from *T) { w.List(key, texts(from)) },
		Text:  func(from *T) string { return strings.Join(texts(from), ", ") },
		Fill: func(into *T, text string) (wrong error) {
			*at(into) = nil
			for _, item := range items(text) {
				value, err := parse(item)
				if err == nil {
					*at(into) = append(*at(into), value)
				}
				if wrong == nil {
					wrong = err
				}
			}
			return wrong
		},
	}
}

// items are the texts between commas, which may also stand within a number: "time:1,5 min".
func items(text string) []string {
	var all []string
	for item := range strings.SplitSeq(text, ",") {
		switch last := len(all) - 1; {
		case last >= 0 && item != "" && item[0] >= '0' && item[0] <= '9':
			all[last] += "," + item
		case strings.TrimSpace(item) != "":
			all = append(all, strings.TrimSpace(item))
		}
	}
	return all
}

// TextsField is a key for a list of texts. Each comma between them ends one, also before a digit.
func TextsField[T any](key string, want Wanted, at func(*T) *[]string) Field[T] {
	f := ListField(key, english.WantTexts, want, at, same, unread)
	f.Fill = func(into *T, text string) error {
		*at(into) = nil
		for item := range strings.SplitSeq(text, ",") {
			if item = strings.TrimSpace(item); item != "" {
				*at(into) = append(*at(into), item)
			}
		}
		return nil
	}
	return f
}

// WholeField is a key for a whole number from 1 to most; 0 stands for a missing key.
func WholeField[T any](key string, most int, at func(*T) *int) Field[T] {
	want := Wanted{Sentence: english.WantWhole, Args: []any{most}, Numbers: []Form{FormWhole}, NoText: true}
	format := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return ValueField(key, want, at, format, func(text string) (int, error) { return whole(text, most) }).
		Is(WholeType(most)).Steps(StepWhole(1, most))
}

// StepWhole is the stepper of whole numbers from least to most. Below least is none.
func StepWhole(least, most int) Stepper {
	return func(text string, n int) string {
		at := least - 1
		if t := strings.TrimSpace(text); t != "" {
			var err error
			if at, err = strconv.Atoi(t); err != nil {
				return text
			}
		}
		if at += n; at < least {
			return ""
		}
		return strconv.Itoa(min(at, most))
	}
}

func isWhole(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

func whole(text string, most int) (int, error) {
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		return 0, protocol.Wrong(english.WantWhole, most, plain.Quote(text))
	case n < 1 || n > most:
		return 0, protocol.Wrong(english.WantWhole, most, text)
	}
	return n, nil
}

// The words for a truth in a form.
const (
	Yes = "yes"
	No  = "no"
)

// YesOrNo is what a form offers for a truth.
func YesOrNo() []Choice { return []Choice{{No, No}, {Yes, Yes}} }

// TruthField is a key for true or false; false stands for a missing key.
func TruthField[T any](key string, at func(*T) *bool) Field[T] {
	return Field[T]{
		KeyDoc: KeyDoc{Key: key, Type: TruthType()}, Choices: YesOrNo(),
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormTruth {
				r.Want(v, english.WantTruth)
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
func TableField[T, U any](key string, of Shape[U], at func(*T) *U) Field[T] {
	return Field[T]{
		KeyDoc: KeyDoc{Key: key, Table: of.doc(false)},
		Read: func(r *Reader, v *Value, into *T) {
			if v.Table == nil {
				r.Want(v, english.WantTable, r.path)
				return
			}
			ReadTable(r, v.Table, of.Fields, at(into))
		},
		Write: func(w *Writer, from *T) { writeTable(w, key, of.Fields, at(from)) },
	}
}

// EntriesField is a key for a table whose own keys are names that the user gives to values. Read
// takes one of them, and entries lists all.
func EntriesField[T any](key string, read func(*Reader, Member, *T), entries func(*T) iter.Seq2[string, string]) Field[T] {
	return Field[T]{
		KeyDoc: KeyDoc{Key: key, Table: &Doc{}},
		Read: func(r *Reader, v *Value, into *T) {
			if v.Table == nil {
				r.Want(v, english.WantTable, r.path)
				return
			}
			for _, m := range v.Table.Members {
				read(r, m, into)
			}
		},
		Write: func(w *Writer, from *T) {
			inner := w.within(key)
			for name, value := range entries(from) {
				inner.Pair(name, Quote(value))
			}
			w.table(key, inner)
		},
	}
}

// TablesField is a key for a list of tables.
func TablesField[T, U any](key string, of Shape[U], at func(*T) *[]U) Field[T] {
	return Field[T]{
		KeyDoc: KeyDoc{Key: key, Table: of.doc(true)},
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormArray {
				r.Want(v, english.WantTables, r.path)
				return
			}
			list := make([]U, len(v.Items))
			for i, item := range v.Items {
				if item.Table == nil {
					r.Want(item, english.WantTableEach, r.path)
					r.bad[v.At] = true
					continue
				}
				ReadTable(r, item.Table, of.Fields, &list[i])
			}
			*at(into) = list
		},
		Write: func(w *Writer, from *T) { writeTables(w, key, of.Fields, *at(from)) },
	}
}
