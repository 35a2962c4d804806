package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
)

// undoTime is how long after a run was finished by hand that can be undone. Until then
// the run stands still and nobody is told that it has ended.
const undoTime = 5 * time.Second

// wantFinish finishes the run, or, where it has several points, asks first what is to be
// finished.
func (m *model) wantFinish() tea.Cmd {
	if m.atStake() && m.driver.Can(session.SkipPoint) {
		m.target = m.snap.Point
		m.cover(askFinish)
		return nil
	}
	return m.beginFinish()
}

// beginFinish pauses the run as of now, and has it end unless that is undone.
func (m *model) beginFinish() tea.Cmd {
	m.driver.Freeze()
	m.finishAt = m.opts.Clock.Now() + undoTime
	m.cover(finishing)
	return nil
}

// settleFinish ends the run once its end can't be undone any more.
func (m *model) settleFinish(now time.Duration) {
	if m.finishAt > 0 && now >= m.finishAt {
		m.endRun()
	}
}

// endRun ends the run as of when it was finished.
func (m *model) endRun() {
	m.finishAt = 0
	if m.overlay == finishing {
		m.uncover()
	}
	if m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.Finish})
	}
}

// answerFinishing is what a key does while the end of the run can be undone: any key but undo goes
// on to the summary, and does there what it does.
func (m *model) answerFinishing(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if slices.Contains(actions, keymap.Undo) {
		m.finishAt = 0
		m.uncover()
		m.driver.Thaw()
		return nil
	}
	m.endRun()
	m.settleRun()
	return m.pressUncovered(msg, actions)
}

// finishedNotice says that the run is about to end, and how that is undone.
func (m *model) finishedNotice() question {
	return question{
		[]string{english.Finished, english.FinishedShort},
		[]answer{{Hint: m.keys.Hint(keymap.Undo, english.FinishedUndo)}}, english.FinishedSummary,
	}
}

func (m *model) finishQuestion() question {
	words, point := []string{english.FinishQuestion, english.FinishQuestionShort}, english.FinishThisPoint
	if !m.driver.Can(session.FinishPoint) {
		words[0], point = english.FinishQuestionSkip, english.FinishLeaveOut
	}
	return question{words, []answer{
		{keys.Fixed("p", point), keymap.FinishPoint, "p", m.finishPoint},
		{m.keys.Hint(keymap.Finish, english.FinishAll), keymap.Finish, "", m.beginFinish},
	}, english.LeaveNot}
}

// finishPoint ends the point that was asked about as done or, on the way to it, leaves it out. A
// point that has ended meanwhile stays as it is.
func (m *model) finishPoint() tea.Cmd {
	if m.snap.Point == m.target && !m.driver.Do(session.Intent{Kind: session.FinishPoint}) {
		m.driver.Do(session.Intent{Kind: session.SkipPoint})
	}
	return nil
}
