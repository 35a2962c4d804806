package tui

import (
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/tui/ui"
)

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

// click chooses the line that was clicked in a list or a form, and confirms it if it was chosen
// already. During a run, on a question and on an overlay it does nothing.
func (m *model) click(msg tea.MouseClickMsg) tea.Cmd {
	row := msg.Y - ui.BodyTop(m.h)
	if !m.opts.Mouse || msg.Button != tea.MouseLeft || m.overlay != noOverlay || row < 0 || row >= ui.BodyRows(m.h) {
		return nil
	}
	return m.tellShown(ui.Click{X: msg.X - ui.Margin(m.w), Row: row})
}

// wheel scrolls. During a run it does nothing.
func (m *model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	a, code := keymap.Up, tea.KeyUp
	switch msg.Button {
	case tea.MouseWheelUp:
	case tea.MouseWheelDown:
		a, code = keymap.Down, tea.KeyDown
	default:
		return nil
	}
	m.guard.Wheel(m.opts.Clock.Now(), code)
	switch m.overlay {
	case showSafety, showHelp:
		m.page.Turn(a)
	case noOverlay:
		return m.tellShown(ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: code}, Actions: []keymap.Action{a}})
	}
	return nil
}
