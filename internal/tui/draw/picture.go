// Package draw draws with the cells of a terminal: numbers and words large enough to be read across
// a room, the rhythm of a protocol, and the trend of a statistic. Each can be read without colour.
package draw

// Picture is a number or a word drawn large, as H lines of W cells. The zero value is empty.
//
// A picture consists of blanks that the caller paints. A blank with a background costs a third of
// the bytes of a block character, leaves no seams between lines and needs no font. Below five lines
// blanks alone are too coarse, so small pictures also use half blocks; the smallest are plain
// characters.
type Picture struct {
	W, H  int
	Last  int  // how wide the last slot of a number is
	Thin  bool // its strokes are one cell wide
	bands []band
}

// Run is a run of adjacent cells of one line that look the same.
type Run struct {
	N    int
	On   bool   // filled
	Char string // in each of the cells, if they are neither filled nor empty
}

// band is a run of adjacent lines that look the same.
type band struct {
	h    int
	runs []Run
}

// Runs returns the cells of a line, W in all. The caller must not change them.
func (p Picture) Runs(y int) []Run {
	for _, b := range p.bands {
		if y < b.h {
			return b.runs
		}
		y -= b.h
	}
	return nil
}

// measured returns the picture with its width set.
func (p Picture) measured() Picture {
	for _, run := range p.bands[0].runs {
		p.W += run.N
	}
	return p
}

// add appends n cells to the line.
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
