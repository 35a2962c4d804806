package draw

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tui/ui"
)

// Characters of the cells.
const (
	filled    = "█" // held in any case
	dotted    = "░" // up to the most of a range or, if open, to its cap; of the shades the one without seams
	guide     = "│" // the guide time of an open hold
	parted    = "▐" // where one hold follows on another
	stroke    = "/"
	effort    = "+" // the client contracts
	lying     = "▂" // hands or heat on, nobody presses
	ground    = "▁"
	asking    = "?"
	beyond    = "…"
	underline = "━"
	head      = "▲"

	low      = "." // the like of a cell that is dotted up to its half
	middling = ":" // and up to its top

	partly  = "▁▂▃▄▅▆▇" // of a cell, from its ground
	eighths = 8
)

// Legend explains the cells that occur in the rhythm; "" if none needs words.
func (r Rhythm) Legend() string {
	has := func(is func(bar) bool) bool { return slices.ContainsFunc(r.bars, is) }
	var words []string
	add := func(there bool, text, cell string) {
		if there {
			words = append(words, fmt.Sprintf(text, cell))
		}
	}
	ranged := has(func(b bar) bool { return b.Kind == protocol.Hold && b.Span.IsRange() })
	open := has(func(b bar) bool { return b.Kind == protocol.Hold && b.Span.Open })
	follows := false
	for i, b := range r.bars {
		follows = follows || b.Level > 0 && r.cell(i, 0) == parted
	}
	add(ranged, english.RhythmHeld, filled)
	add(ranged && !open, english.RhythmToMost, dotted)
	add(open && !ranged, english.RhythmToCap, dotted)
	add(ranged && open, english.RhythmToEither, dotted)
	add(has(func(b bar) bool { return b.Kind == protocol.Hold && b.Guide > 0 }), english.RhythmGuide, guide)
	add(follows, english.RhythmFollows, parted)
	add(has(func(b bar) bool { return b.Kind == protocol.Stroke }), english.RhythmStrokes, stroke)
	add(has(func(b bar) bool { return b.Kind == protocol.CheckIn }), english.RhythmAsks, asking)
	if r.uneven {
		words = append(words, english.RhythmTooShort)
	}
	return strings.Join(words, "  ")
}

// Ink holds the styles of a rhythm.
type Ink struct {
	Text   lipgloss.Style
	Marked lipgloss.Style // the part that the reader looks at
	Head   lipgloss.Style // the playhead
}

// of returns the style of a bar.
func (k *Ink) of(part Part, b bar) *lipgloss.Style {
	if part.has(b) {
		return &k.Marked
	}
	return &k.Text
}

// Lines returns the rows of the picture, at most w cells wide, with a part marked and the playhead
// at its place; a negative time draws no playhead. If rows are short, the labels go first, then the
// line of marks.
func (r Rhythm) Lines(ink Ink, part Part, at time.Duration) []string {
	if r.h < 1 || r.w < 1 {
		return nil
	}
	rows := r.h
	words, foot := rows >= 4, rows >= 2
	if words {
		rows--
	}
	if foot {
		rows--
	}
	lines := make([]string, 0, r.h)
	for row := range rows {
		lines = append(lines, r.row(&ink, part, rows, rows-row))
	}
	if words {
		lines = append(lines, r.words(&ink, part))
	}
	if foot {
		lines = append(lines, r.foot(&ink, part, at))
	}
	return lines
}

// row draws the cells of one row, counted from 1 at the bottom.
func (r Rhythm) row(ink *Ink, part Part, rows, row int) string {
	var p pen
	for i, b := range r.bars {
		p.to(b.x - b.gap)
		if row == 1 {
			p.draw(&ink.Text, slices.Repeat([]string{ground}, b.gap)...)
		}
		p.to(b.x)
		p.draw(ink.of(part, b), r.cells(i, rows, row)...)
		switch {
		case row > 1:
		case b.dots:
			p.to(b.x + b.n + 1)
			p.draw(&ink.Text, beyond)
		case i == len(r.bars)-1:
			p.draw(&ink.Text, ground)
		}
	}
	return p.String()
}

// cells returns the cells of a bar in a row.
func (r Rhythm) cells(i, rows, row int) []string {
	b := r.bars[i]
	high := 0
	if b.Level > 0 {
		high = r.height(b.Level, rows) - eighths*(row-1)
	}
	switch {
	case b.Level == 0 && row == 1:
		return slices.Repeat([]string{flat(b)}, b.n)
	case high <= 0:
		return slices.Repeat([]string{" "}, b.n)
	}
	cells := make([]string, b.n)
	for c := range cells {
		cells[c] = r.cell(i, c)
		if high < eighths {
			cells[c] = rising(cells[c], high)
		}
	}
	return cells
}

