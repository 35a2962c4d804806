// Package process lets programs run on their own: what they print can't reach the
// screen, the terminal's keys and signals don't reach them, and they can be ended
// together with the children that they have themselves.
package process

import (
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"time"

	"presshold/internal/phrase/english"
)

// linger is how long the pipes of a child that was killed may stay open, which they
// do if it left children of its own.
const linger = 100 * time.Millisecond

// Set has a command that was made with a context, and not started yet, run in a
// session of its own (on Windows with a hidden console and a process group of its
// own), so that it neither gets the terminal's ctrl+c nor can open the terminal. When
// the context ends, the whole of it is killed.
func Set(cmd *exec.Cmd) {
	detach(cmd)
	cmd.Cancel = func() error { return kill(cmd.Process) }
	cmd.WaitDelay = linger
}

// Failure is the error of starting or running a program, as whoever chose the program reads it.
func Failure(err error) error {
	var exit *exec.ExitError
	var start *fs.PathError
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return errors.New(english.ProgramMissing)
	case errors.As(err, &exit) && exit.Exited():
		return fmt.Errorf(english.ProgramExited, exit.ExitCode())
	case errors.As(err, &start):
		return start.Err
	default:
		return err
	}
}
