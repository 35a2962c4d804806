package ui

import (
	"slices"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"presshold/internal/keymap"
	"presshold/internal/tui/keys"
)

// List is where the cursor of a list stands, and which of its items are in sight: the cursor
// always is, and no row is wasted. The zero value is an empty list.
type List struct {
	cursor, items, rows, top int
}

// Fit takes how many items there are, and rows to show them in. The cursor stays where it is
// as far as it can.
func (l *List) Fit(items, rows int) {
	l.items, l.rows = items, max(rows, 1)
	l.To(l.cursor)
}

// To puts the cursor on an item, or on the nearest that there is.
func (l *List) To(item int) {
	l.cursor = max(min(item, l.items-1), 0)
	l.top = max(min(l.top, l.cursor), l.cursor-l.rows+1)
	l.top = max(min(l.top, l.items-l.rows), 0)
}

// Turn moves the cursor by what an action means, and tells whether it means that.
func (l *List) Turn(a keymap.Action) bool {
	n, ok := keys.Lines(a, l.rows-1, l.items)
	if ok {
		l.To(l.cursor + n)
	}
	return ok
}

// TurnAny moves it by the first of the actions that means that.
func (l *List) TurnAny(actions []keymap.Action) bool { return slices.ContainsFunc(actions, l.Turn) }

// Cursor is the item that the cursor is on; 0 if there are none.
func (l *List) Cursor() int { return l.cursor }

// Rows is how many rows there are to show items in.
func (l *List) Rows() int { return l.rows }

// Item is the item that stands in a row; beyond the last where none does.
func (l *List) Item(row int) int { return l.top + row }

// Visible are the items in sight: from one to before another.
func (l *List) Visible() (from, to int) { return l.top, min(l.top+l.rows, l.items) }

// Item is how an item of a list is drawn: a sign tells the one under the cursor without
// colours, too.
func (lk Look) Item(chosen bool) (sign string, style lipgloss.Style) {
	if chosen {
		return "> ", lk.Selected
	}
	return "  ", lk.Text
}

// Erase takes the last character off what was typed.
func Erase(typed string) string {
	_, n := utf8.DecodeLastRuneInString(typed)
	return typed[:len(typed)-n]
}

// Page is a text that is scrolled if the window is too low for it. The zero value
// is an empty one.
type Page struct {
	lines            []string
	width, rows, top int
}

// Set changes the text or the room for it, and stays where it was as far as it can.
func (p *Page) Set(lines []string, width, rows int) {
	p.lines, p.width, p.rows = lines, width, max(rows, 1)
	p.to(p.top)
}

func (p *Page) to(top int) { p.top = max(min(top, len(p.lines)-p.rows), 0) }

// Line is the line of the text that is in sight in a row.
func (p *Page) Line(row int) int { return p.top + row }

// AtEnd tells whether the last line is in sight.
func (p *Page) AtEnd() bool { return p.top+p.rows >= len(p.lines) }

// Fits tells whether all of the text is in sight.
func (p *Page) Fits() bool { return len(p.lines) <= p.rows }

// Visible are the lines in sight, each as wide as the page, and empty ones below the last.
func (p *Page) Visible() []string {
	visible := make([]string, max(p.rows, 1))
	copy(visible, p.lines[p.top:])
	for i, line := range visible {
		visible[i] = Pad(line, p.width)
	}
	return visible
}

// Turn scrolls by what an action means, and tells whether it means that.
func (p *Page) Turn(a keymap.Action) bool {
	n, ok := keys.Lines(a, p.rows-1, len(p.lines))
	if ok {
		p.to(p.top + n)
	}
	return ok
}

// NextPage goes to the page below, and tells whether there is one.
func (p *Page) NextPage() bool {
	more := !p.AtEnd()
	p.to(p.top + p.rows)
	return more
}

// Number is which page is in sight, of how many.
func (p *Page) Number() (at, of int) {
	rows := max(p.rows, 1)
	of = max((len(p.lines)+rows-1)/rows, 1)
	if p.AtEnd() {
		return of, of
	}
	return p.top/rows + 1, of
}

// Show scrolls so that the lines from one to before another are in sight; the first
// of them above all, where there is no room for all.
func (p *Page) Show(from, to int) { p.to(min(max(p.top, to-p.rows), from)) }

// TurnAny turns by the first of the actions that means that.
func (p *Page) TurnAny(actions []keymap.Action) bool { return slices.ContainsFunc(actions, p.Turn) }
