package draw

import (
	"slices"
	"time"

	"presshold/internal/training"
)

// Rhythm is a protocol as pressure over time.
//
//	████░░   ████░░   ████░░
//	████░░   ████░░   ████░░
//	████░░▁▁▁████░░▁▁▁████░░ …
//	hold  release
//	━━━━━━   ━━━━━━ ▲ ━━━━━━
//
// Time runs to the right; the height is the level of pressure. A filled cell is always held. A
// dotted cell may be: up to the maximum of a range or, in an open hold, up to its cap. The line
// below marks the part that the reader is looking at, and the position of the playhead.
//
// A rhythm is laid out once for a size and a protocol; drawing does not change it. The playhead
// moves by whole cells, and [Rhythm.Next] returns when, so nothing polls. The zero value is empty.
type Rhythm struct {
	w, h   int
	bars   []bar
	labels []label
	levels []int // those that are shown, lowest first
	lasts  time.Duration
	uneven bool // short phases are drawn wider than their time
}

// bar is a beat with the columns that it takes.
type bar struct {
	training.Beat

	block, round int
	start        time.Duration // within the rhythm
	gap          int           // columns before it, in which nothing happens yet
	x, n         int           // its first column, and how many there are
	dots         bool          // rounds are left out behind it
}

// dotsWidth is the number of columns that the dots take, with the blank before them.
const dotsWidth = 2

// Part is the part of a rhythm that the reader is looking at: one phase of a block, all phases of a
// block with training.NoIndex, or everything with training.NoIndex for both.
type Part struct{ Block, Phase int }

// has reports whether a bar belongs to the part.
func (p Part) has(b bar) bool {
	return b.block == p.Block && (p.Phase == training.NoIndex || b.Phase == p.Phase)
}

// The fewest columns of a bar, where columns are in proportion to time and where they can't be.
const (
	leastEven   = 2
	leastUneven = 3
)

// NewRhythm lays out the rhythms of some blocks in w by h cells; first is the index of the first one.
// It shows as many rounds as fit, but at most two of each of several blocks. If not even one round
// fits, short phases are drawn wider than their time.
func NewRhythm(patterns []training.Pattern, first, w, h int) Rhythm {
	r := Rhythm{w: w, h: h}
	if w < 1 || h < 1 {
		return r
	}
	most := 0
	for _, p := range patterns {
		most = max(most, len(p.Rounds))
	}
	most = min(most, w) // each takes a column
	if len(patterns) > 1 {
		most = min(most, 2) // it is their order that matters
	}
	for rounds := most; rounds > 0 && r.bars == nil; rounds-- {
		r.bars = evenly(lineUp(patterns, first, rounds), w)
	}
	for rounds := min(most, 2); rounds > 0 && r.bars == nil; rounds-- {
		r.bars, r.uneven = unevenly(lineUp(patterns, first, rounds), w), true
	}
	if r.bars == nil {
		r.bars = clipped(lineUp(patterns, first, 1), w)
	}
	r.settle()
	return r
}

// lineUp returns the bars of at most the given number of rounds of each block, without columns yet.
func lineUp(patterns []training.Pattern, first, rounds int) []bar {
	var bars []bar
	for i, p := range patterns {
		begun := len(bars)
		for r, beats := range p.Rounds[:min(rounds, len(p.Rounds))] {
			for _, b := range beats {
				bars = append(bars, bar{Beat: b, block: first + i, round: r + 1})
			}
		}
		last := &bars[len(bars)-1]
		last.dots = p.Planned > rounds
		bars[begun].gap = 1
	}
	return bars
}

// evenly gives each bar columns in proportion to its time; nil if one would be too narrow. A check-
// in that waits has no time and gets one column.
func evenly(bars []bar, w int) []bar {
	if room(bars, w) < len(bars) {
		return nil
	}
	share(bars, room(bars, w), func(b bar) int {
		if b.Span.Max == 0 {
			return 1
		}
		return 0
	})
	for _, b := range bars {
		if b.Span.Max > 0 && b.n < leastEven {
			return nil
		}
	}
	return bars
}

