package session

import (
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// whole is a phase of a point's own that came to its end by itself.
type whole struct {
	point, block, round int
	kind                protocol.Kind
	held                time.Duration
	level               int
}

// deeds counts what was done, superseded or not.
func deeds(events []Event) map[whole]int {
	done := map[whole]int{}
	for _, e := range events {
		if e.Kind == PhaseEnd && e.Block > 0 && (e.End == ByTime || e.End == ByCap) {
			done[whole{e.Point, e.Block, e.Round, e.Phase, e.Held, e.Level}]++
		}
	}
	return done
}

// drawOneCourse draws a plan that has just one course and no phase whose turn depends on
// the order of the points.
func drawOneCourse(t *rapid.T) *protocol.Plan {
	plan := drawPlan(t)
	for _, part := range plan.Parts {
		straighten(part)
		for i := range part.Blocks {
			b := &part.Blocks[i]
			b.Phases = slices.DeleteFunc(b.Phases, func(p protocol.Phase) bool {
				return p.Between && part.Order == protocol.Sweep || p.Waits
			})
		}
	}
	return plan
}

// Whoever jumps about loses no phase and repeats none but those that he broke off; and
// each hold has the level that it would have had.
func TestJumpingLosesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		plan := drawOneCourse(rt)
		_, events := playOut(t, New(plan), 0)
		want := deeds(events)

		s, events := New(plan).Advance(0)
		at := time.Duration(0)
		for range rapid.IntRange(0, 30).Draw(rt, "jumps") {
			at += drawLength(rt, 0, 25, "wait")
			var more []Event
			s, more = s.Advance(at)
			events = append(events, more...)
			to := rapid.IntRange(1, len(plan.Points)).Draw(rt, "to")
			if s.position.points[to-1].standing == Done {
				continue
			}
			s, more = s.Apply(at, Intent{Kind: Jump, N: to})
			events = append(events, more...)
		}
		_, more := playOut(t, s, at)
		if got := deeds(append(events, more...)); !maps.Equal(got, want) {
			rt.Fatalf("done\n%v\nundisturbed\n%v", got, want)
		}
	})
}

func TestASkippedPointStaysOut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, _ := New(drawPlan(rt)).Advance(0)
		out := map[int]bool{}
		at := time.Duration(0)
		for range rapid.IntRange(1, 5).Draw(rt, "skips") {
			at += drawLength(rt, 0, 25, "wait")
			s, _ = s.Advance(at)
			if !s.Can(SkipPoint) {
				break
			}
			point, left := s.position.point, s.Snapshot(at).PointsLeft
			var events []Event
			s, events = s.Apply(at, Intent{Kind: SkipPoint})
			if out[point] = true; left == 0 != (s.state == Finished) {
				rt.Fatalf("%d points left, then state %q", left, s.state)
			}
			if i := slices.IndexFunc(events, func(e Event) bool { return e.Kind == PointEnd }); events[i].End != BySkip {
				rt.Fatalf("the point ended by %q", events[i].End)
			}
		}
		_, events := playOut(t, s, at)
		for _, e := range events {
			if e.Kind == PhaseStart && out[e.Point-1] {
				rt.Fatalf("a point that was skipped came again: %+v", e)
			}
		}
	})
}

// Back, right after a jump or a skip, undoes it.
func TestBackUndoesAJump(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		s, _ = s.Advance(at)
		in := Intent{
			Kind: rapid.SampledFrom([]IntentKind{Jump, SkipPoint}).Draw(t, "how"),
			N:    rapid.IntRange(1, len(s.plan.Points)).Draw(t, "to"),
		}
		if s.state == Finished || s.phase.Kind == protocol.CheckIn {
			return
		}
		left := s.past.position
		s, events := s.Apply(at, in)
		if len(events) == 0 || s.state == Finished || s.phase.Kind == protocol.CheckIn {
			return
		}
		s, _ = s.Apply(at, Intent{Kind: Back})
		got := s.past.position
		if got.point != left.point || got.place != left.place || !slices.Equal(statesBut(got), statesBut(left)) {
			t.Fatalf("stands at\n%+v, not at\n%+v", got, left)
		}
	})
}

// statesBut is how the points stand, without what beginning a hold changes.
func statesBut(sp position) []pointState {
	points := slices.Clone(sp.points)
	points[sp.point].heldAt = 0
	return points
}

// No round begins beyond those that are planned at the time.
func TestNoRoundIsBeyondThePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, events, at := play(New(drawPlan(t)), drawActs(t))
		_, rest := playOut(discard{}, s, at)
		for _, e := range append(events, rest...) {
			if e.Kind == PhaseStart && e.Rounds > 0 && e.Round > e.Rounds {
				t.Fatalf("round %d of %d: %+v", e.Round, e.Rounds, e)
			}
		}
	})
}

// A block begins once at each point, in a sweep once for all (but for one who jumps
// about in it, for whom its points may be in different blocks); and only what has begun
// ends.
func TestBlocksBeginOnce(t *testing.T) {
	type part struct{ of, block int } // of a point, or of the first in a sweep
	rapid.Check(t, func(rt *rapid.T) {
		plan := drawPlan(rt)
		s, events := New(plan).Advance(0)
		at := time.Duration(0)
		jumps := rapid.IntRange(0, 10).Draw(rt, "jumps")
		for range jumps {
			at += drawLength(rt, 0, 25, "wait")
			to := rapid.IntRange(1, len(plan.Points)).Draw(rt, "to")
			in := Intent{Kind: Jump, N: to}
			var more []Event
			s, more = s.Advance(at)
			events = append(events, more...)
			if rapid.IntRange(0, 3).Draw(rt, "leaves it out") == 0 {
				in.Kind = SkipPoint
			}
			if s.position.points[to-1].standing == Done {
				continue
			}
			s, more = s.Apply(at, in)
			events = append(events, more...)
		}
		_, more := playOut(t, s, at)
		begun := map[part]int{}
		for _, e := range append(events, more...) {
			if e.Kind != BlockStart && e.Kind != BlockEnd {
				continue
			}
			p := part{e.Point, e.Block}
			if in := plan.PartAt(e.Point - 1); in.Order == protocol.Sweep {
				p.of = in.From + 1
			}
			switch e.Kind {
			case BlockStart:
				if begun[p]++; begun[p] > 1 && (jumps == 0 || p.of == e.Point && plan.PartAt(e.Point-1).Order == protocol.Each) {
					rt.Fatalf("begins again: %+v", e)
				}
			case BlockEnd:
				if begun[p] == 0 {
					rt.Fatalf("ends and never began: %+v", e)
				}
			}
		}
	})
}

// TestRemainsAfterJumps holds the planned rest against what really comes after jumps,
// in plans that have just one course.
func TestRemainsAfterJumps(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		plan := drawOneCourse(rt)
		s, _ := New(plan).Advance(0)
		at := time.Duration(0)
		for range rapid.IntRange(1, 6).Draw(rt, "jumps") {
			at += drawLength(rt, 0, 25, "wait")
			in := Intent{Kind: Jump, N: rapid.IntRange(1, len(plan.Points)).Draw(rt, "to")}
			if rapid.IntRange(0, 3).Draw(rt, "leaves it out") == 0 {
				in.Kind = SkipPoint
			}
			s, _ = s.Apply(at, in)
		}
		if s.state == Finished {
			return
		}
		want := s.active() + s.Snapshot(at).Remains
		s, _ = playOut(t, s, at)
		if got := s.active(); got != want {
			rt.Fatalf("%v in all, but %v were announced", got, want)
		}
	})
}
