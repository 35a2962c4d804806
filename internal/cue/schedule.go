package cue

import (
	"cmp"
	"slices"
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/session"
)

const (
	// foresight is how far ahead sounds are known, in real time: well over the second
	// within which a running driver wakes.
	foresight = 3 * time.Second
	// foreseen is how many sounds are known ahead; only a preview at many times the
	// speed has more than a few.
	foreseen = 64
	// stall is how late a sound must be to be sure that the process stood still, so that
	// the state of the run is unknown.
	stall = time.Second
)

// schedule decides which sound of a run is due. It reads no clock and plays nothing.
type schedule struct {
	at      time.Duration // protocol time of the last update
	speed   session.Speed
	start   time.Duration // by the clock: when the run would have begun without pauses of its time
	run     session.Session
	pending []Sound // to be heard, by when they are due
	handled []Sound // heard or dropped, due at the last update or later
}

// update replaces the sounds to come. It keeps those that were due but not yet heard; take decides
// whether they are too late.
func (a *schedule) update(u drive.Turn, hears func(tone.Tone) bool) {
	if plan := u.Run.Plan(); u.Speed != a.speed || plan != a.run.Plan() || startsRun(u.Happened) {
		*a = schedule{at: u.At, speed: u.Speed, run: session.New(plan)}
	}
	a.start = u.Real - u.Speed.Takes(u.At) // later than before once the run's time has stood still
	a.handled = slices.DeleteFunc(a.handled, func(s Sound) bool { return s.Due < a.at })
	a.at = u.At

	until := stopped(u)
	a.pending = slices.DeleteFunc(a.pending, func(s Sound) bool { return s.Due > until })
	for _, s := range Score(a.run, u.Happened) {
		if hears(s.Tone) && !slices.Contains(a.handled, s) {
			a.pending = insert(a.pending, s)
		}
	}
	a.run = u.Run
	n := len(a.pending)
	a.pending = ahead(a.pending, u.Run, u.At, u.At+u.Speed.Played(foresight), foreseen)
	a.pending = append(a.pending[:n], slices.DeleteFunc(a.pending[n:], func(s Sound) bool { return !hears(s.Tone) })...)
}

// live reports whether the run has begun and not ended, and its clock was not stopped.
func (a *schedule) live() bool { return a.run.Can(session.Abort) && !halted(a.run) }

func startsRun(events []session.Event) bool {
	return slices.ContainsFunc(events, func(e session.Event) bool { return e.Kind == session.SessionStart })
}

// stopped is the moment until which the run went on as foreseen. A gap lies in the past.
func stopped(u drive.Turn) time.Duration {
	until := u.At
	for _, e := range u.Happened {
		if e.Kind == session.GapFound {
			until = min(until, e.At)
		}
	}
	return until
}

// insert adds a sound in order; it replaces one that is due at the same moment.
func insert(sounds []Sound, s Sound) []Sound {
	i, found := slices.BinarySearchFunc(sounds, s.Due, func(e Sound, due time.Duration) int {
		return cmp.Compare(e.Due, due)
	})
	if found {
		sounds[i] = s
		return sounds
	}
	return slices.Insert(sounds, i, s)
}

// real converts a moment of the run to the clock, rounded up.
func (a *schedule) real(due time.Duration) time.Duration {
	return a.start + a.speed.Takes(due)
}

func (a *schedule) played(now time.Duration) time.Duration { return a.speed.Played(now - a.start) }

func (a *schedule) next() (time.Duration, bool) {
	if len(a.pending) == 0 {
		return 0, false
	}
	return a.real(a.pending[0].Due), true
}

// take removes the sounds that are due now, by the clock. It returns the latest of them; false if
// there is none or it is late.
func (a *schedule) take(now time.Duration) (Sound, bool) {
	n := 0
	for n < len(a.pending) && a.real(a.pending[n].Due) <= now {
		n++
	}
	if n == 0 {
		return Sound{}, false
	}
	last := a.pending[n-1]
	a.handled = append(a.handled, a.pending[:n]...)
	a.pending = slices.Delete(a.pending, 0, n)
	late := now - a.real(last.Due)
	if late > stall {
		a.forget()
	}
	return last, late <= Lateness
}

// forget drops all sounds to come, until the next update.
func (a *schedule) forget() { a.pending = a.pending[:0] }
