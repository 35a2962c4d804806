package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase/english"
	"presshold/internal/tui/keys"
)

// graceTime is how long after the end of a run the primary key does nothing: who
// presses it then meant the run.
const graceTime = time.Second

// pressSummary is what a key does on the summary.
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

// rateAfter takes one key of a client-reported score after the run, at its last point.
func (m *model) rateAfter(n int) {
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

// runAgain runs the same once more, at the next point. A treatment has none, so after one
// it goes back to where the run was chosen.
func (m *model) runAgain() tea.Cmd {
	next, ok := m.shown.plan.Again()
	if !ok {
		return m.backFromRun()
	}
	m.run(&next, m.shown.Speed, nil)
	return nil
}

// summaryHints are the keys of the summary but for those of its note and score.
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
		m.keys.Hint(keymap.Quit, english.SummaryScreenQuit),
		keys.If(m.canSave(), m.keys.Hint(keymap.Save, english.FormKeepTreatment)),
		keys.If(m.earlier() != nil, m.keys.Hint(keymap.Earlier, english.SummaryScreenEarlier)),
		keys.If(!m.page.Fits(), m.keys.Hint(keymap.Down, english.OverlayMore)),
	)
}
