package draw

// strokes holds the digits 0 to 9, three columns by five rows each: a row is an octal digit, a
// column one of its bits. Rows and columns are stretched to the size wanted. The 1 is drawn
// differently: see [digitGrid.one].
const strokes = "75557" + "22222" + "71747" + "71717" + "55711" +
	"74717" + "74757" + "71111" + "75757" + "75717"

// Number draws text as large as a box of w by h cells allows. The slots are the widest text that
// must fit, such as "00" or "0:00". The text is right-aligned in them, so that nothing moves when a
// number loses a digit. The picture is empty if not even plain characters fit.
func Number(slots, text string, w, h int) Picture {
	for len(text) < len(slots) {
		text = " " + text
	}
	if len(text) > len(slots) {
		slots = text
	}
	for height := h; height >= WordPainted; height-- {
		if g, ok := fitDigits(slots, w, height); ok {
			return g.draw(slots, text)
		}
	}
	if h >= WordSmall {
		// Half a blank line separates the digits from what is below.
		if p := halves(slots, text, min(2*h-1, mostHalves)); p.W <= w {
			return p
		}
	}
	if h < 1 || w < len(slots) {
		return Picture{}
	}
	return Picture{W: len(slots), H: 1, Last: 1, Thin: true, lines: []string{text}}
}

// digitGrid holds the dimensions of one size of digits.
type digitGrid struct {
	rows [5]int // heights of the five rows
	side int    // width of an upright stroke
	mid  int    // width between the strokes
	gap  int    // between digits
}

// fitDigits finds digits of a height that fit the width of the slots. The best width looks like
// three to five, with a cell half as wide as it is high. Digits become narrower, down to two thirds
// of that, before they become lower.
func fitDigits(slots string, w, h int) (digitGrid, bool) {
	digits, colons := 0, 0
	for i := range len(slots) {
		if slots[i] == ':' {
			colons++
		} else {
			digits++
		}
	}
	stroke := max(1, (h+4)/8) // light on dark is read best in strokes of an eighth
	g := digitGrid{side: 2 * stroke, gap: max(1, stroke+stroke/2)}
	best, least := (6*h+2)/5, max(3, (4*h+4)/5)
	room := w - (len(slots)-1)*g.gap - colons*g.side
	width := best
	if digits > 0 {
		width = min(best, room/digits)
	}
	if width < least || room < 0 {
		return digitGrid{}, false
	}
	g.side = min(g.side, max(1, (width-1)/2))
	g.mid = width - 2*g.side
	g.rows = rowHeights(h, stroke)
	return g, true
}

// rowPart is a run of adjacent lines of the digits that look the same.
type rowPart struct {
	row   int // of the strokes
	h     int
	stage stage
}

// stage is the part of a 1 that a rowPart shows.
type stage int

const (
	stem stage = iota
	flag
	foot
)

// parts returns the lines from top to bottom. The flag of a 1 begins a little below its head, so
// the rows there are split further.
func (g digitGrid) parts() []rowPart {
	r, drop := g.rows, g.rows[0]/3
	return []rowPart{
		{0, drop, stem},
		{0, r[0] - drop, flag},
		{1, drop, flag},
		{1, r[1] - drop, stem},
		{2, r[2], stem},
		{3, r[3], stem},
		{4, r[4], foot},
	}
}

// draw draws the text, which is as long as the slots.
func (g digitGrid) draw(slots, text string) Picture {
	p := Picture{Last: 2*g.side + g.mid}
	for _, part := range g.parts() {
		var l line
		for i := range len(slots) {
			if i > 0 {
				l.add(g.gap, false)
			}
			c := text[i]
			switch {
			case slots[i] == ':':
				l.add(g.side, c == ':' && part.row%2 == 1)
			case c < '0' || c > '9':
				l.add(2*g.side+g.mid, false)
			case c == '1':
				g.one(&l, part.stage)
			default:
				bits := strokes[int(c-'0')*5+part.row] - '0'
				l.add(g.side, bits&4 != 0)
				l.add(g.mid, bits&2 != 0)
				l.add(g.side, bits&1 != 0)
			}
		}
		p.add(part.h, &l)
	}
	return p
}

// one adds a line of a 1: a stem in the middle, a flag on its left and a foot below, narrower than
// the other digits. Two bare strokes side by side would read as a pause sign.
func (g digitGrid) one(l *line, st stage) {
	wide := 2*g.side + g.mid
	left := (wide - g.side) / 2
	lit := g.side
	switch margin := wide / 9; st {
	case flag:
		left -= min(g.side, left-margin)
		lit = (wide-g.side)/2 + g.side - left
	case foot:
		left, lit = margin, wide-2*margin
	}
	l.add(left, false)
	l.add(lit, true)
	l.add(wide-left-lit, false)
}
