package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
)

// press hands a key to whatever is on top, if it is a deliberate press: of characters that
// are typed each one is.
func (m *model) press(msg tea.KeyPressMsg) tea.Cmd {
	if keys.IsModifier(msg) {
		return nil
	}
	m.followHand(msg)
	switch name := keys.Name(msg); {
	case name == "ctrl+c":
		return m.interrupt()
	case name == "ctrl+z" && m.suspend:
		return m.stop()
	}
	actions := m.keys.Of(msg)
	if m.isText(msg, actions) {
		return m.dispatch(msg, actions)
	}
	now := m.opts.Clock.Now()
	if m.unseen() {
		m.guard.Holds(now, msg.Code)
		return nil
	}
	if m.guard.Judge(now, msg, m.rule(actions)) != input.Take {
		return nil
	}
	return m.dispatch(msg, actions)
}

// dispatch does what a deliberate press means.
func (m *model) dispatch(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	switch l := m.overlay.layer(); {
	case l.press != nil:
		return l.press(m, msg, actions)
	case l.ask != nil:
		return m.answer(l.ask(m), msg, actions)
	default:
		return m.pressUncovered(msg, actions)
	}
}

// pressUncovered is what a key does on a screen that nothing covers.
func (m *model) pressUncovered(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if m.entering() {
		if msg.Text == "" && slices.Contains(actions, keymap.Help) {
			m.cover(showHelp)
			return nil
		}
		m.editEntry(msg)
		return nil
	}
	if m.screen == picking {
		return m.pressPicker(msg, actions)
	}
	if m.screen == opened {
		return m.pressScreen(msg, actions)
	}
	if m.open(actions) {
		return nil
	}
	if m.opts.Mute != nil && slices.Contains(actions, keymap.Mute) {
		m.mute()
		return nil
	}
	if m.screen == running {
		return m.pressRun(msg, actions)
	}
	return m.pressSummary(msg, actions)
}

// open lays the text over the screen that a key asks for, if it asks for one.
func (m *model) open(actions []keymap.Action) bool {
	for _, a := range actions {
		switch a {
		case keymap.Help:
			m.cover(showHelp)
		case keymap.Safety:
			m.cover(showSafety)
		case keymap.Pedal:
			m.pedal = pedal{}
			m.cover(showPedal)
		case keymap.Share:
			if m.opts.Share == nil {
				continue
			}
			m.openShare()
		default:
			continue
		}
		return true
	}
	return false
}

// stop stops the program until it is let go on. The run stands still as of now.
func (m *model) stop() tea.Cmd {
	if m.driver != nil && m.driver.Can(session.Gap) {
		m.driver.Do(session.GapBy(session.Suspended))
	}
	m.loseReleases()
	return tea.Suspend
}
