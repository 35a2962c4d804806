package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
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
	freed   string // the key whose binding was taken back
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

// isPedal tells whether a primary key is none of a keyboard's own.
func isPedal(key string) bool { return key != "space" && key != "enter" }

// pedals are the keys that were made primary keys.
func (m *model) pedals() []string {
	return slices.DeleteFunc(slices.Clone(m.keys[keymap.Primary].Keys()), func(key string) bool { return !isPedal(key) })
}

// meaning says what a key does so far: "next"; "" for nothing.
func (m *model) meaning(key string) string {
	for _, a := range keymap.Actions() {
		if a != keymap.Primary && slices.Contains(m.keys[a].Keys(), key) {
			return strings.ReplaceAll(string(a), "-", " ")
		}
	}
	return ""
}

// unbindPedal takes back the binding that was made last, and what the key did before comes
// back: all that the settings say of it, from the next start on.
func (m *model) unbindPedal() tea.Cmd {
	bound := m.pedals()
	key := bound[len(bound)-1]
	m.keys = m.keys.Unbind(keymap.Primary, key)
	for a, was := range m.opts.Keys {
		if a != keymap.Primary && slices.Contains(was, key) {
			m.keys = m.keys.Bind(a, key)
		}
	}
	m.pedal = pedal{freed: key}
	return m.keepPedals()
}

// pressPedal is what a key does on this screen: everything but Escape, and Backspace where
// there is a binding to take back, is caught.
func (m *model) pressPedal(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if slices.Contains(actions, keymap.Undo) && len(m.pedals()) > 0 {
		return m.unbindPedal()
	}
	if m.pedal.bound != "" || slices.Contains(actions, keymap.Close) {
		m.uncover()
		return nil
	}
	m.pedal.add(keys.Name(msg), m.opts.Clock.Now())
	return nil
}

// bindPedal puts a confirmed key in force, and keeps it for the next time.
func (m *model) bindPedal() tea.Cmd {
	key := m.pedal.bound
	if m.overlay != showPedal || key == "" || slices.Contains(m.keys[keymap.Primary].Keys(), key) {
		return nil
	}
	m.keys = m.keys.Bind(keymap.Primary, key)
	return m.keepPedals()
}

// keepPedals keeps the primary keys for the next time.
func (m *model) keepPedals() tea.Cmd {
	if m.opts.BindPrimary == nil {
		return nil
	}
	primary := m.keys[keymap.Primary].Keys()
	return m.keep(func() error { return m.opts.BindPrimary(primary) })
}
