package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"presshold/internal/awake"
	"presshold/internal/cue"
	"presshold/internal/cue/player"
	"presshold/internal/drive"
	"presshold/internal/hook"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui"
)

// company is what goes along with the runs of the program: what is heard of them, the
// user's hooks, and what keeps the machine awake. Nothing in it keeps a run waiting.
// Its methods are for one goroutine.
type company struct {
	cues    settings.Cues
	ceiling int                  // of the settings; zero for none
	record  *journal.Recorder    // nil if none is kept
	about   about                // the runs to record
	left    *journal.Interrupted // goes on with the next run; nil for none
	sounds  *cue.Conductor       // nil where nothing is heard
	hooks   *hook.Runner         // nil if there are none
	vigil   *vigil               // nil if the machine may fall asleep
}

// companions are what the company is made of.
type companions struct {
	settings settings.Settings
	cues     settings.Cues
	recorded about
	clock    drive.Clock // that the runs are driven by
	ring     func()      // rings the terminal's bell, without waiting; nil if there is none
}

// gather makes a company, which must be dismissed.
func gather(with companions) *company {
	c := &company{cues: with.cues, ceiling: with.settings.Ceiling, about: with.recorded}
	if with.settings.Journal && !with.recorded.nowhere {
		c.record = journal.NewRecorder(recorderOptions())
	}
	if audible(with.cues) {
		c.sounds = cue.Start(cue.Options{
			Style: with.cues.Style, Now: with.clock.Now,
			Players:  func() []cue.Source[cue.Player] { return player.PlayerSources(player.ThisSystem(), with.ring) },
			Speakers: func() []cue.Source[cue.Speaker] { return player.SpeakerSources(player.ThisSystem()) },
		})
	}
	if len(with.settings.Hooks) > 0 {
		c.hooks = hook.Start(hooks(with.settings))
	}
	if with.settings.Awake {
		c.vigil = &vigil{hold: awake.Hold}
	}
	return c
}

// audible tells whether anything is heard of any run.
func audible(c settings.Cues) bool {
	if c.Style.Audible() {
		return true
	}
	for id := range c.Profiles {
		if c.For(id).Audible() {
			return true
		}
	}
	return false
}

// silence is nothing to be heard.
func silence() settings.Cues { return settings.Cues{Style: cue.Style{Profile: cue.Silent}} }

// loudness is what is heard: as the settings have it, or of all protocols alike by the
// profile that the command line names.
func loudness(s settings.Settings, profile cue.Profile) settings.Cues {
	cues := s.Cues
	if profile != "" {
		cues.Style.Profile, cues.Profiles = profile, nil
	}
	return cues
}

// hooks are the user's hooks as the runner wants them.
func hooks(s settings.Settings) []hook.Hook {
	var all []hook.Hook
	for _, h := range s.Hooks {
		kinds := make([]session.EventKind, len(h.On))
		for i, kind := range h.On {
			kinds[i] = session.EventKind(kind)
		}
		command := make([]string, len(h.Command))
		for i, arg := range h.Command {
			command[i] = settings.FromHome(arg)
		}
		all = append(all, hook.Hook{On: kinds, Command: command, Timeout: h.Timeout})
	}
	return all
}

// follow goes along with a run of the plan from now on, and gives what has to be told
// of its turns.
func (c *company) follow(plan *protocol.Plan) func(drive.Turn) {
	styled := "" // the id of the protocol whose cues are heard
	note := c.recording(plan)
	return func(t drive.Turn) {
		note(t)
		for _, e := range t.Happened {
			if c.sounds != nil && e.Kind == session.PointStart && e.Protocol != styled {
				styled = e.Protocol
				c.sounds.SetStyle(c.cues.For(styled))
			}
		}
		if c.sounds != nil {
			c.sounds.Update(t.At, t.Speed, t.Run, t.Happened)
		}
		for _, e := range t.Happened {
			if c.hooks != nil {
				c.hooks.Tell(concerned(plan, e), t.Speed, e)
			}
			c.watch(e)
		}
	}
}

// concerned is the id of the protocol that an event concerns; of the treatment where it
// concerns no point.
func concerned(plan *protocol.Plan, e session.Event) string {
	if e.Point == 0 {
		return plan.ID
	}
	return plan.PartAt(e.Point - 1).Protocol.ID
}

// watch keeps the machine awake from a run's start to its end.
func (c *company) watch(e session.Event) {
	switch {
	case c.vigil == nil:
	case e.Kind == session.SessionStart:
		c.vigil.begin()
	case e.Kind == session.SessionEnd:
		c.vigil.end()
	}
}

// failures are what is to be told of failures while runs go on.
func (c *company) failures() []string {
	var texts []string
	for _, mark := range c.marks() {
		texts = append(texts, mark.Text)
	}
	return texts
}

// marks are what is to be shown of them.
func (c *company) marks() []tui.Mark {
	var marks []tui.Mark
	if c.record != nil && c.record.Status() != "" {
		marks = append(marks, tui.Mark{Text: c.record.Status()})
	}
	if c.sounds != nil && c.sounds.Status() != "" {
		sign := "no ♪"
		if name := c.sounds.Player(); name != "" {
			sign = "♪ " + name
		}
		marks = append(marks, tui.Mark{Text: c.sounds.Status(), Sign: sign})
	}
	return marks
}

// mute is what turns the sound off and on; nil where nothing is heard.
func (c *company) mute() func() (muted bool) {
	if c.sounds == nil {
		return nil
	}
	return func() bool {
		muted := !c.sounds.Muted()
		c.sounds.SetMuted(muted)
		return muted
	}
}

// dismiss ends what the company is at, no longer than hooks may take, or until somebody
// is impatient, and tells what went wrong with it.
func (c *company) dismiss(impatient <-chan os.Signal) (problems []error) {
	if c.record != nil {
		problems = append(problems, c.record.Close(impatient)...)
	}
	if c.sounds != nil {
		err := c.sounds.Close()
		if status := c.sounds.Status(); status != "" || err != nil {
			problems = append(problems, soundError(status, err))
		}
	}
	if c.hooks != nil {
		problems = append(problems, c.hooks.Close(impatient)...)
	}
	if c.vigil != nil {
		c.vigil.close()
	}
	return problems
}

// soundError is what became of the sound, and why. Either may be missing.
func soundError(status string, err error) error {
	if status == "" || err == nil {
		return cmp.Or(err, errors.New(status))
	}
	return fmt.Errorf("%s; %w", status, err)
}
