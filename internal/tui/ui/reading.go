package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/phrase/english"
)

// Reading is the state of reading the record. The zero value is in progress.
type Reading struct {
	over bool
	err  error
}

// Loaded is the message with what was read.
type Loaded[T any] struct {
	Reading

	Value T
}

// Load returns a command that reads and sends a Loaded.
func Load[T any](read func() (T, error)) tea.Cmd {
	return func() tea.Msg {
		value, err := read()
		return Loaded[T]{Reading{true, err}, value}
	}
}

// Over reports whether the reading has ended, even if it failed.
func (r Reading) Over() bool { return r.over }

// Err returns why the reading failed; nil if it didn't.
func (r Reading) Err() error { return r.err }

// OK reports whether what was read can be shown.
func (r Reading) OK() bool { return r.over && r.err == nil }

// Tell adds why it can't be shown, and reports whether there was anything to add.
func (r Reading) Tell(b *Body) bool {
	switch {
	case r.err != nil:
		b.Text(b.Look.Warn, fmt.Sprintf(english.ScreenRecordUnread, r.err))
	case !r.over:
		b.Text(b.Look.Quiet, english.ScreenReading)
	default:
		return false
	}
	return true
}
