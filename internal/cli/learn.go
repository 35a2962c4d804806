package cli

import (
	"bufio"
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/training"
	"presshold/internal/tui"
	"presshold/internal/tui/learn"
	"presshold/internal/tui/ui"
)

func (a *app) learnCommand() *cobra.Command {
	var f screenFlags
	var asPlain bool
	cmd := &cobra.Command{
		Use:   "learn PROTOCOL | FILE.toml",
		Short: "Learn a protocol, step by step",
		Long: "Walk through a protocol at your own pace: what to do, how long and where the number comes from, what " +
			"to watch for, what to ask the client, when to stop, with a moving picture of the rhythm; then run it at " +
			"half, normal or double speed. Where the output is not a terminal, the lesson is told in plain text.",
		Example: "  presshold learn alternating-ischemic-compression\n" +
			"  presshold learn nimmo --plain",
		Args: oneArg("a protocol or a file; presshold list shows the protocols"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if args[0] == "" {
				return usage(cmd, "the name of the protocol is empty")
			}
			return a.learn(cmd.Context(), args[0], f, !a.draws(asPlain))
		},
	}
	f.add(cmd)
	cmd.Flags().BoolVar(&asPlain, "plain", false, "the whole lesson as plain text, made for a screen reader")
	cmd.Flags().SortFlags = false
	return cmd
}

func (a *app) learn(ctx context.Context, name string, f screenFlags, asPlain bool) error {
	e, err := a.entry(name)
	if err != nil {
		return err
	}
	cfg, err := a.settings()
	if err != nil {
		return err
	}
	l, err := lessonOf(e.Protocol, cfg)
	switch {
	case err != nil:
		return err
	case asPlain:
		if !isFile(name) {
			name = e.Protocol.ID
		}
		return a.print(func(w *bufio.Writer) { writeLesson(a.page(w), l, name) })
	default:
		return a.show(ctx, cfg, f, func(o *tui.Options) { o.Screen = lessonScreen(l, cfg) })
	}
}

// lessonOf makes a lesson of a protocol as it would be run. Where it does not go with the
// user's limits, it is of the protocol alone, and running it will say why.
func lessonOf(p protocol.Protocol, s settings.Settings) (training.Lesson, error) {
	o := own(s)
	if _, err := expand(p, o); err != nil {
		o = protocol.Options{}
	}
	return training.NewLesson(p, training.LessonOptions{Plan: o, Today: time.Now(), Alarms: tui.SafetyAlarms()})
}

// lessonScreen is a lesson on the screen.
func lessonScreen(l training.Lesson, s settings.Settings) ui.Screen {
	return learn.New(learn.Options{
		Lesson: l,
		Plan:   func() (*protocol.Plan, error) { return expand(l.Protocol, own(s)) },
	})
}

// writeLesson writes all steps one after the other; name is how to call the protocol.
func writeLesson(out page, l training.Lesson, name string) {
	out.line("%s (%s)", l.Protocol.Name, l.Protocol.ID)
	out.line("A lesson in %d steps.", len(l.Steps))
	for i, s := range l.Steps {
		out.heading(plain.Line(fmt.Sprintf("Step %d of %d: %s", i+1, len(l.Steps), s.Title)))
		for _, p := range s.Parts {
			lead := "  " + plain.Line(p.Head) + ": "
			for _, item := range p.Items {
				out.item(lead, item.String())
				lead = "    "
			}
		}
	}
	for _, speed := range []struct{ words, flag string }{
		{"half speed", " --speed 0.5"}, {"normal speed", ""}, {"double speed", " --speed 2"},
	} {
		out.line("  %s: presshold run %s%s", speed.words, name, speed.flag)
	}
}
