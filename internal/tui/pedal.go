package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/tui/keys"
)

// pedalPause is how long no key must come before what the pedal types is complete.
const pedalPause = 300 * time.Millisecond

// pedal is the screen "press your pedal now": it catches what one press of a pedal
// types, asks for the same once more, and makes it the primary key. Of a pedal that
// types several keys the first one counts; the rest of a burst is ignored anyway.
type pedal struct {
	typed   []string // of the press at hand
	last    time.Duration
	caught  string // the press before, waiting to be confirmed
	bound   string // the new key, once it is in force
	problem string
}

// add takes in one key.
func (p *pedal) add(key string, now time.Duration) {
	p.problem = ""
	p.typed, p.last = append(p.typed, key), now
}

// wait is how long until a press counts as complete; false if none is under way.
func (p *pedal) wait(now time.Duration) (time.Duration, bool) {
	return max(p.last+pedalPause-now, 0), len(p.typed) > 0
}

// settle takes the keys as one press once no more of them come.
func (p *pedal) settle(now time.Duration) {
	if d, ok := p.wait(now); !ok || d > 0 {
		return
	}
	first, press := p.typed[0], strings.Join(p.typed, " ")
	p.typed = nil
	switch {
	case len(first) == 1 && first[0] >= '0' && first[0] <= '9':
		p.caught, p.problem = "", "Digits are needed for scores. Set the pedal to another key."
	case press == p.caught:
		p.bound = first
	default:
		p.caught = press
	}
}

// pressPedal is what a key does on this screen: everything but Escape is caught.
func (m *model) pressPedal(msg tea.KeyPressMsg, actions []keys.Action) {
	if m.pedal.bound != "" || slices.Contains(actions, keys.Close) {
		m.uncover()
		return
	}
	m.pedal.add(keys.Name(msg), m.opts.Clock.Now())
}

// bindPedal puts a confirmed key in force, and keeps it for the next time.
func (m *model) bindPedal() tea.Cmd {
	key := m.pedal.bound
	if m.cover != showPedal || key == "" || slices.Contains(m.keys[keys.Primary].Keys(), key) {
		return nil
	}
	m.keys = m.keys.Bind(keys.Primary, key)
	if m.opts.BindPrimary == nil {
		return nil
	}
	primary := m.keys[keys.Primary].Keys()
	return m.keep(func() error { return m.opts.BindPrimary(primary) })
}
