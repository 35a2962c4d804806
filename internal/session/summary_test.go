package session

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

func protocolOf(blocks ...protocol.Block) protocol.Protocol {
	return protocol.Protocol{Blocks: blocks}
}

func optionsOf(countIn time.Duration) protocol.Options { return protocol.Options{CountIn: countIn} }

// summarise plays the acts, lets the run come to its end, and adds it all up.
func summarise(t *testing.T, s Session, acts ...act) Summary {
	t.Helper()
	tally := NewTally(s.Plan(), 1)
	s, events, at := play(s, acts)
	_, rest := playOut(t, s, at)
	for _, e := range append(events, rest...) {
		tally.Add(e)
	}
	return tally.Summary()
}

func TestSummary(t *testing.T) {
	left := protocol.Point{Site: "upper trapezius", Side: protocol.Left}
	alternating := protocol.Protocol{
		Points: []protocol.Point{left},
		Blocks: []protocol.Block{block(2, hold(8*sec, 10*sec), release(3*sec))},
	}
	digit := func(wait time.Duration, n int) act { return act{wait, Intent{Kind: Digit, N: n}} }
	do := func(wait time.Duration, k IntentKind) act { return act{wait, Intent{Kind: k}} }
	tests := []struct {
		name string
		p    protocol.Protocol
		acts []act
		want PointSummary
	}{
		{
			"hands off, with scores", alternating,
			[]act{digit(2*sec, 7), digit(9*sec, 6), digit(14*sec, 3)},
			PointSummary{
				Number: 1, Point: left, Protocol: "Test", Rounds: 2, Blocks: 1, Planned: 2, PlannedAs: protocol.Range{Min: 2, Max: 2}, PlannedBasis: protocol.Chosen, Holds: 2, Fits: 2,
				Hold: protocol.Span{Min: 8 * sec, Max: 10 * sec}, HoldBasis: protocol.Chosen,
				Compression: 20 * sec, Active: 26 * sec, MaxLevel: 1,
				Before: Reported(7), After: Reported(3), End: ByRounds,
			},
		},
		{
			"what is superseded does not count", alternating,
			[]act{do(12*sec, Back), do(5*sec, Restart)},
			PointSummary{
				Number: 1, Point: left, Protocol: "Test", Rounds: 2, Blocks: 1, Planned: 2, PlannedAs: protocol.Range{Min: 2, Max: 2}, PlannedBasis: protocol.Chosen, Holds: 2, Fits: 2,
				Hold: protocol.Span{Min: 8 * sec, Max: 10 * sec}, HoldBasis: protocol.Chosen,
				Compression: 20 * sec, Active: 26 * sec, MaxLevel: 1, End: ByRounds,
			},
		},
		{
			"a hold that was broken off is none as planned", alternating,
			[]act{do(2*sec, Next), do(4*sec, Finish)},
			PointSummary{
				Number: 1, Point: left, Protocol: "Test", Rounds: 1, Blocks: 1, Planned: 2, PlannedAs: protocol.Range{Min: 2, Max: 2}, PlannedBasis: protocol.Chosen, Holds: 2,
				Hold: protocol.Span{Min: 8 * sec, Max: 10 * sec}, HoldBasis: protocol.Chosen, Unfit: []time.Duration{2 * sec, sec}, Compression: 3 * sec, Active: 6 * sec, MaxLevel: 1, End: ByFinish,
			},
		},
		{
			"a hold that was skipped at once is none", alternating,
			[]act{do(999*ms, Next), do(4*sec, Finish)},
			PointSummary{
				Number: 1, Point: left, Protocol: "Test", Rounds: 1, Blocks: 1, Planned: 2, PlannedAs: protocol.Range{Min: 2, Max: 2}, PlannedBasis: protocol.Chosen, Holds: 1,
				Hold: protocol.Span{Min: 8 * sec, Max: 10 * sec}, HoldBasis: protocol.Chosen, Unfit: []time.Duration{sec}, Compression: 1999 * ms, Active: 4999 * ms, MaxLevel: 1, End: ByFinish,
			},
		},
		{
			"open holds",
			protocol.Protocol{Blocks: []protocol.Block{block(2, openHold(60*sec))}},
			[]act{do(12*sec, Released), digit(10*sec, 4)},
			PointSummary{
				Number: 1, Protocol: "Test", Rounds: 2, Blocks: 1, Planned: 2, PlannedAs: protocol.Range{Min: 2, Max: 2}, PlannedBasis: protocol.Chosen, Holds: 2, Fits: 1,
				Hold: protocol.Span{Max: 60 * sec, Open: true}, HoldBasis: protocol.Chosen, Held: []time.Duration{12 * sec, 60 * sec}, Released: 1,
				Compression: 72 * sec, Active: 72 * sec, MaxLevel: 1,
				After: Reported(4), End: ByRounds,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := summarise(t, newSession(t, tt.p, protocol.Options{}), tt.acts...)
			if !reflect.DeepEqual(got.Points, []PointSummary{tt.want}) {
				t.Errorf("got\n%+v\nwant\n%+v", got.Points, tt.want)
			}
		})
	}
}

