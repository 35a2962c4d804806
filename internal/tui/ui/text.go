// Package ui is what the screens share: their interface, lists and pages that scroll, text set in
// lines, and the frame of head, body and foot.
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

// Pad extends or cuts a line to exactly width cells.
func Pad(s string, width int) string {
	s = Cut(s, width)
	if n := width - ansi.StringWidth(s); n > 0 {
		s += strings.Repeat(" ", n)
	}
	return s
}

// Width returns the number of cells of a line.
func Width(s string) int { return ansi.StringWidth(s) }

// Fitting returns the first wording that fits into so many cells, or the last one.
func Fitting(cells int, wordings ...string) string {
	for _, s := range wordings[:len(wordings)-1] {
		if Width(s) <= cells {
			return s
		}
	}
	return wordings[len(wordings)-1]
}

// NewInput returns a line in which text is typed. It uses the terminal's cursor, which needs
// neither a timer nor a command to blink. Bytes limits the length of the text; zero does not.
func NewInput(bytes int) textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = bytes / 4 // characters take four bytes at most
	in.SetVirtualCursor(false)
	in.Focus()
	return in
}

// Typed returns the part of a text around the cursor, in at most width cells, and the cell of the
// cursor in it.
func Typed(in textinput.Model, width int) (string, int) {
	runes := []rune(in.Value())
	x := Width(plain.Line(string(runes[:min(in.Position(), len(runes))])))
	skip := max(x-width+1, 0)
	return ansi.Cut(plain.Line(string(runes)), skip, skip+width), x - skip
}
