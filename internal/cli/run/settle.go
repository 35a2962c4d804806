package run

import (
	"bufio"
	"context"
	"fmt"

	"presshold/internal/cli/app"
	"presshold/internal/drive"
	"presshold/internal/journal"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui/resume"
)

// The answers in plain lines about an interrupted session, beside Enter, which keeps it.
const (
	resumeHere    = "r"
	restartsPhase = "s"
)

// resumption is an interrupted session that goes on.
type resumption struct {
	*journal.Interrupted

	restart bool // its phase begins anew
}

func (r *resumption) drive(plan *protocol.Plan, clock drive.Clock, speed session.Speed, hear func(drive.Turn)) *drive.Driver {
	past := r.Past()
	past.Restart = r.restart
	return drive.Resume(plan, past, clock, speed, hear)
}

// settle settles the interrupted sessions before a recorded run in plain lines. At a terminal it asks
// about each; if one is to go on, it runs that one and returns true. Elsewhere all are kept.
func settle(ctx context.Context, a *app.App, f runFlags, cfg settings.Settings) (resumed bool, err error) {
	if !f.About.Recorded(cfg) || a.Draws(f.plain || f.json) {
		return false, nil
	}
	warnExposed(a)
	found := interrupted(ctx, a)
	for n, i := range found {
		if f.json || !app.IsTerminal(a.In) || i.Run == nil {
			keepAll(ctx, a, found[n:n+1])
			continue
		}
		s := askable(i, cfg.Ceiling)
		answer, err := askInLines(a, s)
		left := found[n:] // for the next start
		switch {
		case err != nil:
		case answer == "":
			keepAll(ctx, a, found[n:n+1])
			continue
		default:
			left = found[n+1:]
		}
		for _, l := range left {
			l.Leave()
		}
		if err != nil {
			return false, err
		}
		// What was given at the start is of another run.
		f.About.Run, f.About.Score, f.Speed = journal.Run{Client: i.Client}, session.ClientScore{}, 1
		return true, headless(ctx, a, s.Plan, &resumption{i, answer == restartsPhase}, f, cfg)
	}
	return false, nil
}

// askInLines asks about an interrupted session; "" to keep it.
func askInLines(a *app.App, s *resume.Session) (string, error) {
	signals, stop := a.Signals.Take()
	defer stop()
	lines := []string{fmt.Sprintf("%s: %s", english.ResumeHead, s.Title)}
	if s.Client != "" {
		lines = append(lines, plain.Capital(fmt.Sprintf(english.StatsClient, s.Client)))
	}
	lines = append(
		lines, s.Where(), s.Interrupted(), english.ResumeUncounted,
		fmt.Sprintf("%s: %s", resumeHere, english.ResumeHere), fmt.Sprintf("%s: %s", restartsPhase, s.Restarts()),
	)
	question := fmt.Sprintf(english.ResumeEnter, english.ResumeKeep, keymap.Quit.Words())
	return printBefore(a, signals, question, func(w *bufio.Writer) {
		for _, line := range lines {
			fmt.Fprintln(w, plain.Line(line))
		}
	}, resumeHere, restartsPhase)
}
