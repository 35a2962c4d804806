package app

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/phrase/english"
)

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

// What a flag's annotations hold for CheckFlags.
const (
	excludes = "presshold-excludes"
	requires = "presshold-requires"
)

// Exclude lets a flag not be given together with any of the others. Shells don't offer those then.
func Exclude(cmd *cobra.Command, name string, others ...string) {
	for _, other := range others {
		cmd.MarkFlagsMutuallyExclusive(name, other)
	}
	annotate(cmd, name, excludes, others)
}

// Require makes a flag wrong without another, because it would have no effect.
func Require(cmd *cobra.Command, name, other string) { annotate(cmd, name, requires, []string{other}) }

func annotate(cmd *cobra.Command, name, key string, others []string) {
	if err := cmd.Flags().SetAnnotation(name, key, others); err != nil {
		panic(err) // there is no such flag
	}
}

// CheckFlags returns an error for the flags of a command line that [Exclude] or [Require] forbids,
// and for an argument that was meant as the value of a flag which may go without one. A switch that
// is turned off (--plain=false), as it is anyway, counts as not given.
func CheckFlags(cmd *cobra.Command) (wrong error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		f.Changed = f.Value.Type() != "bool" || f.Value.String() != f.DefValue
	})
	given := cmd.Flags().Changed
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if !f.Changed {
			return
		}
		for _, arg := range cmd.Flags().Args() {
			if f.NoOptDefVal != "" && f.Value.Type() != "bool" && f.Value.Set(arg) == nil {
				wrong = Usage(cmd, english.UsageFlagEquals, f.Name, arg)
			}
		}
		for _, other := range f.Annotations[excludes] {
			if given(other) {
				wrong = Together(cmd, "--"+f.Name, "--"+other)
			}
		}
		for _, other := range f.Annotations[requires] {
			if !given(other) {
				wrong = Usage(cmd, english.UsageNoEffect, "--"+f.Name, "--"+other)
			}
		}
	})
	return wrong
}
