package tui

import (
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// pressPicker is what a key does in the picker: what can be part of a name is typed, and
// everything else acts.
func (m *model) pressPicker(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	p := &m.picker
	if p.types(msg, actions) {
		p.setFilter(p.filter + msg.Text)
		return nil
	}
	switch keys.Name(msg) { // so that typing always has its keys
	case "backspace":
		p.setFilter(ui.Erase(p.filter))
		return nil
	case "ctrl+u", "ctrl+w":
		p.setFilter("")
		return nil
	case "enter":
		m.startPicked()
		return nil
	}
	if m.open(actions) {
		return nil
	}
	if cmd, ok := m.offer(actions); ok {
		return cmd
	}
	for _, a := range actions {
		switch a {
		case keymap.Primary:
			m.startPicked()
			return nil
		case keymap.Details:
			if _, ok := p.selected(); ok {
				m.cover(showDetails)
			}
			return nil
		case keymap.Earlier:
			return m.showEarlier()
		case keymap.Quit:
			return m.exit()
		case keymap.Close:
			if p.filter == "" {
				return m.exit()
			}
			p.setFilter("")
			return nil
		}
		if p.turn(a) {
			return nil
		}
	}
	return nil
}

// types tells whether a key adds to the filter: the primary key acts as long as nothing was
// typed, and a pedal whatever was.
func (p *picker) types(msg tea.KeyPressMsg, actions []keymap.Action) bool {
	if slices.Contains(actions, keymap.Primary) && (p.filter == "" || isPedal(keys.Name(msg))) {
		return false
	}
	return isTyping(msg, p.filter)
}

// isTyping tells whether a key can add to the filter.
func isTyping(msg tea.KeyPressMsg, filter string) bool {
	for _, r := range msg.Text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && (filter == "" || r != '-' && r != ' ') {
			return false
		}
	}
	return msg.Text != "" && len(filter) < maxFilter
}

// maxFilter is the longest filter, in bytes; far more than any name.
const maxFilter = 200

// paste adds to the filter what can be part of one.
func (m *model) paste(text string) {
	if m.screen != picking || m.overlay != noOverlay || len(m.picker.filter)+len(text) > maxFilter {
		return
	}
	m.picker.setFilter(m.picker.filter + strings.TrimSpace(plain.Line(text)))
}

// startPicked runs what is under the cursor.
func (m *model) startPicked() {
	it, ok := m.picker.selected()
	if !ok {
		return
	}
	plan, err := m.planOf(it)
	if err != nil {
		m.picker.err = err.Error()
		return
	}
	m.picker.widen()
	m.start(plan)
}

// planOf makes an item ready to run.
func (m *model) planOf(it Item) (*protocol.Plan, error) {
	if t := it.Treatment; t != nil {
		return t.Plan, t.Why
	}
	return m.opts.Plan(it.Protocol)
}

func (m *model) clickPicker(x, row int) {
	p := &m.picker
	at := p.at.Item(row)
	switch {
	case x < 0 || x >= listWidth(p, m.w): // of the preview
		if _, ok := p.selected(); ok && m.w >= previewFrom {
			m.cover(showDetails)
		}
	case row >= p.at.Rows() || at >= len(p.shown):
	case at == p.at.Cursor():
		m.startPicked()
	default:
		p.to(at)
	}
}
