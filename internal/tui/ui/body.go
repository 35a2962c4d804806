package ui

import (
	"slices"

	"charm.land/lipgloss/v2"

	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/tui/keys"
)

// Body is a text in lines of at most Width cells.
type Body struct {
	Look  Look
	Width int
	Tight bool // no empty lines: the window is low
	Lines []string
}

// Gap adds an empty line, unless there is one already or the window is low.
func (b *Body) Gap() {
	if n := len(b.Lines); n > 0 && b.Lines[n-1] != "" && !b.Tight {
		b.Lines = append(b.Lines, "")
	}
}

// Text adds a text of any length.
func (b *Body) Text(style lipgloss.Style, s string) { b.Marked(style, phrase.Unmarked(s)) }

// Head adds what the lines below are about, with a capital letter, as headings have.
func (b *Body) Head(text string) { b.Text(b.Look.Title, plain.Capital(text)) }

// Marked adds a text whose marks are drawn in their own style, so that no number without a source
// looks like one with a source.
func (b *Body) Marked(style lipgloss.Style, text phrase.Text) { b.hang(style, "", 0, style, text) }

// Hang adds a text behind a lead. Its further lines are indented.
func (b *Body) Hang(style lipgloss.Style, lead, text string) {
	b.MarkedHang(style, lead, phrase.Unmarked(text))
}

// MarkedHang does the same with marks in their own style.
func (b *Body) MarkedHang(style lipgloss.Style, lead string, text phrase.Text) {
	b.hang(style, lead, Width(lead), style, text)
}

// Facts adds facts, each with its name beside it if there is room.
func (b *Body) Facts(all []phrase.Fact) {
	const roomy = 30
	for _, f := range all {
		switch {
		case f.Text.String() == "":
		case b.Width < roomy:
			b.Marked(b.Look.Text, append(phrase.Unmarked(f.Name+": "), f.Text...))
		default:
			b.hang(b.Look.Quiet, f.Name, phrase.NamesWidth(all, 10), b.Look.Text, f.Text)
		}
	}
}

// Field adds one fact, without a mark.
func (b *Body) Field(name, text string) { b.MarkedField(name, phrase.Unmarked(text)) }

// MarkedField does the same with marks in their own style.
func (b *Body) MarkedField(name string, text phrase.Text) {
	b.Facts([]phrase.Fact{{Name: name, Text: text}})
}

// hang adds a text indented by so many cells, in which the lead stands on the first line.
func (b *Body) hang(leads lipgloss.Style, lead string, indent int, style lipgloss.Style, text phrase.Text) {
	for _, line := range Wrap(text, max(b.Width-indent, 1)) {
		first := ""
		if indent > 0 {
			first = leads.Render(Pad(lead, indent))
		}
		b.Lines, lead = append(b.Lines, first+b.Look.Marked(style, line)), ""
	}
}

// Answers adds the keys that answer a question, one under the other. They come before the question's
// details, as a low window has room for little else.
func (b *Body) Answers(hints []keys.Hint) {
	wide := 0
	for _, h := range hints {
		wide = max(wide, Width(h.Key))
	}
	for _, h := range hints {
		b.hang(b.Look.Key, h.Key, wide+2, b.Look.Text, phrase.Unmarked(h.Does))
	}
}

// Wrap breaks a text as [plain.Wrap] does, and keeps its marks.
func Wrap(text phrase.Text, width int) []phrase.Text {
	var all []rune
	var marks []bool // of each of them
	for _, p := range text {
		runes := []rune(plain.Line(p.Text))
		all, marks = append(all, runes...), append(marks, slices.Repeat([]bool{p.Mark}, len(runes))...)
	}
	at := 0
	var lines []phrase.Text
	for _, l := range plain.Wrap(text.String(), width) {
		if len(text) == 1 {
			lines = append(lines, phrase.Text{{Text: l, Mark: text[0].Mark}})
			continue
		}
		var line phrase.Text
		for _, r := range l {
			for at < len(all)-1 && all[at] != r { // a blank at which a line was broken
				at++
			}
			if last := len(line) - 1; last < 0 || line[last].Mark != marks[at] {
				line = append(line, phrase.Piece{Mark: marks[at]})
			}
			line[len(line)-1].Text += string(r)
			at++
		}
		lines = append(lines, line)
	}
	return lines
}
