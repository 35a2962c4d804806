package cue

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/session"
)

// perform does the acts one after the other.
func perform(s session.Session, acts []act) (session.Session, []session.Event, time.Duration) {
	var all []session.Event
	at := time.Duration(0)
	for _, a := range acts {
		at += a.wait
		var events []session.Event
		s, events = s.Apply(at, a.in)
		all = append(all, events...)
	}
	return s, all, at
}

func TestALongLookTellsTheSameAsTwoShortOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := perform(session.New(drawPlan(t)), drawActs(t))
		b := at + drawLength(t, 0, 60, "b")
		c := b + drawLength(t, 0, 60, "c")
		want := Ahead(s, at, c)
		then, _ := s.Advance(b)
		got := append(Ahead(s, at, b), Ahead(then, b, c)...)
		if !slices.Equal(got, want) {
			t.Fatalf("in two looks:\n%+v\nin one:\n%+v", got, want)
		}
		last := at
		for _, s := range want {
			if s.Due <= last || s.Due > c {
				t.Fatalf("after %v, up to %v: %+v", last, c, want)
			}
			last = s.Due
		}
	})
}

// TestAheadTellsWhatScoreWillTell compares what is foreseen with what then happens,
// and the marks with the oracle's.
func TestAheadTellsWhatScoreWillTell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		s, events, at := perform(session.New(plan), drawActs(t))
		to := at + drawLength(t, 0, 90, "to")
		_, more := s.Advance(to)
		got := Ahead(s, at, to)
		// The oracle sees a phase only to its end: let a pause end it.
		end := session.Event{Kind: session.Paused, At: to + 1}
		want := expected(plan, append(slices.Concat(events, more), end))
		want = slices.DeleteFunc(want, func(s Sound) bool { return s.Due <= at || s.Due > to })
		if !slices.Equal(got, want) {
			t.Fatalf("foreseen:\n%+v\nheard:\n%+v\nof %+v", got, want, more)
		}
		for _, s := range Score(s, more) {
			if s.Due > at && !slices.Contains(got, s) {
				t.Fatalf("%+v was not foreseen", s)
			}
		}
	})
}

func TestNoTwoSoundsOfAScoreAreOfOneMoment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		acts := drawActs(t)
		for i := range acts { // here they are to come at one moment
			acts[i].wait = acts[i].wait.Truncate(100 * ms)
		}
		_, events, _ := perform(session.New(plan), acts)
		sounds := expected(plan, events)
		if !slices.IsSortedFunc(sounds, func(a, b Sound) int { return cmp.Compare(a.Due, b.Due) }) {
			t.Fatalf("out of order: %+v", sounds)
		}
		for i, s := range sounds {
			if i > 0 && s.Due == sounds[i-1].Due {
				t.Fatalf("two at %v: %+v, %+v", s.Due, sounds[i-1], s)
			}
			if !slices.Contains(tone.Tones(), s.Tone) {
				t.Fatalf("no such tone: %+v", s)
			}
		}
	})
}

// TestTheScoreKnowsWhenTheClockStands holds what it follows by itself against the run.
func TestTheScoreKnowsWhenTheClockStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		s, events, at := perform(session.New(plan), drawActs(t))
		if got := read(session.New(plan), events).halted; got != halted(s) && !over(s) {
			t.Fatalf("at %v: %v, but the run is %q", at, got, s.Snapshot(at).State)
		}
	})
}

// rig is a driver with an ideal scheduler: it plays each sound when its time comes.
type rig struct {
	s        session.Session
	schedule schedule
	speed    time.Duration
	at       time.Duration // real time of the last wake
	events   []session.Event
	heard    []Sound
	late     []time.Duration // of each sound heard, in real time
	clash    bool            // somebody did something at the very moment of a sound
}

func everything(tone.Tone) bool { return true }

func (r *rig) tell(s session.Session, events []session.Event) {
	r.s = s
	r.events = append(r.events, events...)
	r.schedule.update(drive.Turn{At: r.at * r.speed, Real: r.at, Speed: session.Speed(r.speed), Run: s, Happened: events}, everything)
}

// listen plays what is due before the moment to, or also at it.
func (r *rig) listen(to time.Duration, also bool) {
	for {
		due, ok := r.schedule.next()
		if !ok || due > to || due == to && !also {
			return
		}
		if s, ok := r.schedule.take(due); ok {
			r.heard = append(r.heard, s)
			r.late = append(r.late, due-r.schedule.real(s.Due))
		}
	}
}

// wake lets the run come up to a real moment, at which the scheduler may be quicker
// than the driver or not.
func (r *rig) wake(to time.Duration, first bool) {
	r.listen(to, first)
	r.at = to
	r.tell(r.s.Advance(to * r.speed))
	r.listen(to, true)
}

func (r *rig) do(in session.Intent) {
	r.noteClash()
	r.tell(r.s.Apply(r.at*r.speed, in))
	r.listen(r.at, true)
}

func (r *rig) noteClash() {
	n := len(r.heard)
	r.clash = r.clash || n > 0 && r.heard[n-1].Due == r.at*r.speed
}

// stallFor lets the process stand still: nobody plays, and the run is paused as of
// the last wake.
func (r *rig) stallFor(d time.Duration) {
	r.noteClash()
	s, gap := r.s.Apply(r.at*r.speed, session.Intent{Kind: session.Gap})
	r.at += d
	s, more := s.Advance(r.at * r.speed)
	r.tell(s, append(gap, more...))
	r.listen(r.at, true)
}

// next is when the driver wakes next.
func (r *rig) next() time.Duration {
	due := r.at + second
	if next, ok := r.s.Next(); ok {
		due = min(due, (next+r.speed-1)/r.speed)
	}
	return max(due, r.at)
}

// TestEachSoundIsHeardOnce plays any run with whatever intents, and holds that each
// sound of it, and no other, is heard just once.
func TestEachSoundIsHeardOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		r := rig{s: session.New(plan), speed: time.Duration(rapid.SampledFrom([]int{1, 1, 3, 20}).Draw(t, "speed"))}
		r.wake(0, true)
		for _, a := range drawActs(t) {
			if a.in.Kind == session.Gap && !over(r.s) {
				r.stallFor(a.wait + 2*second)
				continue
			}
			until := r.at + a.wait
			for r.next() < until {
				late := time.Duration(rapid.IntRange(0, 900).Draw(t, "late")) * ms
				r.wake(min(r.next()+late, until), rapid.Bool().Draw(t, "first"))
			}
			r.wake(until, true)
			r.do(a.in)
		}
		if r.clash {
			return // what is heard then is the scheduler's to decide
		}
		want := expected(plan, append(r.events, session.Event{Kind: session.Paused, At: 1 << 62}))
		want = slices.DeleteFunc(want, func(s Sound) bool { return s.Due > r.at*r.speed })
		if !slices.Equal(r.heard, want) {
			t.Fatalf("heard:\n%+v\nwanted:\n%+v", r.heard, want)
		}
		for i, late := range r.late {
			if late != 0 && late > Lateness {
				t.Fatalf("%+v comes %v late", r.heard[i], late)
			}
		}
	})
}
