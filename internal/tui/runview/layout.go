package runview

import (
	"math"

	"presshold/internal/tui/draw"
)

// layout is the distribution of the rows of a screen. A part without rows is not shown. From the
// top: header, word, number, level, a line about the progress of the run and a line of hints, with
// air between them.
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

// The least widths for two columns of text, and for a margin.
const (
	oneCell  = 24
	twoCells = 40
)

// The least heights for a word in letters, for its full size, and for a number of full size.
const (
	lettered = 17
	large    = 22
	full     = 24
)

// numberRows returns the rows that the number must have: in large windows a little over 55 %. More
// would be no easier to read, and every row costs bytes each second. It never gains more rows than
// the window, so that nothing is dropped as a window grows.
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

// The word must be readable at three metres, as 15 minutes of arc, on a screen of 14 inches that
// the window fills. All lengths are in millimetres.
const (
	screenWide, screenHigh = 309.9, 174.3 // 16 to 9
	readable               = 13.09        // 3 m times the tangent of 15'
)

// rowHeight returns the height of a row on that screen, if cells are half as wide as they are high.
func rowHeight(w, h int) float64 {
	return min(screenHigh/float64(h), 2*screenWide/float64(w))
}

// wordRows returns the rows that the word must have: 12 % of the height, and at least what is
// readable.
func wordRows(w, h int) int {
	return int(math.Ceil(max(0.12*float64(h), readable/rowHeight(w, h))))
}

// part is a part of the screen that may be dropped, with the rows that it takes.
type part struct {
	to   *int
	rows int
}

// give gives parts their rows in order of importance, and returns the rows that are left. The first
// part that doesn't fit is dropped with all after it.
func give(rows int, parts []part) (left int) {
	for _, p := range parts {
		if p.rows > rows {
			break
		}
		*p.to += p.rows
		rows -= p.rows
	}
	return rows
}

// middle returns the rows between the header and the lines of text, without those of the level.
func (l *layout) middle() int { return l.above + l.word + l.over + l.number + l.under }

// Margin returns the air at each side of a screen of that width.
func Margin(w int) int {
	switch {
	case w >= twoCells:
		return 2
	case w >= oneCell:
		return 1
	default:
		return 0
	}
}

// share distributes the rows of a screen. The number's share is reserved, and what the other parts
// leave goes to a larger word and to air or, in a small window, to the number.
func share(v View, w, h int) layout {
	l := layout{number: numberRows(h), margin: Margin(w)}
	left := give(h-l.number, l.parts(v, w, h))
	if h >= full {
		l.breathe(h, left)
		return l
	}
	if l.number += left; l.over == 0 && l.hints > 0 && (l.number > h/2 || l.word >= draw.WordSmall) {
		l.over, l.number = l.over+1, l.number-1 // or the word and the number would look like one shape
	}
	return l
}

// parts returns all parts but the number, the most important first.
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

// breathe distributes what is left of a large window: to the word, up to a seventh of the height,
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
