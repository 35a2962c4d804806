package paint

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// pen writes rows on a terminal. It knows its place and its look only from what it has
// written itself, and takes the shortest way from there.
type pen struct {
	palette *palette
	ink     []byte // what it has written

	width, height int  // of the window
	erases        bool // the terminal can erase some characters on from the pen
	returns       bool // and returns to the first column at each newline

	x, y int
	lost bool // its place is unknown
	look look // it writes with

	later []stroke // to be written after all rows
}

// stroke is a number of blanks in one row. A digit as large as the window is made of
// them, row under row, and so are the bars of a level.
type stroke struct {
	look    look
	x, y, n int
}

// The least numbers of blanks that make a stroke: as many as the bytes of the sequence that
// erases them, or fewer if writing them would change the look back and forth.
const (
	shortStroke = len("\x1b[4X")
	dabs        = 2
)

// canErase tells by the name of a terminal whether it can erase characters on from the
// cursor. It can if the framework's renderer trusts it to.
func canErase(terminal string) bool {
	name, _, _ := strings.Cut(terminal, "-")
	switch name {
	case "alacritty", "contour", "foot", "ghostty", "kitty", "linux", "rio", "screen", "st", "tmux", "wezterm", "xterm":
		return true
	default:
		return false
	}
}

// drain takes what the pen has written.
func (p *pen) drain() string {
	defer func() { p.ink = p.ink[:0] }()
	return string(p.ink)
}

// setLook changes the look in which the pen writes.
func (p *pen) setLook(l look) {
	if l != p.look {
		p.ink = append(p.ink, p.palette.change(p.look, l)...)
		p.look = l
	}
}

// csi writes a control sequence with a number, which is left out if it is 1.
func (p *pen) csi(n int, final byte) {
	p.ink = append(p.ink, ansi.ESC, '[')
	if n != 1 {
		p.ink = strconv.AppendInt(p.ink, int64(n), 10)
	}
	p.ink = append(p.ink, final)
}

// move goes to a place, the shorter way.
func (p *pen) move(x, y int) {
	if p.x == x && p.y == y && !p.lost {
		return
	}
	start := len(p.ink)
	p.jump(x, y)
	if jumped := len(p.ink); !p.lost {
		p.walk(x, y)
		if len(p.ink)-jumped < jumped-start {
			p.ink = slices.Delete(p.ink, start, jumped)
		} else {
			p.ink = p.ink[:jumped]
		}
	}
	p.x, p.y, p.lost = x, y, false
}

// jump goes to a place by its coordinates.
func (p *pen) jump(x, y int) {
	p.ink = append(p.ink, ansi.ESC, '[')
	if x > 0 || y > 0 {
		p.ink = strconv.AppendInt(p.ink, int64(y+1), 10)
		p.ink = append(p.ink, ';')
		p.ink = strconv.AppendInt(p.ink, int64(x+1), 10)
	}
	p.ink = append(p.ink, 'H')
}

// walk goes to a place from where the pen stands.
func (p *pen) walk(x, y int) {
	from := p.x
	if from >= p.width { // behind the last column, or still in it: that depends
		p.ink = append(p.ink, '\r')
		from = 0
	}
	switch down := y - p.y; {
	case down > 4, down > 0 && p.returns && x == from:
		p.csi(down, 'B')
	case down > 0:
		for range down {
			p.ink = append(p.ink, '\n')
		}
		if p.returns {
			from = 0
		}
	case down < 0:
		p.csi(-down, 'A')
	}
	switch {
	case x == from:
	case x == 0:
		p.ink = append(p.ink, '\r')
	case x > from:
		p.csi(x-from, 'C')
	default:
		p.csi(from-x, 'D')
	}
}

// erase erases all that is drawn.
func (p *pen) erase() {
	p.setLook(plain)
	p.move(0, 0)
	p.ink = append(p.ink, ansi.EraseEntireScreen...)
}

// draw makes a row on the screen into another.
func (p *pen) draw(y int, was, is *row) {
	if was.adrift || is.adrift {
		p.redraw(y, is)
		return
	}
	cells := is.cells
	first := 0
	for first < len(cells) && cells[first] == was.cells[first] {
		first++
	}
	if first == len(cells) {
		return
	}
	last := len(cells) - 1
	for cells[last] == was.cells[last] {
		last--
	}
	tail := p.tail(cells)
	for x := first; x <= last; {
		switch {
		case cells[x] == was.cells[x]:
			x++
		case x >= tail && last-x >= len(ansi.EraseLineRight):
			p.reach(x, y, cells)
			p.setLook(cells[x].look)
			p.ink = append(p.ink, ansi.EraseLineRight...)
			return
		default:
			x += p.fill(x, y, cells, last)
		}
	}
}

