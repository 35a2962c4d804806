package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/viewport"
)

// page is a text that is scrolled if the window is too low for it. The zero value
// is an empty one.
type page struct{ view viewport.Model }

// set changes the text or the room for it, and stays where it was as far as it can.
func (p *page) set(lines []string, width, rows int) {
	p.view.SetWidth(width)
	p.view.SetHeight(max(rows, 1))
	p.view.SetContentLines(lines)
}

// atEnd tells whether the last line is in sight.
func (p *page) atEnd() bool { return p.view.AtBottom() }

// fits tells whether all of the text is in sight.
func (p *page) fits() bool { return p.view.TotalLineCount() <= p.view.Height() }

// visible are the lines in sight.
func (p *page) visible() []string { return strings.Split(p.view.View(), "\n") }

// turn scrolls by what an action means, and tells whether it means that.
func (p *page) turn(a Action) bool {
	n, ok := lines(a, p.view.Height()-1, p.view.TotalLineCount())
	switch {
	case n < 0:
		p.view.ScrollUp(-n)
	case n > 0:
		p.view.ScrollDown(n)
	}
	return ok
}

// turnAny turns by the first of the actions that means that.
func (p *page) turnAny(actions []Action) bool { return slices.ContainsFunc(actions, p.turn) }

// lines is by how many lines an action scrolls, where a page and the whole have so
// many; false if it does not scroll.
func lines(a Action, page, all int) (int, bool) {
	page = max(page, 1)
	switch a {
	case Up:
		return -1, true
	case Down:
		return 1, true
	case PageUp:
		return -page, true
	case PageDown:
		return page, true
	case Top:
		return -all, true
	case Bottom:
		return all, true
	default:
		return 0, false
	}
}
