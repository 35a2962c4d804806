// Package quiz is the screen that asks what the protocols say, one question at a time.
//
// A question is answered by the number of a choice, or by moving to it. A miss is explained with its
// source, and the question comes back until it is answered.
package quiz

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options connect the quiz to the outside.
type Options struct {
	// Questions are asked in their order; see training.Order. It is called in a command.
	Questions func() ([]training.Question, error)
	Now       func() time.Time // the time of day, for the record
	// Keep records an answer. It is called from a command.
	Keep func(training.Answer) error
}

// stage is how far the quiz has come. It is "" until there is a question, and if there is none.
type stage string

const (
	asking  stage = "asking"
	telling stage = "telling" // what was right
	done    stage = "done"
)

type quiz struct {
	opts   Options
	read   ui.Reading
	stage  stage
	quiz   *training.Quiz
	at     training.Question // the question on the screen
	marked ui.List           // its cursor is on the marked or taken choice
	lines  []int             // the first line of each choice, and the line below the last
	right  bool
	missed []training.Question
	unkept error    // the last error of recording an answer
	top    []string // the question, above its answer
	page   ui.Page  // everything else
}

// New is the screen of a quiz.
func New(o Options) ui.Screen { return &quiz{opts: o} }

// Init reads the questions.
func (q *quiz) Init(st ui.Env) tea.Cmd {
	q.lay(st)
	return ui.Load(q.opts.Questions)
}

// Update handles a key, a click, the questions, or how recording an answer went.
func (q *quiz) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Loaded[[]training.Question]:
		q.read = msg.Reading
		if len(msg.Value) > 0 {
			q.quiz = training.NewQuiz(msg.Value)
			q.next()
		}
	case ui.Press:
		step = q.press(msg)
	case ui.Click:
		step = q.click(q.page.Line(msg.Row))
	case ui.Kept:
		q.unkept = msg.Err
	}
	q.lay(st)
	return step
}

func (q *quiz) next() {
	q.page, q.marked = ui.Page{}, ui.List{}
	var ok bool
	if q.at, ok = q.quiz.Question(); ok {
		q.stage = asking
		q.marked.Fit(len(q.at.Choices), len(q.at.Choices))
		return
	}
	q.stage = done
}

func (q *quiz) press(msg ui.Press) ui.Step {
	has := msg.Has
	switch {
	case has(keymap.Close) && q.ends():
		q.stage, q.page = done, ui.Page{} // to see how it went
	case has(keymap.Close):
		return ui.Step{Leave: true}
	case q.stage == asking:
		return q.answer(msg)
	case has(keymap.Primary) && q.stage == telling:
		q.next()
	case has(keymap.Primary) && q.stage == done:
		return ui.Step{Leave: true}
	default:
		q.page.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

// ends reports whether closing the quiz shows how it went.
func (q *quiz) ends() bool { return (q.stage == asking || q.stage == telling) && q.quiz.Asked > 0 }

// answer moves the mark, or takes a choice.
func (q *quiz) answer(msg ui.Press) ui.Step {
	if d, ok := keys.Digit(msg.KeyPressMsg); ok && d >= 1 && d <= len(q.at.Choices) {
		return q.take(d - 1)
	}
	if slices.Contains(msg.Actions, keymap.Primary) {
		return q.take(q.marked.Cursor())
	}
	q.marked.TurnAny(msg.Actions)
	return ui.Step{}
}

// click moves the mark to the choice on a line, or takes the one that is marked.
func (q *quiz) click(line int) ui.Step {
	if q.stage != asking {
		return ui.Step{}
	}
	i, begins := slices.BinarySearch(q.lines, line)
	if !begins {
		i--
	}
	switch {
	case i < 0, i == len(q.at.Choices): // above the first, below the last
	case i == q.marked.Cursor():
		return q.take(i)
	default:
		q.marked.To(i)
	}
	return ui.Step{}
}

// take answers the question. Only the first answer to it counts and is recorded.
func (q *quiz) take(choice int) ui.Step {
	answer, counts := q.quiz.Answer(choice, q.opts.Now())
	q.right = answer.Right
	q.marked.To(choice)
	q.stage, q.page = telling, ui.Page{}
	if !counts {
		return ui.Step{}
	}
	if !q.right {
		q.missed = append(q.missed, q.at)
	}
	keep := q.opts.Keep
	return ui.Step{Keep: func() error { return keep(answer) }}
}

// Help lists the keys that can act now.
func (q *quiz) Help(st ui.Env) []keys.Hint {
	k, is := st.Keys, func(at stage) bool { return q.stage == at }
	down := k.Hint(keymap.Down, english.QuizKeyScroll).InBrief(english.ScreenMore)
	leave := k.Hint(keymap.Close, english.ScreenBack)
	if q.ends() {
		leave = k.Hint(keymap.Close, english.QuizKeyEnd).InBrief(english.DrillKeyEnd)
	}
	return keys.Enabled(
		keys.If(is(asking), keys.Fixed(fmt.Sprintf(english.DigitsTo, len(q.at.Choices)), english.QuizKeyTakeChoice).InBrief(english.QuizKeyAnswer)),
		keys.If(is(asking), k.Hint(keymap.Primary, english.QuizKeyTakeMarked).InBrief("")),
		keys.If(is(asking) && !q.marked.AtFirst(), k.Hint(keymap.Up, english.QuizKeyMarkAbove).InBrief("")),
		keys.If(is(asking) && !q.marked.AtLast(), k.Hint(keymap.Down, english.QuizKeyMarkBelow)),
		keys.If(is(telling), k.Hint(keymap.Primary, english.QuizKeyNextFull).InBrief(english.HintNext)),
		keys.If(!is(asking) && !q.page.AtEnd(), down),
		leave, k.Hint(keymap.Help, english.HintKeys).AtFoot(),
	)
}
