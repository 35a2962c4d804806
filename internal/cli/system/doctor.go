package system

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"presshold/internal/awake"
	"presshold/internal/cli/app"
	"presshold/internal/cue"
	"presshold/internal/cue/player"
	"presshold/internal/cue/tone"
	"presshold/internal/gauge/reader"
	"presshold/internal/guard"
	"presshold/internal/notify"
	"presshold/internal/observe"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/settings"
	"presshold/internal/share"
)

func doctorCommand(a *app.App) *cobra.Command {
	var play, report bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check this terminal and machine",
		Long: "Check this terminal and machine for presshold: colours, key release (which press-and-hold " +
			"needs), sound, speech, notifications and keeping the screen on. List the addresses at which a run can be shared, " +
			"the serial ports for a force gauge, and where the files are. It says what to do about anything missing. " +
			"With --play, play each cue by its name. With --report, print what a bug report needs: versions, system, terminal, sound, " +
			"places of files, changed settings, and how large the record is, but nothing of what is in it.",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case play && report:
				return app.Together(cmd, "--play", "--report")
			case report:
				return printReport(cmd.Context(), a, player.ThisSystem())
			}
			return examine(a, player.ThisSystem(), play)
		},
	}
	cmd.Flags().BoolVar(&play, "play", false, "play each cue by its name, and say a word")
	cmd.Flags().BoolVar(&report, "report", false, "print what a bug report needs, and nothing about any client")
	return cmd
}

// examine looks at one thing after the other, and tells of each at once, for some take
// a moment. That something is missing is no failure.
func examine(a *app.App, s player.System, play bool) error {
	cfg, bad := a.Settings()
	w := bufio.NewWriter(a.Out)
	tell := func(all ...finding) {
		for _, f := range all {
			fmt.Fprintf(w, "%-*s %s\n", findingWidth, f.what, plain.Line(f.found))
			if f.hint != "" {
				fmt.Fprintf(w, "%-*s hint: %s\n", findingWidth, "", plain.Line(f.hint))
			}
		}
		_ = w.Flush() // it fails again at the end
	}
	sounding, speakers := abilities(a, s, cfg, tell)
	if sounding != nil {
		defer sounding.Close() //nolint:errcheck // there is nobody left to tell
	}
	tell(sharing(cfg.Share.At, share.Interfaces)...)
	tell(gauges(reader.Ports, cfg.Gauge))
	fmt.Fprintln(w)
	writePaths(w, a.Paths, findingWidth)
	tell(privacy(a.Paths))
	if bad != nil {
		tell(finding{"settings", "not in force: the file has an error", "presshold config shows it"})
	}
	if play {
		style := cfg.Cues.Style
		style.Profile, style.Cues = cue.Normal, nil
		playAll(a, w, style, sounding, available(speakers))
	}
	return w.Flush()
}

// abilities tells what this terminal and machine can do. What cues are played by, if there is
// anything, is left open.
func abilities(a *app.App, s player.System, cfg settings.Settings, tell func(...finding)) (cue.Player, []player.Candidate[cue.Speaker]) {
	tell(terminal(a), colours(a), keyRelease(a))
	sounding, sound := sound(a, player.Players(s, a.Bell()))
	tell(sound...)
	tell(unheard(s, cfg.Cues, sounding)...)
	speakers := player.Speakers(s)
	tell(spoken(speakers)...)
	tell(notification(a), keepingAwake())
	return sounding, speakers
}

// terminal is what is drawn on.
func terminal(a *app.App) finding {
	f, ok := a.Out.(interface{ Fd() uintptr })
	if !ok || !app.IsTerminal(a.Out) {
		return finding{"terminal", "the output is none", "run presshold doctor in the terminal that you use, without a pipe"}
	}
	name := os.Getenv("TERM")
	if name == "" {
		name = "TERM is not set"
	}
	if app.Accessible() {
		return finding{"terminal", name + ", used for plain lines only, for ACCESSIBLE is set", ""}
	}
	w, h, err := term.GetSize(f.Fd())
	if err != nil || w == 0 || h == 0 {
		return finding{"terminal", name + ", of unknown size", ""}
	}
	const narrow, low = 40, 12
	hint := ""
	if w < narrow || h < low {
		hint = fmt.Sprintf("the screen shows everything from %d x %d up", narrow, low)
	}
	return finding{"terminal", fmt.Sprintf("%s, %d x %d", name, w, h), hint}
}

func colours(a *app.App) finding {
	switch colorprofile.Detect(a.Out, os.Environ()) {
	case colorprofile.TrueColor:
		return finding{"colours", "all", ""}
	case colorprofile.ANSI256:
		return finding{"colours", "256", "set COLORTERM=truecolor if the terminal supports more"}
	case colorprofile.ANSI:
		return finding{"colours", "16", "set TERM to what the terminal is, such as xterm-256color"}
	default:
		if os.Getenv("NO_COLOR") != "" {
			return finding{"colours", "none: NO_COLOR is set", ""}
		}
		return finding{"colours", "none", ""}
	}
}

