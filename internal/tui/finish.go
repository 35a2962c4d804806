package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// undoTime is how long after a run was finished by hand that can be undone. Until then
// the run stands still and nobody is told that it has ended.
const undoTime = 5 * time.Second

// wantFinish finishes the run, or, where it has several points, asks first what is to be
// finished.
func (m *model) wantFinish() {
	if m.atStake() && m.driver.Can(session.SkipPoint) {
		m.target = m.snap.Point
		m.cover(askFinish)
		return
	}
	m.beginFinish()
}

// beginFinish pauses the run as of now, and has it end unless that is undone.
func (m *model) beginFinish() {
	m.driver.Freeze()
	m.finishAt = m.opts.Clock.Now() + undoTime
	m.cover(finishing)
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
	for _, a := range actions {
		if a == keymap.Undo {
			m.finishAt = 0
			m.uncover()
			m.driver.Thaw()
			return nil
		}
	}
	m.endRun()
	m.settleRun()
	return m.pressUncovered(msg, actions)
}

// answerFinish is what a key does while it is asked what to finish. The run goes on meanwhile, and
// any key but two lets it go on.
func (m *model) answerFinish(msg tea.KeyPressMsg, actions []keymap.Action) {
	m.uncover()
	for _, a := range actions {
		switch a {
		case keymap.Finish:
			m.beginFinish()
			return
		case keymap.FinishPoint:
			m.finishPoint()
			return
		}
	}
	if keys.Is(msg, "p") {
		m.finishPoint()
	}
}

// finishPoint ends the point that was asked about as done or, on the way to it, leaves it out. A
// point that has ended meanwhile stays as it is.
func (m *model) finishPoint() {
	if m.snap.Point == m.target && !m.driver.Do(session.Intent{Kind: session.FinishPoint}) {
		m.driver.Do(session.Intent{Kind: session.SkipPoint})
	}
}

// finishQuestion asks what of a treatment to finish.
func (m *model) finishQuestion() []string {
	room, finish := m.w-2*ui.Edge(m.w), m.keys.Short(keymap.Finish)
	if !m.driver.Can(session.FinishPoint) {
		return []string{
			ui.Fitting(room, english.FinishQuestionSkip, english.FinishQuestionShort),
			ui.Fitting(room,
				fmt.Sprintf(english.FinishKeysSkip, finish), fmt.Sprintf(english.FinishKeysSkipShort, finish),
				fmt.Sprintf(english.FinishKeysSkipShorter, finish), fmt.Sprintf(english.FinishKeysSkipShortest, finish)),
		}
	}
	return []string{
		ui.Fitting(room, english.FinishQuestion, english.FinishQuestionShort),
		ui.Fitting(room,
			fmt.Sprintf(english.FinishKeys, finish), fmt.Sprintf(english.FinishKeysShort, finish),
			fmt.Sprintf(english.FinishKeysShorter, finish), fmt.Sprintf(english.FinishKeysShortest, finish)),
	}
}

// finishedNotice says that the run is about to end, and how that is undone.
func (m *model) finishedNotice() []string {
	room := m.w - 2*ui.Edge(m.w)
	undo := m.keys.Short(keymap.Undo)
	return []string{
		ui.Fitting(room, english.Finished, english.FinishedShort),
		ui.Fitting(room, fmt.Sprintf(english.FinishedKeys, undo), fmt.Sprintf(english.FinishedKeysShort, undo)),
	}
}
