package tomldoc

import (
	"cmp"

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