// redraw draws a row from scratch, from its first column, which is the one place that is
// certain.
//
// After a letter to which the terminal may give another width, the rest of its text follows
// as it comes, so that nothing is overwritten; only what stands behind two or more blanks is
// moved to its column. The row is erased first in the look of its end, in case the text turns
// out narrower, and doesn't wrap, in case it turns out wider.
func (p *pen) redraw(y int, r *row) {
	p.move(0, y)
	end := plain
	if n := len(r.cells); n > 0 && p.erasable(r.cells[n-1]) {
		end = r.cells[n-1].look
	}
	p.setLook(end)
	p.ink = append(p.ink, ansi.EraseLineRight...)
	last := len(r.cells) - 1
	for last >= 0 && r.cells[last] == (cell{" ", end, 1}) {
		last--
	}
	doubt := slices.ContainsFunc(r.cells, doubtful)
	if doubt {
		p.ink = append(p.ink, ansi.ResetModeAutoWrap...)
	}
	drifts, blanks := false, 0
	for x, c := range r.cells[:last+1] {
		if drifts && blanks > 1 && c.text != " " && c.width > 0 {
			p.csi(x+1, 'G')
			drifts = false
		}
		switch {
		case c.text == " ":
			blanks++
		case c.width > 0:
			blanks = 0
		}
		drifts = drifts || doubtful(c)
		p.put(c)
	}
	if doubt {
		p.ink = append(p.ink, ansi.SetModeAutoWrap...)
	}
	p.lost = true // the terminal may have measured the text otherwise
}

// doubtful reports whether the terminal may give a character another width.
func doubtful(c cell) bool {
	return len(c.text) > 1 && (utf8.RuneCountInString(c.text) > 1 || ansi.StringWidth(c.text) != ansi.StringWidthWc(c.text))
}

// tail is where the blanks begin that a row ends with and that can be erased.
func (p *pen) tail(cells []cell) int {
	end := len(cells)
	c := cells[end-1]
	if !p.erasable(c) {
		return end
	}
	for end > 0 && cells[end-1] == c {
		end--
	}
	return end
}

// erasable reports whether erasing leaves a cell as it is to be.
func (p *pen) erasable(c cell) bool { return c.text == " " && p.palette.erasable(c.look) }

// reach goes to a place in a row. It writes a few characters on the way again, although they
// are right already, if that takes no more bytes than skipping them.
func (p *pen) reach(x, y int, cells []cell) {
	if y == p.y && !p.lost && x > p.x && x-p.x <= len("\x1b[2C") {
		between := cells[p.x:x]
		if !slices.ContainsFunc(between, func(c cell) bool { return c.look != p.look || len(c.text) != 1 }) {
			for _, c := range between {
				p.put(c)
			}
			return
		}
	}
	p.move(x, y)
}

// fill writes the cells that are the same from a place on, and tells how many. Blanks
// are left for later if they are many.
func (p *pen) fill(x, y int, cells []cell, last int) (n int) {
	c := cells[x]
	for n = 1; x+n <= last && cells[x+n] == c; {
		n++
	}
	if p.erases && c.text == " " && (n >= shortStroke || n >= dabs && c.look != p.look) {
		p.later = append(p.later, stroke{c.look, x, y, n})
		return n
	}
	p.reach(x, y, cells)
	for range n {
		p.put(c)
	}
	return n
}

// finish writes the strokes that were left, those of one look together and downwards.
// Most are erased, which leaves the pen where it is, so that the stroke below costs no
// more than a newline and what erases it.
func (p *pen) finish() {
	slices.SortFunc(p.later, func(a, b stroke) int {
		return cmp.Or(cmp.Compare(a.look, b.look), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
	})
	for _, s := range p.later {
		p.move(s.x, s.y)
		if p.palette.erasable(s.look) {
			p.setLook(s.look)
			p.csi(s.n, 'X')
			continue
		}
		for range s.n {
			p.put(cell{" ", s.look, 1})
		}
	}
	p.later = p.later[:0]
}

// put writes a character. In the last place of a window it must not make the terminal
// scroll.
func (p *pen) put(c cell) {
	if c.width == 0 {
		return
	}
	p.setLook(c.look)
	corner := p.x+int(c.width) >= p.width && p.y == p.height-1
	if corner {
		p.ink = append(p.ink, ansi.ResetModeAutoWrap...)
	}
	p.ink = append(p.ink, c.text...)
	p.x += int(c.width)
	if corner {
		p.ink = append(p.ink, ansi.SetModeAutoWrap...)
	}
}
