package practice

import (
	"fmt"
	"math"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/training"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/ui"
)

// The height of a chart, in rows.
const (
	lowest  = 6
	highest = 16
)

// The signs of a chart.
const (
	absolute = "●"
	variable = "○"
)

// chart draws the absolute and the variable error of a series, drill by drill; only the latest if not
// all fit. It needs no colours.
func chart(s training.Series, b *ui.Body, rows int) []string {
	const (
		axis = 7 // cells before the line of the axis: "12.34"
		each = 4 // cells from one step to the next
	)
	width := min(b.Width, 70)
	if width < axis+3*each {
		return nil
	}
	outcomes := s.Outcomes[max(len(s.Outcomes)-(width-axis)/each, 0):]
	top := 0.0
	for _, outcome := range outcomes {
		top = max(top, outcome.Absolute, outcome.Variable)
	}
	if top == 0 {
		top = 1
	}
	c := draw.NewGrid(width, rows-1)
	bottom := rows - 2 // the row of zero
	row := func(y float64) int { return bottom - int(math.Round(y/top*float64(bottom))) }
	for y := bottom; y >= 0; y -= 2 {
		c.Put(0, y, fmt.Sprintf("%*.2f", axis-1, top*float64(bottom-y)/float64(bottom)))
	}
	for y := range rows - 1 {
		c.Put(axis, y, "│")
	}
	for i, outcome := range outcomes {
		x := axis + each/2 + i*each
		c.Put(x, row(outcome.Variable), variable)
		c.Put(x, row(outcome.Absolute), absolute)
	}
	head := fmt.Sprintf(english.PracticeChart, absolute, variable, s.Unit(),
		outcomes[0].At.Format(time.DateOnly), outcomes[len(outcomes)-1].At.Format(time.DateOnly))
	var lines []string
	for _, l := range plain.Wrap(head, b.Width) {
		lines = append(lines, b.Look.Quiet.Render(l))
	}
	for _, l := range c.Lines() {
		lines = append(lines, b.Look.Text.Render(l))
	}
	return lines
}
