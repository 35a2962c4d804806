package draw

import (
	"slices"
	"strconv"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/tui/ui"
)

// label is a word below a bar.
type label struct {
	x    int
	text string
	bar  int
}

// label labels the bars of each block's first round, and the bars whose level differs from the one
// before, as far as they fit. Phases in which the hands press go first.
func (r *Rhythm) label() {
	taken := make([]bool, r.w+1)
	for _, pressing := range []bool{true, false} {
		level := 0
		for i, b := range r.bars {
			if b.Level > 0 == pressing {
				if word := r.word(b, level); word != "" {
					r.put(label{b.x, word, i}, taken)
				}
			}
			if b.Level > 0 {
				level = b.Level
			}
		}
	}
	slices.SortFunc(r.labels, func(a, b label) int { return a.x - b.x })
}

// word returns the label of a bar that follows one of the given level.
func (r *Rhythm) word(b bar, level int) string {
	switch kind := plain.Line(b.Word); {
	case b.Level == 0 || len(r.levels) < 2:
		if b.round == 1 && b.Point == 0 {
			return kind
		}
		return ""
	case b.Level == level:
		return ""
	case b.Name != "":
		return plain.Line(b.Name)
	default:
		number := strconv.Itoa(b.Level)
		if long := kind + " " + number; b.round == 1 && ui.Width(long)+numberAir <= b.n {
			return long
		}
		return number
	}
}

// numberAir is the number of blanks around a number: "hold 1 2" would read as one label.
const numberAir = 2

// put places a label if it fits with a blank on either side, or more around a number.
func (r *Rhythm) put(l label, taken []bool) {
	n, air := ui.Width(l.text), 1
	if strings.ContainsAny(l.text, "0123456789") {
		air = numberAir
	}
	if n == 0 || l.x+n > r.w || slices.Contains(taken[max(l.x-air, 0):min(l.x+n+air, len(taken))], true) {
		return
	}
	for x := l.x; x < l.x+n; x++ {
		taken[x] = true
	}
	r.labels = append(r.labels, l)
}
