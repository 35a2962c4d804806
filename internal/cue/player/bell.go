package player

import (
	"sync"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/phrase/english"
)

// bellRest is how long the bell rests between two rings: terminals run bells that
// follow fast into one, or fall behind.
const bellRest = 150 * time.Millisecond

// Bell rings the terminal's bell for the moments at which something is to be done.
// It can't be told apart by ear, so ticks and other quiet marks ring nothing.
type Bell struct {
	ring func()
	now  func() time.Time

	mu   sync.Mutex
	rang time.Time
}

// NewBell makes a bell. Ring has to write the bell character (0x07) to the terminal,
// from whoever owns it, and must not block.
func NewBell(ring func()) *Bell { return &Bell{ring: ring, now: time.Now} }

// Name says what it is.
func (b *Bell) Name() string { return english.PlayerBell }

// Warm does nothing.
func (b *Bell) Warm() error { return nil }

// Play rings, unless the clip is only a mark or the last ring was a moment ago.
func (b *Bell) Play(c cue.Clip) error {
	switch c.Tone {
	case tone.Tick, tone.Ready, tone.Half, tone.Paused, tone.Resumed:
		return nil
	}
	if c.Gain <= 0 {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if now := b.now(); b.rang.IsZero() || now.Sub(b.rang) >= bellRest {
		b.rang = now
		b.ring()
	}
	return nil
}

// Stop does nothing: a bell can't be taken back.
func (b *Bell) Stop() error { return nil }

// Close does nothing.
func (b *Bell) Close() error { return nil }
