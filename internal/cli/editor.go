package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"

	"presshold/internal/editor"
	"presshold/internal/settings"
)

// findEditor finds the user's editor.
func findEditor() (editor.Editor, error) {
	return editor.System{Getenv: os.Getenv, LookPath: exec.LookPath, FromHome: settings.FromHome, OS: runtime.GOOS}.Find()
}

// runEditor runs the editor on a file until it is left. What the keyboard sends to all
// programs of the terminal is meant for the editor then.
func (a *app) runEditor(ctx context.Context, ed editor.Editor, path string) error {
	defer a.signals.leaveInterrupts()()
	cmd := exec.CommandContext(ctx, ed.Args[0], append(ed.Args[1:len(ed.Args):len(ed.Args)], path)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.in, a.out, a.err
	cmd.Cancel = func() error { // so that it leaves the terminal in order
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			return cmd.Process.Kill()
		}
		return nil
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the editor %q: %w", strings.Join(ed.Args, " "), err)
	}
	return nil
}