// unevenly gives each bar its fewest columns and shares out the rest by time; nil if even those
// don't fit.
func unevenly(bars []bar, w int) []bar {
	if room(bars, w) < leastUneven*len(bars) {
		return nil
	}
	share(bars, room(bars, w), func(bar) int { return leastUneven })
	return bars
}

// clipped returns the first bars, as many as fit, or one narrow bar; nil if there is no room at
// all.
func clipped(bars []bar, w int) []bar {
	for len(bars) > 1 {
		bars = bars[:len(bars)-1]
		bars[len(bars)-1].dots = true
		if fits := unevenly(bars, w); fits != nil {
			return fits
		}
	}
	bars[0].dots = false
	if room(bars, w) < 1 {
		return nil
	}
	share(bars, room(bars, w), func(bar) int { return 0 })
	return bars
}

// room returns the number of columns left for the bars, less one behind them.
func room(bars []bar, w int) int {
	w--
	for _, b := range bars {
		w -= b.gap
		if b.dots {
			w -= dotsWidth
		}
	}
	return w
}

// share gives each bar its own columns, and a part of the remaining ones by time. Equal times get
// equal widths, so that a rhythm looks regular; a few columns may be left over.
func share(bars []bar, columns int, own func(bar) int) {
	var all time.Duration
	for _, b := range bars {
		all += b.Span.Max
		columns -= own(b)
	}
	part := func(b bar, scale int) int {
		return int((2*int64(b.Span.Max)*int64(scale) + int64(all)) / (2 * int64(all)))
	}
	scale := max(columns, 0)
	for ; scale > 0; scale-- {
		sum := 0
		for _, b := range bars {
			sum += part(b, scale)
		}
		if sum <= columns {
			break
		}
	}
	for i, b := range bars {
		bars[i].n = own(b) + part(b, scale)
	}
}

// settle places the bars side by side.
func (r *Rhythm) settle() {
	x := 0
	for i := range r.bars {
		b := &r.bars[i]
		x += b.gap
		b.x, b.start = x, r.lasts
		x += b.n
		r.lasts += b.Span.Max
		if b.dots {
			x += dotsWidth
		}
		if b.Level > 0 && !slices.Contains(r.levels, b.Level) {
			r.levels = append(r.levels, b.Level)
		}
	}
	slices.Sort(r.levels)
	r.label()
}

// Lasts returns how long the playhead takes from the first column to the last, in the protocol's
// time.
func (r Rhythm) Lasts() time.Duration { return r.lasts }

// at returns the bar that is played at a time, and the column within it; false if nothing in the
// rhythm takes any time.
func (r Rhythm) at(t time.Duration) (bar, int, bool) {
	t = min(max(t, 0), r.lasts-1)
	for _, b := range r.bars {
		if t >= b.start && t < b.start+b.Span.Max {
			return b, int(int64(b.n) * int64(t-b.start) / int64(b.Span.Max)), true
		}
	}
	return bar{}, 0, false
}

// Column returns the column of the playhead at a time; false if there is none.
func (r Rhythm) Column(t time.Duration) (int, bool) {
	b, i, ok := r.at(t)
	return b.x + i, ok
}

// Next returns when the playhead next moves after a time; false once it is at the end.
func (r Rhythm) Next(t time.Duration) (time.Duration, bool) {
	if t >= r.lasts {
		return 0, false
	}
	b, i, ok := r.at(t)
	if !ok {
		return 0, false
	}
	edge := b.Span.Max
	if b.n > 0 {
		edge = min(edge, time.Duration((int64(i+1)*int64(b.Span.Max)+int64(b.n)-1)/int64(b.n)))
	}
	return b.start + edge, true
}
