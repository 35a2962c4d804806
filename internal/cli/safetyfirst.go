package cli

import (
	"bufio"
	"fmt"
	"os"

	"presshold/internal/settings"
)

// safetyFirst shows the safety text before the first run that is told in plain lines, as
// the screen does before its first. Whoever sits at a terminal is waited for. The text
// is no part of the transcript, so it goes where errors go.
func (a *app) safetyFirst(signals <-chan os.Signal) error {
	paths := a.paths
	if settings.SafetySeen(paths.State) {
		return nil
	}
	w := bufio.NewWriter(a.err)
	writeSafety(w)
	fmt.Fprintln(w)
	attended := isTerminal(a.in)
	if attended {
		fmt.Fprintln(w, "Press Enter when you have read this.")
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write the safety text: %w", err)
	}
	if attended {
		if s := awaitLine(a.in, signals); s != nil {
			return signalled(s)
		}
	}
	if err := settings.MarkSafetySeen(paths.State); err != nil {
		a.complain(err)
	}
	return nil
}
