package tui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/share"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Sharer shows runs on other screens in the network. Its methods are called from Update and must
// not block.
type Sharer interface {
	// Interfaces returns the addresses at which runs can be shared, the preferred one first.
	Interfaces() ([]share.Interface, error)
	// Share starts sharing at an address. If runs are shared there already, it adds the page with
	// the button.
	Share(at share.Interface, button bool) error
	// Unshare stops sharing.
	Unshare()
	// Shared returns the state of sharing.
	Shared() observe.Shared
	// Idle reports that there is no run, whether one has ended, and what the primary key does; ""
	// for nothing.
	Idle(done bool, does string)
	// SessionClock reports how much of the session clock is left, and when it ends.
	SessionClock(left time.Duration, ends time.Time)
}

// sharing is the state of sharing, and of the overlay that shows its address.
type sharing struct {
	observe.Shared

	places  []share.Interface // to choose from
	offered ui.List           // whose cursor is on the one that is offered
	button  bool              // the address of the page with the button is shown
	problem string

	told idle // what other screens know of a program without a run
}

// idle is what other screens are told while there is no run; the zero value says that there is one.
type idle struct {
	without, done bool
	does          string
}

// on reports whether runs are shared.
func (s *sharing) on() bool { return s.Page != "" }

// follow returns how many screens follow, in words; "" if nothing is shared.
func (s *sharing) follow() string {
	if !s.on() {
		return ""
	}
	return phrase.Follow(s.Followers)
}

// addresses returns the address that is shown large, and that of the other page; "" for none.
func (s *sharing) addresses() (shown, other string) {
	if s.button {
		return s.Button, s.Page
	}
	return s.Page, s.Button
}

// settleShare updates the state of sharing, and what other screens are told.
func (m *model) settleShare() {
	if m.opts.Share == nil {
		return
	}
	s := &m.share
	if s.Shared = m.opts.Share.Shared(); !s.on() {
		s.told, s.button = idle{}, false
		return
	}
	if now := m.idle(); now != s.told {
		if now.without {
			m.opts.Share.Idle(now.done, now.does)
		}
		s.told = now
	}
	if m.sessionClock != nil {
		at := m.reading()
		m.opts.Share.SessionClock(m.sessionClock.Left(at), m.sessionClock.Ends(at))
	}
}

// noticeShared says, at the first run, which key shows the address for other screens.
func (m *model) noticeShared() {
	if m.opts.Share != nil && len(m.runs) == 0 && m.opts.Share.Shared().Page != "" {
		key := m.keys.Short(keymap.Share)
		m.say(shareTime, fmt.Sprintf(english.RunShareKey, key), fmt.Sprintf(english.RunShareKeyLess, key))
	}
}

// shareTime is how long that notice stays on the screen.
const shareTime = 5 * time.Second

// idle returns what to tell other screens.
func (m *model) idle() idle {
	if m.driver != nil {
		return idle{}
	}
	now := idle{without: true, done: m.onSummary()}
	if hints := m.top().Help(m.env()); len(hints) > 0 && m.heedsButton() {
		now.does = hints[0].Does
	}
	return now
}

// heedsButton reports whether the button on another device has a meaning at present. It answers no
// question, and does nothing in a form.
func (m *model) heedsButton() bool {
	switch m.overlay {
	case noOverlay, showHelp:
	case showShare:
		if !m.share.on() {
			return false
		}
	default:
		return false
	}
	if m.driver != nil {
		return true
	}
	s, ok := m.top().(ui.Starter)
	return ok && s.Starts()
}

// takeButton handles a press of the button on another device, which is a primary key.
func (m *model) takeButton() tea.Cmd {
	if !m.heedsButton() || !m.guard.TakeButton(m.opts.Clock.Now(), m.pedalGap()) {
		return nil
	}
	return m.dispatch(tea.KeyPressMsg{Code: input.Button}, []keymap.Action{keymap.Primary})
}

func (m *model) openShare() {
	s := &m.share
	s.problem = ""
	places, err := m.opts.Share.Interfaces()
	if err != nil {
		s.problem = err.Error()
	}
	s.places = places
	s.offered.Fit(len(places), len(places))
	s.offered.To(slices.Index(places, s.At))
	m.cover(showShare)
}

// pressShare handles a key on the overlay.
func (m *model) pressShare(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	s := &m.share
	switch {
	case keys.Is(msg, "c"):
		m.showButton()
		return nil
	case !s.on():
		return m.chooseInterface(actions)
	case slices.Contains(actions, keymap.Undo):
		m.opts.Share.Unshare()
		return nil
	}
	m.uncover()
	if slices.Contains(actions, keymap.Primary) {
		return m.pressUncovered(msg, actions)
	}
	return nil
}

// chooseInterface handles a key while nothing is shared.
func (m *model) chooseInterface(actions []keymap.Action) tea.Cmd {
	s := &m.share
	for _, a := range actions {
		if a == keymap.Primary {
			m.shareAt(false)
			return nil
		}
		if s.offered.Turn(a) {
			return nil
		}
	}
	m.uncover()
	return nil
}

// showButton switches between the address of the page and that of the page with the button, which
// it adds if needed.
func (m *model) showButton() {
	s := &m.share
	if s.on() && s.Button != "" {
		s.button = !s.button
		return
	}
	m.shareAt(true)
}

// shareAt shares runs at the address under the cursor.
func (m *model) shareAt(button bool) {
	s := &m.share
	if len(s.places) == 0 {
		return
	}
	s.problem = ""
	if err := m.opts.Share.Share(s.places[s.offered.Cursor()], button); err != nil {
		s.problem = err.Error()
		return
	}
	s.button = button
}
