package training

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
	"presshold/internal/training"
	"presshold/internal/tui/quiz"
	"presshold/internal/tui/ui"
)

// The default and the largest number of questions in a quiz.
const (
	usualQuestions = 10
	maxQuestions   = 1000
)

func quizCommand(a *app.App) *cobra.Command {
	var f app.ScreenFlags
	var asPlain bool
	var questions int
	cmd := &cobra.Command{
		Use:     "quiz [PROTOCOL]",
		Short:   english.QuizShort,
		Long:    english.QuizLong,
		Example: "  presshold quiz\n  presshold quiz nimmo --questions 5 --plain",
		Args:    app.AtMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			if questions < 1 || questions > maxQuestions {
				return app.Usage(cmd, english.UsageFlagValue, "questions", fmt.Errorf(english.MustBeWithin, 1, maxQuestions, questions))
			}
			id := ""
			if len(args) > 0 {
				e, err := a.Catalog().Get(args[0])
				if err != nil {
					return err
				}
				id = e.Protocol.ID
			}
			if !a.Draws(asPlain) {
				return quizPlain(a, id, questions)
			}
			screen := func(settings.Settings) ui.Screen { return quizScreen(a, id, questions) }
			return a.ShowScreen(cmd.Context(), f, screen)
		},
	}
	cmd.Flags().IntVar(&questions, "questions", usualQuestions, english.QuizFlagNumber)
	cmd.Flags().BoolVar(&asPlain, "plain", false, english.QuizPlainFlag)
	f.AddLook(cmd)
	return cmd
}

// quizScreen is a quiz of one protocol, or of all, on the screen.
func quizScreen(a *app.App, id string, most int) ui.Screen {
	book := practiceRecord{a}
	return quiz.New(quiz.Options{
		Questions: func() ([]training.Question, error) { return book.questions(id, most) },
		Now:       time.Now,
		Keep:      book.keepAnswer,
	})
}

// quizPlain runs a quiz in plain lines, until the questions or the input end.
func quizPlain(a *app.App, id string, most int) error {
	book := practiceRecord{a}
	questions, err := book.questions(id, most)
	if err != nil {
		return err
	}
	return inLines(a, func(d dialogue) error { return d.ask(training.NewQuiz(questions), book.keepAnswer) })
}

// ask asks the questions of a quiz. Failing to record an answer does not end it.
func (d dialogue) ask(s *training.Quiz, keep func(training.Answer) error) error {
	if s.Left() == 0 {
		d.say(english.QuizNothing)
		return nil
	}
	d.say(english.QuizPlainHow)
	var unkept error
	for {
		q, ok := s.Question()
		if !ok {
			break
		}
		d.say("")
		d.say("%s", q.Text)
		for i, c := range q.Choices {
			d.say("%d: %s", i+1, c)
		}
		choice, ok := d.choice(len(q.Choices))
		if !ok {
			break
		}
		a, counts := s.Answer(choice, time.Now())
		if a.Right {
			d.say(english.QuizPlainRight, q.Answer)
		} else {
			d.say(english.QuizPlainWrong, q.Right+1, q.Answer)
		}
		if counts && unkept == nil {
			unkept = keep(a)
		}
	}
	d.say("")
	d.say("%s", s.Words())
	return unkept
}

// choice waits for the number of one of n choices; false ends the quiz.
func (d dialogue) choice(n int) (int, bool) {
	for {
		l, ok := d.line()
		if !ok {
			return 0, false
		}
		if choice, err := strconv.Atoi(strings.Trim(l.Text, " .:)(#")); err == nil && choice >= 1 && choice <= n {
			return choice - 1, true
		}
		d.say(english.QuizPlainUnread, l.Text, n)
	}
}
