package ui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"presshold/internal/phrase"
	"presshold/internal/plain"
)

// Body gathers the lines of a text, each at most Width cells wide.
type Body struct {
	Look  Look
	Width int
	Tight bool // no empty lines: the window is low
	Lines []string
}

// NewBrief begins a text as wide as a window of w by h cells lets it be.
func NewBrief(look Look, w, h int) *Body {
	return &Body{Look: look, Width: TextWidth(w), Tight: h < AirFrom}
}

// Gap leaves one empty line after whatever stands above.
func (b *Body) Gap() {
	if n := len(b.Lines); n > 0 && b.Lines[n-1] != "" && !b.Tight {
		b.Lines = append(b.Lines, "")
	}
}

// Text adds a text of any length.
func (b *Body) Text(style lipgloss.Style, s string) {
	for _, l := range plain.Wrap(s, b.Width) {
		b.Lines = append(b.Lines, b.Look.Marks(style, l))
	}
}

// Hang adds a text behind a lead, under which its further lines hang.
func (b *Body) Hang(style lipgloss.Style, lead, text string) {
	indent := Width(lead)
	for _, l := range plain.Wrap(text, max(b.Width-indent, 1)) {
		b.Lines = append(b.Lines, b.Look.Marks(style, Cut(lead+l, b.Width)))
		lead = strings.Repeat(" ", indent)
	}
}

// Facts adds facts, each as a Field.
func (b *Body) Facts(all []phrase.Fact) {
	for _, f := range all {
		b.Field(f.Name, f.Text)
	}
}

// Field is a name and its text, which hangs beside it where there is room.
func (b *Body) Field(name, text string) {
	const hang = 10
	if text == "" {
		return
	}
	if b.Width < 3*hang {
		b.Text(b.Look.Text, name+": "+text)
		return
	}
	for i, l := range plain.Wrap(text, b.Width-hang) {
		lead := ""
		if i == 0 {
			lead = name
		}
		b.Lines = append(b.Lines, b.Look.Quiet.Render(fmt.Sprintf("%-*s", hang, lead))+b.Look.Marks(b.Look.Text, l))
	}
}
