package input

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Outside is what reaches the program other than through its terminal. Whoever drives a run,
// with a screen or without, reads it from one channel.
type Outside string

// What comes from outside.
const (
	Pressed Outside = "pressed" // the button of another device, which means the primary key
	Changed Outside = "changed" // there is something new to show
)

// Button is the code under which a [Guard] knows the button of another device: no key has it.
const Button rune = -1

// TakeButton tells whether a press of that button is a deliberate one, a gap after the last.
func (g *Guard) TakeButton(now, gap time.Duration) bool {
	return g.Judge(now, tea.KeyPressMsg{Code: Button}, Rule{Use: Deed, Gap: gap, Told: true}) == Take
}
