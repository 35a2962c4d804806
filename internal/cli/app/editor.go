package app

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"

	"presshold/internal/editor"
	"presshold/internal/phrase/english"
	"presshold/internal/process"
	"presshold/internal/settings"
)

// FindEditor finds the user's editor.
func FindEditor() (editor.Editor, error) {
	return editor.System{Getenv: os.Getenv, LookPath: exec.LookPath, FromHome: settings.FromHome, OS: runtime.GOOS}.Find()
}

// RunEditor runs the editor on a file until it is left. What the keyboard sends to all
// programs of the terminal is meant for the editor then.
func (a *App) RunEditor(ctx context.Context, ed editor.Editor, path string) error {
	defer a.Signals.leaveInterrupts()()
	cmd := exec.CommandContext(ctx, ed.Args[0], append(ed.Args[1:len(ed.Args):len(ed.Args)], path)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.In, a.stdout(), a.Err
	cmd.Cancel = func() error { // so that it leaves the terminal in order
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			return cmd.Process.Kill()
		}
		return nil
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf(english.EditorFailed, strings.Join(ed.Args, " "), process.Failure(err))
	}
	return nil
}
