package tui

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// question covers the last lines of a run, which goes on meanwhile.
type question struct {
	words   []string // the fullest first
	answers []answer
	other   string // what any other key does
}

// answer is one of the answers to a question.
type answer struct {
	keys.Hint

	action keymap.Action // that gives it, as do the key of the hint and the other key
	also   string        // another key, which the hint names too; "" for none
	give   func() tea.Cmd
}

// answer handles the answer to a question. Any other key lets the run go on.
func (m *model) answer(q question, msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	m.uncover()
	for _, a := range q.answers {
		if slices.Contains(actions, a.action) || keys.Is(msg, a.Key) || keys.Is(msg, a.also) {
			return a.give()
		}
	}
	return nil
}

// lines returns the question and its keys, each in a line of at most room cells. The first answer
// and the way out stay the longest.
func (q question) lines(room int) []string {
	all := len(q.answers)
	hints := []string{ui.HintLine(q.hints(all, english.AnyOtherKey), math.MaxInt)}
	for n := all; n > 0; n-- {
		hints = append(hints, ui.HintLine(q.hints(n, english.AnyOther), math.MaxInt))
	}
	return []string{ui.Fitting(room, q.words...), ui.Fitting(room, append(hints, ui.HintLine(q.hints(all, english.AnyOther), room))...)}
}

// hints returns the keys of the first n answers, and what any other key does.
func (q question) hints(n int, other string) []keys.Hint {
	hints := make([]keys.Hint, 0, n+1)
	for _, a := range q.answers[:n] {
		hints = append(hints, a.Hint)
	}
	return keys.Enabled(append(hints, keys.Fixed(other, q.other))...)
}

// quitQuestion takes y for yes, too: a Greek layout has no letter where q is.
func (m *model) quitQuestion() question {
	quit := m.keys.Hint(keymap.Quit, english.ScreenQuit)
	quit.Key = strings.TrimPrefix(quit.Key+" / y", " / ")
	answers := []answer{{quit, keymap.Quit, "y", m.exit}}
	if m.driver.Can(session.Finish) {
		answers = append(answers, answer{m.keys.Hint(keymap.Finish, english.ActionFinish), keymap.Finish, "", m.wantFinish})
	}
	return question{[]string{english.QuitQuestion, english.QuitQuestionShort}, answers, english.DoesGoOn}
}

// undoTime is how long a run that was finished by hand can be resumed. Until then it is paused, and
// nobody is told of its end.
const undoTime = 5 * time.Second

// wantFinish finishes the run. If it has several points, it asks first what to finish.
func (m *model) wantFinish() tea.Cmd {
	if m.atStake() && m.driver.Can(session.SkipPoint) {
		m.target = m.snap.Point
		m.cover(askFinish)
		return nil
	}
	return m.beginFinish()
}

// beginFinish pauses the run, and ends it after undoTime unless that is undone.
func (m *model) beginFinish() tea.Cmd {
	m.driver.Freeze()
	m.finishAt = m.opts.Clock.Now() + undoTime
	m.cover(finishing)
	return nil
}

// settleFinish ends the run once that can't be undone any more.
func (m *model) settleFinish(now time.Duration) {
	if m.finishAt > 0 && now >= m.finishAt {
		m.endRun()
	}
}

// endRun ends the run as of the moment at which it was finished.
func (m *model) endRun() {
	m.finishAt = 0
	if m.overlay == finishing {
		m.uncover()
	}
	if m.driver != nil {
		m.driver.Do(session.Intent{Kind: session.Finish})
	}
}

// answerFinishing handles a key while the end of the run can be undone: any other key than undo
// goes on to the summary and does nothing there, as nobody has seen that yet.
func (m *model) answerFinishing(_ tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if slices.Contains(actions, keymap.Undo) {
		m.finishAt = 0
		m.uncover()
		m.driver.Thaw()
		return nil
	}
	m.endRun()
	return nil
}

