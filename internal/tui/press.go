package tui

import (
	"slices"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/scene"
)

// press hands a key to whatever is on top.
func (m *model) press(msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	switch {
	case keys.IsModifier(msg):
		return nil
	case name == "ctrl+c":
		return m.interrupt()
	case name == "ctrl+z" && m.suspend:
		return m.stop()
	case m.cover == showPedal:
		return m.pedalPress(msg)
	}
	actions := m.keys.Of(msg)
	if m.echoes(msg, actions) {
		return nil
	}
	switch m.cover {
	case showSafety:
		return m.readSafety(name, actions)
	case showHelp:
		return m.readHelp(msg, actions)
	case askToLeave:
		return m.answer(msg, actions)
	case askWhere:
		m.choosePoint(msg, actions)
		return nil
	}
	return m.act(msg, actions)
}

// takeBurst takes characters that came faster than anybody types: they are text where
// text is taken, and nothing at all in a run or where something is asked.
func (m *model) takeBurst(burst input.Burst) tea.Cmd {
	var cmds []tea.Cmd
	for _, key := range burst {
		if !m.types() && (m.screen != picking || m.cover != uncovered) {
			break
		}
		cmds = append(cmds, m.press(key))
	}
	return tea.Batch(cmds...)
}

// wheel scrolls what can be scrolled, and means nothing to a run.
func (m *model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	a := keys.Up
	switch msg.Button {
	case tea.MouseWheelUp:
	case tea.MouseWheelDown:
		a = keys.Down
	default:
		return nil
	}
	switch {
	case m.cover == showSafety || m.cover == showHelp || m.cover == uncovered && m.screen == summing:
		m.page.Turn(a)
	case m.cover != uncovered:
	case m.screen == picking:
		m.picker.turn(a)
	case m.screen == staging:
		return m.direct(scene.Press{KeyPressMsg: tea.KeyPressMsg{Code: arrow(a)}, Actions: []keys.Action{a}})
	}
	return nil
}

// arrow is the key of an action that scrolls by a line.
func arrow(a keys.Action) rune {
	if a == keys.Up {
		return tea.KeyUp
	}
	return tea.KeyDown
}

// act is what a key does on a screen that nothing covers.
func (m *model) act(msg tea.KeyPressMsg, actions []keys.Action) tea.Cmd {
	if m.screen == picking {
		return m.pick(msg, actions)
	}
	if m.screen == staging {
		return m.perform(msg, actions)
	}
	if m.open(actions) {
		return nil
	}
	if m.opts.Mute != nil && slices.Contains(actions, keys.Mute) {
		m.mute()
		return nil
	}
	if m.screen == treating {
		return m.treat(msg, actions)
	}
	return m.sum(msg, actions)
}

// open lays the text over the screen that a key asks for, if it asks for one.
func (m *model) open(actions []keys.Action) bool {
	for _, a := range actions {
		switch a {
		case keys.Help:
			m.over(showHelp)
		case keys.Safety:
			m.over(showSafety)
		case keys.Pedal:
			m.pedal = pedal{}
			m.over(showPedal)
		default:
			continue
		}
		return true
	}
	return false
}

// How a hand, a key held down, and a pedal that types several keys with one press
// are told apart. Most terminals do not say which presses are repeats, but those
// come 11 to 40 times a second once they do; and no hand follows a pedal within a
// twentieth of one.
const (
	repeatGap = 100 * time.Millisecond // the primary key again, sooner than this
	burstGap  = 50 * time.Millisecond  // another key after it, sooner than this
)

// echoes tells whether a press is no wish of its own: the repetition of a key held
// down, the rest of what a pedal types, a foot that came down twice. Scrolling and
// typing may repeat; and where the hands lead, a key that was let go of is meant.
func (m *model) echoes(msg tea.KeyPressMsg, actions []keys.Action) bool {
	typing := m.screen == picking && m.cover == uncovered || m.types()
	typed := m.screen == picking && typing && m.picker.filter != "" && isTyping(msg, m.picker.filter) || m.types()
	primary := !typed && slices.Contains(actions, keys.Primary)
	now, last := m.opts.Clock.Now(), &m.lastPrimary
	switch {
	case last.name != "" && m.follows(msg, now, typed):
		last.seen = now // so that a long burst, or a key held long, is one press
		return true
	case msg.IsRepeat:
		return primary || !typing && !isScroll(actions)
	}
	last.finishAt = 0 // two keys are no long press
	if primary {
		*last = primaryKey{name: msg.String(), code: msg.Code, at: now, seen: now}
	}
	return false
}

// follows tells whether a key comes too soon after the primary one to be meant.
func (m *model) follows(msg tea.KeyPressMsg, now time.Duration, typed bool) bool {
	last := m.lastPrimary
	switch {
	case last.name != msg.String():
		return now-last.seen < burstGap
	case m.handsLead() && last.lifted && !msg.IsRepeat:
		return false
	}
	reading := m.cover == showSafety || m.cover == showHelp || m.screen == staging
	return now-last.seen < repeatGap || !typed && !reading && now-last.at < m.pedalGap()
}

