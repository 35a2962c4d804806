package cli

import (
	"bufio"
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/training"
	"presshold/internal/tui"
	"presshold/internal/tui/drill"
	"presshold/internal/tui/practice"
	"presshold/internal/tui/ui"
)

func (a *app) practiceCommand() *cobra.Command {
	var f screenFlags
	var asPlain bool
	cmd := &cobra.Command{
		Use:   "practice",
		Short: "Show how your practice goes, and what to practise next",
		Long: "Show how every drill has gone, what a week's break has left of it, which protocol goes worst, and what to " +
			"practise next and why. Practice is kept in the journal, apart from all client data.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.practise(cmd.Context(), f, !a.draws(asPlain))
		},
	}
	cmd.Flags().BoolVar(&asPlain, "plain", false, "as plain text, made for a screen reader")
	f.addLook(cmd)
	return cmd
}

func (a *app) practise(ctx context.Context, f screenFlags, asPlain bool) error {
	if asPlain {
		past, err := practiceRecord{a}.past()
		if err != nil {
			return err
		}
		return a.print(func(w *bufio.Writer) {
			writePractice(a.page(w), a.allProtocols(), past, time.Now())
		})
	}
	cfg, err := a.settings()
	if err != nil {
		return err
	}
	return a.show(ctx, cfg, f, func(o *tui.Options) { o.Screen = a.practiceScreen(cfg.Gauge) })
}

// practiceScreen is the record of practice on the screen; drills and quizzes are opened
// from it.
func (a *app) practiceScreen(g settings.GaugeSettings) ui.Screen {
	return practice.New(practice.Options{
		Past: practiceRecord{a}.past, Protocols: func() []protocol.Protocol { return a.allProtocols() }, Now: time.Now,
		Open: func(s training.Suggestion) ui.Screen { return a.openSuggestion(s, g) },
	})
}

// openSuggestion is the screen of what is suggested; nil if it can't be done any more.
func (a *app) openSuggestion(s training.Suggestion, g settings.GaugeSettings) ui.Screen {
	if s.Quiz {
		return a.quizScreen(s.Protocol, usualQuestions)
	}
	o, err := a.drillOf(s, protocolOf(a.allProtocols(), s.Protocol), g)
	if err != nil {
		return nil
	}
	return drill.New(o)
}

// writePractice writes the record of practice, and what to do next.
func writePractice(out page, all []protocol.Protocol, past training.Past, now time.Time) {
	name := func(id string) string {
		if p := protocolOf(all, id); p.Name != "" {
			return p.Name
		}
		return id
	}
	out.line("Practice: %s.", training.StreakOf(past, now).Words())
	if s, ok := training.Suggest(all, past, now); ok {
		out.heading("Next")
		out.item("  ", s.Why)
		out.item("  ", s.Command())
	}
	for _, s := range training.Trends(past.Results) {
		title := s.Name()
		if s.Protocol != "" {
			title = name(s.Protocol) + ": " + title
		}
		out.line("")
		out.line("%s", title)
		for _, f := range s.Facts() {
			out.item(fmt.Sprintf("  %-10s", f.Name), f.Text)
		}
		out.item("  course    ", s.Sparkline(40)+" absolute error, drill by drill")
	}
	standings := training.Standings(past)
	if len(standings) == 0 {
		return
	}
	out.heading("Weakest first")
	for _, s := range standings {
		out.item("  ", fmt.Sprintf("%s: %.0f %%, %s", name(s.Protocol), 100*s.Share(), s.Words()))
	}
	out.item("  ", training.MissedMeans)
}
