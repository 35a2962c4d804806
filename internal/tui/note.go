package tui

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// sessionNote is the note on the latest run, which is typed on its summary.
type sessionNote struct {
	text   string // as it is kept
	typing bool
	input  textinput.Model
}

// canNote tells whether a note is kept.
func (m *model) canNote() bool { return m.opts.Noted != nil && m.lastPoint().Number > 0 }

// typeNote begins to type the note.
func (m *model) typeNote() {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = protocol.MaxText / 4 // of characters, which take four bytes at most
	in.SetVirtualCursor(false)          // the terminal's own needs no timer to blink
	in.Focus()                          // which only a virtual cursor has a command for
	in.SetValue(m.note.text)
	in.CursorEnd()
	m.note.input, m.note.typing = in, true
	m.lay()
}

// noting tells whether keys are typed into the note.
func (m *model) noting() bool {
	return m.screen == summary && m.overlay == noOverlay && m.note.typing
}

// editNote takes a key or a paste while the note is typed: Enter keeps it, Escape leaves
// it as it was.
func (m *model) editNote(msg tea.Msg) {
	press, _ := msg.(tea.KeyPressMsg)
	switch {
	case keys.Is(press, "enter"):
		m.keepNote()
	case keys.Is(press, "esc"):
		m.note.typing = false
	default:
		m.note.input, _ = m.note.input.Update(msg)
	}
	m.lay()
}

// keepNote keeps the note as it was typed, if it was.
func (m *model) keepNote() {
	if !m.note.typing {
		return
	}
	m.note.typing = false
	if text := strings.TrimSpace(plain.Line(m.note.input.Value())); text != m.note.text {
		m.note.text = text
		m.opts.Noted(text)
	}
}

// noteBox is the lines for the chart and the note in a box, with its keys in the lower
// edge. A low window has no room for edges.
func (b brief) noteBox(m *model, chart []string) {
	lines := chart
	switch {
	case m.note.typing:
		typed := []rune(m.note.input.Value())
		at := m.note.input.Position()
		lines = append(lines, "note: "+string(typed[:at])+"▏"+string(typed[at:]))
	case m.note.text != "":
		lines = append(lines, "note: "+m.note.text)
	}
	if b.Tight || b.Width < 30 {
		for _, l := range lines {
			b.Text(m.look.Text, l)
		}
		return
	}
	edge := func(left, title, right string) {
		if title == "" {
			b.Lines = append(b.Lines, m.look.Border.Render(left+strings.Repeat("─", b.Width-2)+right))
			return
		}
		title = ui.Cut(title, b.Width-6)
		b.Lines = append(b.Lines, m.look.Border.Render(left+"─ ")+m.look.Quiet.Render(title)+
			m.look.Border.Render(" "+strings.Repeat("─", b.Width-5-ui.Width(title))+right))
	}
	edge("╭", "for the chart", "╮")
	for _, l := range lines {
		for _, part := range plain.Wrap(l, b.Width-4) {
			b.Lines = append(b.Lines, m.look.Border.Render("│ ")+m.look.Text.Render(ui.Pad(part, b.Width-4))+m.look.Border.Render(" │"))
		}
	}
	edge("╰", strings.Join(m.noteKeys(), " · "), "╯")
}

// noteKeys say what can be done to what the box holds.
func (m *model) noteKeys() []string {
	if m.note.typing {
		return []string{"enter keep", "esc cancel"}
	}
	var does []string
	if m.canNote() {
		does = append(does, "n note")
	}
	if m.canRate() {
		does = append(does, "0-9 score after")
	}
	if m.canUnrate() {
		does = append(does, m.keys.Short(keymap.Undo)+" undo")
	}
	return does
}
