package tui

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
)

// bellMsg asks for the terminal's bell.
type bellMsg struct{}

// alertWords are the title and the text of an alert; the zero value is none.
type alertWords struct{ title, body string }

// noteAlert prepares an alert for a user who looks elsewhere. It waits until the terminal has
// reported that the window lost the focus: one that never reports it may well be in view.
func (m *model) noteAlert(events []session.Event) {
	if !m.blurred || m.opts.Alert == nil {
		return
	}
	name := plain.Line(m.plan.Name)
	for _, e := range events {
		switch {
		case e.Kind == session.SessionEnd && e.End != session.ByAbort:
			m.pending = alertWords{fmt.Sprintf(english.WindowTitle, phrase.Ended(e.End)), name}
		case e.Kind == session.PhaseEnd && e.End == session.ByCap:
			m.pending = alertWords{fmt.Sprintf(english.WindowTitle, english.AlertCap), fmt.Sprintf(english.AlertAfter, name, phrase.Length(e.Held))}
		}
	}
}

// alert sends the pending alert, if there is one.
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

// sounds reports whether there is sound to turn off: in a run, and after it.
func (m *model) sounds() bool {
	return m.opts.Mute != nil && (m.driver != nil || m.onSummary())
}

func (m *model) mute() {
	if m.muted = m.opts.Mute(); m.muted {
		m.say(noticeTime, english.RunSoundOff)
	} else {
		m.say(noticeTime, english.RunSoundOn)
	}
}

// failureTime is how long a failure is shown in words before it shrinks to a sign.
const failureTime = 8 * time.Second

// shownFailure is a failure with the time since which it is shown.
type shownFailure struct {
	observe.Failure
	since time.Duration // by the clock
}

// settleFailures updates the failures that are shown. One that persists keeps its time.
func (m *model) settleFailures() {
	var now []observe.Failure
	if m.opts.Failures != nil {
		now = m.opts.Failures()
	}
	if m.lacksReleases() {
		now = append(now, observe.Failure{Text: english.RunNoPressAndHold})
	}
	marks := make([]shownFailure, len(now))
	for i, mark := range now {
		marks[i] = shownFailure{mark, m.opts.Clock.Now()}
		if at := slices.IndexFunc(m.failures, func(s shownFailure) bool { return s.Failure == mark }); at >= 0 {
			marks[i].since = m.failures[at].since
		}
	}
	m.failures = marks
}

// failureTexts returns what to show of each failure, and the first that asks the user to do
// something; "" for none.
func (m *model) failureTexts() (texts []string, warning string) {
	for _, f := range m.failures {
		switch {
		case f.Sign == "":
			texts, warning = append(texts, f.Text), cmp.Or(warning, f.Text)
		case m.opts.Clock.Now()-f.since < failureTime:
			texts = append(texts, f.Text)
		default:
			texts = append(texts, f.Sign)
		}
	}
	return texts, warning
}

// waitFailures returns how long until the next failure shrinks to a sign; false for never.
func (m *model) waitFailures() (time.Duration, bool) {
	next, found := failureTime, false
	for _, mark := range m.failures {
		left := mark.since + failureTime - m.opts.Clock.Now()
		if mark.Sign != "" && left > 0 {
			next, found = min(next, left), true
		}
	}
	return next, found
}
