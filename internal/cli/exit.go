package cli

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/catalog"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/tomldoc"
)

// The exit codes beside those of signals.
const (
	codeDone    = 0
	codeFailed  = 1
	codeInvalid = 2
	codeSignal  = 128 // plus its number
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

// signalError is a signal that ended the program in an orderly way. It is known to
// whoever sent it, so nothing is said of it.
type signalError struct{ signal os.Signal }

func (e *signalError) Error() string { return e.signal.String() }

// reportedError is an error that was told of already; only its kind still counts.
type reportedError struct{ err error }

func (e *reportedError) Error() string { return e.err.Error() }
func (e *reportedError) Unwrap() error { return e.err }

// exit says what went wrong, unless it was said, and returns the exit code.
func (a *app) exit(err error) int {
	code, quiet := judge(err)
	if quiet {
		return code
	}
	a.complain(err)
	var u *usageError
	if errors.As(err, &u) {
		fmt.Fprintf(a.err, "Try \"%s --help\".\n", u.command)
	}
	return code
}

// judge is the exit code for an error, and whether nothing is to be said of it.
func judge(err error) (code int, quiet bool) {
	var (
		sig       *signalError
		said      *reportedError
		file      *tomldoc.Error
		unknown   *catalog.NotFoundError
		ambiguous *catalog.AmbiguousError
		noEffect  *protocol.NoEffectError
		problems  protocol.Problems
		wrong     *usageError
		asked     *journal.RequestError
		place     *settings.PlaceError
	)
	switch {
	case err == nil:
		return codeDone, true
	case errors.As(err, &sig):
		return signalCode(sig.signal), true
	case leftOff(err):
		return codeDone, true // whoever read the output has seen enough
	}
	code = codeFailed
	if errors.As(err, &file) || errors.As(err, &unknown) || errors.As(err, &ambiguous) ||
		errors.As(err, &noEffect) || errors.As(err, &problems) || errors.As(err, &wrong) || errors.As(err, &asked) || errors.As(err, &place) {
		code = codeInvalid
	}
	return code, errors.As(err, &said)
}

func signalCode(s os.Signal) int {
	n, ok := s.(syscall.Signal)
	if !ok {
		return codeFailed
	}
	return codeSignal + int(n)
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
