package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/stats"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// graceTime is how long after the end of a run the primary key does nothing: a press then was meant
// for the run.
const graceTime = time.Second

func (m *model) pressSummary(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	switch {
	case m.shown.entries.listed:
		m.chooseEntry(msg, actions)
		return nil
	case m.shown.canEnter() && keys.Is(msg, "n"):
		m.shown.entries.begin(observe.Note)
		m.lay()
		return nil
	case m.shown.canEnter() && (keys.Is(msg, "+") || keys.Is(msg, "=")):
		m.listEntries(true)
		return nil
	}
	if n, ok := keys.Digit(msg); ok && len(actions) == 0 {
		m.rateAfter(n)
		return nil
	}
	for _, a := range actions {
		switch a {
		case keymap.Primary:
			if m.opts.Clock.Now()-m.doneAt < graceTime {
				return nil
			}
			return m.runAgain()
		case keymap.Close:
			return m.backFromRun()
		case keymap.Quit:
			return m.exit()
		case keymap.Undo:
			m.shown.entries.Undo()
			m.lay()
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

// rateAfter handles a digit of the client-reported score after the run, which is about its last
// point.
func (m *model) rateAfter(n int) {
	if m.shown.canRate() {
		m.shown.entries.Digit(n, m.opts.Clock.Now())
		m.lay()
	}
}

// canSave reports whether the run can be kept as a treatment: it has a point with a name, or
// several points.
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

// runAgain runs the same at the next point. A treatment has no next point, so it returns to where
// the run was chosen.
func (m *model) runAgain() tea.Cmd {
	next, ok := m.shown.plan.Again()
	if !ok {
		return m.backFromRun()
	}
	m.run(&next, m.shown.Speed, nil)
	return nil
}

// summaryHints returns the keys of the summary, except for those of its box.
func (m *model) summaryHints() []keys.Hint {
	again := english.SummaryScreenAgain
	switch {
	case m.shown.plan.Treatment:
		again = m.leadsBackTo()
	case m.w < 40:
		again = english.SummaryScreenAgainShort
	}
	behind := m.leadsBackTo()
	return keys.Enabled(
		m.keys.Hint(keymap.Primary, again),
		keys.If(again != behind, m.keys.Hint(keymap.Close, behind)),
		m.keys.Hint(keymap.Quit, english.ScreenQuit),
		keys.If(m.canSave(), m.keys.Hint(keymap.Save, english.FormKeepTreatment)),
		keys.If(m.earlier() != nil, m.keys.Hint(keymap.Earlier, english.SummaryScreenEarlier)),
		keys.If(!m.page.Fits(), m.keys.Hint(keymap.Down, english.ScreenMore)),
	)
}

// summaryLines returns the lines for the chart, and what was planned and done at each point.
func (m *model) summaryLines() []string {
	s := m.shown
	b := m.brief()
	b.Width = min(b.Width, summaryWidth)
	b.Text(m.look.Title, s.Protocol)
	if s.Speed.Preview() {
		b.Text(m.look.Warn, fmt.Sprintf(english.SummaryScreenNoRecord, s.Speed.Times()))
	}
	if s.entries.copied != "" {
		b.Text(m.look.Quiet, s.entries.copied)
	}
	b.Gap()
	b.noteBox(m, phrase.Notes(s.Points, s.Speed.Preview()))
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
		b.Text(m.look.Quiet, english.SessionAfterwards)
		for _, line := range s.afterwards {
			b.Text(m.look.Text, line)
		}
	}
	if earlier := m.sittingBefore(); len(earlier) > 0 {
		b.Gap()
		b.Text(m.look.Quiet, english.SummaryScreenBefore)
		for _, e := range earlier {
			for _, note := range phrase.Notes(e.Points, e.Speed.Preview()) {
				b.Text(m.look.Quiet, note)
			}
		}
	}
	return m.centred(b.Lines)
}

// summaryWidth is the greatest width of the summary.
const summaryWidth = 60

// centred moves lines of the summary to the middle of the window.
func (m *model) centred(lines []string) []string {
	air := strings.Repeat(" ", max(m.w-2*ui.Margin(m.w)-summaryWidth, 0)/2)
	for i, l := range lines {
		if l != "" {
			lines[i] = air + l
		}
	}
	return lines
}

// point adds one point, with a table of what was planned and what was done.
func (b brief) point(p session.PointSummary) {
	if site := p.Point.String(); site != "" {
		b.Head(site)
	}
	if line := scores(p.Before, p.After); line != "" {
		b.Text(b.Look.Text, line)
	}
	var rows []summaryRow
	add := func(name string, planned, done phrase.Text) { rows = append(rows, summaryRow{name, planned, done}) }
	if p.Rounds > 0 || p.Active > 0 {
		planned := phrase.Unmarked(english.PhaseOpen)
		if p.Planned > 0 {
			planned = phrase.Based(strconv.Itoa(p.Planned), p.PlannedBasis)
		}
		add("", phrase.Unmarked(english.LabelPlanned), phrase.Unmarked(english.SummaryScreenDone))
		add(english.LabelRounds, planned, phrase.Unmarked(strconv.Itoa(p.Rounds)))
	}
	if p.Holds > 0 {
		done := fmt.Sprintf(english.SummaryScreenHoldsDone, p.Holds, p.Fits)
		add(english.LabelHolds, phrase.PlannedHold(p), phrase.Unmarked(done))
	}
	if p.Compression > 0 {
		add(english.LabelPressed, nil, phrase.Unmarked(phrase.Clock(p.Compression)))
	}
	if p.MaxLevel > 1 {
		most := fmt.Sprintf(english.PointLevel, p.MaxLevel)
		add(english.LabelLevel, nil, phrase.Sum(most, p.LevelBasis))
	}
	if end := phrase.Ended(p.End); end != "" {
		add(english.LabelEnded, nil, phrase.Unmarked(end))
	}
	b.table(rows)
}

// summaryRow is a row of that table; the one with the heads of the columns has no name.
type summaryRow struct {
	name          string
	planned, done phrase.Text
}

// table adds rows in columns.
func (b brief) table(rows []summaryRow) {
	const first = 9
	second := 10
	for _, r := range rows {
		second = max(second, ui.Width(r.planned.String())+2)
	}
	for _, r := range rows {
		style := b.Look.Text
		if r.name == "" {
			style = b.Look.Quiet
		}
		head := b.Look.Quiet.Render(ui.Pad(r.name, first)) + ui.Pad(b.Look.Marked(b.Look.Quiet, r.planned), second)
		for _, l := range ui.Wrap(r.done, max(b.Width-first-second, 1)) {
			b.Lines = append(b.Lines, head+b.Look.Marked(style, l))
			head = ui.Pad("", first+second)
		}
	}
}

// scores returns how the client-reported score changed, in a short line.
func scores(before, after session.ClientScore) string {
	switch {
	case before.Given && after.Given:
	case before.Given:
		return fmt.Sprintf(english.SummaryScreenScoreBefore, before.N)
	case after.Given:
		return fmt.Sprintf(english.SummaryScreenScoreAfter, after.N)
	default:
		return ""
	}
	change := phrase.Change(before.String(), after.String())
	if stats.ScoreChange(float64(after.N-before.N)).Verdict == stats.Within {
		return fmt.Sprintf(english.SummaryScreenScoresSame, change)
	}
	return fmt.Sprintf(english.SummaryScreenScores, change)
}

func (m *model) viewSummary() string {
	s := m.shown
	head := m.look.Title.Render(phrase.Capital(english.HelpSummary)) + m.look.Quiet.Render("  "+phrase.Ended(s.End))
	if s.Speed.Preview() {
		head += "  " + m.look.Warn.Render(fmt.Sprintf(english.RunViewPreview, s.Speed.Times()))
	}
	head = m.withAside(head, min(m.w-2*ui.Margin(m.w), summaryWidth))
	return m.screenful(m.centred([]string{head})[0], m.summaryFoot(), m.page.Visible())
}

// summaryFoot returns the keys at the foot of the summary.
func (m *model) summaryFoot() []keys.Hint {
	switch {
	case !m.hasBox() && m.shown.entries.open():
		return m.noteHints()
	case m.shown.entries.open():
		return []keys.Hint{keys.Fixed(m.keys.Untyped(keymap.Help), keymap.Help.Hint())}
	case m.hasBox():
		return m.summaryHints()
	default:
		return append(m.summaryHints(), m.noteHints()...)
	}
}
