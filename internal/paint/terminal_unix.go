//go:build unix

package paint

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/charmbracelet/x/term"
)

// raw makes the terminal pass on each key as it is.
func (t *terminal) raw() error {
	f, ok := tty(t.In)
	if !ok {
		return nil
	}
	was, err := term.MakeRaw(f.Fd())
	if err != nil {
		return fmt.Errorf("make the terminal raw: %w", err)
	}
	t.found = append(t.found, state{f, was})
	return nil
}

// onResize calls a function after each change of the window's size, until stop is
// called. It does so within the goroutine that inBackground starts.
func (t *terminal) onResize(call func(), inBackground func(func())) (stop func()) {
	if _, ok := tty(t.Out); !ok {
		return func() {}
	}
	changes := make(chan os.Signal, 1) // one more than is being looked at, so that the last is
	done := make(chan struct{})
	signal.Notify(changes, syscall.SIGWINCH)
	inBackground(func() {
		for {
			select {
			case <-changes:
				call()
			case <-done:
				return
			}
		}
	})
	return func() {
		signal.Stop(changes)
		close(done)
	}
}

// stopProcess stops the process, and those that the shell started with it, until it is
// continued.
func stopProcess() {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if syscall.Kill(0, syscall.SIGTSTP) == nil {
		<-continued
	}
}

// readAll hands on what is read, until that fails: its error is never nil.
func (k *keyboard) readAll(io.Reader, string) error { return k.readBytes() }
