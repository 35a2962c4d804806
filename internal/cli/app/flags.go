package app

import "slices"

// Value is a flag of any type.
type Value[T any] struct {
	To    *T
	Parse func(string) (T, error)
	Kind  string // what help calls it
}

func (v *Value[T]) String() string { return "" }

// Type is what help calls the value.
func (v *Value[T]) Type() string { return v.Kind }

// Set reads the value.
func (v *Value[T]) Set(text string) error {
	got, err := v.Parse(text)
	if err == nil {
		*v.To = got
	}
	return err
}

// List is a flag that may be given several times.
type List[T any] struct{ Value[[]T] }

// GetSlice tells shells that the flag may be given again.
func (l *List[T]) GetSlice() []string { return nil }

// ListOf is a flag whose values are appended to a list.
func ListOf[T any](to *[]T, kind string, parse func(string) (T, error)) *List[T] {
	return &List[T]{Value[[]T]{To: to, Kind: kind, Parse: func(text string) ([]T, error) {
		got, err := parse(text)
		return append(slices.Clip(*to), got), err
	}}}
}
