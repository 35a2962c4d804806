package training

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/drive"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
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
	defer app.KeepWriting()()
	book := practiceRecord{a}
	questions, err := book.questions(id, most)
	if err != nil {
		return err
	}
	signals, stop := a.Signals.Take()
	defer stop()
	from := app.NewLineReader(a.In, drive.System().Now, signals)
	return errors.Join(askAll(a.Out, from, training.NewQuiz(questions), book.keepAnswer), from.End())
}

// askAll asks the questions of a quiz. Failing to record an answer does not end it.
func askAll(out io.Writer, from *app.LineReader, s *training.Quiz, keep func(training.Answer) error) error {
	say := func(format string, args ...any) { fmt.Fprintln(out, plain.Line(fmt.Sprintf(format, args...))) }
	say(english.QuizPlainHow)
	var unkept error
	for {
		q, ok := s.Question()
		if !ok {
			break
		}
		say("")
		say("%s", q.Text)
		for i, c := range q.Choices {
			say("%d: %s", i+1, c)
		}
		choice, ok := chooseOne(from, say, len(q.Choices))
		if !ok {
			break
		}
		a, counts := s.Answer(choice, time.Now())
		if a.Right {
			say(english.QuizPlainRight, q.Answer)
		} else {
			say(english.QuizPlainWrong, q.Right+1, q.Answer)
		}
		if counts && unkept == nil {
			unkept = keep(a)
		}
	}
	say("")
	say("%s", s.Words())
	return unkept
}

// chooseOne waits for the number of a choice; false ends the quiz.
func chooseOne(from *app.LineReader, say func(string, ...any), n int) (int, bool) {
	for {
		l, ok := from.Next()
		if !ok || strings.EqualFold(l.Text, "end") {
			return 0, false
		}
		if choice, err := strconv.Atoi(strings.Trim(l.Text, " .:)(#")); err == nil && choice >= 1 && choice <= n {
			return choice - 1, true
		}
		say(english.QuizPlainUnread, l.Text, n)
	}
}
