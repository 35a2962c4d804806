// Package draw draws with the cells of a terminal: numbers and words large enough to be read across
// a room, the rhythm of a protocol, and the trend of a statistic. Each can be read without colour.
package draw

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Picture is a number or a word drawn large, as H lines of W cells. The zero value is empty.
//
// A picture consists of blanks that the caller paints. A blank with a background costs a third of
// the bytes of a block character, leaves no seams between lines and needs no font. Below five lines
// blanks alone are too coarse, so small pictures also use half blocks; the smallest are plain
// characters.
type Picture struct {
	W, H  int
	Last  int  // how wide the last slot of a number is
	Gap   int  // between the letters of a word
	Thin  bool // its strokes are one cell wide
	lines []string
}

// Cells of a picture that are blanks, to be painted as filled and as empty.
const (
	On  = '█'
	Off = ' '
)

// Line returns the cells of a line, a character for each; "" for a line that there is not.
func (p Picture) Line(y int) string {
	if y < 0 || y >= p.H {
		return ""
	}
	return p.lines[y]
}

// add adds so many lines with the same cells.
func (p *Picture) add(lines int, l *line) {
	p.lines = append(p.lines, slices.Repeat([]string{l.String()}, lines)...)
	p.W, p.H = utf8.RuneCountInString(l.String()), p.H+lines
}

// line is a line of a picture in the making.
type line struct{ strings.Builder }

func (l *line) add(n int, on bool) {
	cell := Off
	if on {
		cell = On
	}
	for range n {
		l.WriteRune(cell)
	}
}

// half adds the cell of two squares, one above the other.
func (l *line) half(upper, lower bool) {
	switch {
	case upper == lower:
		l.add(1, upper)
	case upper:
		l.WriteRune('▀')
	default:
		l.WriteRune('▄')
	}
}
