package tui

import (
	"slices"
	"time"

	"presshold/internal/observe"
	"presshold/internal/phrase/english"
)

// markTime is how long a failure is told in words before it becomes a sign.
const markTime = 8 * time.Second

// seenMark is a failure, and since when it is shown.
type seenMark struct {
	observe.Failure
	since time.Duration // by the clock
}

// text is what is shown of it at a moment.
func (s seenMark) text(now time.Duration) string {
	if s.Sign != "" && now-s.since >= markTime {
		return s.Sign
	}
	return s.Text
}

// lookForMarks brings the failures that are shown up to date. What failed as before is
// not told anew.
func (m *model) lookForMarks() {
	var now []observe.Failure
	if m.opts.Marks != nil {
		now = m.opts.Marks()
	}
	if m.toggles() {
		now = append(now, observe.Failure{Text: english.RunNoPressAndHold})
	}
	marks := make([]seenMark, len(now))
	for i, mark := range now {
		marks[i] = seenMark{mark, m.opts.Clock.Now()}
		if at := slices.IndexFunc(m.marks, func(s seenMark) bool { return s.Failure == mark }); at >= 0 {
			marks[i].since = m.marks[at].since
		}
	}
	m.marks = marks
}

// markTexts is what is shown of the failures now.
func (m *model) markTexts() []string {
	var texts []string
	for _, mark := range m.marks {
		texts = append(texts, mark.text(m.opts.Clock.Now()))
	}
	return texts
}

// warning is the first that asks for something to be done; "" for none.
func (m *model) warning() string {
	for _, mark := range m.marks {
		if mark.Sign == "" {
			return mark.Text
		}
	}
	return ""
}

// waitMarks is how long until the next of them becomes a sign; false for never.
func (m *model) waitMarks() (time.Duration, bool) {
	next, found := markTime, false
	for _, mark := range m.marks {
		left := mark.since + markTime - m.opts.Clock.Now()
		if mark.Sign != "" && left > 0 {
			next, found = min(next, left), true
		}
	}
	return next, found
}
