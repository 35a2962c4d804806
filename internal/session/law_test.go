package session

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

func TestAdvanceInStepsGivesTheSameEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		a := at + drawLength(t, 0, 60, "a")
		b := a + drawLength(t, 0, 60, "b")
		once, want := s.Advance(b)
		first, got := s.Advance(a)
		twice, more := first.Advance(b)
		got = append(got, more...)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("in two steps:\n%v\nin one:\n%v", got, want)
		}
		if once.Snapshot(b) != twice.Snapshot(b) {
			t.Fatalf("snapshots differ:\n%+v\n%+v", once.Snapshot(b), twice.Snapshot(b))
		}
	})
}

func TestAnEventIsDatedWhenItWasDue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		for range 20 {
			due, ok := s.Next()
			if !ok {
				return
			}
			if due < at {
				t.Fatalf("wants to be woken at %v, which is before %v", due, at)
			}
			noticed := due + drawLength(t, 0, 3, "late")
			late, events := s.Advance(noticed)
			if len(events) == 0 || events[0].At != due {
				t.Fatalf("due at %v, noticed at %v: %+v", due, noticed, events)
			}
			s, at = late, noticed
		}
	})
}

func TestAMomentInThePastChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		past := at - 1 - drawLength(t, 0, 60, "back")
		for _, k := range Intents() {
			got, events := s.Apply(past, Intent{Kind: k})
			if len(events) != 0 || !reflect.DeepEqual(got, s) {
				t.Fatalf("%s at %v changed a run that stands at %v: %v", k, past, at, events)
			}
		}
		if got, events := s.Advance(past); len(events) != 0 || !reflect.DeepEqual(got, s) {
			t.Fatalf("advancing to %v changed a run that stands at %v: %v", past, at, events)
		}
	})
}

func TestApplyingLeavesTheReceiverAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		a := rapid.Custom(drawAct).Draw(t, "act")
		before := s.Snapshot(at)
		_, want := s.Apply(at+a.wait, a.in)
		branch, _ := s.Apply(at+a.wait, a.in)
		play(branch, nil)
		playOut(discard{}, branch, at+a.wait)
		if got := s.Snapshot(at); got != before {
			t.Fatalf("a look ahead changed the run:\n%+v\n%+v", before, got)
		}
		if _, got := s.Apply(at+a.wait, a.in); !reflect.DeepEqual(got, want) {
			t.Fatalf("after a look ahead:\n%v\nbefore:\n%v", got, want)
		}
	})
}

// discard is a testing.TB for runs whose end doesn't matter.
type discard struct{ testing.TB }

func (discard) Helper()      {}
func (discard) Fatal(...any) {}

func TestActiveAndPausedTimeAreTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, events, at := play(New(drawPlan(t)), drawActs(t))
		at += drawLength(t, 0, 10, "later")
		s, more := s.Advance(at)
		snap := s.Snapshot(at)
		if snap.Active+snap.Pause != snap.Total || snap.Active < 0 || snap.Pause < 0 {
			t.Fatalf("active %v, paused %v, total %v", snap.Active, snap.Pause, snap.Total)
		}
		if s.state != Finished && snap.Total != at {
			t.Fatalf("total %v at %v", snap.Total, at)
		}
		held := time.Duration(0)
		for _, e := range append(events, more...) {
			if e.Kind == PhaseEnd {
				held += e.Held
			}
		}
		if s.state != Finished {
			held += snap.Elapsed
		}
		if held != snap.Active {
			t.Fatalf("the phases lasted %v, the active time is %v", held, snap.Active)
		}
	})
}

func TestEventsNeverGoBackInTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, events, at := play(New(drawPlan(t)), drawActs(t))
		_, rest := playOut(discard{}, s, at)
		last := time.Duration(0)
		for _, e := range append(events, rest...) {
			if e.At < last {
				t.Fatalf("%v after %v: %+v", e.At, last, e)
			}
			last = e.At
		}
	})
}

func TestEveryRunEnds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, _, at := play(New(drawPlan(rt)), drawActs(rt))
		s, events := playOut(t, s, at)
		if s.state != Finished {
			rt.Fatal("not finished")
		}
		if n := len(events); n > 0 && events[n-1].Kind != SessionEnd {
			rt.Fatalf("the last event is %+v", events[n-1])
		}
		if later, more := s.Advance(at + time.Hour); len(more) != 0 || later.Snapshot(at+time.Hour) != s.Snapshot(at+time.Hour) {
			rt.Fatalf("a finished run went on: %v", more)
		}
	})
}

func TestBackThenNextStandsWhereItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		s, _, at := play(New(plan), drawActs(t))
		n := 0
		before := []position{s.position}
		levels := []int{}
		for s.Can(Back) && n < rapid.IntRange(1, 4).Draw(t, "times back") {
			at += drawLength(t, 0, 1, "then")
			at0 := at
			ahead, _ := s.Advance(at)
			if ahead.steps != s.steps || ahead.state != s.state {
				return // the phase ended by itself meanwhile
			}
			before[n] = ahead.past.position
			s, _ = s.Apply(at0, Intent{Kind: Back})
			levels = append(levels, s.position.points[s.position.point].level)
			before = append(before, s.position)
			n++
		}
		for ; n > 0; n-- {
			s, _ = s.Apply(at, Intent{Kind: Next})
			got, want := s.position, before[n-1]
			if got.point != want.point || got.block != want.block || got.round != want.round ||
				got.phase != want.phase || got.stage != want.stage {
				t.Fatalf("stands at %+v, not at %+v", got, want)
			}
			if s.Snapshot(at).Elapsed != 0 {
				t.Fatalf("%v into the phase", s.Snapshot(at).Elapsed)
			}
			if got.point == before[n].point && got.points[got.point].level > levels[n-1] {
				t.Fatalf("level %d, but the phase gone back to had %d", got.points[got.point].level, levels[n-1])
			}
		}
	})
}

func TestBackSkipsCheckInsAndKeepsScores(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		if !s.Can(Back) {
			return
		}
		scores := s.scores
		s, events := s.Apply(at, Intent{Kind: Back})
		if s.phase.Kind == protocol.CheckIn {
			t.Fatal("went back to a check-in")
		}
		if !reflect.DeepEqual(s.scores, scores) {
			t.Fatalf("scores %v became %v", scores, s.scores)
		}
		if events[0].End != ByBack || events[1].Kind != Superseded {
			t.Fatalf("events %+v", events)
		}
	})
}

// TestNoCapIsPassed follows random runs event by event.
func TestNoCapIsPassed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		s, events, at := play(New(plan), drawActs(t))
		_, rest := playOut(discard{}, s, at)
		level := map[int]int{}
		mayRise := map[int]bool{}
		var started Event
		for _, e := range append(events, rest...) {
			switch e.Kind {
			case PhaseStart:
				started = e
				part := plan.PartAt(e.Point - 1)
				if e.Round > 0 && e.Round > part.Blocks[e.Block-1].Rounds.Cap {
					t.Fatalf("round %d of at most %d", e.Round, part.Blocks[e.Block-1].Rounds.Cap)
				}
				if c := part.Pressure.Ceiling; c > 0 && e.Level > c {
					t.Fatalf("level %d above the ceiling of %d", e.Level, c)
				}
				if part.Pressure.Change == protocol.Alternate || e.Level == 0 {
					continue
				}
				if was, ok := level[e.Point]; ok && e.Level > was && !mayRise[e.Point] {
					t.Fatalf("level %d after %d without a release: %+v", e.Level, was, e)
				}
				level[e.Point], mayRise[e.Point] = e.Level, false
			case Adjusted:
				// Of the current phase, whose start was told before.
				if most := capOf(plan, started); e.Max > most {
					t.Fatalf("%v long in a phase of at most %v: %+v", e.Max, most, e)
				}
			case PhaseEnd:
				if most := capOf(plan, e); e.Held > most {
					t.Fatalf("%v in a phase of at most %v: %+v", e.Held, most, e)
				}
				if e.End == ByRelease && plan.PartAt(e.Point-1).Pressure.Change == protocol.Up || e.End == ByBack {
					mayRise[e.Point] = true
				}
			case LevelSet:
				if c := plan.PartAt(e.Point - 1).Pressure.Ceiling; e.Level < 1 || c > 0 && e.Level > c {
					t.Fatalf("level %d, between 1 and the ceiling of %d: %+v", e.Level, c, e)
				}
				mayRise[e.Point] = true
			}
		}
	})
}

