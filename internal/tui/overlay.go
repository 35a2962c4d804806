package tui

import "presshold/internal/tui/ui"

// lay fits whatever is shown into the window.
func (m *model) lay() {
	m.picker.at.Fit(len(m.picker.shown), ui.BodyRows(m.h))
	switch {
	case m.overlay == showSafety:
		m.page.Set(m.brief().safety(ui.BodyRows(m.h)), ui.TextWidth(m.w), ui.BodyRows(m.h))
	case m.overlay == showDetails:
		it, _ := m.picker.selected()
		m.page.Set(m.brief().preview(it), ui.TextWidth(m.w), ui.BodyRows(m.h))
	case m.overlay == showHelp:
		m.page.Set(m.look.HelpLines(m.helpSections(), ui.TextWidth(m.w)), ui.TextWidth(m.w), ui.BodyRows(m.h-m.helpTop()))
	case m.screen == summary:
		m.page.Set(m.summaryLines(), m.w-2*ui.Margin(m.w), ui.BodyRows(m.h))
		if m.shown.entries.open() {
			m.page.Show(m.shown.entries.from, m.shown.entries.to)
		}
	}
}

// uncover takes away what covers the screen.
func (m *model) uncover() {
	m.overlay = noOverlay
	m.page = ui.Page{}
	m.lay()
}

// cover puts something over the screen.
func (m *model) cover(c overlay) {
	m.overlay = c
	m.page = ui.Page{}
	m.lay()
}
