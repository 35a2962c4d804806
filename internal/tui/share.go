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

// Sharer shows the runs on other screens of the network. Its methods are called from Update,
// and none of them waits.
type Sharer interface {
	// Interfaces are the addresses at which runs can be shared, the one to take first.
	Interfaces() ([]share.Interface, error)
	// Share begins to share at one of them, or, where that is done already, adds the page
	// with the button.
	Share(at share.Interface, button bool) error
	// Unshare ends it.
	Unshare()
	// Shared is how it stands.
	Shared() observe.Shared
	// Idle tells that no run is on the screen, whether one is done, and what the primary key
	// does there; "" for nothing.
	Idle(done bool, does string)
	// Appointment tells how much of the appointment is left, and when it ends.
	Appointment(left time.Duration, ends time.Time)
}

// sharing is what the program knows of other screens, and the state of the overlay in which
// they are given an address.
type sharing struct {
	observe.Shared

	places  []share.Interface // to choose from
	offered ui.List           // whose cursor is on the one that is offered
	button  bool              // the address of the page with the button is shown
	problem string

	told idle // what other screens know of a program without a run
}

// idle is what is told of a program without a run; the zero value of one that has a run.
type idle struct {
	without, done bool
	does          string
}

// on tells whether runs are shared.
func (s *sharing) on() bool { return s.Page != "" }

// follow says how many follow; "" if nothing is shared.
func (s *sharing) follow() string {
	if !s.on() {
		return ""
	}
	return phrase.Follow(s.Followers)
}

// address is the one that is shown.
func (s *sharing) address() string {
	if s.button {
		return s.Button
	}
	return s.Page
}

// settleShare brings what is known of other screens up to now, and what they know.
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
	if m.appointment != nil {
		at := m.reading()
		m.opts.Share.Appointment(m.appointment.Left(at), m.appointment.Ends(at))
	}
}

// noticeShared tells at the first run which key shows the address for other screens.
func (m *model) noticeShared() {
	if m.opts.Share != nil && len(m.runs) == 0 && m.opts.Share.Shared().Page != "" {
		m.notice = notice{fmt.Sprintf(english.RunShareKey, m.keys.Short(keymap.Share)), m.opts.Clock.Now() + shareTime}
	}
}

// shareTime is how long that stands.
const shareTime = 5 * time.Second

// idle is what other screens are to know of a program without a run.
func (m *model) idle() idle {
	var hints []keys.Hint
	switch {
	case m.driver != nil:
		return idle{}
	case m.screen == picking:
		hints = m.pickHints(true)
	case m.screen == summary:
		hints = m.summaryHints()
	}
	now := idle{without: true, done: m.screen == summary}
	if len(hints) > 0 && m.heedsButton() {
		now.does = hints[0].Does
	}
	return now
}

// heedsButton tells whether the button of another device means anything where things stand:
// it answers no question, and does nothing in a form.
func (m *model) heedsButton() bool {
	switch m.overlay {
	case noOverlay, showHelp, showDetails:
	case showShare:
		if !m.share.on() {
			return false
		}
	default:
		return false
	}
	return m.screen == picking || m.screen == running || m.screen == summary && !m.shown.entries.open()
}

// takeButton does what the primary key does, for the button of another device.
func (m *model) takeButton() tea.Cmd {
	if !m.heedsButton() || !m.guard.TakeButton(m.opts.Clock.Now(), m.pedalGap()) {
		return nil
	}
	return m.dispatch(tea.KeyPressMsg{Code: input.Button}, []keymap.Action{keymap.Primary})
}

// openShare lays the addresses for other screens over the screen.
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

// pressShare is what a key does there.
func (m *model) pressShare(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	s := &m.share
	switch {
	case keys.Is(msg, "c"):
		m.showButton()
		return nil
	case !s.on():
		return m.offerShare(actions)
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

// offerShare is what a key does as long as nothing is shared.
func (m *model) offerShare(actions []keymap.Action) tea.Cmd {
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

// showButton turns between the address of the page and that of the page with the button,
// which there is from then on.
func (m *model) showButton() {
	s := &m.share
	if s.on() && s.Button != "" {
		s.button = !s.button
		return
	}
	m.shareAt(true)
}

// shareAt shares at the place that is offered.
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
