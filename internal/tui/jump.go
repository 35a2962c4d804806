package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
)

// Which point to jump to is asked over the last lines of a run, one at a time, so
// that the run stays in sight and a pedal is enough: the same key again offers the next
// point, a digit the one of that number, and the primary key goes there.

// askJump offers the next of the points that are still to come, if the run has another
// point at all.
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

// turnTarget offers the next point, or the one before, that is not the one at hand.
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

// typeTarget offers the point of a number, whose digits come one by one: a 1 and then a 2
// offer the first and then the twelfth.
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
	words := []string{fmt.Sprintf(english.JumpQuestionNumber, m.target, stands), fmt.Sprintf(english.JumpQuestionLeast, m.target)}
	if name := plain.Line(at.String()); at.Site != "" {
		words[0] = fmt.Sprintf(english.JumpQuestionShort, name, stands)
		words = append([]string{fmt.Sprintf(english.JumpQuestion, m.target, name, stands)}, words...)
	}
	return question{words, []answer{
		{Hint: m.keys.Hint(keymap.Primary, english.JumpGo)},
		{Hint: m.keys.Hint(keymap.Jump, english.JumpAnother)},
		{Hint: keys.Fixed("1-9", english.JumpByNumber)},
	}, english.JumpNot}
}
