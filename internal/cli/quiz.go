package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/drive"
	"presshold/internal/plain"
	"presshold/internal/training"
	"presshold/internal/tui"
	"presshold/internal/tui/quiz"
	"presshold/internal/tui/ui"
)

// How many questions a quiz asks unless said otherwise, and at most.
const (
	usualQuestions = 10
	maxQuestions   = 1000
)

// quizFlags are the flags of quiz.
type quizFlags struct {
	screenFlags
	questions int
	plain     bool
}

func (a *app) quizCommand() *cobra.Command {
	var f quizFlags
	cmd := &cobra.Command{
		Use:   "quiz [PROTOCOL]",
		Short: "Quiz yourself on the protocols",
		Long: "Answer questions about the protocols, your own included: how long each phase lasts, in which order they come, " +
			"what ends them, how the pressure changes, when to stop at once, and which source says so. What you missed " +
			"comes back first. " +
			"No question asks for a number that no source states.",
		Example: "  presshold quiz\n  presshold quiz nimmo --questions 5 --plain",
		Args:    atMostOne("a protocol"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.questions < 1 || f.questions > maxQuestions {
				return usage(cmd, fmt.Sprintf("%d questions: want 1 to %d", f.questions, maxQuestions))
			}
			id := ""
			if len(args) > 0 {
				e, err := a.catalog().Get(args[0])
				if err != nil {
					return err
				}
				id = e.Protocol.ID
			}
			return a.quiz(cmd.Context(), id, f)
		},
	}
	cmd.Flags().IntVar(&f.questions, "questions", usualQuestions, "how many questions")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "in plain lines, answered by a number and Enter, made for a screen reader")
	f.addLook(cmd)
	return cmd
}

func (a *app) quiz(ctx context.Context, id string, f quizFlags) error {
	if !a.draws(f.plain) {
		return a.quizPlain(id, f.questions)
	}
	cfg, err := a.settings()
	if err != nil {
		return err
	}
	return a.show(ctx, cfg, f.screenFlags, func(o *tui.Options) { o.Screen = a.quizScreen(id, f.questions) })
}

// quizScreen is a quiz of one protocol, or of all, on the screen.
func (a *app) quizScreen(id string, most int) ui.Screen {
	book := practiceRecord{a}
	return quiz.New(quiz.Options{
		Questions: func() ([]training.Question, error) { return book.questions(id, most) },
		Now:       time.Now,
		Keep:      book.keepAnswer,
	})
}

// quizPlain asks in lines, to the end of the questions or of the input.
func (a *app) quizPlain(id string, most int) error {
	defer keepWriting()()
	book := practiceRecord{a}
	questions, err := book.questions(id, most)
	if err != nil {
		return err
	}
	signals, stop := a.signals.take()
	defer stop()
	from := newTypist(a.in, drive.System().Now, signals)
	return errors.Join(askAll(a.out, from, training.NewQuiz(questions), book.keepAnswer), from.end())
}

// askAll asks the questions of a sitting. An answer that can't be kept does not end it.
func askAll(out io.Writer, from *lineReader, s *training.Quiz, keep func(training.Answer) error) error {
	say := func(format string, args ...any) { fmt.Fprintln(out, plain.Line(fmt.Sprintf(format, args...))) }
	say("Answer by the number of a choice and Enter; end stops.")
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
		right, counts := s.Answer(choice)
		verdict := "Right. "
		if !right {
			verdict = fmt.Sprintf("No, it is %d. ", q.Right+1)
		}
		say("%s%s", verdict, q.Answer)
		if counts && unkept == nil {
			unkept = keep(training.Answer{Question: q.ID, Protocol: q.Protocol, Right: right, At: time.Now()})
		}
	}
	say("")
	say("%d of %d right at the first try.", s.Right, s.Asked)
	return unkept
}

// chooseOne waits for the number of a choice; false to stop.
func chooseOne(from *lineReader, say func(string, ...any), n int) (int, bool) {
	for {
		l, ok := from.next()
		if !ok || strings.EqualFold(l.text, "end") {
			return 0, false
		}
		if choice, err := strconv.Atoi(strings.Trim(l.text, " .:)(#")); err == nil && choice >= 1 && choice <= n {
			return choice - 1, true
		}
		say("%q is not a choice: type a number from 1 to %d, or end", l.text, n)
	}
}
