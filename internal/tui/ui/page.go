package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/viewport"

	"presshold/internal/keymap"
	"presshold/internal/tui/keys"
)

// Page is a text that is scrolled if the window is too low for it. The zero value
// is an empty one.
type Page struct{ view viewport.Model }

// Set changes the text or the room for it, and stays where it was as far as it can.
func (p *Page) Set(lines []string, width, rows int) {
	p.view.SetWidth(width)
	p.view.SetHeight(max(rows, 1))
	p.view.SetContentLines(lines)
}

// Line is the line of the text that is in sight in a row.
func (p *Page) Line(row int) int { return p.view.YOffset() + row }

// AtEnd tells whether the last line is in sight.
func (p *Page) AtEnd() bool { return p.view.AtBottom() }

// Fits tells whether all of the text is in sight.
func (p *Page) Fits() bool { return p.view.TotalLineCount() <= p.view.Height() }

// Visible are the lines in sight.
func (p *Page) Visible() []string { return strings.Split(p.view.View(), "\n") }

// Turn scrolls by what an action means, and tells whether it means that.
func (p *Page) Turn(a keymap.Action) bool {
	n, ok := keys.Lines(a, p.view.Height()-1, p.view.TotalLineCount())
	switch {
	case n < 0:
		p.view.ScrollUp(-n)
	case n > 0:
		p.view.ScrollDown(n)
	}
	return ok
}

// NextPage goes to the page below, and tells whether there is one.
func (p *Page) NextPage() bool {
	if p.AtEnd() {
		return false
	}
	p.view.PageDown()
	return true
}

// Number is which page is in sight, of how many.
func (p *Page) Number() (at, of int) {
	rows := max(p.view.Height(), 1)
	of = max((p.view.TotalLineCount()+rows-1)/rows, 1)
	if p.AtEnd() {
		return of, of
	}
	return p.view.YOffset()/rows + 1, of
}

// Show scrolls so that the lines from one to before another are in sight; the first
// of them above all, where there is no room for all.
func (p *Page) Show(from, to int) {
	p.view.SetYOffset(min(max(p.view.YOffset(), to-p.view.Height()), from))
}

// TurnAny turns by the first of the actions that means that.
func (p *Page) TurnAny(actions []keymap.Action) bool { return slices.ContainsFunc(actions, p.Turn) }
