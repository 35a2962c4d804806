package ui

import (
	"fmt"

	"presshold/internal/phrase/english"
)

// Reading is how far a screen has come with reading the record. The zero value has begun.
type Reading struct {
	over bool
	err  error
}

// Read is a reading that is over; the error says why it failed.
func Read(err error) Reading { return Reading{true, err} }

// Over tells whether it is over, even if it failed.
func (r Reading) Over() bool { return r.over }

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
