package player

import (
	"time"

	"presshold/internal/cue"
	"presshold/internal/phrase/english"
)

// bellRest is the shortest time between two rings. Terminals merge faster ones, or fall
// behind.
const bellRest = 150 * time.Millisecond

// Bell rings the terminal's bell when the practitioner has to act. All rings sound the
// same, so tones that only help are silent.
type Bell struct {
	ring func()
	now  func() time.Time
	rang time.Time
}

// NewBell makes a bell. Ring must get the bell character (0x07) written to the terminal,
// and must not block.
func NewBell(ring func()) *Bell { return &Bell{ring: ring, now: time.Now} }

// Name says what it is.
func (b *Bell) Name() string { return english.PlayerBell }

// Warm does nothing.
func (b *Bell) Warm() error { return nil }

// Play rings, unless the tone only helps or the last ring was a moment ago.
func (b *Bell) Play(c cue.Clip) error {
	if c.Tone.Helps() || c.Gain <= 0 {
		return nil
	}
	if now := b.now(); now.Sub(b.rang) >= bellRest {
		b.rang = now
		b.ring()
	}
	return nil
}

// Stop does nothing: a bell can't be taken back.
func (b *Bell) Stop() error { return nil }

// Close does nothing.
func (b *Bell) Close() error { return nil }
