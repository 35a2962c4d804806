package cli

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/drive"
	"presshold/internal/journal"
	"presshold/internal/keymap"
	"presshold/internal/notify"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tomldoc"
	"presshold/internal/transcript"
	"presshold/internal/tui"
	"presshold/internal/tui/ui"
)

// screen shows the program on the terminal: the run of a plan, or the picker where
// there is none.
func (a *app) screen(ctx context.Context, plan *protocol.Plan, cfg settings.Settings, f screenFlags) error {
	return a.show(ctx, cfg, f, func(o *tui.Options) { o.Start = plan })
}

// show shows the program on the terminal, at what begin says. What was done stays in the
// terminal's scrollback.
func (a *app) show(ctx context.Context, cfg settings.Settings, f screenFlags, begin func(*tui.Options)) error {
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
		return &signalError{result.Signal}
	case err != nil:
		return err
	case result.End == tui.Interrupted:
		return &signalError{syscall.SIGINT}
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

// library reads all protocols and treatments for the picker: what a client (a code; "" for
// none) had last first, then the one of the settings, what was used last, and the user's own.
func library(ctx context.Context, paths settings.Paths, s settings.Settings, client string) tui.Library {
	var lib tui.Library
	warn := func(errs ...error) {
		for _, err := range errs {
			if err != nil {
				lib.Warnings = append(lib.Warnings, warning(err))
			}
		}
	}
	ranked := rank(ctx, paths, s, client)
	ranks := map[string]int{}
	add := func(id string, it tui.Item) {
		lib.Items = append(lib.Items, it)
		ranks[id] = ranked(id, it.Origin)
	}
	protocols, err := catalog.Open(paths.Protocols)
	warn(err)
	all, err := catalog.OpenTreatments(paths.Treatments, protocols)
	warn(err)
	entries, bad := all.All()
	warn(bad...)
	var read loadedProtocols
	for _, e := range entries {
		read = append(read, e.Protocol)
		item := tui.Item{Protocol: e.Protocol, Origin: tui.BuiltIn}
		if plan, err := expand(e.Protocol, own(s)); err == nil {
			item.Ceiling = plan.Ceiling()
		}
		if e.Origin == catalog.User {
			item.Origin = tui.Yours
		}
		add(e.Protocol.ID, item)
	}
	treatments, bad := all.AllTreatments()
	warn(bad...)
	for _, e := range treatments {
		t, err := picked(*e.Treatment, read, s)
		if err != nil { // a protocol is another one by now
			warn(err)
			continue
		}
		add(t.ID, tui.Item{Treatment: t, Origin: tui.Yours})
	}
	slices.SortStableFunc(lib.Items, func(a, b tui.Item) int { return ranks[a.ID()] - ranks[b.ID()] })
	return lib
}

// mostRecent is how many of those that were used last stand before the others.
const mostRecent = 5

// rank tells how far up in the picker something stands. Nothing that is wrong with the
// record keeps the picker from its list, or keeps it waiting.
func rank(ctx context.Context, paths settings.Paths, s settings.Settings, client string) func(id string, from tui.Origin) int {
	ctx, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	var recent, had []string
	if store, err := journal.Open(ctx, paths.Data); err == nil {
		recent, _ = store.Recent(ctx, mostRecent, "")
		if client != "" {
			had, _ = store.Recent(ctx, math.MaxInt, client)
		}
		_ = store.Close() // it was only read
	}
	return func(id string, from tui.Origin) int {
		used, theirs := slices.Index(recent, id), slices.Index(had, id)
		switch {
		case theirs >= 0:
			return theirs - len(had)
		case id == s.Protocol:
			return 0
		case used >= 0:
			return 1 + used
		case from == tui.Yours:
			return 1 + mostRecent
		default:
			return 2 + mostRecent
		}
	}
}

// picked is a treatment of the library made ready to run with the user's settings.
func picked(t protocol.Treatment, of loadedProtocols, s settings.Settings) (*tui.Treatment, error) {
	plan, why := expandTreatment(t, of.find, own(s))
	if why != nil {
		bare, err := t.Expand(of.find, protocol.Options{})
		return &tui.Treatment{Treatment: t, Plan: &bare, Why: why}, err
	}
	all := func(session.SimulatedPhase) bool { return true }
	least, _ := session.SimulatePhases(plan, session.Shortest(), all)
	most, _ := session.SimulatePhases(plan, session.Longest(), all)
	total := phrase.Total(phrase.Clock(least.Time), phrase.Clock(most.Time), least.Open)
	return &tui.Treatment{Treatment: t, Plan: plan, Total: phrase.Sum(total, most.TimeBasis)}, nil
}

// loadedProtocols is protocols that were read, so that a screen need not wait for a disk.
type loadedProtocols []protocol.Protocol

// find gives the protocol of an id that is written in full.
func (s loadedProtocols) find(id string) (protocol.Protocol, error) {
	for _, p := range s {
		if p.ID == id {
			return p, nil
		}
	}
	return protocol.Protocol{}, &catalog.NotFoundError{Want: id}
}

// warning is an error in one line, what is wrong before where: the line may be cut. The
// check command tells the rest.
func warning(err error) string {
	var bad *tomldoc.Error
	if errors.As(err, &bad) {
		return bad.Problems[0].Text + ", in " + filepath.Base(bad.Name)
	}
	return err.Error()
}

// stockRenderer tells whether the framework's own renderer is asked for.
func stockRenderer() bool { return os.Getenv("PRESSHOLD_RENDERER") == "stock" }
