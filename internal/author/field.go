package author

import (
	"slices"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Kind is how a field is filled in.
type Kind string

// The kinds.
const (
	Text   Kind = "text"   // words are typed
	Amount Kind = "amount" // a number is typed, or stepped up and down
	Pick   Kind = "pick"   // one of its choices
	Press  Kind = "press"  // nothing is filled in: it does something
)

// Field is one thing to fill in, at a place in a draft or change. It is valid until fields are
// added or removed: ask for the fields again after each change.
type Field struct {
	Section string // what it is grouped under
	Path    string // where protocol.Problems are about it; no two fields have the same
	Label   string
	Hint    string // what may be filled in
	Default string // what counts while nothing is
	Kind    Kind
	Choices []tomldoc.Choice // of a Pick; the first is chosen until another is

	text *string
	set  func(string)
	step tomldoc.Stepper
	num  *Number              // that the text is of, if its origin is kept
	from *protocol.Provenance // of the number; nil where it has none

	complete func(string) string // what a text may be the beginning of; nil for nothing
	entry    entry               // of the list that it is of; for the keys that add and remove
}

// Value is what is filled in: a text as it was typed, or the value of a choice.
func (f Field) Value() string {
	if f.text != nil {
		return *f.text
	}
	return ""
}

// Words is what is filled in, as it is shown.
func (f Field) Words() string {
	if len(f.Choices) > 0 {
		return f.Choices[f.chosen()].Words
	}
	return f.Value()
}

func (f Field) chosen() int {
	return max(slices.IndexFunc(f.Choices, func(c tomldoc.Choice) bool { return c.Value == f.Value() }), 0)
}

// Fill replaces what is filled in.
func (f Field) Fill(text string) {
	switch {
	case f.set != nil:
		f.set(text)
	case f.num != nil:
		f.num.Type(text)
	case f.text != nil:
		*f.text = text
	}
}

// Step steps a number by n, and a choice to the n-th after it.
func (f Field) Step(n int) {
	switch {
	case f.step != nil:
		if text := f.step(f.Value(), n); text != f.Value() {
			f.Fill(text)
		}
	case len(f.Choices) > 0:
		f.Fill(f.Choices[(f.chosen()+n+len(f.Choices))%len(f.Choices)].Value)
	}
}

// Steps tells whether Step would change a number.
func (f Field) Steps() bool {
	return f.step != nil && (f.step(f.Value(), 1) != f.Value() || f.step(f.Value(), -1) != f.Value())
}

// Complete returns the text completed, or as it is if it begins nothing known.
func (f Field) Complete() string {
	if f.complete == nil {
		return f.Value()
	}
	return f.complete(f.Value())
}

// Mark is the word that must stand beside the number, "" for none.
func (f Field) Mark() string {
	if f.Kind != Amount || f.from == nil || strings.TrimSpace(f.Value()) == "" {
		return ""
	}
	return phrase.Mark(*f.from)
}

// Locate finds the field of a problem by its path: the field itself, or the first of the same
// table; -1 if the form doesn't ask for it.
func Locate(fields []Field, path string) int {
	for path != "" {
		for i, f := range fields {
			if f.Path == path || strings.HasPrefix(f.Path, path+".") || strings.HasPrefix(f.Path, path+"[") {
				return i
			}
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return -1
}

func under(section string, fields ...Field) []Field {
	for i := range fields {
		fields[i].Section = section
	}
	return fields
}
