package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cue"
	"presshold/internal/drive"
	"presshold/internal/observe"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/transcript"
)

// runFlags are the flags of run.
type runFlags struct {
	overrides
	screenFlags
	plain, json, again bool
}

// runCommands are the commands that run a protocol.
func (a *app) runCommands() []*cobra.Command {
	return []*cobra.Command{a.runCommand()}
}

func (a *app) runCommand() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "run [PROTOCOL | TREATMENT | FILE.toml]",
		Short: "Run a protocol or a treatment",
		Long: "Run a protocol of the library or a treatment of yours by its id or a unique beginning of it, a file of " +
			"either, or one made from --hold and the other flags. Numbers given by flags are marked as chosen. " +
			"Without any of these, what was done last with --client is shown, to be repeated or changed. " +
			"Where the output is not a terminal, the run is told in plain lines and ends by itself.",
		Example: "  presshold run alternating-ischemic-compression --rounds 8 --hold 8s-10s --release 3s\n" +
			"  presshold run nimmo --point \"upper trapezius:both\" --until score:3 --until time:8m\n" +
			"  presshold run --hold 10s --release 4s --rounds 6 --plain\n" +
			"  presshold run --client 4KXP-7M2P\n" +
			"  presshold run --again --client 4KXP-7M2P",
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.plain && f.json {
				return usage(cmd, "--plain and --json can't be used together")
			}
			if err := f.check(cmd); err != nil {
				return err
			}
			anew := wanted(cmd, args)
			switch {
			case f.again && anew != "":
				return usage(cmd, "--again repeats what was recorded: it takes no "+anew)
			case anew == "" && !f.again && a.draws(f.plain || f.json):
				return a.startFromLast(cmd.Context(), f)
			case f.again, anew == "" && f.about.client != "":
				return a.again(cmd.Context(), f)
			}
			c, err := chosen(cmd, args, f.overrides)
			if err != nil {
				return err
			}
			return a.run(cmd.Context(), c, f)
		},
	}
	f.overrides.add(cmd)
	f.screenFlags.add(cmd)
	cmd.Flags().BoolVar(&f.again, "again", false, "repeat what was done last with --client, or without a client, as it was recorded")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "one plain line per event, made for a screen reader")
	cmd.Flags().BoolVar(&f.json, "json", false, "one JSON object per event (see presshold schema --events)")
	cmd.Flags().SortFlags = false
	return cmd
}

// wanted is what a command names to be run, a protocol or a number of one; "" for nothing.
func wanted(cmd *cobra.Command, args []string) string {
	if len(args) > 0 {
		return "protocol"
	}
	for _, flag := range []string{"hold", "release", "rounds", "until", "point", "level", "ceiling"} {
		if cmd.Flags().Changed(flag) {
			return "--" + flag
		}
	}
	return ""
}

func (a *app) run(ctx context.Context, c choice, f runFlags) error {
	cfg, err := a.settings()
	if err != nil {
		return err
	}
	plan, err := a.plan(c, cfg)
	if err != nil {
		return err
	}
	if f.about.recorded(cfg) {
		a.doubtCode(f.about.client)
		for _, p := range f.Points {
			a.doubtPlace(p.Site, p.Landmark)
		}
	}
	if !a.draws(f.plain || f.json) {
		return a.headless(ctx, plan, f, cfg)
	}
	return a.screen(ctx, plan, cfg, f.screenFlags)
}

// headless runs the plan without a screen and writes its transcript.
func (a *app) headless(ctx context.Context, plan *protocol.Plan, f runFlags, cfg settings.Settings) error {
	defer keepWriting()()
	clock := drive.System()
	options := a.observing(f.about, cfg, a.unseen(cfg, f.cues), clock, a.bell())
	inputs := addSharing(f.screenFlags, &options, cfg)
	observers := observe.Start(options)
	if f.about.recorded(cfg) {
		a.warnExposed()
		a.keepAll(ctx, a.interrupted(ctx))
	}
	signals, stop := a.signals.take() // before the first line, which says that it can be ended
	defer stop()
	if !f.json {
		if err := a.safetyFirst(signals); err != nil {
			return err
		}
	}
	sink, board := a.transcribe(plan, f, cfg)
	a.tellShared(beginSharing(f.shareFlags, cfg, observers))
	hour := beginHour(f.session(cfg), clock, observers)
	if board != nil {
		board.hour = hour
	}
	last := lastRun{run: observers.Follow(plan), client: f.about.client, began: time.Now()}
	l := loop{
		hour:    hour,
		driver:  drive.New(plan, clock, f.speed, tell(sink, last.run.Tell)),
		board:   board,
		inputs:  inputs,
		now:     clock.Now,
		gap:     cfg.Pedal.Gap,
		signals: signals,
		struck:  observers.Signalled,
		sink:    sink,
		failed:  observers.Failures,
		tell:    func(failure string) { a.complain(errors.New(failure)) },
	}
	var caught os.Signal
	if ctx.Err() == nil { // or a signal came before it could begin
		if f.about.score.Given {
			l.score(f.about.score)
		}
		caught = l.run()
	}
	stop() // a second signal ends the program even if the output is stuck
	done := l.driver.Summary()
	err := sink.Close(done)
	impatient, stop := a.signals.take()
	defer stop()
	if caught == nil && err == nil && len(done.Points) > 0 && done.End != session.ByAbort && board.attended() {
		last.summary, last.afterwards = done, plan.Afterwards(time.Now(), done.WorkedAt)
		caught = a.afterRun(ctx, board, impatient, last, cfg, f.about)
	}
	for _, problem := range observers.Close(impatient) {
		a.complain(problem)
		a.unsaved(problem)
	}
	switch {
	case caught != nil:
		return signalled(caught)
	case leftOff(err):
		return err
	case err != nil:
		return fmt.Errorf("write the transcript: %w", err)
	}
	return nil
}

// transcribe begins the transcript of a run, and takes what is typed at a terminal beside
// plain lines; nil where nobody can type.
func (a *app) transcribe(plan *protocol.Plan, f runFlags, cfg settings.Settings) (*transcript.Sink, *keyboard) {
	told := transcript.Run{Program: a.program(), Plan: plan, Speed: f.speed, Today: time.Now}
	if f.json {
		told.Hash = hash
		return transcript.JSON(a.out, told), nil
	}
	sink := transcript.Plain(a.out, told)
	if !isTerminal(a.in) {
		return sink, nil
	}
	return sink, newKeyboard(a.in, a.err, cfg.Keys.InForce())
}

// unseen is what is heard of a run without a screen: nothing, unless somebody sits at
// the terminal or asked for it.
func (a *app) unseen(s settings.Settings, profile cue.Profile) settings.Cues {
	if profile == "" && !isTerminal(a.in) && !isTerminal(a.out) {
		return observe.Silence()
	}
	return loudness(s, profile)
}

// tell passes on to a sink what happens in a run, and to another.
func tell(sink *transcript.Sink, other func(drive.Turn)) func(drive.Turn) {
	return func(t drive.Turn) {
		for _, e := range t.Happened {
			sink.Emit(e)
		}
		other(t)
	}
}

// hash tells protocols apart in records; "" for one that has no file form.
func hash(p protocol.Protocol) string {
	text, err := catalog.Encode(p)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("sha256:%x", sha256.Sum256(text))
}

// loudness is what is heard: as the settings have it, or of all protocols alike by the
// profile that the command line names.
func loudness(s settings.Settings, profile cue.Profile) settings.Cues {
	cues := s.Cues
	if profile != "" {
		cues.Style.Profile, cues.Profiles = profile, nil
	}
	return cues
}
