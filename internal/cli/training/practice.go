package training

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/training"
	"presshold/internal/tui"
	"presshold/internal/tui/drill"
	"presshold/internal/tui/practice"
	"presshold/internal/tui/ui"
)

func practiceCommand(a *app.App) *cobra.Command {
	var f app.ScreenFlags
	var asPlain bool
	cmd := &cobra.Command{
		Use:   "practice",
		Short: english.PracticeShort,
		Long:  english.PracticeLong,
		Args:  app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if a.Draws(asPlain) {
				return a.ShowScreen(cmd.Context(), f, func(cfg settings.Settings) ui.Screen { return PracticeScreen(a, cfg.Gauge) })
			}
			past, err := practiceRecord{a}.past()
			if err != nil {
				return err
			}
			return a.Print(func(w *bufio.Writer) {
				writePractice(a.Page(w), training.NewOverview(allProtocols(a), past, time.Now()))
			})
		},
	}
	cmd.Flags().BoolVar(&asPlain, "plain", false, english.PracticePlain)
	f.AddLook(cmd)
	return cmd
}

// PracticeScreen shows the record of practice, and opens drills and quizzes.
func PracticeScreen(a *app.App, g settings.GaugeSettings) ui.Screen {
	return practice.New(practice.Options{
		Past: practiceRecord{a}.past, Protocols: func() []protocol.Protocol { return allProtocols(a) }, Now: time.Now,
		Open: func(s training.Suggestion) ui.Screen { return openSuggestion(a, s, g) },
	})
}

// openSuggestion is the screen of a suggestion; nil if it can no longer be done.
func openSuggestion(a *app.App, s training.Suggestion, g settings.GaugeSettings) ui.Screen {
	if s.Quiz {
		return quizScreen(a, s.Protocol, usualQuestions)
	}
	p, _ := allProtocols(a).Find(s.Protocol) // its target may be the student's own
	o, err := drillOf(a, s, p, g)
	if err != nil {
		return nil
	}
	return drill.New(o)
}

// writePractice writes how practice goes, and what to do next.
func writePractice(out app.Page, o training.Overview) {
	out.Line(english.PracticeStreak, o.Streak.Words())
	if o.HasNext {
		out.Heading(o.NextWords())
		out.Item("  ", o.Next.Why)
		out.Item("  ", o.Next.Command())
	}
	for _, s := range o.Series {
		out.Line("")
		out.Line("%s", o.Title(s))
		out.Facts(append(s.Facts(), phrase.Plain(english.PracticePlainCourse, fmt.Sprintf(english.PracticeAbsoluteBars, s.Sparkline(40)))))
	}
	if len(o.Standings) == 0 {
		return
	}
	out.Heading(english.PracticeWeakest)
	for _, s := range o.Standings {
		out.Item("  ", fmt.Sprintf("%s: %s", o.Name(s.Protocol), s.Words()))
	}
	out.Item("  ", english.MissedMeans)
}

// practiceRecord is the student's own record, in the journal. It is written even while the program is
// ending.
type practiceRecord struct{ a *app.App }

func (n practiceRecord) keep(r training.Result) error {
	return journal.KeepResult(context.Background(), n.a.Paths.Data, r)
}

func (n practiceRecord) keepAnswer(a training.Answer) error {
	return journal.KeepAnswer(context.Background(), n.a.Paths.Data, a)
}

// past is what was ever practised, without answers to questions that no longer exist. It is empty if
// there is no journal.
func (n practiceRecord) past() (training.Past, error) {
	s, err := journal.Open(context.Background(), n.a.Paths.Data)
	switch {
	case errors.Is(err, journal.ErrNone):
		return training.Past{}, nil
	case err != nil:
		return training.Past{}, err
	}
	defer func() { _ = s.Close() }() // it was only read
	past, err := s.Practice(context.Background())
	return past.Askable(allQuestions(n.a, 0)), err
}

// allProtocols are the protocols without those in bad files, which the command check reports.
func allProtocols(a *app.App) catalog.Protocols {
	c, _ := a.OpenCatalog() // without the user's own rather than not at all
	return c.Protocols()
}

// allQuestions are the questions about all protocols and the safety text.
func allQuestions(a *app.App, seed uint64) []training.Question {
	return append(training.Questions(allProtocols(a), seed), training.SafetyQuestions(tui.SafetyAlarms(), seed)...)
}

// questions are the questions to ask now, at most so many: on one protocol or, for "", on all.
func (n practiceRecord) questions(id string, most int) ([]training.Question, error) {
	past, err := n.past()
	if err != nil {
		return nil, err
	}
	now := time.Now()
	seed := uint64(now.UnixNano())
	var asked []training.Question
	for _, q := range training.Order(allQuestions(n.a, seed), past.Answers, now, seed) {
		if (id == "" || q.Protocol == id) && len(asked) < most {
			asked = append(asked, q)
		}
	}
	return asked, nil
}
