package tui

import (
	"fmt"
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/session"
	"presshold/internal/stats"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/paper"
)

// graceTime is how long after the end of a run the primary key does nothing: who
// presses it then meant the run.
const graceTime = time.Second

// sum is what a key does on the summary.
func (m *model) sum(msg tea.KeyPressMsg, actions []keys.Action) tea.Cmd {
	if n, ok := digit(msg); ok && len(actions) == 0 {
		m.rate(n)
		return nil
	}
	for _, a := range actions {
		switch a {
		case keys.Primary:
			if m.opts.Clock.Now()-m.doneAt < graceTime {
				return nil
			}
			return m.again()
		case keys.Close:
			return m.backFromRun()
		case keys.Quit:
			return m.exit()
		case keys.Save:
			if m.canSave() {
				return m.openScene(m.opts.Save(m.plan, m.runs[len(m.runs)-1]))
			}
		}
		if m.page.Turn(a) {
			return nil
		}
	}
	return nil
}

// rate takes one key of a client-reported score after the run, at its last point: a 0
// after a 1 makes it 10.
func (m *model) rate(n int) {
	points := m.runs[len(m.runs)-1].Points
	if !m.canRate() {
		return
	}
	last := &points[len(points)-1]
	if n == 0 && m.rated && last.Last == session.Reported(1) {
		n = 10
	}
	m.rated = true
	last.Last = session.Reported(n)
	if !last.First.Given {
		last.First = last.Last
	}
	m.opts.Scored(last.Number, last.Last)
	m.lay()
}

// canRate tells whether a score given now is kept.
func (m *model) canRate() bool {
	return m.opts.Scored != nil && len(m.runs[len(m.runs)-1].Points) > 0
}

// canSave tells whether there is something to keep as a treatment: a point with a name,
// or several points.
func (m *model) canSave() bool {
	if m.opts.Save == nil {
		return false
	}
	done, named := 0, false
	for i, p := range m.plan.Points {
		if m.runs[len(m.runs)-1].WorkedAt(i) {
			done++
			named = named || p.Site != ""
		}
	}
	return named || done > 1
}

// again runs the same once more, at the next point. A treatment has none, so after one
// it goes back to where the run was chosen.
func (m *model) again() tea.Cmd {
	next, ok := m.plan.Again()
	if !ok {
		return m.backFromRun()
	}
	m.run(&next, m.driven, nil)
	return nil
}

// sumHints are the keys of the summary, as write writes them.
func (m *model) sumHints(write func(keys.Action, string) key.Binding) []key.Binding {
	again := "next point, again"
	switch {
	case m.plan.Treatment:
		again = m.behind()
	case m.w < 40:
		again = "again"
	}
	hints := []key.Binding{write(keys.Primary, again), write(keys.Close, m.behind()), write(keys.Quit, "quit")}
	if m.canRate() {
		hints = append(hints, keys.Hint("0-9", "score after"))
	}
	if m.canSave() {
		hints = append(hints, write(keys.Save, "keep as a treatment"))
	}
	if !m.page.Fits() {
		hints = append(hints, write(keys.Down, "more"))
	}
	return keys.Enabled(hints...)
}

// summaryLines begin with the lines for the chart, and set planned against done,
// point by point.
func (m *model) summaryLines() []string {
	s := m.runs[len(m.runs)-1]
	b := m.brief()
	b.Text(m.look.Title, s.Protocol)
	if s.Speed.Preview() {
		b.Text(m.look.Warn, preview(s.Speed)+": no record of a treatment")
	}
	b.Gap()
	b.Text(m.look.Quiet, "for the chart")
	for _, note := range s.Notes() {
		b.Text(m.look.Text, note)
	}
	for _, p := range s.Points {
		b.Gap()
		b.point(p)
	}
	b.Gap()
	b.Text(m.look.Quiet, totals(s))
	if len(m.afterwards) > 0 {
		b.Gap()
		b.Text(m.look.Quiet, "afterwards, as the source says; no prediction")
		for _, line := range m.afterwards {
			b.Text(m.look.Text, line)
		}
	}
	if earlier := m.runs[:len(m.runs)-1]; len(earlier) > 0 {
		b.Gap()
		b.Text(m.look.Quiet, "before that")
		for _, e := range earlier {
			for _, note := range e.Notes() {
				b.Text(m.look.Quiet, note)
			}
		}
	}
	return b.Lines
}

// preview marks what was not played in real time.
func preview(speed session.Speed) string { return "PREVIEW ×" + speed.Times() }

func totals(s session.Summary) string {
	t := "total " + paper.Clock(s.Total)
	if s.Budget > 0 {
		t += " of " + paper.Clock(s.Budget)
	}
	t += ", active " + paper.Clock(s.Active)
	if s.Paused > 0 {
		t += ", paused " + paper.Clock(s.Paused)
	}
	return t
}

// point tells of one point, as a table of what was planned and what was done.
func (b brief) point(p session.PointSummary) {
	if site := p.Point.String(); site != "" {
		b.Text(b.Look.Title, site)
	}
	planned := "open"
	if p.Planned > 0 {
		planned = strconv.Itoa(p.Planned)
	}
	b.row("", "planned", "done")
	b.row("rounds", planned, strconv.Itoa(p.Rounds))
	if p.Holds > 0 {
		b.row("holds", paper.Span(p.Hold), fmt.Sprintf("%d, %d as planned", p.Holds, p.Fits))
	}
	if p.Compression > 0 {
		b.row("pressed", "", paper.Clock(p.Compression))
	}
	if p.MaxLevel > 1 {
		b.row("level", "", "up to "+strconv.Itoa(p.MaxLevel))
	}
	b.row("score", "", scores(p.First, p.Last))
	b.row("ended", "", ended(p.End))
}

// row is a line of the table; it is left out where nothing was done.
func (b brief) row(name, planned, done string) {
	const first, second = 9, 10
	if done == "" {
		return
	}
	room := max(b.Width-first-second, 1)
	head := b.Look.Quiet.Render(paper.Pad(name, first) + paper.Pad(planned, second))
	if name == "" {
		b.Lines = append(b.Lines, head+b.Look.Quiet.Render(done))
		return
	}
	for i, l := range paper.Wrap(done, room) {
		if i > 0 {
			head = paper.Pad("", first+second)
		}
		b.Lines = append(b.Lines, head+b.Look.Text.Render(l))
	}
}

// scores tells how the client-reported score went.
func scores(first, last session.ClientScore) string {
	if !first.Given || !last.Given {
		return ""
	}
	if first == last {
		return fmt.Sprintf("%d, client-reported", last.N)
	}
	s := fmt.Sprintf("%d -> %d, client-reported", first.N, last.N)
	if stats.ScoreChange(float64(last.N-first.N)).Verdict == stats.Within {
		s += " (within measurement error)"
	}
	return s
}

// ended says why something ended.
func ended(by session.EndReason) string {
	switch by {
	case session.ByRounds:
		return "planned rounds done"
	case session.ByRule:
		return "stop rule met"
	case session.ByEased:
		return "eased"
	case session.ByCap:
		return "at the cap"
	case session.ByPlan:
		return "all done"
	case session.ByFinish:
		return "finished by hand"
	case session.ByAbort:
		return "left"
	case session.ByNext:
		return "skipped"
	default:
		return string(by)
	}
}
