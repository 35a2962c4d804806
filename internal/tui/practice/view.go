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

// lay fits what is shown into the window.
func (p *screen) lay(st ui.Env) {
	b := st.Brief()
	rows := ui.BodyRows(st.H)
	from, to := 0, 0
	switch {
	case !p.read.Over():
		p.read.Tell(b)
	case p.deep:
		s, _ := p.marked()
		b.Facts(s.Facts())
		b.Gap()
		b.Lines = append(b.Lines, chart(s, b, min(max(rows-len(b.Lines), lowest), highest))...) // in the rows that are left
		p.page.Set(b.Lines, ui.TextWidth(st.W), rows)
		return
	default:
		from, to = p.list(b)
	}
	p.page.Set(b.Lines, ui.TextWidth(st.W), rows)
	p.page.Show(from, to)
}

// list writes the overview, and returns the lines of the marked row.
func (p *screen) list(b *ui.Body) (from, to int) {
	lk := b.Look
	if p.read.Tell(b) {
		b.Gap()
	}
	row := 0
	add := func(text, more string) {
		at := len(b.Lines)
		sign, style := lk.Item(row == p.at.Cursor())
		b.Hang(style, sign, text)
		if more != "" {
			b.Hang(lk.Text, "  ", more)
		}
		if row == p.at.Cursor() {
			from, to = at, len(b.Lines)
		}
		row++
	}
	add(p.NextWords(), "")
	if p.HasNext {
		b.Text(lk.Text, p.Next.Why)
	}
	b.Text(lk.Quiet, fmt.Sprintf(english.PracticeStreak, p.Streak.Words()))
	if len(p.Series) > 0 {
		b.Gap()
		b.Text(lk.Quiet, english.PracticeDrills)
	}
	for _, s := range p.Series {
		add(p.Title(s), fmt.Sprintf("%s %s", s.Sparkline(b.Width/2), s.Course()))
	}
	if len(p.Standings) > 0 {
		b.Gap()
		b.Text(lk.Quiet, english.PracticeWeakest)
		for _, s := range p.Standings {
			add(p.Name(s.Protocol), s.Words())
		}
		b.Gap()
		b.Text(lk.Quiet, english.MissedMeans)
	}
	if p.at.Cursor() > 0 && p.at.Cursor() == p.rows()-1 { // show what stands below the last row, too
		to = len(b.Lines)
	}
	return from, to
}

// View draws the screen.
func (p *screen) View(st ui.Env) ui.View {
	head := plain.Capital(english.HintPractice)
	if s, ok := p.marked(); ok && p.deep {
		head = p.Title(s)
	}
	return ui.View{
		Content: st.Screenful(ui.Cut(head, ui.TextWidth(st.W)), p.Help(st), p.page.Visible()),
		Title:   english.HintPractice,
	}
}

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
