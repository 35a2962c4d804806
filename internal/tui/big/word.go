package big

import "strings"

// letters are the characters that there are pictures of. The pictures stand in five
// rows of squares, six to a character with the blanks after it; they are as narrow as
// they can be and still be told apart when blurred.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :.-'!?/"

const (
	row0 = ".##.  ###.  .###  ###.  ####  ####  .###  #..#  #     ...#  #..#  " +
		"#...  #...# #..#  .##.  ###.  .##.  ###.  .###  ##### #..#  #...# " +
		"#...# #..#  #...# ####  ####  ##.   ####  ####  #..#  ####  ####  " +
		"####  ####  ####  ..    .     .     ...   #     #     ###.  ...#  "
	row1 = "#..#  #..#  #...  #..#  #...  #...  #...  #..#  #     ...#  #.#.  " +
		"#...  ##.## ##.#  #..#  #..#  #..#  #..#  #...  ..#.. #..#  #...# " +
		"#...# #..#  .#.#. ...#  #..#  .#.   ...#  ...#  #..#  #...  #...  " +
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

// Letter heights: of half blocks, and of the painted sizes.
const (
	WordSmall  = 3
	WordMiddle = 5
	WordLarge  = 10
)

// Word draws capital letters as large as a box of w by h cells allows, in one of
// the three heights. It is empty if there is no room or the text has a character
// that there is no picture of; then the text itself has to do.
func Word(text string, w, h int) Picture {
	squares := -1
	for i := range len(text) {
		g := glyphOf(text[i])
		if g.width == 0 {
			return Picture{}
		}
		squares += g.width + 1
	}
	switch {
	case squares < 1:
		return Picture{}
	case h >= WordLarge && 4*squares <= w:
		return squared(text, 4)
	case h >= WordMiddle && 2*squares <= w:
		return squared(text, 2)
	case h >= WordSmall && squares <= w:
		return halves(text, text)
	default:
		return Picture{}
	}
}

// squared draws a text in squares of so many cells by half as many lines.
func squared(text string, cells int) Picture {
	p := Picture{bands: make([]band, 5)}
	for r := range p.bands {
		b := &p.bands[r]
		b.h = cells / 2
		for i := range len(text) {
			if i > 0 {
				b.add(cells, false)
			}
			g := glyphOf(text[i])
			for x := range g.width {
				b.add(cells, g.lit(x, r))
			}
		}
		p.H += b.h
	}
	for _, run := range p.bands[0].runs {
		p.W += run.N
	}
	return p
}

// halves draws text in squares of one cell by half a line, in slots as wide as those
// of the text given; the uppermost half line is air.
func halves(slots, text string) Picture {
	p := Picture{H: halfHeight, lines: make([]string, halfHeight)}
	for y := range p.lines {
		var line strings.Builder
		for i := range len(slots) {
			if i > 0 {
				line.WriteByte(' ')
			}
			g, wide := glyphOf(text[i]), glyphOf(slots[i]).width
			for x := g.width - wide; x < g.width; x++ {
				line.WriteString(halfBlock(g.lit(x, 2*y-1), g.lit(x, 2*y)))
			}
		}
		p.lines[y] = line.String()
	}
	for i := range len(slots) {
		p.Last = glyphOf(slots[i]).width
		p.W += p.Last + 1
	}
	p.W = max(0, p.W-1)
	return p
}

// halfBlock is the character of two squares, one above the other.
func halfBlock(upper, lower bool) string {
	switch {
	case upper && lower:
		return "█"
	case upper:
		return "▀"
	case lower:
		return "▄"
	default:
		return " "
	}
}
