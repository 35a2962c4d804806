// Package draw draws pictures in the cells of a terminal: numbers and words so large that
// they are read across a room, the rhythm of a protocol, and the course of a statistic.
// Each can be read without colour.
package draw

// Picture is a number or a word drawn large: H lines of W cells each. The zero
// value is empty.
//
// A large picture is made of blanks that the caller paints: a blank with a
// background costs a third of the bytes of a block character, leaves no seams
// between lines and needs no font. Below five lines there is no room for that, so
// small pictures are made of half blocks, and the smallest is the plain characters.
type Picture struct {
	W, H  int
	Last  int      // how wide the last slot of a number is
	bands []band   // of a large picture
	lines []string // of a small one
}

// Run is a number of neighbouring cells of one line that are alike.
type Run struct {
	N  int
	On bool // filled
}

// band is a number of neighbouring lines that are alike.
type band struct {
	h    int
	runs []Run
}

// Painted tells whether the picture consists of runs, for the caller to paint,
// or, if not, of text.
func (p Picture) Painted() bool { return p.bands != nil }

// Runs are the cells of a line of a painted picture, W in all. They must not be changed.
func (p Picture) Runs(y int) []Run {
	for _, b := range p.bands {
		if y < b.h {
			return b.runs
		}
		y -= b.h
	}
	return nil
}

// Text is a line of a picture that is not painted, W cells wide.
func (p Picture) Text(y int) string { return p.lines[y] }

// add puts n cells at the end of the line.
func (b *band) add(n int, on bool) {
	if n <= 0 {
		return
	}
	if last := len(b.runs) - 1; last >= 0 && b.runs[last].On == on {
		b.runs[last].N += n
		return
	}
	b.runs = append(b.runs, Run{n, on})
}
