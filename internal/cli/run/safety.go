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

// safetyFirst prints the safety text before the first run in plain lines, as the screen does
// before its first.
func safetyFirst(a *app.App, signals <-chan os.Signal) error {
	if settings.SafetySeen(a.Paths.State) {
		return nil
	}
	_, err := printBefore(a, signals, english.SafetyRead, func(w *bufio.Writer) {
		for _, line := range tui.SafetyText(a.Width()) {
			fmt.Fprintln(w, line)
		}
		fmt.Fprintln(w)
	})
	if err != nil {
		return err
	}
	if err := settings.MarkSafetySeen(a.Paths.State); err != nil {
		a.Complain(err)
	}
	return nil
}
