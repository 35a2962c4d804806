package tui

import (
	"strconv"

	"presshold/internal/tui/ui"
)

// asked is a question that must not be answered by a key that was pressed before it was
// drawn.
type asked struct {
	name   string // "" for none
	number int    // of the questions so far
	drawn  bool
}

// question names what is asked; "" for nothing.
func (m *model) question() string {
	switch {
	case m.overlay == showSafety && !m.accepted, m.overlay == askToLeave, m.overlay == showShare && !m.share.on():
		return string(m.overlay)
	case m.overlay == noOverlay && m.screen == opened:
		if a, ok := m.topScreen().(ui.Asker); ok {
			return "screen " + strconv.Itoa(a.Question())
		}
	}
	return ""
}

// settleQuestion takes note of a question that is new.
func (m *model) settleQuestion() {
	if q := m.question(); q != m.asked.name {
		m.asked = asked{name: q, number: m.asked.number + 1}
	}
}

// Drawing is the number of a question that has yet to be drawn; zero for none. Whoever
// draws tells when it has done so.
func (m *model) Drawing() int {
	if m.asked.name == "" || m.asked.drawn {
		return 0
	}
	return m.asked.number
}

// unseen tells whether a question is asked that nobody can have read. The framework's own
// renderer does not tell when it has drawn.
func (m *model) unseen() bool { return m.Drawing() > 0 && !m.opts.StockRenderer }
