package app

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// UsageError is a command line that makes no sense.
type UsageError struct {
	Command string // as it was called: "presshold run"
	err     error
}

func (e *UsageError) Error() string { return e.err.Error() }

func (e *UsageError) Unwrap() error { return e.err }

// Usage is a command line that makes no sense to a command, and why.
func Usage(cmd *cobra.Command, text string) error {
	return &UsageError{cmd.CommandPath(), errors.New(text)}
}

// UsageOf is a command line that makes no sense to a command, such as "presshold run", and why.
func UsageOf(command string, why error) error { return &UsageError{command, why} }

// SignalError is a signal that ended the program in an orderly way. It is known to
// whoever sent it, so nothing is said of it.
type SignalError struct{ Signal os.Signal }

// Signalled is the error for a signal that ended the program.
func Signalled(s os.Signal) error { return &SignalError{s} }

func (e *SignalError) Error() string { return e.Signal.String() }

// ReportedError is an error that was told of already; only its kind still counts.
type ReportedError struct{ err error }

func (e *ReportedError) Error() string { return e.err.Error() }

func (e *ReportedError) Unwrap() error { return e.err }

// Reported joins errors that were told of; nil if there are none.
func Reported(errs []error) error {
	if len(errs) == 0 {
		return nil
	}
	return &ReportedError{errors.Join(errs...)}
}

// Unless is the error, unless it is a harmless one.
func Unless(err, harmless error) error {
	if errors.Is(err, harmless) {
		return nil
	}
	return err
}

// FlagError makes a usage error of what the flag parser found: "--hold: range
// \"9-8\": the first number is the larger".
func FlagError(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		err = fmt.Errorf("--%s: %w", value.GetFlag().Name, value.Unwrap())
	}
	return &UsageError{cmd.CommandPath(), err}
}

// NoArgs and the like make usage errors of cobra's checks.
func NoArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return Usage(cmd, fmt.Sprintf("%s takes no argument, but got %q", cmd.Name(), args[0]))
	}
	return nil
}

// OneArg wants exactly one argument, which is called what.
func OneArg(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return Usage(cmd, fmt.Sprintf("%s needs %s", cmd.Name(), what))
		case len(args) > 1:
			return Usage(cmd, fmt.Sprintf("%s takes one argument; %q is one too many", cmd.Name(), args[1]))
		}
		return nil
	}
}

// AtMostOne wants one argument or none.
func AtMostOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) > 1:
			return Usage(cmd, fmt.Sprintf("%s takes one argument; %q is one too many", cmd.Name(), args[1]))
		case len(args) == 1 && args[0] == "":
			return Usage(cmd, "the name of "+what+" is empty")
		}
		return nil
	}
}
