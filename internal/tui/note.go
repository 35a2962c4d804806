package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
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
	row    int // of the summary, in which it is typed
}

// caret stands where the note is typed.
const caret = "▏"

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
// edge. A small window has no room for edges.
func (b brief) noteBox(m *model, chart []string) {
	lines := chart
	switch {
	case m.note.typing:
		typed := []rune(m.note.input.Value())
		at := m.note.input.Position()
		lines = append(lines, "note: "+string(typed[:at])+caret+string(typed[at:]))
	case m.note.text != "":
		lines = append(lines, "note: "+m.note.text)
	}
	look, room, left, right := m.look, b.Width, "", ""
	if m.boxed() {
		room -= 4
		left, right = look.Border.Render("│ "), look.Border.Render(" │")
		b.edge("╭", look.Quiet.Render("for the chart"), "╮")
	}
	for _, l := range lines {
		for _, part := range plain.Wrap(l, room) {
			if m.note.typing && strings.Contains(part, caret) {
				m.note.row = len(b.Lines)
			}
			b.Lines = append(b.Lines, left+look.Text.Render(ui.Pad(part, room))+right)
		}
	}
	if m.boxed() {
		b.edge("╰", look.Footer(m.noteHints(m.keys.Brief), b.Width-6), "╯")
	}
}

// edge is the upper or lower edge of a box, with words in it.
func (b brief) edge(left, words, right string) {
	if words == "" {
		b.Lines = append(b.Lines, b.Look.Border.Render(left+strings.Repeat("─", b.Width-2)+right))
		return
	}
	b.Lines = append(b.Lines, b.Look.Border.Render(left+"─ ")+words+
		b.Look.Border.Render(" "+strings.Repeat("─", b.Width-5-ui.Width(words))+right))
}

// boxed tells whether the window has room for the box.
func (m *model) boxed() bool { return m.h >= ui.AirFrom && m.w >= 30 }

// noteHints say what can be done to what the box holds, as write writes them.
func (m *model) noteHints(write func(keymap.Action, string) key.Binding) []key.Binding {
	if m.note.typing {
		return []key.Binding{keys.Hint("enter", "keep the note"), keys.Hint("esc", "cancel")}
	}
	var hints []key.Binding
	if m.canNote() {
		hints = append(hints, keys.Hint("n", "note"))
	}
	if m.canUnrate() {
		hints = append(hints, write(keymap.Undo, "undo score"))
	}
	if m.canRate() {
		hints = append(hints, keys.Hint("0-9", "score after"))
	}
	return hints
}
