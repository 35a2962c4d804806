package run

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"os"
	"syscall"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/cli/library"
	"presshold/internal/drive"
	"presshold/internal/keymap"
	"presshold/internal/notify"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/transcript"
	"presshold/internal/tui"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/summary"
	"presshold/internal/tui/ui"
)

// onScreen shows the run of a plan on the terminal, or the picker if the plan is nil.
func onScreen(ctx context.Context, a *app.App, plan *protocol.Plan, cfg settings.Settings, f app.ScreenFlags) error {
	return a.Show(ctx, cfg, f, func(o *tui.Options) { o.Start = plan })
}

// Show shows the program on the terminal; begin chooses the first screen. Summaries of the runs
// stay in the terminal's scrollback.
func Show(ctx context.Context, a *app.App, cfg settings.Settings, f app.ScreenFlags, begin func(*tui.Options)) error {
	if err := f.About.Check(cfg); err != nil {
		return err
	}
	clock, bells := drive.System(), make(chan struct{}, 1)
	observers, inputs := follow(a, f, cfg, loudness(cfg, f.Cues), clock, func() {
		select {
		case bells <- struct{}{}:
		default: // it has yet to ring
		}
	})
	o := screenOptions(a, cfg, f)
	o.Open = opener(ctx, a, cfg, nil)
	if f.Offered {
		o.Share, o.Inputs, o.ShowShare = observers, inputs, f.Chosen() && observers.Shared().Page != ""
	}
	begin(&o)
	recorded := f.About.Recorded(cfg)
	if recorded {
		if o.Screen == nil { // a command that starts no run asks nothing
			warnExposed(a)
			defer ask(ctx, &o, observers, cfg.Ceiling, interrupted(ctx, a))()
		}
		o.Client, o.Open = observers.Client, opener(ctx, a, cfg, observers)
		o.Signalled = observers.Signalled
		o.Note, o.Threshold = f.About.Note, f.About.Threshold
	}
	signals, stop := a.Signals.Take()
	defer stop()
	o.Score = f.About.Score
	o.SessionClock, o.SessionClockDue = f.SessionClock(cfg), observers.SessionClockDue
	o.Today = time.Now
	o.Clock, o.Bells, o.Signals = clock, bells, signals
	o.Begin = func(plan *protocol.Plan) tui.Follower {
		run := lastRun{run: observers.Follow(plan), client: observers.Client(), began: o.Today()}
		f := tui.Follower{Tell: run.run.Tell}
		f.Copy = func(s session.Summary, afterwards []string) func() ui.Copied {
			run.summary, run.afterwards = s, afterwards
			return func() ui.Copied {
				copied, _ := history.Copied(ctx, os.Getenv, cfg.Note.Style, noteOfRun(ctx, a, run)) // its words say how it went
				return copied
			}
		}
		if recorded {
			f.Scored, f.Enter = run.run.Scored, run.run.Enter
		}
		return f
	}
	o.Failures, o.Mute = observers.Failures, observers.Mute()
	result, err := tui.Run(ctx, o)
	err = errors.Join(err, a.Print(func(w *bufio.Writer) { writeSummaries(a.Page(w), result.Runs) }))
	printProblems(a, append(result.Problems, observers.Close(signals)...))
	switch {
	case result.Signal != nil: // after a hang-up nothing can be written either
		return app.Signalled(result.Signal)
	case err != nil:
		return err
	case result.End == tui.Interrupted:
		return app.Signalled(syscall.SIGINT)
	}
	return nil
}

// writeSummaries writes what stays in the terminal of each run in which something was done.
func writeSummaries(out app.Page, runs summary.Runs) {
	for _, r := range runs {
		if len(phrase.Notes(r.Points, false)) == 0 {
			continue
		}
		for _, line := range append(transcript.Summary(r.Summary, r.Threshold, r.Entries.ThresholdAt(1)), r.Entered()...) {
			out.Item("", line)
		}
	}
}

// screenOptions gives the screens access to files and settings.
func screenOptions(a *app.App, cfg settings.Settings, f app.ScreenFlags) tui.Options {
	paths := a.Paths
	theme := cmp.Or(f.Theme, cfg.Theme)
	if theme == settings.Auto {
		theme = ""
	}
	o := tui.Options{
		Options: picker.Options{
			Library: func(client string) picker.Library {
				ctx, cancel := context.WithTimeout(context.Background(), rankPatience)
				defer cancel()
				return readLibrary(ctx, paths, cfg, client)
			},
		},
		Save: func(plan *protocol.Plan, done session.Summary) ui.Screen {
			return library.KeepScreen(a, plan, done, cfg)
		},
		Speed: f.Speed,
		Theme: theme, NoColor: f.NoColor || os.Getenv("NO_COLOR") != "",
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
	o.StockRenderer = app.StockRenderer()
	if cfg.Notify {
		o.Alert = func(title, body string) string { return notify.Sequence(os.Getenv, title, body) }
	}
	return o
}