// Holds that were planned for different lengths have none in common.
func TestMixedHolds(t *testing.T) {
	long := hold(30*sec, 30*sec)
	long.Label = "build up"
	got := summarise(t, newSession(t, protocolOf(block(1, long, hold(8*sec, 10*sec))), protocol.Options{})).Points[0]
	if got.Holds != 2 || got.Fits != 2 || !got.Hold.IsZero() || got.HoldBasis != "" {
		t.Errorf("%+v", got)
	}
	shortened := New(timedHolds(t, protocol.Criterion{Rule: protocol.UntilCompression, Time: 12 * time.Second}))
	if got := summarise(t, shortened).Points[0]; !got.Hold.IsZero() || got.Compression != 12*sec {
		t.Errorf("the last one was shortened by a rule: %+v", got)
	}
}

// A round is done when its last timed phase has ended, or its block was over before that.
func TestRoundsDone(t *testing.T) {
	between := release(3 * sec)
	between.Between = true
	eased := block(6, hold(10*sec, 10*sec), release(3*sec))
	eased.Until = []protocol.Criterion{{Rule: protocol.UntilEased}}
	open := block(0, openHold(5*sec))
	open.Rounds.Cap = 3
	for _, tt := range []struct {
		name          string
		blocks        []protocol.Block
		kind          IntentKind
		at            time.Duration
		done, planned int
	}{
		{"quit in the first hold", []protocol.Block{block(2, hold(10*sec, 10*sec), release(3*sec))}, Abort, 2 * sec, 0, 2},
		{"quit in the release", []protocol.Block{block(2, hold(10*sec, 10*sec), release(3*sec))}, Abort, 24 * sec, 1, 2},
		{"quit between rounds", []protocol.Block{block(2, hold(10*sec, 10*sec), between)}, Abort, 11 * sec, 1, 2},
		{"quit in the check-in behind", []protocol.Block{block(2, hold(10*sec, 10*sec), checkIn())}, Abort, 12 * sec, 1, 2},
		{"quit in a check-in amid", []protocol.Block{block(2, hold(10*sec, 10*sec), checkIn(), release(3*sec))}, Abort, 12 * sec, 0, 2},
		{"the last release skipped", []protocol.Block{block(1, hold(10*sec, 10*sec), release(3*sec))}, Next, 11 * sec, 1, 1},
		{"eased in a hold", []protocol.Block{eased}, Eased, 15 * sec, 2, 6},
		{"back into the round before", []protocol.Block{block(2, hold(10*sec, 10*sec), release(3*sec))}, Back, 14 * sec, 2, 2},
		{"quit in the last release, after a forced one", []protocol.Block{block(1, openHold(5*sec), openHold(5*sec), release(30*sec))}, Abort, 18 * sec, 0, 1},
		{"one block without a plan", []protocol.Block{open, block(2, hold(2*sec, 2*sec))}, PressureUp, 0, 5, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := summarise(t, newSession(t, protocolOf(tt.blocks...), protocol.Options{}), act{tt.at, Intent{Kind: tt.kind}}).Points[0]
			if got.Rounds != tt.done || got.Planned != tt.planned {
				t.Errorf("%d of %d rounds, want %d of %d", got.Rounds, got.Planned, tt.done, tt.planned)
			}
		})
	}
}

// TestSummaryAddsUp holds the tally against the engine's own clock.
func TestSummaryAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		s, events, at := play(New(plan), drawActs(t))
		s, rest := playOut(discard{}, s, at)
		tally := NewTally(plan, 1)
		for _, e := range append(events, rest...) {
			tally.Add(e)
		}
		sum := tally.Summary()
		if sum.Active+sum.Paused != sum.Total || sum.Active != s.active() {
			t.Fatalf("active %v, paused %v, total %v; the run says %v", sum.Active, sum.Paused, sum.Total, s.active())
		}
		points := time.Duration(0)
		for _, p := range sum.Points {
			points += p.Active
			if p.Compression > p.Active || p.Fits > p.Holds {
				t.Fatalf("%+v", p)
			}
		}
		if points > sum.Active {
			t.Fatalf("%v at the points, %v in all", points, sum.Active)
		}
	})
}

// TestWaited: what a check-in waits for its answer is paused time with a name of its own.
func TestWaited(t *testing.T) {
	s := newSession(t, protocol.Protocol{Blocks: []protocol.Block{block(2, hold(2*sec, 2*sec), checkIn())}}, protocol.Options{})
	plan := s.Plan()
	_, events := Replay(plan, []Applied{
		{At: sec, Intent: Intent{Kind: Pause}},
		{At: 4 * sec, Intent: Intent{Kind: Resume}},
		{At: 9 * sec, Intent: Intent{Kind: Next}},
		{At: 20 * sec, Intent: Intent{Kind: Next}},
	}, 30*sec)
	tally := NewTally(plan, 1)
	for _, e := range events {
		tally.Add(e)
	}
	sum := tally.Summary()
	if sum.Total != sum.Active+sum.Paused || sum.Waited != sum.Paused-3*sec {
		t.Errorf("total %v, active %v, paused %v, of which waited %v", sum.Total, sum.Active, sum.Paused, sum.Waited)
	}
}