// pedalGap is how soon after the primary key its next press is ignored.
func (m *model) pedalGap() time.Duration {
	if m.opts.PedalGap > 0 {
		return m.opts.PedalGap
	}
	return DefaultPedalGap
}

func isScroll(actions []keys.Action) bool {
	return slices.ContainsFunc(actions, func(a keys.Action) bool {
		switch a {
		case keys.Up, keys.Down, keys.PageUp, keys.PageDown, keys.Top, keys.Bottom:
			return true
		default:
			return false
		}
	})
}

// stop stops the program until it is let go on. The run stands still as of now.
func (m *model) stop() tea.Cmd {
	if m.driver != nil && m.driver.Can(session.Gap) {
		m.driver.Do(session.Intent{Kind: session.Gap})
	}
	m.losePedal()
	return tea.Suspend
}

// pick is what a key does in the picker: what can be part of a name is typed, and
// everything else acts. The primary key acts as long as nothing was typed.
func (m *model) pick(msg tea.KeyPressMsg, actions []keys.Action) tea.Cmd {
	p := &m.picker
	if isTyping(msg, p.filter) && (p.filter != "" || !slices.Contains(actions, keys.Primary)) {
		p.setFilter(p.filter + msg.Text)
		return nil
	}
	switch msg.String() { // so that typing always has its keys
	case "backspace":
		p.rubOut()
		return nil
	case "ctrl+u", "ctrl+w":
		p.setFilter("")
		return nil
	case "enter":
		m.startPicked()
		return nil
	}
	if m.open(actions) {
		return nil
	}
	if cmd, ok := m.offer(actions); ok {
		return cmd
	}
	for _, a := range actions {
		switch a {
		case keys.Primary:
			m.startPicked()
			return nil
		case keys.Quit:
			return m.exit()
		case keys.Close:
			if p.filter == "" {
				return m.exit()
			}
			p.setFilter("")
			return nil
		}
		if p.turn(a) {
			return nil
		}
	}
	return nil
}

// isTyping tells whether a key adds to the filter.
func isTyping(msg tea.KeyPressMsg, filter string) bool {
	for _, r := range msg.Text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && (filter == "" || r != '-' && r != ' ') {
			return false
		}
	}
	return msg.Text != "" && len(filter) < maxFilter
}

// maxFilter is the longest filter, in bytes; far more than any name.
const maxFilter = 200

// paste adds to the filter what can be part of one.
func (m *model) paste(text string) {
	if m.screen != picking || m.cover != uncovered || len(m.picker.filter)+len(text) > maxFilter {
		return
	}
	m.picker.setFilter(m.picker.filter + strings.TrimSpace(plain.Line(text)))
}

// startPicked runs what is under the cursor.
func (m *model) startPicked() {
	it, ok := m.picker.selected()
	if !ok {
		return
	}
	plan, err := m.planOf(it)
	if err != nil {
		m.picker.err = err.Error()
		return
	}
	m.picker.widen()
	m.start(plan)
}

// planOf makes an item ready to run.
func (m *model) planOf(it Item) (*protocol.Plan, error) {
	if t := it.Treatment; t != nil {
		return t.Plan, t.Why
	}
	return m.opts.Plan(it.Protocol)
}

// readSafety is what a key does over the safety text. Where it was not accepted
// yet, leaving it leaves the program.
func (m *model) readSafety(name string, actions []keys.Action) tea.Cmd {
	switch {
	case m.page.TurnAny(actions):
		return nil
	case slices.Contains(actions, keys.Close), slices.Contains(actions, keys.Quit):
		if !m.accepted {
			return m.exit()
		}
		m.uncover()
		return nil
	case name != "enter" && !m.page.AtEnd():
		m.page.Turn(keys.PageDown)
		return nil
	case m.accepted:
		m.uncover()
		return nil
	case name == "enter" || slices.Contains(actions, keys.Primary):
		return m.accept()
	}
	return nil
}

// accept keeps that the safety text was accepted, and goes on to what was asked for.
func (m *model) accept() tea.Cmd {
	m.accepted = true
	m.uncover()
	if m.opts.Start != nil && m.plan == nil && !m.asking {
		m.start(m.opts.Start)
	}
	if m.opts.MarkSafetySeen == nil {
		return nil
	}
	return m.keep(m.opts.MarkSafetySeen)
}

// readHelp is what a key does over the help: a key that help lists does what is
// said there, and any other one takes help away.
func (m *model) readHelp(msg tea.KeyPressMsg, actions []keys.Action) tea.Cmd {
	if !m.page.Fits() && m.page.TurnAny(actions) {
		return nil
	}
	m.uncover()
	if slices.Contains(actions, keys.Close) || slices.Contains(actions, keys.Help) {
		return nil
	}
	return m.act(msg, actions)
}
