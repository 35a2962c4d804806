package learn

import (
	"time"

	"presshold/internal/tui/draw"
)

// play plays a figure a few times. Then the figure stands still, so that a lesson left open costs
// nothing.
type play struct {
	began time.Duration // by the program's clock
	still bool          // it was stopped by hand
}

const (
	turns = 3                // how often it is played
	turn  = 90 * time.Second // how long one may take; a longer one is played faster
)

func (p *play) start(now time.Duration) { *p = play{began: now} }

// toggle stops a moving figure, and restarts one that stands still.
func (p *play) toggle(now time.Duration, f draw.Rhythm) {
	if _, moving := p.at(now, f); moving {
		p.still = true
		return
	}
	p.start(now)
}

// times is how many times faster than the protocol a figure is played.
func times(f draw.Rhythm) int {
	for _, n := range [...]int{1, 2, 3, 5, 10, 20, 50, 100} {
		if f.Lasts() <= turn*time.Duration(n) {
			return n
		}
	}
	return int((f.Lasts() + turn - 1) / turn)
}

// at is the time within the figure; false if it stands still.
func (p *play) at(now time.Duration, f draw.Rhythm) (time.Duration, bool) {
	if p.still || f.Lasts() == 0 {
		return 0, false
	}
	played := (now - p.began) * time.Duration(times(f))
	if played < 0 || played >= turns*f.Lasts() {
		return 0, false
	}
	return played % f.Lasts(), true
}

// wait is how long the playhead stays in its column; false for ever.
func (p *play) wait(now time.Duration, f draw.Rhythm) (time.Duration, bool) {
	at, ok := p.at(now, f)
	if !ok {
		return 0, false
	}
	next, ok := f.Next(at)
	n := time.Duration(times(f))
	return (next - at + n - 1) / n, ok
}
