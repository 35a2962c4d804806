package tui

import (
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// interrupt ends the program at once, and the run with it.
func (m *model) interrupt() tea.Cmd {
	m.end = Interrupted
	return m.exit()
}

// exit ends the program, and the run at hand with it. What is being typed is kept.
func (m *model) exit() tea.Cmd {
	if m.shown != nil {
		m.shown.entries.keep()
	}
	m.abort()
	m.closeScreens()
	m.leaving = true
	m.alarm.clear()
	return tea.Quit
}

// abort ends the run at hand, so that its last events go out.
func (m *model) abort() {
	if m.driver == nil {
		return
	}
	finished := m.finishAt > 0
	if finished { // it was finished, and nobody will undo that any more
		m.endRun()
	} else {
		m.driver.Do(session.Intent{Kind: session.Abort})
	}
	if m.end == Done && !finished {
		m.end = Left
	}
	m.done()
}

func (m *model) leaveQuestion() question {
	answers := []answer{{m.keys.Hint(keymap.Quit, english.OverlayLeave), keymap.Quit, "y", m.exit}}
	if m.driver.Can(session.Finish) {
		answers = append(answers, answer{m.keys.Hint(keymap.Finish, english.LeaveFinish), keymap.Finish, "", m.wantFinish})
	}
	return question{[]string{english.LeaveQuestion, english.LeaveQuestionShort}, answers, english.LeaveNot}
}

// leave ends the program, but asks first if something would be lost.
func (m *model) leave() tea.Cmd {
	if m.atStake() {
		m.cover(askToLeave)
		return nil
	}
	return m.exit()
}

// atStake tells whether the run has begun in earnest: before the first phase with
// hands on, nothing is lost.
func (m *model) atStake() bool {
	s := m.driver.Snapshot()
	return s.Step > 1 || s.Phase.Kind != protocol.CountIn
}
