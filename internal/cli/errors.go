package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageError is a command line that makes no sense.
type usageError struct {
	command string // as it was called: "presshold run"
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }

func (e *usageError) Unwrap() error { return e.err }

func usage(cmd *cobra.Command, text string) error {
	return &usageError{cmd.CommandPath(), errors.New(text)}
}

// usageOf is a command line that makes no sense to a command, such as "presshold run", and why.
func usageOf(command string, why error) error { return &usageError{command, why} }

// signalError is a signal that ended the program in an orderly way. It is known to
// whoever sent it, so nothing is said of it.
type signalError struct{ signal os.Signal }

// signalled is the error for a signal that ended the program.
func signalled(s os.Signal) error { return &signalError{s} }

func (e *signalError) Error() string { return e.signal.String() }

// reportedError is an error that was told of already; only its kind still counts.
type reportedError struct{ err error }

func (e *reportedError) Error() string { return e.err.Error() }

func (e *reportedError) Unwrap() error { return e.err }

// said joins errors that were told of; nil if there are none.
func said(errs []error) error {
	if len(errs) == 0 {
		return nil
	}
	return &reportedError{errors.Join(errs...)}
}

// unless is the error, unless it is a harmless one.
func unless(err, harmless error) error {
	if errors.Is(err, harmless) {
		return nil
	}
	return err
}

// flagError makes a usage error of what the flag parser found: "--hold: range
// \"9-8\": the first number is the larger".
func flagError(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		err = fmt.Errorf("--%s: %w", value.GetFlag().Name, value.Unwrap())
	}
	return &usageError{cmd.CommandPath(), err}
}

// noArgs and the like make usage errors of cobra's checks.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(cmd, fmt.Sprintf("%s takes no argument, but got %q", cmd.Name(), args[0]))
	}
	return nil
}

// oneArg wants exactly one argument, which is called what.
func oneArg(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return usage(cmd, fmt.Sprintf("%s needs %s", cmd.Name(), what))
		case len(args) > 1:
			return usage(cmd, fmt.Sprintf("%s takes one argument; %q is one too many", cmd.Name(), args[1]))
		}
		return nil
	}
}

// atMostOne wants one argument or none.
func atMostOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) > 1:
			return usage(cmd, fmt.Sprintf("%s takes one argument; %q is one too many", cmd.Name(), args[1]))
		case len(args) == 1 && args[0] == "":
			return usage(cmd, "the name of "+what+" is empty")
		}
		return nil
	}
}
