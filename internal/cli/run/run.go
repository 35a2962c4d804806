// Package run is the command run, which runs a protocol on the screen or in plain lines. It also
// shows the screens of all other commands.
package run

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/cli/library"
	"presshold/internal/cue"
	"presshold/internal/drive"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/transcript"
)

type runFlags struct {
	app.Numbers
	app.ScreenFlags
	plain, json, again bool
}

// Commands are the commands that run a protocol.
func Commands(a *app.App) []*cobra.Command {
	return []*cobra.Command{runCommand(a)}
}

func runCommand(a *app.App) *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "run [PROTOCOL | TREATMENT | FILE.toml]",
		Short: english.RunShort, Long: english.RunLong,
		Example: "  presshold run alternating-ischemic-compression --rounds 8 --hold 8s-10s --release 3s\n" +
			"  presshold run nimmo --point \"upper trapezius:both\" --until score:3 --until time:8m\n" +
			"  presshold run --hold 10s --release 4s --rounds 6 --plain\n" +
			"  presshold run --client 4KXP-7M2P\n" +
			"  presshold run --again --client 4KXP-7M2P",
		RunE: func(cmd *cobra.Command, args []string) error {
			anew := len(args) > 0 || slices.ContainsFunc(ofProtocol(), cmd.Flags().Changed)
			switch {
			case f.again && len(args) > 0:
				return app.Together(cmd, "--again", english.RunAProtocol)
			case !anew && !f.again && a.Draws(f.plain || f.json):
				return startFromLast(cmd.Context(), a, f)
			case f.again, !anew && f.About.Client != "":
				return again(cmd.Context(), a, f)
			}
			c, err := library.Chosen(cmd, args, f.Numbers)
			if err != nil {
				return err
			}
			return runChoice(cmd.Context(), a, c, f)
		},
	}
	f.Numbers.Add(cmd)
	f.ScreenFlags.Add(cmd)
	cmd.Flags().BoolVar(&f.again, "again", false, english.RunAgain)
	cmd.Flags().BoolVar(&f.plain, "plain", false, english.RunPlain)
	cmd.Flags().BoolVar(&f.json, "json", false, english.RunJSON)
	app.Exclude(cmd, "plain", "json")
	app.Exclude(cmd, "again", ofProtocol()...)
	return cmd
}

// ofProtocol are the flags that change a protocol or make one, and so say what to run.
func ofProtocol() []string {
	return []string{"hold", "release", "rounds", "until", "point", "level", "ceiling"}
}

func runChoice(ctx context.Context, a *app.App, c library.Choice, f runFlags) error {
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	plan, err := library.Plan(a, c, cfg)
	if err != nil {
		return err
	}
	if f.About.Recorded(cfg) {
		history.WarnOfCode(a, f.About.Client)
		for _, p := range f.Points {
			history.WarnOfPlace(a, p.Site, p.Landmark)
		}
	}
	if resumed, err := settle(ctx, a, f, cfg); resumed || err != nil {
		return err
	}
	return perform(ctx, a, plan, f, cfg)
}

func perform(ctx context.Context, a *app.App, plan *protocol.Plan, f runFlags, cfg settings.Settings) error {
	if !a.Draws(f.plain || f.json) {
		return headless(ctx, a, plan, nil, f, cfg)
	}
	return onScreen(ctx, a, plan, cfg, f.ScreenFlags)
}

// headless runs the plan without a screen and writes its transcript. Past is what is known of it if it
// was interrupted; nil if it begins.
func headless(ctx context.Context, a *app.App, plan *protocol.Plan, past *resumption, f runFlags, cfg settings.Settings) error {
	if err := f.About.Check(cfg); err != nil {
		return err
	}
	defer app.KeepWriting()()
	signals, stop := a.Signals.Take() // before the first line, which says that it can be ended
	defer stop()
	if !f.json {
		if err := safetyFirst(a, signals); err != nil {
			return err
		}
	}
	clock := drive.System()
	observers, inputs := follow(a, f.ScreenFlags, cfg, unseen(a, cfg, f.Cues), clock, a.Bell())
	begin := drive.New
	if past != nil {
		begin = past.drive
		observers.Resume(past.Interrupted)
	}
	sink, keys := transcribe(a, plan, f, cfg)
	printShared(a, observers.Shared())
	sessionClock := startSessionClock(f.SessionClock(cfg), clock, observers)
	keys.sessionClock, keys.mute = sessionClock, observers.Mute()
	last := lastRun{run: observers.Follow(plan), client: f.About.Client, began: time.Now()}
	l := loop{
		sessionClock: sessionClock,
		driver: begin(plan, clock, f.Speed, func(t drive.Turn) {
			for _, e := range t.Happened {
				sink.Emit(e)
			}
			last.run.Tell(t)
		}),
		keyboard:  keys,
		inputs:    inputs,
		now:       clock.Now,
		gap:       cfg.Pedal.Gap,
		signals:   signals,
		sink:      sink,
		observers: observers,
		complain:  a.Complain,
		printed:   map[string]bool{},
	}
	var caught os.Signal
	if ctx.Err() == nil { // or a signal came before it could begin
		if s := f.About.Score; s.Given {
			l.driver.Do(session.Intent{Kind: session.Score, N: s.N})
		}
		caught = l.run()
	}
	stop() // a second signal ends the program even if the output is stuck
	done := l.driver.Summary()
	err := sink.Close(done)
	impatient, stop := a.Signals.Take()
	defer stop()
	if caught == nil && err == nil && len(done.Points) > 0 && done.End != session.ByAbort && keys.attended() {
		last.summary, last.afterwards = done, phrase.AfterRun(plan, time.Now(), done.WorkedAt)
		caught = offerAfterRun(ctx, a, keys, impatient, last, cfg, f.About)
	}
	printProblems(a, slices.DeleteFunc(observers.Close(impatient), func(err error) bool { return l.printed[err.Error()] }))
	if caught != nil {
		return app.Signalled(caught)
	}
	return err
}

// transcribe starts the transcript of a run, and the keyboard if there is a terminal beside plain
// lines.
func transcribe(a *app.App, plan *protocol.Plan, f runFlags, cfg settings.Settings) (*transcript.Sink, *keyboard) {
	head := transcript.Run{Program: a.Program(), Plan: plan, Speed: f.Speed, Today: time.Now, Alone: !app.IsTerminal(a.In), Threshold: f.About.Threshold}
	if f.json {
		head.Hash = hash
		return transcript.JSON(a.Out, head), &keyboard{}
	}
	sink := transcript.Plain(a.Out, head)
	if !app.IsTerminal(a.In) {
		return sink, &keyboard{}
	}
	return sink, newKeyboard(a.In, a.Err, cfg.Keys.InForce(), cfg.Pedal.Gap)
}

// unseen are the cues of a run without a screen: none, unless there is a terminal or the command
// line names a profile.
func unseen(a *app.App, s settings.Settings, profile cue.Profile) settings.Cues {
	if profile == "" && !app.IsTerminal(a.In) && !app.IsTerminal(a.Out) {
		return observe.Silence()
	}
	return loudness(s, profile)
}

// hash identifies a protocol by its content; "" if it can't be written as a file.
func hash(p protocol.Protocol) string {
	text, err := catalog.Encode(p)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("sha256:%x", sha256.Sum256(text))
}

// loudness are the cues of the settings, or of the profile on the command line, which then holds
// for all protocols.
func loudness(s settings.Settings, profile cue.Profile) settings.Cues {
	cues := s.Cues
	if profile != "" {
		cues.Style.Profile, cues.Profiles = profile, nil
	}
	return cues
}
