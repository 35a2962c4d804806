package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/stats"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// graceTime is how long after the end of a run the primary key does nothing: who
// presses it then meant the run.
const graceTime = time.Second

// sum is what a key does on the summary.
func (m *model) sum(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	switch {
	case m.shown.entries.listed:
		m.choose(msg, actions)
		return nil
	case m.shown.canEnter() && keys.Is(msg, "n"):
		m.typeEntry(observe.Note)
		return nil
	case m.shown.canEnter() && (keys.Is(msg, "+") || keys.Is(msg, "=")):
		m.list(true)
		return nil
	}
	if n, ok := keys.Digit(msg); ok && len(actions) == 0 {
		m.rate(n)
		return nil
	}
	for _, a := range actions {
		switch a {
		case keymap.Primary:
			if m.opts.Clock.Now()-m.doneAt < graceTime {
				return nil
			}
			return m.again()
		case keymap.Close:
			return m.backFromRun()
		case keymap.Quit:
			return m.exit()
		case keymap.Undo:
			m.undo()
			return nil
		case keymap.Earlier:
			return m.showEarlier()
		case keymap.Copy:
			return m.copyNote()
		case keymap.Save:
			if m.canSave() {
				return m.openScreen(m.opts.Save(m.shown.plan, m.shown.Summary))
			}
		}
		if m.page.Turn(a) {
			return nil
		}
	}
	return nil
}

// rate takes one key of a client-reported score after the run, at its last point.
func (m *model) rate(n int) {
	if m.shown.canRate() {
		m.shown.entries.Digit(n, m.opts.Clock.Now())
		m.lay()
	}
}

// canSave tells whether there is something to keep as a treatment: a point with a name,
// or several points.
func (m *model) canSave() bool {
	if m.opts.Save == nil {
		return false
	}
	done, named := 0, false
	for i, p := range m.shown.plan.Points {
		if m.shown.WorkedAt(i) {
			done++
			named = named || p.Site != ""
		}
	}
	return named || done > 1
}

// again runs the same once more, at the next point. A treatment has none, so after one
// it goes back to where the run was chosen.
func (m *model) again() tea.Cmd {
	next, ok := m.shown.plan.Again()
	if !ok {
		return m.backFromRun()
	}
	m.run(&next, m.shown.Speed, nil)
	return nil
}

// sumHints are the keys of the summary but for those of its note and score, as write writes
// them.
func (m *model) sumHints(write func(keymap.Action, string) key.Binding) []key.Binding {
	again := "next point, again"
	switch {
	case m.shown.plan.Treatment:
		again = m.behind()
	case m.w < 40:
		again = "again"
	}
	hints := []key.Binding{write(keymap.Primary, again)}
	if again != m.behind() {
		hints = append(hints, write(keymap.Close, m.behind()))
	}
	hints = append(hints, write(keymap.Quit, "quit"))
	if m.canSave() {
		hints = append(hints, write(keymap.Save, "keep as a treatment"))
	}
	if m.earlier() != nil {
		hints = append(hints, write(keymap.Earlier, "run before"))
	}
	if !m.page.Fits() {
		hints = append(hints, write(keymap.Down, "more"))
	}
	return keys.Enabled(hints...)
}

// summaryLines begin with the lines for the chart, and set planned against done,
// point by point.
func (m *model) summaryLines() []string {
	s := m.shown
	b := m.brief()
	b.Width = min(b.Width, summaryWidth)
	b.Text(m.look.Title, s.Protocol)
	if s.Speed.Preview() {
		b.Text(m.look.Warn, preview(s.Speed)+": no record of a treatment")
	}
	if s.entries.copied != "" {
		b.Text(m.look.Quiet, s.entries.copied)
	}
	b.Gap()
	b.noteBox(m, phrase.Notes(s.Points))
	for _, p := range s.Points {
		b.Gap()
		b.point(p)
	}
	b.Gap()
	b.Text(m.look.Quiet, phrase.Times(s.Total, s.Active, s.Waited, s.Budget, phrase.Clock))
	for _, area := range s.Areas {
		b.Text(m.look.Quiet, phrase.AreaTime(area))
	}
	if len(s.afterwards) > 0 {
		b.Gap()
		b.Text(m.look.Quiet, "afterwards, as the source says")
		for _, line := range s.afterwards {
			b.Text(m.look.Text, line)
		}
	}
	if earlier := m.sitting(); len(earlier) > 0 {
		b.Gap()
		b.Text(m.look.Quiet, "before that")
		for _, e := range earlier {
			for _, note := range phrase.Notes(e.Points) {
				b.Text(m.look.Quiet, note)
			}
		}
	}
	return m.centred(b.Lines)
}

// summaryWidth is how wide the column of the summary is at most.
const summaryWidth = 60

// centred moves the lines of the summary into the middle of the window.
func (m *model) centred(lines []string) []string {
	air := strings.Repeat(" ", max(m.w-2*ui.Margin(m.w)-summaryWidth, 0)/2)
	for i, l := range lines {
		if l != "" {
			lines[i] = air + l
		}
	}
	return lines
}

// preview marks what was not played in real time.
func preview(speed session.Speed) string { return "PREVIEW ×" + speed.Times() }

// point tells of one point, as a table of what was planned and what was done.
func (b brief) point(p session.PointSummary) {
	if site := p.Point.String(); site != "" {
		b.Text(b.Look.Title, site)
	}
	planned := "open"
	if p.Planned > 0 {
		planned = strconv.Itoa(p.Planned)
	}
	if line := scores(p.Before, p.After); line != "" {
		b.Text(b.Look.Text, line)
	}
	if p.Rounds > 0 {
		b.row("", "planned", "done")
		b.row("rounds", planned, strconv.Itoa(p.Rounds))
	}
	if p.Holds > 0 {
		b.row("holds", phrase.Span(p.Hold), fmt.Sprintf("%d, %d as planned", p.Holds, p.Fits))
	}
	if p.Compression > 0 {
		b.row("pressed", "", phrase.Clock(p.Compression))
	}
	if p.MaxLevel > 1 {
		b.row("level", "", "up to "+strconv.Itoa(p.MaxLevel))
	}
	b.row("ended", "", phrase.Ended(p.End))
}

// row is a line of the table; it is left out where nothing was done.
func (b brief) row(name, planned, done string) {
	const first, second = 9, 10
	if done == "" {
		return
	}
	room := max(b.Width-first-second, 1)
	head := b.Look.Quiet.Render(ui.Pad(name, first) + ui.Pad(planned, second))
	if name == "" {
		b.Lines = append(b.Lines, head+b.Look.Quiet.Render(done))
		return
	}
	for i, l := range plain.Wrap(done, room) {
		if i > 0 {
			head = ui.Pad("", first+second)
		}
		b.Lines = append(b.Lines, head+b.Look.Text.Render(l))
	}
}

// scores tells in a short line how the client-reported score went.
func scores(before, after session.ClientScore) string {
	switch {
	case before.Given && after.Given:
	case before.Given:
		return fmt.Sprintf("score %d before, client-reported", before.N)
	case after.Given:
		return fmt.Sprintf("score %d after, client-reported", after.N)
	default:
		return ""
	}
	s := fmt.Sprintf("score %s, client-reported", phrase.Change(before.String(), after.String()))
	if stats.ScoreChange(float64(after.N-before.N)).Verdict == stats.Within {
		s += " (within measurement error)"
	}
	return s
}
