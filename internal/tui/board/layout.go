package board

// layout is how the rows of a screen are shared out. A part without rows is not
// shown. From the top: header, word, detail, number, level, then the lines of text
// and the hints, with air between them.
type layout struct {
	wide   bool // the lines of text stand in two columns
	margin int  // at the sides

	header int
	word   int // rows of the word
	detail int // what the word means in numbers, under a word of several rows
	number int
	level  int
	round  int // with the dots and, in two columns, the times
	next   int // with, in two columns, the point
	point  int
	times  int
	hints  int

	dots  bool
	place bool // the point is shown
	clock bool // the times are shown

	above, over, under, below int // air: above the word, over and under the number, below the level
}

// Widths from which the lines of text stand in two columns, and the number keeps a
// margin.
const (
	twoColumns = 64
	oneCell    = 24
	twoCells   = 40
)

// part is one thing on the screen that may give way, and how many rows it takes.
type part struct {
	rows int
	show func()
}

// share gives out the rows of a screen. The number has a claim to a share that no
// other part may touch; the parts come in order, the last to give way first, and
// the first that finds no room is left out with all after it. What is then left
// goes to the number, to a larger word as long as the number keeps the larger
// half, and to air.
func share(v View, w, h int) layout {
	l := layout{wide: w >= twoColumns}
	switch {
	case w >= twoCells:
		l.margin = 2
	case w >= oneCell:
		l.margin = 1
	}
	left := h - claim(h)
	for _, p := range l.parts(v) {
		if p.rows > left {
			break
		}
		left -= p.rows
		p.show()
	}
	l.number = claim(h) + left
	l.grow(h)
	return l
}

// claim is how many rows of h the number has to have. It never takes more of a
// larger window than the window gained, so that nothing gives way as one grows.
func claim(h int) int {
	switch {
	case h < 3:
		return 1
	case h < 5:
		return h - 1
	case h < 8:
		return 3
	case h < 10:
		return h - 4
	default:
		return h / 2
	}
}

// parts are all parts but the number, the last to give way first.
func (l *layout) parts(v View) []part {
	set := func(rows *int) func() { return func() { *rows = 1 } }
	point, times := 1, 1 // rows of their own
	if l.wide {
		point, times = 0, 0
	}
	placed := len(pointText(v)) > 0
	if !placed {
		point = 0
	}
	return []part{
		{1, set(&l.word)},
		{1, set(&l.level)},
		{1, set(&l.round)},
		{1, set(&l.next)},
		{point, func() { l.point, l.place = point, placed }},
		{1, set(&l.header)},
		{0, func() { l.dots = true }},
		{times, func() { l.times, l.clock = times, true }},
		{1, set(&l.hints)},
	}
}

// grow takes from the number what makes the rest readable, as long as it keeps its
// share of the height, in percent.
func (l *layout) grow(h int) {
	take := func(rows *int, n, keep int) {
		if (l.number-n)*100 >= keep*h {
			*rows += n
			l.number -= n
		}
	}
	if l.word == 0 || l.level == 0 {
		return
	}
	if l.hints > 0 && (l.number-3)*100 >= 50*h {
		take(&l.word, 2, 0)
		take(&l.detail, 1, 0)
	}
	take(&l.under, 1, 50)
	take(&l.over, 1, 50)
	if h < roomy {
		return
	}
	if h >= huge {
		take(&l.level, 1, 60)
		take(&l.word, 2, 60)
		take(&l.word, 5, 60)
	}
	keep := enough
	if h >= huge {
		keep = plenty
	}
	for (l.number-1)*100 >= keep*h {
		for _, air := range []*int{&l.over, &l.under, &l.below, &l.above} {
			take(air, 1, keep)
		}
	}
}

// From roomy rows on the number has enough with a share of them, in percent: more of
// it would be no better to read, and every row of it costs its bytes each second.
// From huge rows on the word and the level grow too.
const (
	roomy  = 30
	enough = 47
	huge   = 60
	plenty = 60
)
