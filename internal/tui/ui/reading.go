package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/phrase/english"
)

// Reading is how far a screen has come with reading the record. The zero value has begun.
type Reading struct {
	over bool
	err  error
}

// Loaded is the message that brings what was read: a reading that is over.
type Loaded[T any] struct {
	Reading

	Value T
}

// Load reads in a command, which answers with a Loaded.
func Load[T any](read func() (T, error)) tea.Cmd {
	return func() tea.Msg {
		value, err := read()
		return Loaded[T]{Reading{true, err}, value}
	}
}

// Over tells whether it is over, even if it failed.
func (r Reading) Over() bool { return r.over }

// Err is why it failed; nil if it didn't.
func (r Reading) Err() error { return r.err }

// OK tells whether what was read can be shown.
func (r Reading) OK() bool { return r.over && r.err == nil }

// Tell writes why it can't, and tells whether there was something to write.
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
