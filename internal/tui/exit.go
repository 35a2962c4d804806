package tui

import (
	tea "charm.land/bubbletea/v2"

	"presshold/internal/session"
)

// interrupt ends the program at once, and the run with it.
func (m *model) interrupt() tea.Cmd {
	m.end = Interrupted
	return m.exit()
}

// exit ends the program, and the run at hand with it. What is being typed is kept.
func (m *model) exit() tea.Cmd {
	m.keepEntry()
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