// finishedNotice says that the run is about to end, and how to undo that.
func (m *model) finishedNotice() question {
	return question{
		[]string{english.Finished, english.FinishedShort},
		[]answer{{Hint: m.keys.Hint(keymap.Undo, english.FinishedUndo)}},
		english.ScreenSummary,
	}
}

func (m *model) finishQuestion() question {
	words, point := []string{english.FinishQuestion, english.FinishQuestionShort}, english.FinishThisPoint
	if !m.driver.Can(session.FinishPoint) {
		words[0], point = english.FinishQuestionSkip, english.FinishLeaveOut
	}
	return question{words, []answer{
		{keys.Fixed("p", point), keymap.FinishPoint, "", m.finishPoint},
		{m.keys.Hint(keymap.Finish, english.FinishAll), keymap.Finish, "", m.beginFinish},
	}, english.DoesGoOn}
}

// finishPoint ends the point that the question was about or, on the way to it, leaves it out. It
// does nothing if that point has ended meanwhile.
func (m *model) finishPoint() tea.Cmd {
	if m.snap.Point == m.target && !m.driver.Do(session.Intent{Kind: session.FinishPoint}) {
		m.driver.Do(session.Intent{Kind: session.SkipPoint})
	}
	return nil
}

// The question where to jump offers one point at a time, so that the run stays in view and a pedal
// is enough: the same key again offers the next point, a digit the point of that number, and the
// primary key goes there.

// askJump offers the next point that is still to come, if the run has another point.
func (m *model) askJump() {
	if !m.driver.Can(session.Jump) {
		return
	}
	m.target = m.snap.Point
	for range m.snap.Points {
		m.turnTarget(1)
		if m.driver.Standing(m.target) == session.ToCome {
			break
		}
	}
	if m.driver.Standing(m.target) == session.Here { // none is to come
		m.turnTarget(1)
	}
	m.cover(askJump)
}

// turnTarget offers the next or the previous point, except for the current one.
func (m *model) turnTarget(by int) {
	n := m.snap.Points
	m.target = (m.target-1+by+n)%n + 1
	if m.target == m.snap.Point {
		m.target = (m.target-1+by+n)%n + 1
	}
}

func (m *model) answerJump(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	if n, ok := keys.Digit(msg); ok && len(actions) == 0 {
		m.typeTarget(n)
		return nil
	}
	for _, a := range actions {
		switch a {
		case keymap.Jump, keymap.Down, keymap.Next, keymap.PressureDown:
			m.turnTarget(1)
			return nil
		case keymap.Up, keymap.Back, keymap.PressureUp:
			m.turnTarget(-1)
			return nil
		case keymap.Primary:
			m.uncover()
			if m.driver.CanJump(m.target) {
				m.driver.Do(session.Intent{Kind: session.Jump, N: m.target})
			}
			return nil
		}
	}
	m.uncover()
	return nil
}

// typeTarget offers the point of a number that is typed digit by digit: a 1 and then a 2 offer the
// first and then the twelfth.
func (m *model) typeTarget(n int) {
	for _, aim := range []int{m.target*10 + n, n} {
		if m.driver.CanJump(aim) {
			m.target = aim
			return
		}
	}
}

func (m *model) jumpQuestion() question {
	at, stands := m.plan.Points[m.target-1], phrase.Standing(m.driver.Standing(m.target))
	least := fmt.Sprintf(english.JumpQuestionLeast, m.target)
	words := []string{fmt.Sprintf(english.JumpQuestionNumber, m.target, stands), least}
	if name := plain.Line(at.String()); at.Site != "" {
		words = append([]string{
			fmt.Sprintf(english.JumpQuestion, m.target, name, stands), fmt.Sprintf(english.JumpQuestionShort, name, stands),
		}, words...)
	}
	return question{words, []answer{
		{Hint: m.keys.Hint(keymap.Primary, english.JumpGo)},
		{Hint: m.keys.Hint(keymap.Jump, english.JumpAnother)},
		{Hint: keys.Fixed("1-9", english.JumpByNumber)},
	}, english.JumpNot}
}
