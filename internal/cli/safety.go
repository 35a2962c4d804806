package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"presshold/internal/guard"
	"presshold/internal/settings"
	"presshold/internal/tui"
)

func (a *app) safetyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "safety",
		Short: "Print the safety text",
		Args:  noArgs,
		RunE:  func(*cobra.Command, []string) error { return a.print(writeSafety) },
	}
}

func writeSafety(w *bufio.Writer) {
	for _, line := range tui.SafetyText() {
		fmt.Fprintln(w, line)
	}
}

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
			return &signalError{s}
		}
	}
	if err := settings.MarkSafetySeen(paths.State); err != nil {
		a.complain(err)
	}
	return nil
}

// awaitLine reads one line, and no more of what comes behind it, and returns the signal
// that came first, if one did.
func awaitLine(in io.Reader, signals <-chan os.Signal) os.Signal {
	read := make(chan struct{})
	guard.Go(func() {
		defer close(read)
		for b := make([]byte, 1); ; {
			if n, err := in.Read(b); err != nil || n == 1 && b[0] == '\n' {
				return
			}
		}
	}, nil)
	select {
	case <-read:
		return nil
	case s := <-signals:
		return s
	}
}
