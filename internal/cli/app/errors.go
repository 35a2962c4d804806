package app

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"presshold/internal/phrase/english"
)

// UsageError is a command line that makes no sense.
type UsageError struct {
	Command string // as it was called: "presshold run"
	err     error
}

func (e *UsageError) Error() string { return e.err.Error() }

func (e *UsageError) Unwrap() error { return e.err }

// Usage is a command line that makes no sense to a command, and why.
func Usage(cmd *cobra.Command, format string, args ...any) error {
	return &UsageError{cmd.CommandPath(), fmt.Errorf(format, args...)}
}

// Together is two flags or arguments that exclude each other.
func Together(cmd *cobra.Command, one, other string) error {
	return Usage(cmd, english.UsageTogether, one, other)
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

// NoArgs wants no argument.
func NoArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return Usage(cmd, english.UsageNoArguments, cmd.Name(), args[0])
	}
	return nil
}

// OneArg wants exactly one argument, and where it is missing says with the command's name
// what is needed.
func OneArg(needed string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return Usage(cmd, needed, cmd.Name())
		}
		return AtMostOne(cmd, args)
	}
}

// AtMostOne wants one argument or none.
func AtMostOne(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 1:
		return Usage(cmd, english.UsageOneArgument, cmd.Name(), args[1])
	case len(args) == 1 && args[0] == "":
		return Usage(cmd, english.UsageEmpty, cmd.Name())
	}
	return nil
}
