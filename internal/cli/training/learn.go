package training

import (
	"bufio"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/training"
	"presshold/internal/tui"
	"presshold/internal/tui/learn"
	"presshold/internal/tui/ui"
)

func learnCommand(a *app.App) *cobra.Command {
	var f app.ScreenFlags
	var asPlain bool
	cmd := &cobra.Command{
		Use:   english.LearnUse,
		Short: english.LearnShort,
		Long:  english.LearnLong,
		Example: "  presshold learn alternating-ischemic-compression\n" +
			"  presshold learn nimmo --plain",
		Args: app.OneArg(english.NeedsLesson),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := args[0]
			e, err := library.Entry(a, name)
			if err != nil {
				return err
			}
			cfg, err := a.Settings()
			if err != nil {
				return err
			}
			l, err := LessonOf(e.Protocol, cfg)
			switch {
			case err != nil:
				return err
			case a.Draws(asPlain):
				return a.ShowScreen(cmd.Context(), f, func(settings.Settings) ui.Screen { return LessonScreen(l, cfg) })
			case !library.IsFile(name):
				name = e.Protocol.ID
			}
			return a.Print(func(w *bufio.Writer) { writeLesson(a.Page(w), l, name) })
		},
	}
	f.Add(cmd)
	cmd.Flags().BoolVar(&asPlain, "plain", false, english.LearnPlain)
	return cmd
}

// LessonOf makes the lesson of a protocol as it would be run. If it breaks the user's limits, the
// lesson ignores them, and running it will say why.
func LessonOf(p protocol.Protocol, s settings.Settings) (training.Lesson, error) {
	o := app.Own(s)
	if _, err := library.Expand(p, o); err != nil {
		o = protocol.Options{}
	}
	return training.NewLesson(p, training.LessonOptions{Plan: o, Today: time.Now(), Alarms: tui.SafetyAlarms()})
}

// LessonScreen is a lesson on the screen.
func LessonScreen(l training.Lesson, s settings.Settings) ui.Screen {
	return learn.New(learn.Options{
		Lesson: l,
		Plan:   func() (*protocol.Plan, error) { return library.Expand(l.Protocol, app.Own(s)) },
	})
}

// writeLesson writes all steps; name is what to type for the protocol.
func writeLesson(out app.Page, l training.Lesson, name string) {
	out.Line("%s (%s)", l.Protocol.Name, l.Protocol.ID)
	out.Line(english.LessonPlainSteps, len(l.Steps))
	for i, s := range l.Steps {
		out.Heading(plain.Line(fmt.Sprintf(english.LessonPlainStep, i+1, len(l.Steps), s.Title)))
		for _, p := range s.Parts {
			for i, item := range p.Items {
				if i == 0 {
					out.Item("  ", fmt.Sprintf("%s: %s", p.Head, item))
				} else {
					out.Item("    ", item.String())
				}
			}
		}
	}
	for _, p := range learn.Paces() {
		flag := ""
		if p.Speed != 1 {
			flag = fmt.Sprintf(" --speed %g", p.Speed)
		}
		out.Line(english.LessonPlainRun, p.Words, name, flag)
	}
}
