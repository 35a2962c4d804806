package cli

import (
	"context"
	"errors"
	"os"
	"syscall"
	"time"

	"presshold/internal/drive"
	"presshold/internal/keymap"
	"presshold/internal/notify"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/transcript"
	"presshold/internal/tui"
	"presshold/internal/tui/ui"
)

// screen shows the program on the terminal: the run of a plan, or the picker where
// there is none.
func (a *app) screen(ctx context.Context, plan *protocol.Plan, cfg settings.Settings, f screenFlags) error {
	return a.show(ctx, cfg, f, func(o *tui.Options) { o.Start = plan })
}

// showScreens shows the program on the terminal, at what begin says. What was done stays in the
// terminal's scrollback.
func (a *app) showScreens(ctx context.Context, cfg settings.Settings, f screenFlags, begin func(*tui.Options)) error {
	clock, bells := drive.System(), make(chan struct{}, 1)
	options := a.observing(f.about, cfg, loudness(cfg, f.cues), clock, func() {
		select {
		case bells <- struct{}{}:
		default: // it has yet to ring
		}
	})
	inputs := addSharing(f, &options, cfg)
	observers := observe.Start(options)
	beginSharing(f.shareFlags, cfg, observers)
	o := a.options(cfg, f)
	if f.offered {
		o.Share, o.Inputs, o.ShowShare = observers, inputs, f.mode != "" && observers.Shared().Page != ""
	}
	begin(&o)
	recorded := f.about.recorded(cfg)
	if recorded {
		if o.Screen == nil { // a command that starts no run asks nothing
			a.warnExposed()
			defer ask(ctx, &o, observers, cfg.Ceiling, a.interrupted(ctx))()
		}
		o.Client, o.Open = observers.Client, a.openerFor(ctx, observers, cfg)
		o.Struck = observers.Signalled
		o.Note = f.about.note
	}
	signals, stop := a.signals.take()
	defer stop()
	o.Score = f.about.score
	o.Session, o.Hour = f.session(cfg), observers.TellHour
	o.Today = time.Now
	o.Clock, o.Bells, o.Signals = clock, bells, signals
	o.Begin = func(plan *protocol.Plan) tui.Follower {
		run := lastRun{run: observers.Follow(plan), client: observers.Client(), began: o.Today()}
		f := tui.Follower{Tell: run.run.Tell, Copy: func(s session.Summary, afterwards []string) func() ui.Copied {
			run.summary, run.afterwards = s, afterwards
			return func() ui.Copied { return copied(ctx, os.Getenv, cfg.Note.Style, a.noteOfRun(ctx, run)).Copied }
		}}
		if recorded {
			f.Scored, f.Enter = run.run.Scored, run.run.Enter
		}
		return f
	}
	o.Marks, o.Mute = observers.Failures, observers.Mute()
	result, err := tui.Run(ctx, o)
	for _, s := range result.Runs {
		if len(phrase.Notes(s.Points)) > 0 {
			err = errors.Join(err, transcript.WriteSummary(a.out, s))
		}
	}
	for _, problem := range append(result.Problems, observers.Close(signals)...) {
		a.complain(problem)
		a.unsaved(problem)
	}
	switch {
	case result.Signal != nil: // after a hang-up nothing can be written either
		return signalled(result.Signal)
	case err != nil:
		return err
	case result.End == tui.Interrupted:
		return signalled(syscall.SIGINT)
	}
	return nil
}

// options connects the screens to the files outside them.
func (a *app) options(cfg settings.Settings, f screenFlags) tui.Options {
	paths := a.paths
	theme := cfg.Theme
	if f.theme != "" {
		theme = f.theme
	}
	if theme == settings.Auto {
		theme = ""
	}
	o := tui.Options{
		Library: func(client string) tui.Library { return library(context.Background(), paths, cfg, client) },
		Plan: func(p protocol.Protocol) (*protocol.Plan, error) {
			return expand(p, own(cfg))
		},
		Open: a.opener(cfg),
		Save: func(plan *protocol.Plan, done session.Summary) ui.Screen {
			return a.keepScreen(plan, done, cfg)
		},
		Speed: f.speed,
		Theme: theme, NoColor: f.noColor || os.Getenv("NO_COLOR") != "",
		Keys: cfg.Keys, Mouse: cfg.Mouse,
		BindPrimary: func(keys []string) error {
			return settings.Bind(paths.Settings, keymap.Primary, keys)
		},
		SafetySeen:     settings.SafetySeen(paths.State),
		MarkSafetySeen: func() error { return settings.MarkSafetySeen(paths.State) },
		PressAndHold:   cfg.Pedal.Mode == settings.PressAndHold,
		PedalGap:       cfg.Pedal.Gap,
	}
	// A way out for a terminal on which drawing on demand goes wrong, and what the tests
	// compare with.
	o.StockRenderer = stockRenderer()
	if cfg.Notify {
		o.Attend = func(title, body string) string { return notify.Sequence(os.Getenv, title, body) }
	}
	return o
}
