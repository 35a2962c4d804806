package drill

import (
	"slices"
	"strings"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
)

// forceCurve is a force over time, to be drawn. It is drawn from left to right like a
// monitor does, and nothing of it moves once it stands; where it is longer than its window
// it begins anew at the left.
type forceCurve struct {
	points training.Curve
	from   time.Duration // the left edge
	window time.Duration // the width
}

// The least room for a curve: fewer rows or columns say nothing.
const (
	curveRows    = 3
	curveColumns = 10
	curveAxis    = 8 // cells before the curve, for the numbers
)

// extent is the lowest and the highest force in a column, in half rows from the bottom.
type extent struct{ low, high int }

// holds reports whether the force was in a half row.
func (e extent) holds(half int) bool { return e.low <= half && half <= e.high && e.low >= 0 }

// picture is a curve laid out in cells, ready to be drawn.
type picture struct {
	level training.Level
	rows  int
	cells []extent
}

// same reports whether another picture would be drawn alike.
func (p picture) same(q picture) bool {
	return p.level == q.level && p.rows == q.rows && slices.Equal(p.cells, q.cells)
}

// lay lays the curve out in so many rows and cells; without any where that is too few.
func (c forceCurve) lay(l training.Level, width, rows int) picture {
	p := picture{level: l, rows: rows}
	if columns := width - curveAxis; rows >= curveRows && columns >= curveColumns {
		p.cells = c.columns(columns, p.half)
	}
	return p
}

// half is the half row in which a force stands, from the bottom. The band is a third of the
// height, so that its errors are seen; what lies far from it stands at the edge.
func (p picture) half(newtons float64) int {
	width := p.level.High - p.level.Low
	bottom := max(p.level.Low-width, 0)
	return min(max(int((newtons-bottom)/(p.level.High+width-bottom)*float64(2*p.rows)), 0), 2*p.rows-1)
}

// draw draws the curve. The band is dotted, its target a line, and the curve solid: it
// needs no colours.
func (p picture) draw(b *ui.Body, u gauge.Unit) []string {
	if p.cells == nil {
		return nil
	}
	l := p.level
	target, low, high := p.half(l.Target)/2, p.half(l.Low)/2, p.half(l.High)/2
	lines := make([]string, p.rows)
	for i := range lines {
		row := p.rows - 1 - i // from the bottom
		number := ""
		switch row {
		case target:
			number = u.Words(l.Target)
		case high:
			number = u.Words(l.High)
		case low:
			number = u.Words(l.Low)
		}
		ground := ' '
		switch {
		case row == target:
			ground = '─'
		case row >= low && row <= high:
			ground = '·'
		}
		lines[i] = b.Look.Quiet.Render(ui.Pad(ui.Cut(number, curveAxis-1), curveAxis)) + drawRow(b, p.cells, row, ground)
	}
	return lines
}

// columns is where the force was in each column; below zero for nowhere.
func (c forceCurve) columns(n int, half func(float64) int) []extent {
	cells := make([]extent, n)
	for i := range cells {
		cells[i] = extent{-1, -1}
	}
	if len(c.points) == 0 || c.window <= 0 {
		return cells
	}
	page := (c.points[len(c.points)-1].At - c.from) / c.window
	last := -1
	for _, p := range c.points {
		at := p.At - c.from - page*c.window
		if at < 0 || at >= c.window {
			continue
		}
		x := int(at * time.Duration(n) / c.window)
		y := half(p.Newtons)
		for gap := last + 1; last >= 0 && gap < x; gap++ {
			cells[gap] = cells[last] // a gauge that reads seldom stands where it was
		}
		if cells[x].low < 0 {
			cells[x] = extent{y, y}
		}
		cells[x].low, cells[x].high = min(cells[x].low, y), max(cells[x].high, y)
		last = x
	}
	return cells
}

// drawRow draws one row of a curve over its ground.
func drawRow(b *ui.Body, cells []extent, row int, ground rune) string {
	var line, run strings.Builder
	drawn := false
	flush := func() {
		style := b.Look.Quiet
		if drawn {
			style = b.Look.Key
		}
		if run.Len() > 0 {
			line.WriteString(style.Render(run.String()))
		}
		run.Reset()
	}
	for _, e := range cells {
		sign := ground
		lower, upper := e.holds(2*row), e.holds(2*row+1)
		on := lower || upper
		switch {
		case lower && upper:
			sign = '█'
		case lower:
			sign = '▄'
		case upper:
			sign = '▀'
		}
		if on != drawn {
			flush()
			drawn = on
		}
		run.WriteRune(sign)
	}
	flush()
	return line.String()
}
