package ui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"presshold/internal/phrase"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/theme"
)

// Look draws all screens but the run, which has its own colours.
type Look struct{ theme.Styles }

// Marked draws a line with its marks in their own style.
func (lk Look) Marked(style lipgloss.Style, line phrase.Text) string {
	var b strings.Builder
	for _, p := range line {
		if p.Mark {
			b.WriteString(lk.Mark.Render(p.Text))
		} else {
			b.WriteString(style.Render(p.Text))
		}
	}
	return b.String()
}

// Section is a part of help with a head.
type Section struct {
	Head  string
	Hints []keys.Hint
}

// The cells between a key and its words, and the least width of the words beside a column of keys.
const (
	gap        = 2
	leastWords = 16
)

// HelpLines returns the sections in lines of at most room cells: in two columns if there is room
// for them, and without a column of keys and the first head if there is hardly any.
func (lk Look) HelpLines(sections []Section, room int) []string {
	var all []keys.Hint
	for i, s := range sections {
		sections[i].Hints = slices.DeleteFunc(slices.Clone(s.Hints), func(h keys.Hint) bool { return h.Does == "" })
		all = append(all, sections[i].Hints...)
	}
	common := sizeOf(all)
	if room-common.keys-gap < leastWords {
		common.keys = 0
	}
	var lines []string
	for i, s := range sections {
		if i > 0 {
			lines = append(lines, "")
		}
		if i > 0 || common.keys > 0 {
			lines = append(lines, lk.Quiet.Render(s.Head))
		}
		first := (len(s.Hints) + 1) / 2
		left, right := sizeOf(s.Hints[:first]), sizeOf(s.Hints[first:])
		switch {
		case common.keys == 0:
		case 2*common.width()+gap <= room:
			left, right = common, common // all sections alike
			fallthrough
		case left.width()+gap+right.width() <= room:
			lines = append(lines, lk.twoColumns(s.Hints, left, right)...)
			continue
		}
		for _, h := range s.Hints {
			lines = append(lines, lk.hintLines(h, common.keys, room)...)
		}
	}
	return lines
}

// column is the size of a column of hints.
type column struct{ keys, words int }

func sizeOf(hints []keys.Hint) (c column) {
	for _, h := range hints {
		c.keys, c.words = max(c.keys, Width(h.Keys)), max(c.words, Width(h.Does))
	}
	return c
}

func (c column) width() int { return c.keys + gap + c.words }

func (lk Look) twoColumns(hints []keys.Hint, left, right column) []string {
	lines := make([]string, (len(hints)+1)/2)
	for row := range lines {
		lines[row] = lk.hint(hints[row], left.keys)
		if below := row + len(lines); below < len(hints) {
			lines[row] = Pad(lines[row], left.width()+gap) + lk.hint(hints[below], right.keys)
		}
	}
	return lines
}

func (lk Look) hint(h keys.Hint, wide int) string {
	return lk.Key.Render(Pad(h.Keys, wide+gap)) + lk.Text.Render(h.Does)
}

// hintLines returns a hint with its words beside the key if there is a column for it.
func (lk Look) hintLines(h keys.Hint, wide, room int) []string {
	b := Body{Look: lk, Width: room}
	if wide == 0 {
		b.Text(lk.Text, h.Keys+" "+h.Does)
	} else {
		b.hang(lk.Key, h.Keys, wide+gap, lk.Text, phrase.Unmarked(h.Does))
	}
	return b.Lines
}

// Footer returns the hints that fit into one line of at most room cells.
func (lk Look) Footer(hints []keys.Hint, room int) string {
	var shown []string
	for _, h := range fitted(hints, room) {
		shown = append(shown, lk.Key.Render(h.Key)+" "+lk.Quiet.Render(h.Brief))
	}
	return strings.Join(shown, lk.Quiet.Render(between))
}

// HintLine does the same without a style.
func HintLine(hints []keys.Hint, room int) string {
	var shown []string
	for _, h := range fitted(hints, room) {
		shown = append(shown, h.Key+" "+h.Brief)
	}
	return strings.Join(shown, between)
}

const between = " · "

// fitted returns the hints that fit into a line of so many cells. The first is the most important,
// so it is cut rather than left out.
func fitted(hints []keys.Hint, room int) []keys.Hint {
	var fit []keys.Hint
	for i, h := range hints {
		if i == 0 {
			h.Brief = Cut(h.Brief, room-Width(h.Key)-1)
		}
		n := Width(h.Key) + 1 + Width(h.Brief)
		if len(fit) > 0 {
			n += Width(between)
		}
		if h.Brief != "" && n <= room {
			fit, room = append(fit, h), room-n
		}
	}
	return fit
}
