package run

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"

	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/tui"
	"presshold/internal/tui/lasttime"
)

// again repeats the last recorded session. In plain lines at a terminal, it asks first unless
// --again was given.
func again(ctx context.Context, a *app.App, f runFlags) error {
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	if resumed, err := settle(ctx, a, f, cfg); resumed || err != nil { // one that is kept can be the last
		return err
	}
	last, err := history.LastTime(ctx, a, f.About.Client, cfg, f.Options(cfg))
	switch {
	case errors.As(err, new(*journal.RequestError)), errors.Is(err, journal.ErrNone):
		return fmt.Errorf(english.RunNothingToRepeat, err)
	case err != nil:
		return err
	case last.Plan == nil:
		return fmt.Errorf(english.SessionNamed, last.ID, last.Notices[len(last.Notices)-1])
	}
	if f.json || a.Draws(f.plain) { // nothing is told but what has changed
		for _, notice := range last.Notices {
			a.Complain(errors.New(notice))
		}
	} else if err := printLastTime(a, last, f); err != nil {
		return err
	}
	return perform(ctx, a, last.Plan, f, cfg)
}

// printLastTime prints the last session before a run in plain lines, and asks unless --again was
// given.
func printLastTime(a *app.App, last lasttime.Session, f runFlags) error {
	question := english.RunRepeats
	if f.again {
		question = ""
	}
	signals, stop := a.Signals.Take()
	defer stop()
	_, err := printBefore(a, signals, question, func(w *bufio.Writer) { history.WriteLastTime(a.Page(w), last) })
	return err
}

// printBefore prints something before a run in plain lines: to standard error, because it is no
// part of the transcript. If there is a question and a terminal, it waits for Enter, "", or one of the
// answers.
func printBefore(
	a *app.App, signals <-chan os.Signal, question string, write func(*bufio.Writer), answers ...string,
) (string, error) {
	asks := question != "" && app.IsTerminal(a.In)
	w := bufio.NewWriter(a.Err)
	write(w)
	if asks {
		fmt.Fprintln(w, question)
	}
	if err := w.Flush(); err != nil || !asks {
		return "", err
	}
	return app.AwaitAnswer(a.In, signals, func(line string) {
		fmt.Fprintf(a.Err, english.AfterUnknown+"\n%s\n", line, question)
	}, answers...)
}

// startFromLast opens the screen of the last session, with the picker behind it.
func startFromLast(ctx context.Context, a *app.App, f runFlags) error {
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	if f.About.Recorded(cfg) {
		history.WarnOfCode(a, f.About.Client)
	}
	return a.Show(ctx, cfg, f.ScreenFlags, func(o *tui.Options) {
		o.Ask = append(o.Ask, history.LastTimeScreen(ctx, a, f.About.Client, cfg, f.Options(cfg)))
	})
}
