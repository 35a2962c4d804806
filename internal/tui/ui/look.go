package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/tui/theme"
)

// Look draws the screens without a tone of their own: everything but the run.
type Look struct{ theme.Styles }

// Marked draws a line with its marks in a style of their own.
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

// Section is a headed part of the help.
type Section struct {
	Head  string
	Hints []key.Binding
}

// The cells between a key and what it does, and the least that there must be for that
// beside a column of keys.
const (
	gap        = 2
	leastWords = 16
)

// HelpLines sets the sections out in lines of at most room cells, in two columns
// where there is room for them; without columns, and without a first head, where there is
// hardly any.
func (lk Look) HelpLines(sections []Section, room int) []string {
	keys, words := 0, 0
	for _, s := range sections {
		for _, h := range s.Hints {
			keys, words = max(keys, Width(h.Help().Key)), max(words, Width(h.Help().Desc))
		}
	}
	if room-keys-gap < leastWords {
		keys = 0
	}
	column := keys + gap + words + gap
	columns := 1
	if keys > 0 && 2*column-gap <= room {
		columns = 2
	}
	var lines []string
	for i, s := range sections {
		if i > 0 {
			lines = append(lines, "")
		}
		if i > 0 || keys > 0 {
			lines = append(lines, lk.Quiet.Render(s.Head))
		}
		if columns == 1 {
			for _, h := range s.Hints {
				lines = append(lines, lk.hintLines(h.Help(), keys, room)...)
			}
			continue
		}
		rows := (len(s.Hints) + columns - 1) / columns
		for row := range rows {
			line := ""
			for at := row; at < len(s.Hints); at += rows {
				h := s.Hints[at].Help()
				line = Pad(line, at/rows*column) + lk.Key.Render(Pad(h.Key, keys)) + "  " + lk.Text.Render(h.Desc)
			}
			lines = append(lines, Cut(line, room))
		}
	}
	return lines
}

// hintLines sets a hint out with what it does beside its key, in a column if there is room
// for one.
func (lk Look) hintLines(h key.Help, keys, room int) []string {
	if keys == 0 {
		words := plain.Wrap(h.Key+" "+h.Desc, room)
		for i := range words {
			words[i] = lk.Text.Render(words[i])
		}
		return words
	}
	lead := lk.Key.Render(Pad(h.Key, keys)) + "  "
	var lines []string
	for _, words := range plain.Wrap(h.Desc, room-keys-gap) {
		lines = append(lines, lead+lk.Text.Render(words))
		lead = strings.Repeat(" ", keys+gap)
	}
	return lines
}

// Footer joins hints into one line of at most room cells; a hint that does not fit
// is left out.
func (lk Look) Footer(hints []key.Binding, room int) string {
	var b strings.Builder
	used := 0
	for _, hint := range hints {
		h := hint.Help()
		n := Width(h.Key) + 1 + Width(h.Desc)
		if used > 0 {
			n += len(" . ")
		}
		if used+n > room {
			continue
		}
		if used > 0 {
			b.WriteString(lk.Quiet.Render(" · "))
		}
		b.WriteString(lk.Key.Render(h.Key) + " " + lk.Quiet.Render(h.Desc))
		used += n
	}
	return b.String()
}
