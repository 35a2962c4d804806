// Package ui is what the screens share: the interface that each implements, lists and pages
// that scroll, text set in lines of so many cells, and the frame of head, body and foot.
package ui

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/plain"
)

// Cut shortens a line, styled or not, to at most width cells.
func Cut(s string, width int) string {
	if len(s) <= width { // bytes are never fewer than cells
		return s
	}
	return plain.Shorten(s, width, "…")
}

// Pad fills a line up to width cells, and cuts a longer one.
func Pad(s string, width int) string {
	s = Cut(s, width)
	if n := width - ansi.StringWidth(s); n > 0 {
		s += strings.Repeat(" ", n)
	}
	return s
}

// Width is how many cells a line takes.
func Width(s string) int { return ansi.StringWidth(s) }

// Fitting is the first of some wordings that is at most so many cells wide, or the
// last one.
func Fitting(cells int, wordings ...string) string {
	for _, s := range wordings[:len(wordings)-1] {
		if Width(s) <= cells {
			return s
		}
	}
	return wordings[len(wordings)-1]
}

// NewInput is a line in which text is typed, with the terminal's own cursor: that needs no timer to
// blink, and no command. Bytes is how long the text may be; zero leaves that open.
func NewInput(bytes int) textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = bytes / 4 // characters take four bytes at most
	in.SetVirtualCursor(false)
	in.Focus()
	return in
}

// Typed is what is seen of a text that is typed, in at most width cells around the cursor,
// and the cell in which that stands.
func Typed(in textinput.Model, width int) (string, int) {
	runes := []rune(in.Value())
	x := Width(plain.Line(string(runes[:min(in.Position(), len(runes))])))
	skip := max(x-width+1, 0)
	return ansi.Cut(plain.Line(string(runes)), skip, skip+width), x - skip
}
