package big

// The least height of a painted number, and the heights of the smaller ones.
const (
	paintedHeight = 5
	halfHeight    = 3
)

// strokes are the digits from 0 to 9 in three columns by five rows: a row is an octal
// digit, a column one of its bits. Rows and columns are stretched to the size wanted.
const strokes = "75557" + "11111" + "71747" + "71717" + "55711" +
	"74717" + "74757" + "71111" + "75757" + "75717"

// Number draws text as large as a box of w by h cells allows. The slots are the
// widest text that has to fit the place, such as "00" or "0:00"; text is set to
// the right in them, so that nothing moves when a number loses a digit. It is
// empty if there is no room for even the plain characters.
func Number(slots, text string, w, h int) Picture {
	for len(text) < len(slots) {
		text = " " + text
	}
	slots = widen(slots, text)
	for height := h; height >= paintedHeight; height-- {
		if g, ok := fit(slots, w, height); ok {
			return g.draw(slots, text)
		}
	}
	if h >= halfHeight {
		if p := halves(slots, text); p.W <= w {
			return p
		}
	}
	if h < 1 || w < len(slots) {
		return Picture{}
	}
	return Picture{W: len(slots), H: 1, Last: 1, lines: []string{text}}
}

// widen are the slots for a text that is longer than they were made for.
func widen(slots, text string) string {
	if len(text) <= len(slots) {
		return slots
	}
	wide := make([]byte, len(text))
	for i := range wide {
		wide[i] = '0'
		if text[i] == ':' {
			wide[i] = ':'
		}
	}
	return string(wide)
}

// grid is the measure of one size of digits.
type grid struct {
	rows [5]int // heights of the five rows
	side int    // width of an upright stroke
	mid  int    // width between the strokes
	gap  int    // between digits
}

// fit finds the digits of a height that the slots' width allows: best is a width
// that looks like three to five (a cell is half as wide as it is high), but they
// may be narrower rather than lower, down to two thirds of that.
func fit(slots string, w, h int) (grid, bool) {
	digits, colons := 0, 0
	for i := range len(slots) {
		if slots[i] == ':' {
			colons++
		} else {
			digits++
		}
	}
	stroke := max(1, (h+4)/8) // light on dark is read best in strokes of an eighth
	g := grid{side: 2 * stroke, gap: max(1, stroke+stroke/2)}
	best, least := (6*h+2)/5, max(3, (4*h+4)/5)
	room := w - (len(slots)-1)*g.gap - colons*g.side
	width := best
	if digits > 0 {
		width = min(best, room/digits)
	}
	if width < least || room < 0 {
		return grid{}, false
	}
	g.side = min(g.side, max(1, (width-1)/2))
	g.mid = width - 2*g.side
	open := h - 3*stroke // the two rows between the bars
	g.rows = [5]int{stroke, open / 2, stroke, open - open/2, stroke}
	return g, true
}

// draw sets the text, as long as the slots.
func (g grid) draw(slots, text string) Picture {
	p := Picture{Last: 2*g.side + g.mid, bands: make([]band, len(g.rows))}
	for r := range g.rows {
		b := &p.bands[r]
		b.h = g.rows[r]
		for i := range len(slots) {
			if i > 0 {
				b.add(g.gap, false)
			}
			c := text[i]
			switch {
			case slots[i] == ':':
				b.add(g.side, c == ':' && r%2 == 1)
			case c < '0' || c > '9':
				b.add(2*g.side+g.mid, false)
			default:
				bits := strokes[int(c-'0')*5+r] - '0'
				b.add(g.side, bits&4 != 0)
				b.add(g.mid, bits&2 != 0)
				b.add(g.side, bits&1 != 0)
			}
		}
		p.H += b.h
	}
	for _, run := range p.bands[0].runs {
		p.W += run.N
	}
	return p
}
