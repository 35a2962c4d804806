package cli

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
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

// exitCode says what went wrong, unless it was said, and returns the exit code.
func exitCode(a *app.App, err error) int {
	code, quiet := judge(err)
	if quiet {
		return code
	}
	a.Complain(err)
	var u *app.UsageError
	if errors.As(err, &u) {
		fmt.Fprintf(a.Err, "Try \"%s --help\".\n", u.Command)
	}
	return code
}

// judge is the exit code for an error, and whether nothing is to be said of it.
func judge(err error) (code int, quiet bool) {
	var (
		sig       *app.SignalError
		said      *app.ReportedError
		file      *tomldoc.Error
		unknown   *catalog.NotFoundError
		ambiguous *catalog.AmbiguousError
		noEffect  *protocol.NoEffectError
		problems  protocol.Problems
		wrong     *app.UsageError
		asked     *journal.RequestError
		place     *settings.PlaceError
	)
	switch {
	case err == nil:
		return codeDone, true
	case errors.As(err, &sig):
		return signalCode(sig.Signal), true
	case app.LeftOff(err):
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
