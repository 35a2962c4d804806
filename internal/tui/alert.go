package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
)

// bellMsg asks for the terminal's bell.
type bellMsg struct{}

// alertWords call somebody to the terminal; the zero value is nothing.
type alertWords struct{ title, body string }

// noteAlert notes what somebody who looks elsewhere should be called for. It does so only once the
// terminal has said that the window lost the focus: a terminal that never says so may well be in
// view.
func (m *model) noteAlert(events []session.Event) {
	if !m.blurred || m.opts.Alert == nil {
		return
	}
	name := plain.Line(m.plan.Name)
	for _, e := range events {
		switch {
		case e.Kind == session.SessionEnd && e.End != session.ByAbort:
			m.pending = alertWords{fmt.Sprintf(english.AlertEnded, phrase.Ended(e.End)), name}
		case e.Kind == session.PhaseEnd && e.End == session.ByCap:
			m.pending = alertWords{english.AlertCap, fmt.Sprintf(english.AlertAfter, name, phrase.Length(e.Held))}
		}
	}
}

// alert calls somebody, if there is something to call for.
func (m *model) alert() tea.Cmd {
	c := m.pending
	m.pending = alertWords{}
	if c == (alertWords{}) {
		return nil
	}
	if sequence := m.opts.Alert(c.title, c.body); sequence != "" {
		return tea.Raw(sequence)
	}
	return nil
}

func (m *model) mute() {
	if m.muted = m.opts.Mute(); m.muted {
		m.say(english.RunSoundOff, noticeTime)
	} else {
		m.say(english.RunSoundOn, noticeTime)
	}
}
