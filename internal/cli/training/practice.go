package training

import (
	"bufio"
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
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
		Short: "Show how your practice goes, and what to practise next",
		Long: "Show how every drill has gone, what a week's break has left of it, which protocol goes worst, and what to " +
			"practise next and why. Practice is kept in the journal, apart from all client data.",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return showPractice(cmd.Context(), a, f, !a.Draws(asPlain))
		},
	}
	cmd.Flags().BoolVar(&asPlain, "plain", false, "as plain text, made for a screen reader")
	f.AddLook(cmd)
	return cmd
}

func showPractice(ctx context.Context, a *app.App, f app.ScreenFlags, asPlain bool) error {
	if asPlain {
		past, err := practiceRecord{a}.past()
		if err != nil {
			return err
		}
		return a.Print(func(w *bufio.Writer) {
			writePractice(a.Page(w), allProtocols(a), past, time.Now())
		})
	}
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	return a.Show(ctx, cfg, f, func(o *tui.Options) { o.Screen = PracticeScreen(a, cfg.Gauge) })
}

// PracticeScreen is the record of practice on the screen; drills and quizzes are opened
// from it.
func PracticeScreen(a *app.App, g settings.GaugeSettings) ui.Screen {
	return practice.New(practice.Options{
		Past: practiceRecord{a}.past, Protocols: func() []protocol.Protocol { return allProtocols(a) }, Now: time.Now,
		Open: func(s training.Suggestion) ui.Screen { return openSuggestion(a, s, g) },
	})
}

// openSuggestion is the screen of what is suggested; nil if it can't be done any more.
func openSuggestion(a *app.App, s training.Suggestion, g settings.GaugeSettings) ui.Screen {
	if s.Quiz {
		return quizScreen(a, s.Protocol, usualQuestions)
	}
	o, err := drillOf(a, s, protocolOf(allProtocols(a), s.Protocol), g)
	if err != nil {
		return nil
	}
	return drill.New(o)
}

// writePractice writes the record of practice, and what to do next.
func writePractice(out app.Page, all []protocol.Protocol, past training.Past, now time.Time) {
	name := func(id string) string {
		if p := protocolOf(all, id); p.Name != "" {
			return p.Name
		}
		return id
	}
	out.Line("Practice: %s.", training.StreakOf(past, now).Words())
	if s, ok := training.Suggest(all, past, now); ok {
		out.Heading("Next")
		out.Item("  ", s.Why)
		out.Item("  ", s.Command())
	}
	for _, s := range training.Trends(past.Results) {
		title := s.Name()
		if s.Protocol != "" {
			title = name(s.Protocol) + ": " + title
		}
		out.Line("")
		out.Line("%s", title)
		for _, f := range s.Facts() {
			out.Item(fmt.Sprintf("  %-10s", f.Name), f.Text)
		}
		out.Item("  course    ", s.Sparkline(40)+" absolute error, drill by drill")
	}
	standings := training.Standings(past)
	if len(standings) == 0 {
		return
	}
	out.Heading("Weakest first")
	for _, s := range standings {
		out.Item("  ", fmt.Sprintf("%s: %.0f %%, %s", name(s.Protocol), 100*s.Share(), s.Words()))
	}
	out.Item("  ", english.MissedMeans)
}
