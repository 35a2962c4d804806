package tui

import (
	tea "charm.land/bubbletea/v2"

	"presshold/internal/tui/ui"
)

// mouse does what the wheel and a click mean.
func (m *model) mouse(msg tea.MouseMsg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return m.wheel(msg)
	case tea.MouseClickMsg:
		return m.click(msg)
	default:
		return nil
	}
}

// click chooses what stands on the line of a click in a list or a form, and does what
// Enter does with what was chosen already. It means nothing in a run, to a question, or to
// a text that lies over the screen.
func (m *model) click(msg tea.MouseClickMsg) tea.Cmd {
	row := msg.Y - ui.BodyTop(m.h)
	if !m.opts.Mouse || msg.Button != tea.MouseLeft || m.overlay != noOverlay || row < 0 || row >= ui.BodyRows(m.h) {
		return nil
	}
	switch m.screen {
	case picking:
		m.clickPicker(msg.X-ui.Margin(m.w), row)
	case plugged:
		return m.direct(ui.Click{X: msg.X - ui.Margin(m.w), Row: row})
	}
	return nil
}

func (m *model) clickPicker(x, row int) {
	p := &m.picker
	at := p.at.Item(row)
	switch {
	case x < 0 || x >= listWidth(p, m.w): // of the preview
		if _, ok := p.selected(); ok && m.w >= previewFrom {
			m.over(showDetails)
		}
	case row >= p.at.Rows() || at >= len(p.shown):
	case at == p.at.Cursor():
		m.startPicked()
	default:
		p.to(at)
	}
}
