package tui

import (
	tea "charm.land/bubbletea/v2"

	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// View draws the state and changes nothing. It is the only border between the program
// and whatever puts it on the terminal.
func (m *model) View() tea.View {
	v := tea.View{
		AltScreen: true, WindowTitle: "presshold", ReportFocus: true,
		ForegroundColor: m.look.Foreground, BackgroundColor: m.look.Background,
		KeyboardEnhancements: keyReleases(),
	}
	switch {
	case m.screen == running:
		v.MouseMode = tea.MouseModeCellMotion
	case m.opts.Mouse && (m.screen != summary || m.overlay != noOverlay): // there the mouse marks the lines for the chart
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.driver != nil {
		m.viewBoard(&v)
	}
	if !m.drawing || m.w < 1 || m.h < 1 {
		v.Content = ""
		return v
	}
	switch {
	case m.leaving:
		v.Content = ui.Screenful("", "", nil, m.w, m.h)
	case m.overlay.layer().view != nil:
		v.Content = m.overlay.layer().view(m)
	case m.screen == picking:
		v.Content = m.viewPicker()
	case m.screen == summary:
		v.Content = m.viewSummary()
	case m.screen == opened:
		m.viewScreen(&v)
	}
	return v
}

// screenful draws a text with a head and a line of hints.
func (m *model) screenful(head string, hints []keys.Hint, body []string) string {
	return ui.Screenful(head, m.look.Footer(hints, m.w-2*ui.Margin(m.w)), body, m.w, m.h)
}
