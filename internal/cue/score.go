package cue

import (
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase/voice"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Sound is one sound of a run. It is comparable. No two sounds of a score are due at the same
// moment.
type Sound struct {
	Tone tone.Tone
	Due  time.Duration // in protocol time, since the start of the run
	Say  voice.Speech  // the same, for a voice
}

// Score returns the sounds of consecutive events; before is the run before the first of them.
// Events of one moment make one sound: the most important one of each cause, and of several causes
// the latest.
func Score(before session.Session, events []session.Event) []Sound {
	return read(before, events).sounds
}

func read(before session.Session, events []session.Event) reader {
	r := reader{plan: before.Plan(), halted: halted(before)}
	for _, e := range events {
		r.read(e)
	}
	r.endMoment()
	return r
}

// halted reports whether the run's clock was stopped by hand or by a gap.
func halted(s session.Session) bool { return s.Can(session.Resume) }

// reader turns events into sounds, one moment after the other. A moment has one
// or several causes (a phase's time is up; somebody pauses); the sound of a later
// cause takes the place of an earlier one's.
type reader struct {
	plan   *protocol.Plan
	halted bool
	first  bool // the run begins
	sounds []Sound

	at     time.Duration
	moment Sound // of the causes before this one; no tone if there is none
	cause  Sound
	weight weight
}

// weight ranks the sounds of one cause.
type weight int

const (
	nothing weight = iota
	mark           // the run goes on as before
	begins         // a phase begins
	capped         // a phase was ended by its cap
	moves          // the point changes
	ends           // the run ends
)

func (r *reader) read(e session.Event) {
	if e.At != r.at {
		r.endMoment()
		r.at = e.At
	}
	switch e.Kind {
	case session.SessionStart:
		r.first, r.halted = true, false
	case session.PointStart:
		r.point(e)
	case session.RoundStart:
		if e.Rounds != 1 {
			r.cause.Say.Round = e.Round
		}
	case session.PhaseStart:
		r.phase(e)
	case session.PhaseEnd:
		r.endCause()
		if e.End == session.ByCap {
			r.cause.Say.Capped = true
			r.sound(capped, tone.Cap)
		}
	case session.InRange:
		r.say(mark, tone.Chime, voice.InRange)
	case session.GuideReached:
		r.say(mark, tone.Chime, voice.Guide)
	case session.SessionEnd:
		r.end(e)
	default:
		r.clock(e)
	}
}

func (r *reader) clock(e session.Event) {
	switch e.Kind {
	case session.Paused, session.GapFound:
		r.endCause()
		r.halted = true
		r.say(mark, tone.Paused, voice.Paused)
	case session.GettingSet:
		r.endCause()
		r.halted = false
		r.say(mark, tone.Ready, voice.GetReady)
	case session.Resumed:
		if r.halted { // else it is what a phase's start or a get-ready came to
			r.endCause()
			r.halted = false
		}
		if t, do := begin(e.Phase); e.Phase.Presses() || e.Phase == protocol.CheckIn {
			r.say(mark, t, do) // the hands must act at once, as at the start of the phase
			return
		}
		r.say(mark, tone.Resumed, voice.Resumed)
	}
}

// point reads that a point begins. The first has no sound of its own.
func (r *reader) point(e session.Event) {
	r.cause.Say.Side, r.cause.Say.Site = e.Side, e.Site
	if r.first {
		r.first = false
		return
	}
	r.cause.Say.Moved = true
	if !r.halted {
		r.sound(moves, tone.Point)
	}
}

func begin(k protocol.Kind) (tone.Tone, voice.Phrase) {
	for _, b := range []struct {
		kind protocol.Kind
		tone tone.Tone
		say  voice.Phrase
	}{
		{protocol.Hold, tone.Press, voice.Press},
		{protocol.Contract, tone.Press, voice.Contract},
		{protocol.Stroke, tone.Press, voice.Stroke},
		{protocol.Release, tone.Release, voice.Release},
		{protocol.CountIn, tone.Ready, voice.GetReady},
		{protocol.CheckIn, tone.Ask, voice.CheckIn},
		{protocol.PositionOfEase, tone.Change, voice.Ease},
		{protocol.Stretch, tone.Change, voice.Stretch},
		{protocol.Heat, tone.Change, voice.Heat},
		{protocol.Movement, tone.Change, voice.Movement},
	} {
		if b.kind == k {
			return b.tone, b.say
		}
	}
	return tone.Change, voice.Reposition
}

// phase reads that a phase begins. While the clock is stopped it makes no sound: that comes when
// the clock runs again.
func (r *reader) phase(e session.Event) {
	if r.halted {
		return
	}
	t, do := begin(e.Phase)
	switch e.Shift {
	case session.Deeper:
		t, do = tone.Deeper, voice.Deeper
	case session.Lighter:
		t, do = tone.Lighter, voice.Lighter
	case session.Again:
		t, do = tone.Again, voice.Again
	}
	r.say(begins, t, do)
	r.cause.Say.Label = e.Label
	if e.Round <= 1 {
		r.cause.Say.Note = note(r.plan, e)
	}
}

// note is what the plan says to do in a phase that has begun.
func note(plan *protocol.Plan, e session.Event) string {
	if e.Block < 1 {
		return ""
	}
	for _, p := range plan.PartAt(e.Point - 1).Blocks[e.Block-1].Phases {
		longest := p.Duration.Max
		if p.Duration.Open {
			longest = p.Cap
		}
		if p.Kind == e.Phase && p.Label == e.Label && p.Duration.Open == e.Open &&
			p.Duration.Min == e.Min && longest == e.Max && p.Guide == e.Guide && p.Count == e.Count {
			return p.Note
		}
	}
	return ""
}

// end reads that the run ends. An aborted run makes no sound, and silences others of that moment.
func (r *reader) end(e session.Event) {
	if e.End == session.ByAbort {
		r.moment, r.cause, r.weight = Sound{}, Sound{}, nothing
		return
	}
	r.cause.Say = voice.Speech{}
	r.say(ends, tone.Done, voice.Done)
}

func (r *reader) say(w weight, t tone.Tone, do voice.Phrase) {
	if w >= r.weight || r.cause.Say.Do == "" {
		r.cause.Say.Do = do
	}
	r.sound(w, t)
}

func (r *reader) sound(w weight, t tone.Tone) {
	if w >= r.weight {
		r.cause.Tone, r.weight = t, w
	}
}

// endCause is the end of what came of one cause.
func (r *reader) endCause() {
	if r.cause.Tone != "" {
		r.moment = r.cause
	}
	r.cause, r.weight = Sound{}, nothing
}

func (r *reader) endMoment() {
	r.endCause()
	if r.moment.Tone != "" {
		r.moment.Due = r.at
		r.sounds = append(r.sounds, r.moment)
	}
	r.moment = Sound{}
}
