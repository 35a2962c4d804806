package ui

import (
	"slices"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"presshold/internal/keymap"
	"presshold/internal/tui/keys"
)

// List is the cursor of a list, and which of its items are in view: that under the cursor always
// is, and no row is wasted. The zero value is an empty list.
type List struct {
	cursor, items, rows, top int
}

// Fit sets the number of items and of rows to show them in. The cursor stays where it is as far as
// possible.
func (l *List) Fit(items, rows int) {
	l.items, l.rows = items, max(rows, 1)
	l.To(l.cursor)
}

// To moves the cursor to an item, or to the nearest one.
func (l *List) To(item int) {
	l.cursor = max(min(item, l.items-1), 0)
	l.top = max(min(l.top, l.cursor), l.cursor-l.rows+1)
	l.top = max(min(l.top, l.items-l.rows), 0)
}

// Turn moves the cursor by an action, and reports whether the action moves it.
func (l *List) Turn(a keymap.Action) bool {
	n, ok := keys.Lines(a, l.rows-1, l.items)
	if ok {
		l.To(l.cursor + n)
	}
	return ok
}

// TurnAny moves it by the first of the actions that does.
func (l *List) TurnAny(actions []keymap.Action) bool { return slices.ContainsFunc(actions, l.Turn) }

// Cursor returns the item under the cursor; 0 if there are none.
func (l *List) Cursor() int { return l.cursor }

// AtFirst reports whether no item stands above the cursor.
func (l *List) AtFirst() bool { return l.cursor == 0 }

// AtLast reports whether no item stands below the cursor.
func (l *List) AtLast() bool { return l.cursor >= l.items-1 }

// Rows returns the number of rows to show items in.
func (l *List) Rows() int { return l.rows }

// Item returns the item in a row, which may be beyond the last one.
func (l *List) Item(row int) int { return l.top + row }

// Visible returns the range of the items in view.
func (l *List) Visible() (from, to int) { return l.top, min(l.top+l.rows, l.items) }

// Item returns how an item is drawn: the sign tells the chosen one without colours, too.
func (lk Look) Item(chosen bool) (sign string, style lipgloss.Style) {
	if chosen {
		return "> ", lk.Selected
	}
	return "  ", lk.Text
}

// MaxFilter is the greatest length of a list's filter, in bytes: far more than any name has.
const MaxFilter = 200

// Erase removes the last character.
func Erase(typed string) string {
	_, n := utf8.DecodeLastRuneInString(typed)
	return typed[:len(typed)-n]
}

// Page is a text that can be scrolled if the window is too low for it. The zero value is empty.
type Page struct {
	lines            []string
	width, rows, top int
}

// Set changes the text or the room for it, and keeps the position as far as possible.
func (p *Page) Set(lines []string, width, rows int) {
	p.lines, p.width, p.rows = lines, width, max(rows, 1)
	p.to(p.top)
}

func (p *Page) to(top int) { p.top = max(min(top, len(p.lines)-p.rows), 0) }

// Line returns the line of the text in a row.
func (p *Page) Line(row int) int { return p.top + row }

// AtTop reports whether the first line is in view.
func (p *Page) AtTop() bool { return p.top == 0 }

// AtEnd reports whether the last line is in view.
func (p *Page) AtEnd() bool { return p.top+p.rows >= len(p.lines) }

// Fits reports whether all of the text is in view.
func (p *Page) Fits() bool { return len(p.lines) <= p.rows }

// Visible returns the lines in view, each as wide as the page, and empty lines below the last one.
func (p *Page) Visible() []string {
	visible := make([]string, max(p.rows, 1))
	copy(visible, p.lines[p.top:])
	for i, line := range visible {
		visible[i] = Pad(line, p.width)
	}
	return visible
}

// Turn scrolls by an action, and reports whether the action scrolls.
func (p *Page) Turn(a keymap.Action) bool {
	n, ok := keys.Lines(a, p.rows-1, len(p.lines))
	if ok {
		p.to(p.top + n)
	}
	return ok
}

// NextPage scrolls to the next page, and reports whether there is one.
func (p *Page) NextPage() bool {
	more := !p.AtEnd()
	p.to(p.top + p.rows)
	return more
}

// Number returns which page is in view, and how many there are.
func (p *Page) Number() (at, of int) {
	rows := max(p.rows, 1)
	of = max((len(p.lines)+rows-1)/rows, 1)
	if p.AtEnd() {
		return of, of
	}
	return p.top/rows + 1, of
}

// Show scrolls until a range of lines is in view, or at least the first of them.
func (p *Page) Show(from, to int) { p.to(min(max(p.top, to-p.rows), from)) }

// TurnAny scrolls by the first of the actions that does.
func (p *Page) TurnAny(actions []keymap.Action) bool { return slices.ContainsFunc(actions, p.Turn) }
