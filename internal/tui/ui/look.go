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
	wide, words := 0, 0 // of the keys, and of what they do
	for _, s := range sections {
		for _, h := range s.Hints {
			wide, words = max(wide, Width(h.Keys)), max(words, Width(h.Does))
		}
	}
	if room-wide-gap < leastWords {
		wide = 0
	}
	column := wide + gap + words + gap
	var lines []string
	for i, s := range sections {
		hints := slices.DeleteFunc(slices.Clone(s.Hints), func(h keys.Hint) bool { return h.Does == "" })
		if i > 0 {
			lines = append(lines, "")
		}
		if i > 0 || wide > 0 {
			lines = append(lines, lk.Quiet.Render(s.Head))
		}
		if wide == 0 || 2*column-gap > room {
			for _, h := range hints {
				lines = append(lines, lk.hintLines(h, wide, room)...)
			}
			continue
		}
		rows := (len(hints) + 1) / 2
		for row := range rows {
			line := lk.hint(hints[row], wide)
			if row+rows < len(hints) {
				line = Pad(line, column) + lk.hint(hints[row+rows], wide)
			}
			lines = append(lines, Cut(line, room))
		}
	}
	return lines
}

func (lk Look) hint(h keys.Hint, wide int) string {
	return lk.Key.Render(Pad(h.Keys, wide)) + "  " + lk.Text.Render(h.Does)
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

// fitted returns the hints that fit into a line of so many cells.
func fitted(hints []keys.Hint, room int) []keys.Hint {
	var fit []keys.Hint
	for _, h := range hints {
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
