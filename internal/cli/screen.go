package cli

import (
	"context"
	"errors"
	"os"
	"syscall"

	"presshold/internal/catalog"
	"presshold/internal/config"
	"presshold/internal/drive"
	"presshold/internal/fault"
	"presshold/internal/notify"
	"presshold/internal/protocol"
	"presshold/internal/transcript"
	"presshold/internal/tui"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/resume"
)

// screen shows the program on the terminal: the run of a plan, or the picker where
// there is none.
func (a *app) screen(ctx context.Context, plan *protocol.Plan, settings config.Settings, f screenFlags) error {
	return a.show(ctx, settings, f, func(o *tui.Options) { o.Start = plan })
}

// show shows the program on the terminal, at what begin says. What was done stays in the
// terminal's scrollback.
func (a *app) show(ctx context.Context, settings config.Settings, f screenFlags, begin func(*tui.Options)) error {
	signals, stop := endings()
	defer stop()
	clock, bells := drive.System(), make(chan struct{}, 1)
	company := gather(companions{
		settings: settings, cues: loudness(settings, f.cues), recorded: f.about, clock: clock,
		ring: func() {
			select {
			case bells <- struct{}{}:
			default: // it has yet to ring
			}
		},
	})
	o := a.options(settings, f)
	begin(&o)
	if company.record != nil {
		if asked, unanswered := company.questions(ctx, a.interrupted(ctx)); len(asked) > 0 {
			defer unanswered()
			o.Ask = resume.New(asked)
		}
		o.Scored, o.Struck = company.scored, company.struck
	}
	o.Score = f.about.score
	o.Clock, o.Bells, o.Signals = clock, bells, signals
	o.Begin, o.Marks, o.Mute = company.follow, company.marks, company.mute()
	result, err := tui.Run(ctx, o)
	for _, s := range result.Runs {
		if len(s.Notes()) > 0 {
			err = errors.Join(err, transcript.WriteSummary(a.out, s))
		}
	}
	for _, problem := range append(result.Problems, company.dismiss(signals)...) {
		a.complain(problem)
		a.unsaved(problem)
	}
	switch {
	case result.Signal != nil: // after a hang-up nothing can be written either
		return &signalError{result.Signal}
	case err != nil:
		return err
	case result.End == tui.Interrupted:
		return &signalError{syscall.SIGINT}
	}
	return nil
}

// options connects the screens to the files outside them.
func (a *app) options(settings config.Settings, f screenFlags) tui.Options {
	paths := config.DefaultPaths()
	theme := settings.Theme
	if f.theme != "" {
		theme = f.theme
	}
	if theme == config.Auto {
		theme = ""
	}
	bound := map[keys.Action][]string{}
	for _, action := range keys.All() {
		bound[action] = settings.Keys[config.Action(action)]
	}
	o := tui.Options{
		Library: func() tui.Library { return library(paths.Protocols, settings.Protocol) },
		Plan: func(p protocol.Protocol) (*protocol.Plan, error) {
			return planned(p, settings)
		},
		Open:  opener(settings),
		Speed: f.speed,
		Theme: theme, NoColor: f.noColor || os.Getenv("NO_COLOR") != "",
		Keys: bound,
		BindPrimary: func(keys []string) error {
			return config.Bind(paths.Settings, config.Primary, keys)
		},
		SafetySeen:     config.SafetySeen(paths.State),
		MarkSafetySeen: func() error { return config.MarkSafetySeen(paths.State) },
		PressAndHold:   settings.Pedal.Mode == config.PressAndHold,
		PedalGap:       settings.Pedal.Gap,
	}
	// A way out for a terminal on which drawing on demand goes wrong, and what the tests
	// compare with.
	o.StockRenderer = os.Getenv("PRESSHOLD_RENDERER") == "stock"
	if settings.Notify {
		o.Attend = func(title, body string) string { return notify.Sequence(os.Getenv, title, body) }
	}
	return o
}

// library reads all protocols for the picker, the one that it starts on first.
func library(folder, first string) tui.Library {
	var lib tui.Library
	c, err := catalog.Open(folder)
	if err != nil {
		lib.Warnings = append(lib.Warnings, err.Error())
	}
	entries, bad := c.All()
	for _, err := range bad {
		lib.Warnings = append(lib.Warnings, warning(err))
	}
	for _, e := range entries {
		item := tui.Item{Protocol: e.Protocol, Origin: "built-in"}
		if e.Origin == catalog.User {
			item.Origin = "yours"
		}
		if e.Protocol.ID == first {
			lib.Items = append([]tui.Item{item}, lib.Items...)
		} else {
			lib.Items = append(lib.Items, item)
		}
	}
	return lib
}

// warning is an error in one line; check tells the rest.
func warning(err error) string {
	var bad *fault.Error
	if errors.As(err, &bad) {
		return bad.Name + ": " + bad.Problems[0].Text
	}
	return err.Error()
}
