package tui

import (
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
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
		return m.perform(msg, actions)
	}
	now := m.opts.Clock.Now()
	if m.unseen() {
		m.guard.Holds(now, msg.Code)
		return nil
	}
	if m.guard.Judge(now, msg, m.rule(actions)) != input.Take {
		return nil
	}
	return m.perform(msg, actions)
}

// perform does what a deliberate press means.
func (m *model) perform(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	switch m.overlay {
	case showPedal:
		return m.pressPedal(msg, actions)
	case showShare:
		return m.pressShare(msg, actions)
	case showSafety:
		return m.readSafety(msg, actions)
	case showHelp:
		return m.readHelp(msg, actions)
	case showDetails:
		m.readDetails(actions)
		return nil
	case askToLeave:
		return m.answer(msg, actions)
	case askFinish:
		m.answerFinish(msg, actions)
		return nil
	case finishing:
		return m.answerFinishing(msg, actions)
	case askWhere:
		m.choosePoint(msg, actions)
		return nil
	}
	return m.act(msg, actions)
}

// act is what a key does on a screen that nothing covers.
func (m *model) act(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if m.entering() {
		if msg.Text == "" && slices.Contains(actions, keymap.Help) {
			m.over(showHelp)
			return nil
		}
		m.editEntry(msg)
		return nil
	}
	if m.screen == picking {
		return m.pick(msg, actions)
	}
	if m.screen == plugged {
		return m.play(msg, actions)
	}
	if m.open(actions) {
		return nil
	}
	if m.opts.Mute != nil && slices.Contains(actions, keymap.Mute) {
		m.mute()
		return nil
	}
	if m.screen == running {
		return m.treat(msg, actions)
	}
	return m.sum(msg, actions)
}

// open lays the text over the screen that a key asks for, if it asks for one.
func (m *model) open(actions []keymap.Action) bool {
	for _, a := range actions {
		switch a {
		case keymap.Help:
			m.over(showHelp)
		case keymap.Safety:
			m.over(showSafety)
		case keymap.Pedal:
			m.pedal = pedal{}
			m.over(showPedal)
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
	m.losePedal()
	return tea.Suspend
}

// pick is what a key does in the picker: what can be part of a name is typed, and
// everything else acts.
func (m *model) pick(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	p := &m.picker
	if p.types(msg, actions) {
		p.setFilter(p.filter + msg.Text)
		return nil
	}
	switch keys.Name(msg) { // so that typing always has its keys
	case "backspace":
		p.setFilter(ui.Erase(p.filter))
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
		case keymap.Primary:
			m.startPicked()
			return nil
		case keymap.Details:
			if _, ok := p.selected(); ok {
				m.over(showDetails)
			}
			return nil
		case keymap.Earlier:
			return m.showEarlier()
		case keymap.Quit:
			return m.exit()
		case keymap.Close:
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

// types tells whether a key adds to the filter: the primary key acts as long as nothing was
// typed, and a pedal whatever was.
func (p *picker) types(msg tea.KeyPressMsg, actions []keymap.Action) bool {
	if slices.Contains(actions, keymap.Primary) && (p.filter == "" || isPedal(keys.Name(msg))) {
		return false
	}
	return isTyping(msg, p.filter)
}

// isTyping tells whether a key can add to the filter.
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
	if m.screen != picking || m.overlay != noOverlay || len(m.picker.filter)+len(text) > maxFilter {
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

// readSafety is what a key does over the safety text: any key turns the page, and on the
// last one the text is accepted. Where it was not accepted yet, leaving it leaves the
// program.
func (m *model) readSafety(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	name := keys.Name(msg)
	switch {
	case m.page.TurnAny(actions):
		return nil
	case slices.Contains(actions, keymap.Close), slices.Contains(actions, keymap.Quit):
		if !m.accepted {
			return m.exit()
		}
		m.uncover()
		return nil
	case m.page.NextPage():
		return nil
	case m.accepted:
		m.uncover()
		return nil
	case name == "enter" || slices.Contains(actions, keymap.Primary):
		return m.accept()
	}
	return nil
}

// accept keeps that the safety text was accepted, and goes on to what was asked for.
func (m *model) accept() tea.Cmd {
	m.accepted = true
	m.uncover()
	if m.opts.Start != nil && m.plan == nil && len(m.asking) == 0 {
		m.start(m.opts.Start)
	}
	if m.opts.MarkSafetySeen == nil {
		return nil
	}
	return m.keep(m.opts.MarkSafetySeen)
}

// readDetails is what a key does over the whole preview: the primary key starts what it
// tells of, and any other one that does not turn it takes it away.
func (m *model) readDetails(actions []keymap.Action) {
	if m.page.TurnAny(actions) {
		return
	}
	m.uncover()
	if slices.Contains(actions, keymap.Primary) {
		m.startPicked()
	}
}

// readHelp is what a key does over the help: a key that help lists does what is
// said there, and any other one takes help away.
func (m *model) readHelp(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if !m.page.Fits() && m.page.TurnAny(actions) {
		return nil
	}
	m.uncover()
	if slices.Contains(actions, keymap.Close) || slices.Contains(actions, keymap.Help) {
		return nil
	}
	return m.act(msg, actions)
}
