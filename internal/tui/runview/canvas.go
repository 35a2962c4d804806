package runview

import (
	"strings"
	"unicode/utf8"

	"presshold/internal/tui/draw"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui"
)

// canvas writes a screen from its first cell to its last. Each row begins with row, and whoever
// writes last fills it.
type canvas struct {
	strings.Builder
	w  int
	x  int    // cells of this row written so far
	on string // what is turned on
	n  int    // rows begun
	// most is the number of rows to write; rows below are dropped.
	most int
}

// piece is a text in one paint.
type piece struct {
	text  string
	paint theme.Paint
}

const blanks = "                                                                "

func (c *canvas) row() {
	c.n++
	c.x = 0
	if c.n > 1 && !c.hidden() {
		c.WriteByte('\n')
	}
}

// hidden reports whether the current row is dropped.
func (c *canvas) hidden() bool { return c.n > c.most }

func (c *canvas) turn(p theme.Paint) {
	if p.On() == c.on {
		return
	}
	if c.on != "" {
		c.WriteString(theme.Off)
	}
	c.on = p.On()
	c.WriteString(c.on)
}

// fill writes n blanks, but not beyond the end of the row.
func (c *canvas) fill(p theme.Paint, n int) {
	n = min(n, c.w-c.x)
	if n <= 0 || c.hidden() {
		return
	}
	c.turn(p)
	c.x += n
	for n > 0 {
		k := min(n, len(blanks))
		c.WriteString(blanks[:k])
		n -= k
	}
}

// to fills the row up to cell x.
func (c *canvas) to(p theme.Paint, x int) { c.fill(p, x-c.x) }

// end fills the rest of the row.
func (c *canvas) end(p theme.Paint) { c.fill(p, c.w) }

// text writes a clean text, cut at the end of the row.
func (c *canvas) text(p theme.Paint, s string) {
	s = ui.Cut(s, c.w-c.x)
	if s == "" || c.hidden() {
		return
	}
	c.turn(p)
	c.WriteString(s)
	c.x += ui.Width(s)
}

// cells writes a line of a picture.
func (c *canvas) cells(on, off, text theme.Paint, cells string) {
	for cells != "" {
		first, size := utf8.DecodeRuneInString(cells)
		rest := strings.TrimLeft(cells, cells[:size])
		same := cells[:len(cells)-len(rest)]
		switch first {
		case draw.On:
			c.fill(on, len(same)/size)
		case draw.Off:
			c.fill(off, len(same))
		default:
			c.text(text, same)
		}
		cells = rest
	}
}

// pieces writes texts side by side in at most room cells; the last one may be cut.
func (c *canvas) pieces(room int, pieces []piece) {
	for _, p := range pieces {
		s := ui.Cut(p.text, room)
		c.text(p.paint, s)
		room -= ui.Width(s)
		if s != p.text {
			return
		}
	}
}

// line is a row of texts that is filled while there is room.
type line struct {
	pieces []piece
	free   int // cells that are left
}

// add adds the first wording that leaves keep cells free, behind a gap unless the line is empty. If
// none does, it adds nothing.
func (l *line) add(paint, gapPaint theme.Paint, gap string, keep int, wordings ...string) {
	if len(l.pieces) == 0 {
		gap = ""
	}
	for _, text := range wordings {
		if n := ui.Width(gap) + ui.Width(text); text != "" && n <= l.free-keep {
			l.pieces, l.free = append(l.pieces, piece{gap, gapPaint}, piece{text, paint}), l.free-n
			return
		}
	}
}

func piecesWidth(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += ui.Width(p.text)
	}
	return n
}

// spread writes a row with texts at its left and at its right, within a margin. If both don't fit,
// the right one stays whole as long as the left one keeps half of the room.
func (c *canvas) spread(ground theme.Paint, margin int, left, right []piece) {
	c.row()
	room := c.w - 2*margin
	if room <= 0 {
		c.end(ground)
		return
	}
	l, r := piecesWidth(left), piecesWidth(right)
	if r > 0 && l+2+r > room {
		l = min(l, max(room-2-r, room/2))
		r = min(r, max(0, room-2-l))
	}
	l = min(l, room)
	c.fill(ground, margin)
	c.pieces(l, left)
	c.to(ground, c.w-margin-r)
	c.pieces(r, right)
	c.end(ground)
}

func (c *canvas) centre(ground theme.Paint, pieces []piece) {
	c.row()
	c.to(ground, (c.w-piecesWidth(pieces))/2)
	c.pieces(c.w-c.x, pieces)
	c.end(ground)
}
