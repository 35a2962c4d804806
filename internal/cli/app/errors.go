package app

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// UsageError is a wrong command line.
type UsageError struct {
	Command string // as it was called: "presshold run"
	err     error
}

func (e *UsageError) Error() string { return e.err.Error() }

func (e *UsageError) Unwrap() error { return e.err }

// Usage is the error for a command line that a command can't use.
func Usage(cmd *cobra.Command, format string, args ...any) error {
	return &UsageError{cmd.CommandPath(), fmt.Errorf(format, args...)}
}

// Together is the error for two flags or arguments that exclude each other.
func Together(cmd *cobra.Command, one, other string) error {
	return Usage(cmd, english.UsageTogether, one, other)
}

// UsageOf is Usage for a command by its path, such as "presshold run".
func UsageOf(command string, why error) error { return &UsageError{command, why} }

// SignalError is a signal that ended the program in an orderly way. It prints no message: whoever
// sent the signal knows.
type SignalError struct{ Signal os.Signal }

// Signalled returns the error for a signal that ended the program.
func Signalled(s os.Signal) error { return &SignalError{s} }

func (e *SignalError) Error() string { return e.Signal.String() }

// ReportedError is an error that was already printed; only the exit code still depends on it.
type ReportedError struct{ err error }

func (e *ReportedError) Error() string { return e.err.Error() }

func (e *ReportedError) Unwrap() error { return e.err }

// Reported joins errors that were already printed; nil if there are none.
func Reported(errs []error) error {
	if len(errs) == 0 {
		return nil
	}
	return &ReportedError{errors.Join(errs...)}
}

// Unless returns the error, or nil if it is the harmless one.
func Unless(err, harmless error) error {
	if errors.Is(err, harmless) {
		return nil
	}
	return err
}

// NoArgs accepts no argument.
func NoArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return Usage(cmd, english.UsageNoArguments, cmd.Name(), args[0])
	}
	return nil
}

// OneArg accepts exactly one argument. If it is missing, the error is needed, a format with a
// verb for the command's name.
func OneArg(needed string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return Usage(cmd, needed, cmd.Name())
		}
		return AtMostOne(cmd, args)
	}
}

// AtMostOne accepts one argument or none.
func AtMostOne(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 1:
		return Usage(cmd, english.UsageOneArgument, cmd.Name(), args[1])
	case len(args) == 1 && args[0] == "":
		return Usage(cmd, english.UsageEmpty, cmd.Name())
	}
	return nil
}

// NoCommand refuses an argument that was meant as a command, and there is none of that name.
func NoCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	switch near := Likely(args[0], names); {
	case near != "":
		return Usage(cmd, english.UnknownNear, english.UnknownCommand, plain.Quote(args[0]), plain.Quote(near))
	case cmd.HasParent():
		return Usage(cmd, english.UsageCommandOf, args[0], plain.OrList(names))
	default:
		return Usage(cmd, english.UsageCommand, args[0])
	}
}

// Likely is the name that was probably meant by a word: one that begins with it, or is near; "" for none.
func Likely(word string, names []string) string {
	begins := slices.IndexFunc(names, func(name string) bool {
		return word != "" && strings.HasPrefix(name, strings.ToLower(word))
	})
	if begins < 0 {
		return plain.Nearest(word, names)
	}
	return names[begins]
}
