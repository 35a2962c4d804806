package tui

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// heldTime is how long an answer waits that comes soon after the start: the key may have
// been held down before.
const heldTime = 300 * time.Millisecond

// isText tells whether a key is typed into a text, where each counts.
func (m *model) isText(msg tea.KeyPressMsg, actions []keymap.Action) bool {
	switch {
	case m.types():
		return true
	case m.screen != picking || m.overlay != noOverlay:
		return false
	default:
		return m.picker.types(msg, actions) || keys.Name(msg) == "backspace"
	}
}

// rule is how a press is judged that may mean some actions, where things stand.
func (m *model) rule(actions []keymap.Action) input.Rule {
	primary := slices.Contains(actions, keymap.Primary)
	r := input.Rule{Leads: primary}
	r.Layer = slices.Contains(actions, keymap.Close) && m.overlay == noOverlay && (m.screen == picking || m.screen == summary)
	if primary && m.driver != nil && !m.handsLead() {
		r.Gap = m.pedalGap()
	}
	if m.question() != "" && !m.releases && m.opts.Clock.Now()-m.opened < 2*time.Second {
		r.Wait = heldTime
	}
	switch {
	case m.scrolls(actions):
		r.Use = input.Scroll
	case m.question() == "" && slices.ContainsFunc(actions, keymap.Action.Harmless), m.overlay == showPedal, m.overlay == noOverlay && m.screen == opened && !m.careful():
		r.Use = input.Brisk
	case m.overlay == askJump && !primary:
		r.Use = input.Step
	case m.overlay == noOverlay && m.screen == running && slices.ContainsFunc(actions, keymap.Action.Repeats):
		r.Use = input.Step
	}
	return r
}

// scrolls tells whether a key scrolls, or turns a page, and nothing else.
func (m *model) scrolls(actions []keymap.Action) bool {
	scroll := slices.ContainsFunc(actions, func(a keymap.Action) bool {
		_, ok := keys.Lines(a, 1, 1)
		return ok
	})
	switch m.overlay {
	case noOverlay:
		return scroll && m.screen != running
	case showSafety:
		leaves := slices.Contains(actions, keymap.Close) || slices.Contains(actions, keymap.Quit)
		return scroll || !leaves && !m.page.AtEnd()
	case showHelp, showDetails:
		return scroll && !m.page.Fits()
	default:
		return false
	}
}

// careful tells whether the screen that is shown wants keys judged as in a run.
func (m *model) careful() bool {
	c, ok := m.topScreen().(ui.Guarded)
	return ok && c.Careful()
}

// pedalGap is how soon after the primary key its next press is ignored.
func (m *model) pedalGap() time.Duration {
	if m.opts.PedalGap > 0 {
		return m.opts.PedalGap
	}
	return DefaultPedalGap
}

// place is where a press means what it means: a press that waited means nothing elsewhere.
func (m *model) place() string {
	return string(m.screen) + string(m.overlay) + m.question() + strconv.Itoa(len(m.screens)+len(m.runs))
}

// pressLate does what the presses mean that have waited until they were known to be
// deliberate.
func (m *model) pressLate() tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range m.guard.Expire(m.opts.Clock.Now()) {
		actions := m.keys.Of(p.Key)
		if m.isOver(p, actions) {
			continue
		}
		m.pressedAt = p.At
		cmds = append(cmds, m.dispatch(p.Key, actions))
		m.pressedAt = 0
	}
	return tea.Batch(cmds...)
}

// isOver tells whether the phase is over that a press meant.
func (m *model) isOver(p input.Press, actions []keymap.Action) bool {
	if m.driver == nil || m.screen != running || m.overlay != noOverlay {
		return false
	}
	s := m.driver.Snapshot()
	return slices.ContainsFunc(actions, keymap.Action.Timely) && s.State == session.Running && s.Elapsed < m.speed.Played(m.opts.Clock.Now()-p.At)
}

// takeBurst takes characters that came faster than anybody types: they are text where text
// is taken, a key held down on a slow line where something scrolls, and nothing at all in a
// run or where something is asked.
func (m *model) takeBurst(burst input.Burst) tea.Cmd {
	var cmds []tea.Cmd
	for _, key := range burst {
		actions := m.keys.Of(key)
		if m.isText(key, actions) || m.scrolls(actions) && m.question() == "" || m.types() {
			cmds = append(cmds, m.press(key))
			continue
		}
		m.guard.Holds(m.opts.Clock.Now(), key.Code)
	}
	return tea.Batch(cmds...)
}
