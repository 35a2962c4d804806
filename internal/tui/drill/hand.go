package drill

import (
	"time"

	"presshold/internal/training"
)

// repeatsAfter is longer than a keyboard waits before it repeats a key that is held
// down. Where the terminal does not tell repeats from presses, a press that comes
// sooner after the one before is none.
const repeatsAfter = 700 * time.Millisecond

// turn is what a key has done to the hand.
type turn string

const (
	nothing turn = ""
	pressed turn = "pressed" // a press begins
	lifted  turn = "lifted"  // it is over
	lost    turn = "lost"    // it was over at some time, but when was not heard
)

// hand is the hand on the key, as far as the terminal tells.
type hand struct {
	timing training.Timing
	down   bool
	key    rune          // that is down
	last   time.Duration // when it went down or came up, or the drill began
}

// press takes in a press of the primary key.
func (h *hand) press(key rune, at time.Duration) turn {
	if h.timing == training.KeyRelease {
		if h.down && key != h.key {
			return nothing // another one, while the first is down still
		}
		was := h.down
		h.down, h.key, h.last = !was, key, at
		if was {
			return lost // a key that goes down twice has come up in between
		}
		return pressed
	}
	if at-h.last < repeatsAfter {
		return nothing
	}
	h.down, h.last = !h.down, at
	if h.down {
		return pressed
	}
	return lifted
}

// release takes in that a key was let go of.
func (h *hand) release(key rune, at time.Duration) turn {
	if h.timing != training.KeyRelease || !h.down || key != h.key {
		return nothing
	}
	h.down, h.last = false, at
	return lifted
}

// lose takes in that the window has lost the focus: the key's release would go unnoticed.
func (h *hand) lose(at time.Duration) turn {
	if h.timing != training.KeyRelease || !h.down {
		return nothing
	}
	h.down, h.last = false, at
	return lost
}
