package player

import (
	"time"

	"presshold/internal/cue"
	"presshold/internal/phrase/english"
)

// bellRest is the shortest time between two rings. Terminals merge faster ones, or fall
// behind.
const bellRest = 150 * time.Millisecond

// bellPlayer rings the terminal's bell when the practitioner has to act. All rings sound the
// same, so tones that only help are silent.
type bellPlayer struct {
	ring func()
	now  func() time.Time
	rang time.Time
}

// newBell makes a bell. Ring must get the bell character (0x07) written to the terminal,
// and must not block.
func newBell(ring func()) *bellPlayer { return &bellPlayer{ring: ring, now: time.Now} }

func (b *bellPlayer) Name() string { return english.PlayerBell }

func (b *bellPlayer) Warm() error { return nil }

// Play rings, unless the tone only helps or the last ring was a moment ago.
func (b *bellPlayer) Play(c cue.Clip) error {
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
func (b *bellPlayer) Stop() error { return nil }

func (b *bellPlayer) Close() error { return nil }
