package tui

import (
	"fmt"

	"charm.land/lipgloss/v2"
)

// brief gathers the lines of a text, each at most width cells wide.
type brief struct {
	look  look
	width int
	tight bool // no empty lines: the window is low
	lines []string
}

// brief begins a text as wide as the window.
func (m *model) brief() *brief {
	return &brief{look: m.look, width: textWidth(m.w), tight: m.h < airFrom}
}

// gap leaves one empty line after whatever stands above.
func (b *brief) gap() {
	if n := len(b.lines); n > 0 && b.lines[n-1] != "" && !b.tight {
		b.lines = append(b.lines, "")
	}
}

// text adds a text of any length.
func (b *brief) text(style lipgloss.Style, s string) {
	for _, l := range wrap(s, b.width) {
		b.lines = append(b.lines, b.look.marks(style, l))
	}
}

// field is a name and its text, which hangs beside it where there is room.
func (b *brief) field(name, text string) {
	const hang = 10
	if text == "" {
		return
	}
	if b.width < 3*hang {
		b.text(b.look.Text, name+": "+text)
		return
	}
	for i, l := range wrap(text, b.width-hang) {
		lead := ""
		if i == 0 {
			lead = name
		}
		b.lines = append(b.lines, b.look.Quiet.Render(fmt.Sprintf("%-*s", hang, lead))+b.look.marks(b.look.Text, l))
	}
}

// textWidth is how many cells a text is wide: lines longer than that read badly.
func textWidth(w int) int { return max(min(w-2*margin(w), 78), 1) }

// margin is the air left of a text.
func margin(w int) int {
	switch {
	case w >= 60:
		return 2
	case w >= 30:
		return 1
	default:
		return 0
	}
}
