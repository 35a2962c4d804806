package cli

import (
	"fmt"
	"slices"
	"strings"
)

// value is a flag of any type.
type value[T any] struct {
	to    *T
	parse func(string) (T, error)
	kind  string // what help calls it
}

func (v *value[T]) String() string { return "" }
func (v *value[T]) Type() string   { return v.kind }
func (v *value[T]) Set(text string) error {
	got, err := v.parse(text)
	if err == nil {
		*v.to = got
	}
	return err
}

// list is a flag that may be given several times.
type list[T any] struct{ value[[]T] }

// GetSlice tells shells that the flag may be given again.
func (l *list[T]) GetSlice() []string { return nil }

func listOf[T any](to *[]T, kind string, parse func(string) (T, error)) *list[T] {
	return &list[T]{value[[]T]{to: to, kind: kind, parse: func(text string) ([]T, error) {
		got, err := parse(text)
		return append(slices.Clip(*to), got), err
	}}}
}

// oneOf reads one of some names of what.
func oneOf[T ~string](what string, all []T) func(string) (T, error) {
	return func(text string) (T, error) {
		if !slices.Contains(all, T(text)) {
			return "", fmt.Errorf("%s %q: want %s", what, text, strings.Join(names(all), ", "))
		}
		return T(text), nil
	}
}

// names are the texts of some names.
func names[T ~string](all []T) []string {
	texts := make([]string, len(all))
	for i, name := range all {
		texts[i] = string(name)
	}
	return texts
}
