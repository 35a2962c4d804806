package run

import (
	"bufio"
	"fmt"
	"os"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
	"presshold/internal/tui"
)

// safetyFirst shows the safety text before the first run that is told in plain lines, as
// the screen does before its first. Whoever sits at a terminal is waited for. The text
// is no part of the transcript, so it goes where errors go.
func safetyFirst(a *app.App, signals <-chan os.Signal) error {
	paths := a.Paths
	if settings.SafetySeen(paths.State) {
		return nil
	}
	w := bufio.NewWriter(a.Err)
	for _, line := range tui.SafetyText() {
		fmt.Fprintln(w, line)
	}
	fmt.Fprintln(w)
	attended := app.IsTerminal(a.In)
	if attended {
		fmt.Fprintln(w, english.SafetyRead)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf(english.SafetyUnwritten, err)
	}
	if attended {
		if s := app.AwaitLine(a.In, signals); s != nil {
			return app.Signalled(s)
		}
	}
	if err := settings.MarkSafetySeen(paths.State); err != nil {
		a.Complain(err)
	}
	return nil
}
