package tui

import (
	tea "charm.land/bubbletea/v2"

	"presshold/internal/phrase"
	"presshold/internal/tui/ui"
)

// canCopy tells whether there is a note to put on the clipboard.
func (m *model) canCopy() bool {
	return m.shown.Copy != nil && len(phrase.Notes(m.shown.Points)) > 0
}

// copyNote puts the note of the sitting on the clipboard.
func (m *model) copyNote() tea.Cmd {
	if !m.canCopy() {
		return nil
	}
	give := m.shown.Copy(m.shown.Summary, m.shown.afterwards)
	return func() tea.Msg { return give() }
}

// tookNote shows whether a note was copied, and sends it to the terminal.
func (m *model) tookNote(c ui.Copied) tea.Cmd {
	var shown tea.Cmd
	if m.screen == summary {
		m.shown.entries.copied = c.Words
		m.lay()
		m.page.Show(0, 1) // where it stands
	} else {
		shown = m.tellShown(c)
	}
	if c.Sequence == "" {
		return shown
	}
	return tea.Batch(shown, tea.Raw(c.Sequence))
}
