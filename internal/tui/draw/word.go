package draw

import (
	"slices"
	"strings"
)

// letters lists the characters that have glyphs. Glyphs stand in five rows of squares, six to a
// character with the blanks after it. They are as narrow as they can be and still be told apart
// when blurred.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :.-'!?/"

// rows holds the five rows one below the other, each in four lines.
const rows = "" +
	".##.  ###.  .###  ###.  ####  ####  .###  #..#  #     ...#  #..#  " +
	"#...  #...# #..#  .##.  ###.  .##.  ###.  .###  ##### #..#  #...# " +
	"#...# #..#  #...# ####  ####  .#.   ####  ####  #..#  ####  ####  " +
	"####  ####  ####  ..    .     .     ...   #     #     ###.  ...#  " +
	"#..#  #..#  #...  #..#  #...  #...  #...  #..#  #     ...#  #.#.  " +
	"#...  ##.## ##.#  #..#  #..#  #..#  #..#  #...  ..#.. #..#  #...# " +
	"#...# #..#  .#.#. ...#  #..#  ##.   ...#  ...#  #..#  #...  #...  " +
	"...#  #..#  #..#  ..    #     .     ...   #     #     ...#  ..#.  " +
	"####  ###.  #...  #..#  ###.  ###.  #.##  ####  #     ...#  ##..  " +
	"#...  #.#.# #.##  #..#  ###.  #..#  ###.  .##.  ..#.. #..#  #...# " +
	"#.#.# .##.  ..#.. .##.  #..#  .#.   ####  .###  ####  ####  ####  " +
	"...#  ####  ####  ..    .     .     ###   .     #     .##.  ..#.  " +
	"#..#  #..#  #...  #..#  #...  #...  #..#  #..#  #     #..#  #.#.  " +
	"#...  #...# #..#  #..#  #...  #.#.  #.#.  ...#  ..#.. #..#  .#.#. " +
	"##.## #..#  ..#.. #...  #..#  .#.   #...  ...#  ...#  ...#  #..#  " +
	"...#  #..#  ...#  ..    #     .     ...   .     .     ....  .#..  " +
	"#..#  ###.  .###  ###.  ####  #...  .###  #..#  #     .##.  #..#  " +
	"####  #...# #..#  .##.  #...  .#.#  #..#  ###.  ..#.. .##.  ..#.. " +
	"#...# #..#  ..#.. ####  ####  ###   ####  ####  ...#  ####  ####  " +
	"...#  ####  ####  ..    .     #     ...   .     #     .#..  #...  "

// pitch is the distance between the glyphs of two characters.
const pitch = 6

// glyph is the picture of one character.
type glyph struct{ at, width int }

// glyphOf returns a character's glyph; its width is zero if there is none.
func glyphOf(c byte) glyph {
	i := strings.IndexByte(letters, c)
	if i < 0 {
		return glyph{}
	}
	at := i * pitch
	return glyph{at, strings.IndexByte(rows[at:], ' ')}
}

// lit reports whether a square is filled; squares outside the glyph are not.
func (g glyph) lit(x, y int) bool {
	return x >= 0 && x < g.width && y < 5 && rows[y*pitch*len(letters)+g.at+x] == '#'
}

// The smallest heights of letters made of half blocks, and of painted ones.
const (
	WordSmall   = 3
	WordPainted = 5
)

// Word draws capital letters as large as a box of w by h cells allows. The picture is empty if
// there is no room or a character has no glyph; the caller then shows the plain text.
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
	// A square is no wider than lets a letter of five be as wide as it is high. Where a long word
	// must be narrow, letters are up to twice as high as they are wide.
	if cells := min((2*h+1)/5, w/squares); cells > 1 && h >= WordPainted {
		return squared(text, cells, min(h, 5*cells))
	}
	return halves(text, text, min(2*h, mostHalves))
}

// unaccented returns a capital letter without its accent, for which there is no room.
func unaccented(r rune) rune {
	const accented, letters = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ", "AAAAAACEEEEIIIINOOOOOOUUUUY"
	if i := strings.IndexRune(accented, r); i >= 0 {
		return rune(letters[i/2]) // each takes two bytes
	}
	return r
}

// mostHalves is the largest height, in half lines, of letters with squares of one cell. Any higher,
// their strokes would be too thin.
const mostHalves = 20

// rowHeights divides a height among the five rows of squares, so that all horizontal bars are
// equally thick.
func rowHeights(height, bar int) [5]int {
	open := height - 3*bar
	return [5]int{bar, open / 2, bar, open - open/2, bar}
}

// squared draws a text in squares of the given width, stretched to a height.
func squared(text string, cells, height int) Picture {
	p := Picture{Gap: cells}
	for r, rows := range rowHeights(height, max(1, cells/2)) {
		var l line
		for i := range len(text) {
			if i > 0 {
				l.add(cells, false)
			}
			g := glyphOf(text[i])
			for x := range g.width {
				l.add(cells, g.lit(x, r))
			}
		}
		p.add(rows, &l)
	}
	return p
}

// halves draws a text in squares of one cell, in the given number of half lines, in slots as wide
// as those of the text given.
func halves(slots, text string, height int) Picture {
	var rowOf []int // of each half line
	for r, n := range rowHeights(height, 1) {
		rowOf = append(rowOf, slices.Repeat([]int{r}, n)...)
	}
	rowOf = append(rowOf, noRow) // below an odd number of half lines
	p := Picture{Gap: 1, Thin: true}
	for y := range (height + 1) / 2 {
		var l line
		for i := range len(slots) {
			if i > 0 {
				l.add(1, false)
			}
			g, wide := glyphOf(text[i]), glyphOf(slots[i]).width
			for x := g.width - wide; x < g.width; x++ {
				l.half(g.lit(x, rowOf[2*y]), g.lit(x, rowOf[2*y+1]))
			}
			p.Last = wide
		}
		p.add(1, &l)
	}
	return p
}

// noRow is a row that no glyph has.
const noRow = 5
