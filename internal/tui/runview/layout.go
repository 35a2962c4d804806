package runview

import "math"

// layout is how the rows of a screen are shared out. A part without rows is not shown.
// From the top: header, word, number, level, then a line on how far the run has come and
// one of hints, with air between them.
type layout struct {
	margin int // at the sides

	header   int // the place, its level and score
	word     int
	number   int
	level    int
	progress int // point or round, and what comes next
	next     int // what comes next, where one line is too narrow for both
	hints    int // with the times

	above, over, under, below int // air: above the word, over and under the number, below the level
}

// Widths from which the lines of text stand in two columns, and have a margin.
const (
	oneCell  = 24
	twoCells = 40
)

// Heights from which the word is drawn in letters, and has its share; and from which the
// number has its.
const (
	lettered = 20
	large    = 22
	full     = 24
)

// numberRows are what the number has to have of h rows: from full on a little more than
// 55 %. More would be no better to read, and every row of it costs its bytes each second.
// It never takes more of a larger window than the window gained, so that nothing gives
// way as one grows.
func numberRows(h int) int {
	switch {
	case h < 3:
		return 1
	case h < 5:
		return h - 1
	case h < 8:
		return 3
	case h < 10:
		return h - 4
	case h < full:
		return h / 2
	default:
		return (55*h + 99) / 100
	}
}

// What to do must be read at three metres, as 15 minutes of arc, on a screen of 14 inches
// that the window fills: so many millimetres.
const (
	screenWide, screenHigh = 309.9, 174.3 // 16 to 9
	readable               = 13.09        // 3 m times the tangent of 15'
)

// rowHeight is how high a row is on that screen, a cell being half as wide as it is high.
func rowHeight(w, h int) float64 {
	return min(screenHigh/float64(h), 2*screenWide/float64(w))
}

// wordRows are what the word has to have: 12 % of the height, and what is readable.
func wordRows(w, h int) int {
	return int(math.Ceil(max(0.12*float64(h), readable/rowHeight(w, h))))
}

// part is one thing on the screen that may give way, and how many rows it takes.
type part struct {
	to   *int
	rows int
}

// share gives out the rows of a screen. The number has a claim to a share that no other
// part may touch; the parts come in order, the last to give way first, and the first that
// finds no room is left out with all after it. What is then left goes to a larger word and
// to air or, in a small window, to the number.
func share(v View, w, h int) layout {
	l := layout{number: numberRows(h)}
	switch {
	case w >= twoCells:
		l.margin = 2
	case w >= oneCell:
		l.margin = 1
	}
	left := h - l.number
	give := func(p part) bool {
		if p.rows > left {
			return false
		}
		*p.to += p.rows
		left -= p.rows
		return true
	}
	for _, p := range l.parts(v, w, h) {
		if !give(p) {
			break
		}
	}
	if h >= full {
		l.breathe(h, left)
		return l
	}
	if l.number += left; l.over == 0 && l.hints > 0 && l.number > h/2 { // a row between word and number
		l.over, l.number = l.over+1, l.number-1
	}
	return l
}

// parts are all parts but the number, the last to give way first.
func (l *layout) parts(v View, w, h int) []part {
	next, header := 0, 1
	if w < twoCells {
		next = 1
	}
	if v.Protocol == "" && placeText(v) == "" {
		header = 0
	}
	parts := []part{
		{&l.word, 1}, {&l.level, 1}, {&l.progress, 1}, {&l.header, header}, {&l.under, 1}, {&l.below, 1}, {&l.next, next},
	}
	switch {
	case h >= large: // what to do comes before hints
		grown := min(wordRows(w, h)-1, h-l.number-len(parts)+1-next)
		return append(parts, part{&l.word, grown}, part{&l.hints, 1}, part{&l.over, 1})
	case h >= lettered:
		return append(parts, part{&l.hints, 1}, part{&l.word, 2}, part{&l.over, 1})
	default:
		return append(parts, part{&l.hints, 1})
	}
}

// breathe gives out what is left of a large window: to the word, until it has a seventh,
// to the level, and to air.
func (l *layout) breathe(h, left int) {
	for left > 0 {
		for _, p := range []struct {
			rows *int
			most int
		}{{&l.above, h}, {&l.over, h}, {&l.word, h / 7}, {&l.under, h}, {&l.level, h / 20}, {&l.below, h}} {
			if left > 0 && *p.rows < p.most {
				*p.rows++
				left--
			}
		}
	}
}