func capOf(plan *protocol.Plan, e Event) time.Duration {
	switch {
	case e.Open:
		return e.Max
	case e.Block == 0:
		return 3 * e.Max
	}
	most := time.Duration(0)
	for _, p := range append(plan.PartAt(e.Point - 1).Blocks[e.Block-1].Phases, plan.Forced) {
		if p.Kind == e.Phase && p.Duration.Min == e.Min && p.Duration.Max == e.Max {
			most = max(most, p.Cap)
		}
	}
	return most
}

func TestCanIsTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		s, _ = s.Advance(at) // the first acts may be none
		for n := -1; n <= len(s.plan.Points)+1; n++ {
			_, events := s.Apply(at, Intent{Kind: Jump, N: n})
			if can := s.CanJump(n); can != (len(events) > 0) {
				t.Fatalf("CanJump(%d) is %v, but doing it gave %v", n, can, events)
			}
		}
		for _, k := range Intents() {
			in := Intent{Kind: k, N: 4, Answer: TooMuch}
			if k == Jump { // to any point but the current one
				in.N = s.position.point
				if in.N == 0 {
					in.N = 2
				}
			}
			_, events := s.Apply(at, in)
			if can := s.Can(k); can != (len(events) > 0) {
				t.Fatalf("Can(%s) is %v, but doing it gave %v", k, can, events)
			}
		}
		if in, ok := s.Primary(); ok != s.Can(in.Kind) || ok == (s.state == Finished || s.state == "") {
			t.Fatalf("primary %v, %v in state %q", in, ok, s.state)
		}
	})
}

func TestSnapshotTellsWhatComes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		snap := s.Snapshot(at)
		if s.state != Running || s.phase.Duration.Open {
			return
		}
		due := s.phase.start + s.phase.paused + s.phase.length
		s, _ = s.Advance(due)
		after := s.Snapshot(due)
		if snap.NextIsEnd != (after.State == Finished) {
			t.Fatalf("end announced: %v; state %q", snap.NextIsEnd, after.State)
		}
		if !snap.NextIsEnd && (snap.Upcoming != after.Phase || snap.UpcomingPoint != after.At) {
			t.Fatalf("announced %+v, came %+v", snap.Upcoming, after.Phase)
		}
	})
}

func TestSnapshotTellsWhatNextDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		s, _ = s.Advance(at) // the first acts may be none
		snap := s.Snapshot(at)
		_, events := s.Apply(at, Intent{Kind: Next})
		if i := slices.IndexFunc(events, func(e Event) bool { return e.Kind == PhaseEnd }); i >= 0 && events[i].End != snap.NextEnds {
			t.Fatalf("announced %q, came %q", snap.NextEnds, events[i].End)
		}
	})
}

// straighten leaves nothing in a part to the hands.
func straighten(part protocol.Part) {
	for i := range part.Blocks {
		b := &part.Blocks[i]
		b.Until = nil
		for j := range b.Phases {
			if b.Phases[j].Duration.Open {
				b.Phases[j].Duration = protocol.Fixed(b.Phases[j].Cap)
			}
		}
	}
}

// TestRemainsIsWhatRemains holds the planned rest against what really comes, in
// plans that have just one course.
func TestRemainsIsWhatRemains(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		plan := drawPlan(rt)
		for _, part := range plan.Parts {
			straighten(part)
		}
		s, _ := New(plan).Advance(0)
		want := s.Snapshot(0).Remains
		s, _ = playOut(t, s, 0)
		if got := s.active(); got != want {
			rt.Fatalf("remains %v at the start, but it took %v", want, got)
		}
	})
}

// What was foreseen of a run holds until its next event: it is what a snapshot without it works out.
func TestForeseenUntilTheNextEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := New(drawPlan(t)).Advance(0)
		at := time.Duration(0)
		for i, a := range drawActs(t) {
			at += a.wait
			s, _ = s.Foresee().Apply(at, a.in)
			afresh := s
			afresh.foreseen = false
			if got, want := s.Snapshot(at), afresh.Snapshot(at); got != want {
				t.Fatalf("act %d, %v at %v: the run was foreseen as\n%+v, and is\n%+v", i+1, a.in, at, got, want)
			}
		}
	})
}
