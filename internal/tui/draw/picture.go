// Package draw draws pictures in the cells of a terminal: numbers and words so large that
// they are read across a room, the rhythm of a protocol, and the course of a statistic.
// Each can be read without colour.
package draw

// Picture is a number or a word drawn large: H lines of W cells each. The zero
// value is empty.
//
// A picture is made of blanks that the caller paints: a blank with a background costs a
// third of the bytes of a block character, leaves no seams between lines and needs no font.
// Below five lines there is no room for blanks alone, so small pictures have half blocks
// among them, and the smallest is the plain characters.
type Picture struct {
	W, H  int
	Last  int  // how wide the last slot of a number is
	Thin  bool // its strokes are one cell wide
	bands []band
}

// Run is a number of neighbouring cells of one line that are alike.
type Run struct {
	N    int
	On   bool   // filled
	Char string // in each of the cells, if they are neither filled nor empty
}

// band is a number of neighbouring lines that are alike.
type band struct {
	h    int
	runs []Run
}

// Runs are the cells of a line, W in all. They must not be changed.
func (p Picture) Runs(y int) []Run {
	for _, b := range p.bands {
		if y < b.h {
			return b.runs
		}
		y -= b.h
	}
	return nil
}

// measured is the picture with its width.
func (p Picture) measured() Picture {
	for _, run := range p.bands[0].runs {
		p.W += run.N
	}
	return p
}

// add puts n cells at the end of the line.
func (b *band) add(n int, on bool) { b.put(Run{N: n, On: on}) }

func (b *band) put(r Run) {
	last := len(b.runs) - 1
	switch {
	case r.N <= 0:
	case last >= 0 && b.runs[last].On == r.On && b.runs[last].Char == r.Char:
		b.runs[last].N += r.N
	default:
		b.runs = append(b.runs, r)
	}
}
