package paint

import (
	"fmt"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/windows"
)

// raw makes the console pass on each key as it is and understand control sequences.
func (t *terminal) raw() error {
	if f, ok := tty(t.in); ok {
		was, err := term.MakeRaw(f.Fd())
		if err != nil {
			return fmt.Errorf("make the console raw: %w", err)
		}
		t.found = append(t.found, state{f, was})
		if err := addMode(f, windows.ENABLE_VIRTUAL_TERMINAL_INPUT); err != nil {
			return err
		}
	}
	if f, ok := tty(t.out); ok {
		was, err := term.GetState(f.Fd())
		if err != nil {
			return fmt.Errorf("read the console's mode: %w", err)
		}
		t.found = append(t.found, state{f, was})
		return addMode(f, windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING|windows.DISABLE_NEWLINE_AUTO_RETURN)
	}
	return nil
}

// addMode adds bits to a console's mode.
func addMode(f term.File, bits uint32) error {
	var mode uint32
	if err := windows.GetConsoleMode(windows.Handle(f.Fd()), &mode); err != nil {
		return fmt.Errorf("read the console's mode: %w", err)
	}
	if err := windows.SetConsoleMode(windows.Handle(f.Fd()), mode|bits); err != nil {
		return fmt.Errorf("set the console's mode: %w", err)
	}
	return nil
}

// onResize has nothing to do: a console tells of its size among the keys.
func (*terminal) onResize(func()) (stop func()) { return func() {} }

// stopProcess does nothing: there is no such thing.
func stopProcess() {}
