package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
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

// exitCode prints an error, unless that was done before, and returns the exit code.
func exitCode(a *app.App, err error) int {
	err = cmp.Or(err, a.Unwritten())
	code, quiet := judge(err)
	if quiet {
		return code
	}
	a.Complain(err)
	var u *app.UsageError
	if errors.As(err, &u) {
		a.Tell(fmt.Sprintf(english.UsageTry, u.Command))
	}
	return code
}

// flagError words an error of the flag parser as a wrong command line: "--hold: range \"9-8\":
// the first number is the larger".
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
		form    *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return app.Usage(cmd, english.UsageFlag, "-"+unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown.GetSpecifiedName())
	case errors.As(err, &bare):
		return app.Usage(cmd, english.UsageFlagNoValue, "--"+bare.GetFlag().Name)
	case errors.As(err, &value):
		return app.Usage(cmd, english.UsageFlagValue, value.GetFlag().Name, valueError(value))
	case errors.As(err, &form):
		return app.Usage(cmd, english.UsageFlagForm, form.GetSpecifiedFlag())
	}
	return app.Usage(cmd, "%w", err)
}

// unknownFlag is the error for a flag that a command doesn't have, and tells which was probably meant.
func unknownFlag(cmd *cobra.Command, name string) error {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	if near := app.Likely(name, names); near != "" {
		return app.Usage(cmd, english.UnknownNear, english.UnknownFlag, "--"+name, "--"+near)
	}
	return app.Usage(cmd, english.UsageFlag, "--"+name)
}

// valueError is what is wrong with the value of a flag; for Go's own types in the program's words.
func valueError(err *pflag.InvalidValueError) error {
	switch err.GetFlag().Value.Type() {
	case "int":
		return fmt.Errorf(english.ValueWhole, err.GetValue())
	case "bool":
		return fmt.Errorf(english.ValueTruth, err.GetValue())
	}
	return err.Unwrap()
}

// judge is the exit code for an error, and whether nothing is to be said of it.
func judge(err error) (code int, quiet bool) {
	var sig *app.SignalError
	switch {
	case err == nil:
		return codeDone, true
	case errors.As(err, &sig):
		return signalCode(sig.Signal), true
	case errors.Is(err, app.ErrQuit):
		return codeDone, true
	case app.LeftOff(err):
		return codeDone, true // whoever read the output has seen enough
	}
	code = codeFailed
	for _, invalid := range []any{
		new(*tomldoc.Error), new(*catalog.NotFoundError), new(*catalog.AmbiguousError), new(*protocol.NoEffectError),
		new(protocol.Problems), new(*app.UsageError), new(*journal.RequestError), new(*settings.PlaceError),
	} {
		if errors.As(err, invalid) {
			code = codeInvalid
		}
	}
	return code, errors.As(err, new(*app.ReportedError))
}

func signalCode(s os.Signal) int {
	n, ok := s.(syscall.Signal)
	if !ok {
		return codeFailed
	}
	return codeSignal + int(n)
}
