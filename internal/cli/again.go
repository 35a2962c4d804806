package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"presshold/internal/journal"
	"presshold/internal/tui"
	"presshold/internal/tui/lasttime"
)

// again runs what was done last once more, as it was recorded. In plain lines, whoever sits at
// a terminal and did not ask for it with --again is asked first.
func (a *app) again(ctx context.Context, f runFlags) error {
	cfg, err := a.settings()
	if err != nil {
		return err
	}
	last, err := a.lastTime(ctx, f.about.client, cfg, f.options(cfg))
	var none *journal.RequestError
	switch {
	case errors.As(err, &none), errors.Is(err, journal.ErrNone):
		return usageOf(name+" run", err)
	case err != nil:
		return err
	case last.Plan == nil:
		return fmt.Errorf("session %d: %s", last.ID, last.Notices[len(last.Notices)-1])
	}
	if !a.draws(f.plain || f.json) {
		if err := a.tellLastTime(last, f); err != nil {
			return err
		}
		return a.headless(ctx, last.Plan, f, cfg)
	}
	for _, notice := range last.Notices {
		a.complain(errors.New(notice))
	}
	return a.screen(ctx, last.Plan, cfg, f.screenFlags)
}

// tellLastTime tells what was done last before a run in plain lines. It is no part of the
// transcript, so it goes where errors go; in JSON nothing is told but what has changed.
func (a *app) tellLastTime(last lasttime.Session, f runFlags) error {
	if f.json {
		for _, notice := range last.Notices {
			a.complain(errors.New(notice))
		}
		return nil
	}
	w := bufio.NewWriter(a.err)
	writeLastTime(a.page(w), last)
	asks := !f.again && isTerminal(a.in)
	if asks {
		fmt.Fprintln(w, "Press Enter to repeat it, or ctrl+c for something else.")
	}
	if err := w.Flush(); err != nil || !asks {
		return err
	}
	signals, stop := a.signals.take()
	defer stop()
	if s := awaitLine(a.in, signals); s != nil {
		return signalled(s)
	}
	return nil
}

// startFromLast opens the screen of what was done last, and behind it the picker.
func (a *app) startFromLast(ctx context.Context, f runFlags) error {
	cfg, err := a.settings()
	if err != nil {
		return err
	}
	if f.about.recorded(cfg) {
		a.doubtCode(f.about.client)
	}
	return a.show(ctx, cfg, f.screenFlags, func(o *tui.Options) {
		o.Ask = append(o.Ask, a.lastTimeScreen(ctx, f.about.client, cfg, f.options(cfg)))
	})
}
