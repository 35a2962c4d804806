package drill

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
)

// The least room for a curve: a smaller one says nothing.
const (
	curveRows    = 3
	curveColumns = 10
	curveAxis    = 8 // cells before the curve, for the numbers
)

// picture is a curve of force over time, laid out in cells. The zero value is empty.
type picture struct {
	level training.Level
	rows  int
	cells []extent
}

// extent is the lowest and the highest force in a column, in half rows from the bottom.
type extent struct{ low, high int }

// newPicture lays a curve out from left to right, as a monitor does: what is drawn never moves, and a
// curve longer than the window of time starts again at the left. It is empty if there is too little
// room.
func newPicture(l training.Level, points training.Curve, from, window time.Duration, width, rows int) picture {
	p := picture{level: l, rows: rows}
	columns := width - curveAxis
	if rows < curveRows || columns < curveColumns {
		return p
	}
	p.cells = slices.Repeat([]extent{{-1, -1}}, columns)
	if len(points) == 0 {
		return p
	}
	from += (points[len(points)-1].At - from) / window * window
	last := -1
	for _, point := range points {
		at := point.At - from
		if at < 0 || at >= window {
			continue
		}
		x, y := int(at*time.Duration(columns)/window), p.half(point.Newtons)
		for gap := last + 1; last >= 0 && gap < x; gap++ {
			p.cells[gap] = p.cells[last] // a gauge that reads seldom stands where it was
		}
		if x != last {
			p.cells[x] = extent{y, y}
		}
		p.cells[x] = extent{min(p.cells[x].low, y), max(p.cells[x].high, y)}
		last = x
	}
	return p
}

// same tells whether two pictures look the same.
func (p picture) same(q picture) bool {
	return p.level == q.level && p.rows == q.rows && slices.Equal(p.cells, q.cells)
}

// half is the half row of a force, counted from the bottom. The band takes a third of the height, so
// that small errors are visible; forces far from it are drawn at the edge.
func (p picture) half(newtons float64) int {
	width := p.level.High - p.level.Low
	bottom := max(p.level.Low-width, 0)
	return min(max(int((newtons-bottom)/(p.level.High+width-bottom)*float64(2*p.rows)), 0), 2*p.rows-1)
}

// draw draws the curve over its dotted band and the line of the target. It needs no colours.
func (p picture) draw(b *ui.Body, u gauge.Unit) []string {
	if p.cells == nil {
		return nil
	}
	l := p.level
	target, low, high := p.half(l.Target)/2, p.half(l.Low)/2, p.half(l.High)/2
	lines := make([]string, p.rows)
	for i := range lines {
		row := p.rows - 1 - i // from the bottom
		number, ground := "", ' '
		if row >= low && row <= high {
			ground = '·'
		}
		switch row {
		case target:
			number, ground = u.Words(l.Target), '─'
		case high:
			number = u.Words(l.High)
		case low:
			number = u.Words(l.Low)
		}
		lines[i] = b.Look.Quiet.Render(ui.Pad(ui.Cut(number, curveAxis-1), curveAxis)) + p.row(b, row, ground)
	}
	return lines
}

// row draws one row of the curve over its ground.
func (p picture) row(b *ui.Body, row int, ground rune) string {
	var line strings.Builder
	for i := 0; i < len(p.cells); {
		style, drawn := b.Look.Quiet, p.cells[i].sign(row) != 0
		if drawn {
			style = b.Look.Key
		}
		var run []rune
		for ; i < len(p.cells) && (p.cells[i].sign(row) != 0) == drawn; i++ {
			run = append(run, cmp.Or(p.cells[i].sign(row), ground))
		}
		line.WriteString(style.Render(string(run)))
	}
	return line.String()
}

// sign is the block that the extent fills in a row; zero for none.
func (e extent) sign(row int) rune {
	fills := func(half int) bool { return e.low >= 0 && e.low <= half && half <= e.high }
	switch lower, upper := fills(2*row), fills(2*row+1); {
	case lower && upper:
		return '█'
	case lower:
		return '▄'
	case upper:
		return '▀'
	default:
		return 0
	}
}

// plotFrom is the fewest rows of a plot: a head and one length.
const plotFrom = 2

// plot draws the errors of the last lengths, a row each: too short to the left of the target, too long
// to the right. It needs no colours. It is nil if there are too few rows.
func plot(b *ui.Body, t training.Target, lengths []time.Duration, rows int) []string {
	const numbers = 22 // cells before the picture
	half := (min(b.Width, 70) - numbers - 1) / 2
	if rows < plotFrom || half < 5 || len(lengths) == 0 {
		return nil
	}
	// The largest error takes the whole width, so that a steady hand sees its own errors too; but
	// errors under a tenth of a second are not blown up.
	widest := time.Second / 10
	for _, l := range lengths {
		widest = max(widest, t.Err(l).Abs())
	}
	lk := b.Look
	head := fmt.Sprintf("%-*s%-*s│%*s", numbers, t.Word, half, english.DrillPlotShort, half, english.DrillPlotLong)
	lines := []string{lk.Quiet.Render(ui.Cut(head, b.Width))}
	for i := max(len(lengths)-(rows-1), 0); i < len(lengths); i++ {
		at := int(float64(t.Err(lengths[i])) / float64(widest) * float64(half))
		cells := []rune(strings.Repeat(" ", half) + "│" + strings.Repeat(" ", half))
		cells[half+at] = '●'
		text := fmt.Sprintf("%3d %8s %8s ", i+1, phrase.Seconds(lengths[i]), phrase.SignedSeconds(t.Err(lengths[i])))
		lines = append(lines, lk.Text.Render(fmt.Sprintf("%-*s%s", numbers, text, strings.TrimRight(string(cells), " "))))
	}
	return lines
}
