package paint

import (
	"context"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/windows"

	"presshold/internal/guard"
	"presshold/internal/input"
)

// raw makes the console pass on each key as it is and understand control sequences.
func (t *terminal) raw() error {
	if f, ok := tty(t.In); ok {
		was, err := term.MakeRaw(f.Fd())
		if err != nil {
			return fmt.Errorf("make the console raw: %w", err)
		}
		t.found = append(t.found, state{f, was})
		if err := addMode(f, windows.ENABLE_VIRTUAL_TERMINAL_INPUT); err != nil {
			return err
		}
	}
	if f, ok := tty(t.Out); ok {
		was, err := term.GetState(f.Fd())
		if err != nil {
			return fmt.Errorf("read console mode: %w", err)
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
		return fmt.Errorf("read console mode: %w", err)
	}
	if err := windows.SetConsoleMode(windows.Handle(f.Fd()), mode|bits); err != nil {
		return fmt.Errorf("set console mode: %w", err)
	}
	return nil
}

// onResize has nothing to do: a console tells of its size among the keys.
func (*terminal) onResize(func(), func(func())) (stop func()) { return func() {} }

// stopProcess does nothing: there is no such thing.
func stopProcess() {}

// readAll hands on what is read, until that fails: its error is never nil. A console tells of keys in records of
// its own, which come whole, so those need no decoder.
func (k *keyboard) readAll(in io.Reader, termName string) error {
	if _, ok := tty(in); !ok {
		return k.readBytes()
	}
	events := make(chan uv.Event)
	over := make(chan struct{})
	guard.Go(func() {
		defer close(over)
		for e := range events {
			k.put(func(_ *input.Decoder, now time.Duration) []tea.Msg {
				k.last = now
				if msg := input.Message(e); msg != nil {
					return []tea.Msg{msg}
				}
				return nil
			})
		}
	}, k.fail)
	err := uv.NewTerminalReader(k.reader, termName).StreamEvents(context.Background(), events)
	close(events)
	<-over
	if err == nil {
		err = io.EOF // as bytes end
	}
	return err //nolint:wrapcheck // whoever gets it says what was read
}