// rising returns a cell filled by so many eighths from the bottom. A dotted cell stays dotted.
func rising(cell string, high int) string {
	switch {
	case cell != dotted:
		return string([]rune(partly)[high-1])
	case high <= eighths/2:
		return low
	default:
		return middling
	}
}

// flat returns the cell of a phase in which nobody presses.
func flat(b bar) string {
	switch b.Kind {
	case protocol.CheckIn:
		return asking
	case protocol.PositionOfEase, protocol.Stretch, protocol.Heat, protocol.Movement:
		return lying
	default:
		return ground
	}
}

// cell returns a cell, by column, of a bar in which the hands press.
func (r Rhythm) cell(i, c int) string {
	b := r.bars[i]
	follows := i > 0 && r.bars[i-1].Level == b.Level && r.bars[i-1].block == b.block
	switch {
	case b.Kind == protocol.Stroke:
		return stroke
	case b.Kind == protocol.Contract:
		return effort
	case b.Span.Open && b.Guide > 0 && c > 0 && c == int(int64(b.n)*int64(b.Guide)/int64(b.Span.Max)):
		return guide
	case b.Span.Open && (c > 0 || b.n == 1):
		return dotted
	case c == 0 && follows:
		return parted
	case b.Span.IsRange() && c > 0 && (c == b.n-1 || middle(b, c) >= b.Span.Min):
		return dotted
	default:
		return filled
	}
}

// middle returns the time in the middle of a bar's column.
func middle(b bar, c int) time.Duration {
	return time.Duration(int64(b.Span.Max) * int64(2*c+1) / int64(2*b.n))
}

// height returns how many eighths of a row a level fills: whole rows if there is one for each
// level.
func (r Rhythm) height(level, rows int) int {
	rank, _ := slices.BinarySearch(r.levels, level)
	if n := len(r.levels); rows < n {
		return eighths * rows * (rank + 1) / n
	}
	return eighths * max((rows*(rank+1)+len(r.levels)/2)/len(r.levels), 1)
}

func (r Rhythm) words(ink *Ink, part Part) string {
	var p pen
	for _, l := range r.labels {
		p.to(l.x)
		p.draw(ink.of(part, r.bars[l.bar]), l.text)
	}
	return p.String()
}

// foot draws the marks and the playhead.
func (r Rhythm) foot(ink *Ink, part Part, at time.Duration) string {
	column, ok := r.Column(at)
	if at < 0 || !ok {
		column = -1
	}
	var p pen
	for _, b := range r.bars {
		for x := b.x; x < b.x+b.n; x++ {
			switch {
			case x == column:
				p.to(x)
				p.draw(&ink.Head, head)
			case part.has(b):
				p.to(x)
				p.draw(&ink.Marked, underline)
			}
		}
	}
	return p.String()
}

// pen writes one row. Adjacent cells in the same style, and adjacent filled cells, are written as
// one stretch.
type pen struct {
	done  strings.Builder
	style *lipgloss.Style
	solid bool   // the text is filled cells
	text  string // yet to be drawn
	n     int    // the cells of that
	x     int
}

// to writes blanks up to a column.
func (p *pen) to(x int) {
	if n := x - p.x; n > 0 {
		p.flush()
		p.done.WriteString(strings.Repeat(" ", n))
		p.x = x
	}
}

// draw adds cells, or a word.
func (p *pen) draw(style *lipgloss.Style, texts ...string) {
	for _, s := range texts {
		if solid := s == filled; style != p.style || solid != p.solid {
			p.flush()
			p.style, p.solid = style, solid
		}
		n := ui.Width(s)
		p.text, p.n, p.x = p.text+s, p.n+n, p.x+n
	}
}

// flush writes the pending stretch. A font may leave a seam between two rows of filled cells, so
// their background has the same colour; without colours they are blanks in reverse.
func (p *pen) flush() {
	if p.n == 0 {
		return
	}
	style, text := *p.style, p.text
	if ink := style.GetForeground(); p.solid {
		style = style.Background(ink)
		if _, none := ink.(lipgloss.NoColor); none {
			style, text = p.style.Reverse(true), strings.Repeat(" ", p.n)
		}
	}
	p.done.WriteString(style.Render(text))
	p.text, p.n = "", 0
}

// String finishes the row and returns it.
func (p *pen) String() string {
	p.flush()
	return p.done.String()
}
