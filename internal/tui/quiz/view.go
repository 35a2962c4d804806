package quiz

import (
	"fmt"
	"slices"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tui/ui"
)

func (q *quiz) lay(st ui.Env) {
	rows := ui.BodyRows(st.H)
	b := st.Brief()
	q.top = nil
	switch q.stage {
	case asking:
		from, to := q.ask(b)
		q.page.Set(b.Lines, ui.TextWidth(st.W), rows)
		q.page.Show(from, to)
		return
	case telling:
		q.top = q.question(st)
		rows = max(rows-len(q.top), 1)
		q.tell(b)
	case done:
		q.report(b)
	default:
		if !q.read.Tell(b) {
			b.Text(st.Look.Warn, english.QuizNothing)
		}
	}
	q.page.Set(b.Lines, ui.TextWidth(st.W), rows)
}

// ask writes the question and its choices, and returns the lines of the marked choice.
func (q *quiz) ask(b *ui.Body) (from, to int) {
	lk := b.Look
	b.Text(lk.Text, q.at.Text)
	b.Gap()
	q.lines = q.lines[:0]
	for i, c := range q.at.Choices {
		q.lines = append(q.lines, len(b.Lines))
		sign, style := lk.Item(i == q.marked.Cursor())
		b.Hang(style, fmt.Sprintf("%s%d ", sign, i+1), c)
	}
	q.lines = append(q.lines, len(b.Lines))
	if q.unkept != nil {
		b.Gap()
		b.Text(lk.Warn, fmt.Sprintf(english.PracticeNotKept, q.unkept))
	}
	return q.lines[q.marked.Cursor()], q.lines[q.marked.Cursor()+1]
}

// question stays in sight above the answer, in at most half of the window.
func (q *quiz) question(st ui.Env) []string {
	b := st.Brief()
	b.Text(b.Look.Text, q.at.Text)
	if ui.BodyRows(st.H) > ui.AirFrom {
		b.Gap()
	}
	return b.Lines[:min(len(b.Lines), ui.BodyRows(st.H)/2)]
}

// tell says whether the answer was right, and what the right answer is.
func (q *quiz) tell(b *ui.Body) {
	lk := b.Look
	if q.right {
		b.Text(lk.Title, english.QuizRight)
	} else {
		b.Text(lk.Warn, english.QuizWrong)
	}
	b.Text(lk.Text, q.at.Answer)
	if !q.right {
		b.Gap()
		b.Text(lk.Quiet, fmt.Sprintf(english.QuizYours, q.at.Choices[q.marked.Cursor()]))
	}
}

func (q *quiz) report(b *ui.Body) {
	lk := b.Look
	b.Text(lk.Title, q.quiz.Words())
	if q.unkept != nil {
		b.Text(lk.Warn, fmt.Sprintf(english.PracticeNotKept, q.unkept))
	}
	if len(q.missed) == 0 {
		return
	}
	b.Gap()
	b.Text(lk.Text, english.QuizComesBack)
	for _, m := range q.missed {
		b.Gap()
		b.Text(lk.Quiet, m.Text)
		b.Text(lk.Text, m.Answer)
	}
}

// View draws the quiz.
func (q *quiz) View(st ui.Env) ui.View {
	return ui.View{
		Content: st.Screenful(q.head(), q.Help(st), append(slices.Clone(q.top), q.page.Visible()...)),
		Title:   english.QuizName,
	}
}

func (q *quiz) head() string {
	if q.stage != asking && q.stage != telling {
		return plain.Capital(english.QuizName)
	}
	left := phrase.Count(q.quiz.Left(), "question")
	if q.stage == asking {
		return fmt.Sprintf(english.QuizHeadTopic, q.at.Topic.Words(), left)
	}
	return fmt.Sprintf(english.QuizHeadLeft, left)
}
