package draw

import (
	"slices"
	"strings"
)

// letters are the characters that there are pictures of. The pictures stand in five
// rows of squares, six to a character with the blanks after it; they are as narrow as
// they can be and still be told apart when blurred.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :.-'!?/"

const (
	row0 = ".##.  ###.  .###  ###.  ####  ####  .###  #..#  #     ...#  #..#  " +
		"#...  #...# #..#  .##.  ###.  .##.  ###.  .###  ##### #..#  #...# " +
		"#...# #..#  #...# ####  ####  .#.   ####  ####  #..#  ####  ####  " +
		"####  ####  ####  ..    .     .     ...   #     #     ###.  ...#  "
	row1 = "#..#  #..#  #...  #..#  #...  #...  #...  #..#  #     ...#  #.#.  " +
		"#...  ##.## ##.#  #..#  #..#  #..#  #..#  #...  ..#.. #..#  #...# " +
		"#...# #..#  .#.#. ...#  #..#  ##.   ...#  ...#  #..#  #...  #...  " +
		"...#  #..#  #..#  ..    #     .     ...   #     #     ...#  ..#.  "
	row2 = "####  ###.  #...  #..#  ###.  ###.  #.##  ####  #     ...#  ##..  " +
		"#...  #.#.# #.##  #..#  ###.  #..#  ###.  .##.  ..#.. #..#  #...# " +
		"#.#.# .##.  ..#.. .##.  #..#  .#.   ####  .###  ####  ####  ####  " +
		"...#  ####  ####  ..    .     .     ###   .     #     .##.  ..#.  "
	row3 = "#..#  #..#  #...  #..#  #...  #...  #..#  #..#  #     #..#  #.#.  " +
		"#...  #...# #..#  #..#  #...  #.#.  #.#.  ...#  ..#.. #..#  .#.#. " +
		"##.## #..#  ..#.. #...  #..#  .#.   #...  ...#  ...#  ...#  #..#  " +
		"...#  #..#  ...#  ..    #     .     ...   .     .     ....  .#..  "
	row4 = "#..#  ###.  .###  ###.  ####  #...  .###  #..#  #     .##.  #..#  " +
		"####  #...# #..#  .##.  #...  .#.#  #..#  ###.  ..#.. .##.  ..#.. " +
		"#...# #..#  ..#.. ####  ####  ###   ####  ####  ...#  ####  ####  " +
		"...#  ####  ####  ..    .     #     ...   .     #     .#..  #...  "
)

// pitch is how far the pictures of two characters are apart.
const pitch = 6

// glyph is the picture of one character.
type glyph struct{ at, width int }

// glyphOf finds a character's picture; its width is zero if there is none.
func glyphOf(c byte) glyph {
	i := strings.IndexByte(letters, c)
	if i < 0 {
		return glyph{}
	}
	at := i * pitch
	return glyph{at, strings.IndexByte(row0[at:at+pitch], ' ')}
}

// lit tells whether a square is filled; those outside the picture are not.
func (g glyph) lit(x, y int) bool {
	if x < 0 || x >= g.width {
		return false
	}
	switch i := g.at + x; y {
	case 0:
		return row0[i] == '#'
	case 1:
		return row1[i] == '#'
	case 2:
		return row2[i] == '#'
	case 3:
		return row3[i] == '#'
	case 4:
		return row4[i] == '#'
	default:
		return false
	}
}

// The least heights of letters: of half blocks, and of painted ones.
const (
	WordSmall   = 3
	WordPainted = 5
)

// Word draws capital letters as large as a box of w by h cells allows. It is empty if
// there is no room or the text has a character that there is no picture of; then the
// text itself has to do.
func Word(text string, w, h int) Picture {
	text = strings.Map(unaccented, text)
	squares := -1
	for i := range len(text) {
		g := glyphOf(text[i])
		if g.width == 0 {
			return Picture{}
		}
		squares += g.width + 1
	}
	if squares < 1 || squares > w || h < WordSmall {
		return Picture{}
	}
	// A square is at most so wide that a letter of five is no wider than it is high; where
	// a long word has to be narrow, its letters are as much as twice as high as they are wide.
	if cells := min((2*h+1)/5, w/squares); cells > 1 && h >= WordPainted {
		return squared(text, cells, min(h, 5*cells))
	}
	return halves(text, text, min(2*h, mostHalves))
}

// unaccented is a capital letter without its accent, for which there is no room.
func unaccented(r rune) rune {
	const accented, letters = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ", "AAAAAACEEEEIIIINOOOOOOUUUUY"
	if i := strings.IndexRune(accented, r); i >= 0 {
		return rune(letters[i/2]) // each takes two bytes
	}
	return r
}

// mostHalves is how many half lines letters in squares of one cell may be high: beyond
// that their strokes are too thin for their height.
const mostHalves = 20

// rowHeights shares out a height to the five rows of squares, of which the bars have
// one thickness.
func rowHeights(height, bar int) [5]int {
	open := height - 3*bar
	return [5]int{bar, open / 2, bar, open - open/2, bar}
}

// squared draws a text in squares of so many cells, stretched to a height.
func squared(text string, cells, height int) Picture {
	p := Picture{H: height, bands: make([]band, 5)}
	for r, rows := range rowHeights(height, max(1, cells/2)) {
		b := &p.bands[r]
		b.h = rows
		for i := range len(text) {
			if i > 0 {
				b.add(cells, false)
			}
			g := glyphOf(text[i])
			for x := range g.width {
				b.add(cells, g.lit(x, r))
			}
		}
	}
	return p.measured()
}

// halves draws text in squares of one cell, so many half lines high, in slots as wide
// as those of the text given.
func halves(slots, text string, height int) Picture {
	var rowOf []int // of each half line
	for r, n := range rowHeights(height, 1) {
		rowOf = append(rowOf, slices.Repeat([]int{r}, n)...)
	}
	rowOf = append(rowOf, noRow) // below an odd number of half lines
	p := Picture{H: (height + 1) / 2, Thin: true, bands: make([]band, (height+1)/2)}
	for y := range p.bands {
		b := band{1, make([]Run, 0, 6*len(slots))}
		for i := range len(slots) {
			if i > 0 {
				b.add(1, false)
			}
			g, wide := glyphOf(text[i]), glyphOf(slots[i]).width
			for x := g.width - wide; x < g.width; x++ {
				b.half(g.lit(x, rowOf[2*y]), g.lit(x, rowOf[2*y+1]))
			}
			p.Last = wide
		}
		p.bands[y] = b
	}
	return p.measured()
}

// noRow is a row that no picture has.
const noRow = -1

// half puts the cell of two squares, one above the other, at the end of a line.
func (b *band) half(upper, lower bool) {
	switch {
	case upper == lower:
		b.add(1, upper)
	case upper:
		b.put(Run{N: 1, Char: "▀"})
	default:
		b.put(Run{N: 1, Char: "▄"})
	}
}
