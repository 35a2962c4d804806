package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tui/keys"
)

// pedalPause is how long no key may arrive before a press of the pedal counts as complete.
const pedalPause = 300 * time.Millisecond

// pedal is the state of the overlay that binds a foot pedal: it captures what one press types, asks
// for the same press once more, and makes its first key a primary key. The rest of a burst is
// ignored in any case.
type pedal struct {
	typed   []string // of the press at hand
	last    time.Duration
	caught  []string // the press before, waiting to be confirmed
	bound   string   // the new key, once it is in force
	freed   string   // the key whose binding was taken back
	problem string
}

func (p *pedal) add(name string, now time.Duration) {
	p.problem = ""
	p.typed, p.last = append(p.typed, name), now
}

// wait returns how long until the press counts as complete; false if there is none.
func (p *pedal) wait(now time.Duration) (time.Duration, bool) {
	return max(p.last+pedalPause-now, 0), len(p.typed) > 0
}

// settle takes the keys as one press once no more of them arrive.
func (p *pedal) settle(now time.Duration) {
	if d, ok := p.wait(now); !ok || d > 0 {
		return
	}
	first, press := p.typed[0], p.typed
	p.typed = nil
	switch {
	case len(first) == 1 && first[0] >= '0' && first[0] <= '9':
		p.caught, p.problem = nil, english.PedalDigit
	case slices.Equal(press, p.caught):
		p.bound = first
	default:
		p.caught = press
	}
}

// pedals returns the keys that the user made primary keys.
func (m *model) pedals() []string {
	return slices.DeleteFunc(slices.Clone(m.keys[keymap.Primary]), func(name string) bool { return !keys.IsPedal(name) })
}

// meaning returns what a key does at present; "" for nothing.
func (m *model) meaning(name string) string {
	var all []string
	for _, a := range keymap.Actions() {
		if a != keymap.Primary && slices.Contains(m.keys[a], name) {
			all = append(all, a.Words())
		}
	}
	return strings.Join(all, "; ")
}

// unbindPedal undoes the latest binding. The key gets its former meaning back.
func (m *model) unbindPedal() tea.Cmd {
	bound := m.pedals()
	last := bound[len(bound)-1]
	m.pedal = pedal{freed: last}
	return m.bindPrimary(slices.DeleteFunc(slices.Clone(m.keys[keymap.Primary]), func(k string) bool { return k == last }))
}

// pressPedal captures every key except for Escape and, where there is a binding to undo, Backspace.
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

// bindPedal puts a confirmed key in force and saves it. A key that the settings bind to another
// action is refused.
func (m *model) bindPedal() tea.Cmd {
	pressed := m.pedal.bound
	primary := m.keys[keymap.Primary]
	if m.overlay != showPedal || pressed == "" || slices.Contains(primary, pressed) {
		return nil
	}
	if a, ok := m.bound.Holder(keymap.Primary, pressed); ok {
		m.pedal = pedal{problem: fmt.Sprintf(english.PedalTaken, plain.Line(pressed), a.Words())}
		return nil
	}
	return m.bindPrimary(append(slices.Clone(primary), pressed))
}

// bindPrimary sets the primary keys and saves them.
func (m *model) bindPrimary(primary []string) tea.Cmd {
	if m.bound == nil {
		m.bound = keymap.Bindings{}
	}
	m.bound[keymap.Primary] = primary
	m.keys = m.bound.InForce()
	if m.opts.BindPrimary == nil {
		return nil
	}
	return m.keep(func() error { return m.opts.BindPrimary(primary) })
}

// pedalLines returns the text of the overlay: what came of the last press first, as a small window
// shows no more.
func (m *model) pedalLines() []string {
	b, p, look := m.env().Brief(), m.pedal, m.look
	if p.problem != "" {
		b.Text(look.Warn, p.problem)
		b.Gap()
	}
	switch {
	case p.bound != "":
		b.Text(look.Text, fmt.Sprintf(english.PedalBound, plain.Line(p.bound)))
	case p.caught != nil:
		does, more := m.meaning(p.caught[0]), english.PedalOnceMore
		if does != "" {
			more = english.PedalAllTheSame
		}
		b.Text(look.Text, fmt.Sprintf(english.PedalTypes, plain.Line(strings.Join(p.caught, " "))))
		b.Text(look.Title, more)
		if does != "" {
			b.Text(look.Warn, fmt.Sprintf(english.PedalMeans, plain.Line(does)))
		}
	default:
		if p.freed != "" {
			b.Text(look.Text, fmt.Sprintf(english.PedalFreed, plain.Line(p.freed)))
			b.Gap()
		}
		b.Text(look.Text, english.PedalHow)
	}
	if bound := m.pedals(); len(bound) > 0 {
		b.Gap()
		b.Text(look.Quiet, fmt.Sprintf(english.PedalKeys, plain.Line(`"`+strings.Join(bound, `", "`)+`"`)))
	}
	return b.Lines
}

func (m *model) viewPedal() string {
	done, head := m.pedal.bound != "", english.PedalHead
	if done {
		head = english.PedalBoundHead
	}
	return m.env().Screenful(head, keys.Enabled(
		keys.If(len(m.pedals()) > 0, m.keys.Hint(keymap.Undo, english.PedalUndo)),
		keys.If(done, keys.Fixed(english.AnyOtherKey, english.ScreenClose)),
		keys.If(!done, m.keys.Hint(keymap.Close, english.ScreenCancel)),
	), m.pedalLines())
}
