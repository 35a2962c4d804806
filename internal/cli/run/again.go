package run

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/tui"
	"presshold/internal/tui/lasttime"
)

// again runs what was done last once more, as it was recorded. In plain lines, whoever sits at
// a terminal and did not ask for it with --again is asked first.
func again(ctx context.Context, a *app.App, f runFlags) error {
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	last, err := history.LastTime(ctx, a, f.About.Client, cfg, f.Options(cfg))
	var none *journal.RequestError
	switch {
	case errors.As(err, &none), errors.Is(err, journal.ErrNone):
		return app.UsageOf(app.Name+" run", err)
	case err != nil:
		return err
	case last.Plan == nil:
		return fmt.Errorf(english.RunUnrepeatable, last.ID, last.Notices[len(last.Notices)-1])
	}
	if !a.Draws(f.plain || f.json) {
		if err := tellLastTime(a, last, f); err != nil {
			return err
		}
		return headless(ctx, a, last.Plan, f, cfg)
	}
	for _, notice := range last.Notices {
		a.Complain(errors.New(notice))
	}
	return onScreen(ctx, a, last.Plan, cfg, f.ScreenFlags)
}

// tellLastTime tells what was done last before a run in plain lines. It is no part of the
// transcript, so it goes where errors go; in JSON nothing is told but what has changed.
func tellLastTime(a *app.App, last lasttime.Session, f runFlags) error {
	if f.json {
		for _, notice := range last.Notices {
			a.Complain(errors.New(notice))
		}
		return nil
	}
	w := bufio.NewWriter(a.Err)
	history.WriteLastTime(a.Page(w), last)
	asks := !f.again && app.IsTerminal(a.In)
	if asks {
		fmt.Fprintln(w, english.RunRepeats)
	}
	if err := w.Flush(); err != nil || !asks {
		return err
	}
	signals, stop := a.Signals.Take()
	defer stop()
	if s := app.AwaitLine(a.In, signals); s != nil {
		return app.Signalled(s)
	}
	return nil
}

// startFromLast opens the screen of what was done last, and behind it the picker.
func startFromLast(ctx context.Context, a *app.App, f runFlags) error {
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	if f.About.Recorded(cfg) {
		history.DoubtCode(a, f.About.Client)
	}
	return a.Show(ctx, cfg, f.ScreenFlags, func(o *tui.Options) {
		o.Ask = append(o.Ask, history.LastTimeScreen(ctx, a, f.About.Client, cfg, f.Options(cfg)))
	})
}
