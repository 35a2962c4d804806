package share

import (
	"slices"
	"strings"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/keymap"
	"presshold/internal/session"
	"presshold/internal/tui/runview"
	"presshold/internal/tui/theme"
)

const (
	// foresight is how far ahead frames are sent, in real time, and mostFrames how many: a
	// page that lost the network counts on for so long at most.
	foresight  = 10 * time.Minute
	mostFrames = 200
)

// frame is what a page shows from a moment on, until the next. All moments are in
// milliseconds by the server's clock.
type frame struct {
	At     float64    `json:"at"`
	Role   theme.Role `json:"role"`
	Word   string     `json:"word"`
	Phase  string     `json:"phase,omitempty"`
	Counts string     `json:"counts,omitempty"`
	Next   string     `json:"next,omitempty"`
	Site   string     `json:"site,omitempty"`
	Side   string     `json:"side,omitempty"`
	Place  []string   `json:"place,omitempty"` // in large letters, on the way there
	Level  string     `json:"level,omitempty"`
	Speed  string     `json:"preview,omitempty"` // that it is a preview, and how fast
	Say    string     `json:"say"`               // all of it, for somebody who hears it
	Do     string     `json:"do,omitempty"`      // what the primary key does; "" for nothing

	Slots  string `json:"slots,omitempty"`  // the widest number of the phase; "" for no number
	Digits string `json:"digits,omitempty"` // the number, where it stands
	// Count is how the number goes, "" where it stands; Zero is the moment at which it is
	// zero.
	Count count   `json:"count,omitempty"`
	Zero  float64 `json:"zero,omitempty"`
	Bar   *bar    `json:"bar,omitempty"`
}

// count is how a number goes.
type count string

const (
	down count = "down" // to zero, rounded up
	up   count = "up"   // from zero, rounded down
)

// bar is the level of a frame.
type bar struct {
	Length float64 `json:"length,omitempty"` // of the phase, in seconds of the protocol; zero where it stands
	Filled float64 `json:"filled"`           // where it stands
	Mark   float64 `json:"mark,omitempty"`
	Step   float64 `json:"step"` // in seconds of the protocol
	Drains bool    `json:"drains,omitempty"`
}

// sound is one cue.
type sound struct {
	At   float64   `json:"at"`
	Tone tone.Tone `json:"tone"`
}

// course is a run against the clock.
type course struct {
	run   session.Session
	at    time.Duration // in protocol time
	start time.Duration // by the clock
	speed session.Speed
}

func courseOf(t drive.Turn) course {
	return course{run: t.Run, at: t.At, start: t.Real - t.Speed.Takes(t.At), speed: t.Speed}
}

// real is when a moment of the run comes, by the clock.
func (c course) real(at time.Duration) time.Duration { return c.start + c.speed.Takes(at) }

// by is the run at a moment of the clock, if nothing is done until then.
func (c course) by(now time.Duration) course {
	c.at = max(c.at, c.speed.Played(now-c.start))
	c.run, _ = c.run.Advance(c.at)
	return c
}

// ahead are the frames that are known, and until when they hold, by the clock; zero where
// they hold until something is done.
func (c course) ahead() (frames []frame, until time.Duration) {
	end := c.real(c.at) + foresight
	for {
		snap := c.run.Snapshot(c.at)
		frames = append(frames, c.frame(snap))
		due, ok := c.run.Next()
		if stands, changes := runview.WordTime(snap); changes && (!ok || c.at+stands < due) {
			due, ok = c.at+stands, true
		}
		if !ok {
			return frames, 0
		}
		if c.real(due) > end || len(frames) == mostFrames {
			return frames, c.real(due)
		}
		c.run, _ = c.run.Advance(due)
		c.at = due
	}
}

// frame returns the frame of the moment that the course has reached.
func (c course) frame(snap session.Snapshot) frame {
	pressure := c.run.Plan().PartAt(snap.Point - 1).Pressure
	words := runview.Say(runview.View{
		Snapshot: snap, Speed: c.speed, Levels: pressure.Changes() || pressure.Level > 1,
	})
	f := frame{
		At: ms(c.real(c.at)), Role: words.Role, Word: words.Word, Phase: words.Phase,
		Counts: words.Counts, Next: words.Next, Site: words.Site, Side: words.Side, Place: words.Place, Level: words.Level, Speed: words.Preview,
		Slots: words.Slots,
	}
	if in, ok := c.run.Primary(); ok {
		f.Do = keymap.Does(in, snap)
	}
	if snap.State == session.Finished {
		f.Phase, f.Next = "", ""
	}
	if snap.State == session.Finished {
		words.Heard = words.Heard[:1]
	}
	f.Say = spoken(append(words.Heard, f.Counts, strings.TrimSpace(f.Site+" "+f.Side), f.Level)...)
	if words.Slots == "" {
		return f
	}
	f.Bar = &bar{Filled: words.Bar.Filled, Mark: words.Bar.Mark, Step: words.Bar.Step.Seconds(), Drains: words.Bar.Drains}
	switch {
	case snap.State == session.Ready:
		f.Count, f.Zero = down, ms(c.real(c.at+snap.ReadyLeft))
	case snap.State != session.Running:
		f.Digits = words.Digits
	case snap.Phase.Duration.Open:
		f.Count, f.Zero = up, ms(c.real(c.at-snap.Elapsed))
		f.Bar.Length = snap.Max.Seconds()
	default:
		f.Count, f.Zero = down, ms(c.real(c.at+snap.Remaining))
		f.Bar.Length = snap.Max.Seconds()
	}
	return f
}

// spoken joins texts for a screen reader.
func spoken(texts ...string) string {
	texts = slices.DeleteFunc(texts, func(t string) bool { return t == "" })
	return strings.ToLower(strings.Join(texts, ", "))
}

// sounds are the cues of a score by the clock.
func (c course) sounds(of []cue.Sound) []sound {
	all := make([]sound, len(of))
	for i, s := range of {
		all[i] = sound{ms(c.real(s.Due)), s.Tone}
	}
	return all
}