// sound tells of the players, and gives the one that cues are played by: the first
// that can be made ready.
func sound(_ *app.App, all []player.Candidate[cue.Player]) (cue.Player, []finding) {
	found := candidates("sound", all)
	for i, c := range all {
		if !c.Available {
			continue
		}
		p := c.Open()
		if err := within(cue.Patience, p.Warm); err != nil {
			found[i].found = c.Name + ": " + err.Error()
			guard.Go(func() { _ = p.Close() }, nil) // it has failed already, and may hang
			continue
		}
		found[i].found += ", used"
		for j := range found[i:] {
			found[i+j].hint = "" // nobody needs another one
		}
		return p, found
	}
	return nil, append(found, finding{"sound", "none can be played here", ""})
}

// unheard tells why nothing is heard though there is something to play with.
func unheard(s player.System, cues settings.Cues, p cue.Player) []finding {
	var found []finding
	if !observe.Audible(cues) {
		found = append(found, finding{"sound", "turned off in the settings", "profile and volume under [cues] turn it on"})
	}
	if p == nil {
		return found
	}
	silence, err := player.FindSilence(s, p)
	switch {
	case err != nil:
		found = append(found, finding{"sound", "the volume is not known: " + err.Error(), ""})
	case silence.Why != "":
		found = append(found, finding{"sound", "nothing will be heard: " + silence.Why, silence.Hint})
	}
	return found
}

// within makes a call that might hang.
func within(limit time.Duration, call func() error) error {
	done := make(chan error, 1)
	guard.Go(func() { done <- guard.Call(call) }, nil)
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return errors.New("it does not answer")
	}
}

// candidates tell of the ways there may be to do something, the best first.
func candidates[T any](what string, all []player.Candidate[T]) []finding {
	var found []finding
	for _, c := range all {
		f := finding{what, c.Name, c.Hint}
		switch {
		case !c.Available:
			f.found += ": not there"
		case c.Detail != "":
			f.found += ": " + c.Detail
		}
		found = append(found, f)
	}
	return found
}

// spoken tells of the speech programs, up to the one that speaks.
func spoken(all []player.Candidate[cue.Speaker]) []finding {
	found := candidates("speech", all)
	for i, c := range all {
		if c.Available {
			found[i].found += ", used"
			return found[:i+1]
		}
	}
	return found
}

func notification(a *app.App) finding {
	way := notify.For(os.Getenv)
	f := finding{"notification", "on the desktop, by " + string(way), ""}
	switch {
	case !app.IsTerminal(a.Out):
		return finding{"notification", "none without a terminal", ""}
	case way == notify.Bell:
		return finding{"notification", "the terminal's bell", "kitty, foot, Ghostty, WezTerm, iTerm2 and others show notifications"}
	case os.Getenv("TMUX") != "":
		f.hint = "tmux passes it on after: set -g allow-passthrough on"
	case os.Getenv("STY") != "":
		return finding{"notification", "the terminal's bell", "GNU screen passes no notifications on; tmux can"}
	}
	return f
}

func keepingAwake() finding {
	release, how, err := awake.Hold("presshold doctor tries it")
	release()
	if err != nil {
		why := strings.ReplaceAll(err.Error(), "\n", "; ")
		return finding{"keep awake", why, "set the screen saver to wait longer than your longest treatment"}
	}
	return finding{"keep awake", "by " + how, ""}
}

// available makes those of the candidates that are there, in their order.
func available[T any](all []player.Candidate[T]) []T {
	var made []T
	for _, c := range all {
		if c.Available {
			made = append(made, c.Open())
		}
	}
	return made
}

// playAll plays each cue by its name, and says a word.
func playAll(_ *app.App, w *bufio.Writer, style cue.Style, p cue.Player, speakers []cue.Speaker) {
	const pause = 600 * time.Millisecond
	fmt.Fprintln(w)
	if p == nil {
		fmt.Fprintln(w, "There is nothing to play the cues with.")
	} else {
		fmt.Fprintf(w, "The cues, played by %s:\n", plain.Line(p.Name()))
		for _, t := range tone.Tones() {
			fmt.Fprintf(w, "  %s\n", t)
			_ = w.Flush() // it fails again at the end
			clip := style.Clip(t)
			if err := within(cue.Patience, func() error { return p.Play(clip) }); err != nil {
				fmt.Fprintf(w, "%s stopped: %s\n", plain.Line(p.Name()), plain.Line(err.Error()))
				break
			}
			time.Sleep(clip.Length() + pause)
		}
	}
	if len(speakers) == 0 {
		fmt.Fprintln(w, "There is nothing to speak with.")
		return
	}
	u := cue.Utterance{
		Words: style.Wording().Full(voice.Speech{Do: voice.Press, Round: 1}), Language: style.Language, Gain: style.VoiceGain(),
	}
	fmt.Fprintf(w, "Spoken by %s: %s\n", plain.Line(speakers[0].Name()), plain.Line(u.Words))
	_ = w.Flush() // it fails again at the end
	const utterance = 5 * time.Second
	ctx, cancel := context.WithTimeout(context.Background(), utterance)
	defer cancel()
	if err := speakers[0].Say(ctx, u); err != nil {
		fmt.Fprintf(w, "%s stopped: %s\n", plain.Line(speakers[0].Name()), plain.Line(err.Error()))
	}
	speakers[0].Close() //nolint:errcheck // there is nobody left to tell
}
