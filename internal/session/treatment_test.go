package session

import (
	"reflect"
	"testing"
	"time"

	"presshold/internal/protocol"
)

// treat makes a run of a treatment of two protocols: "long" has two rounds of a 10 s hold
// and a 3 s release, "steps" two open holds of at most 60 s, pressed deeper on release.
func treat(t testing.TB, points ...protocol.TreatmentPoint) Session {
	t.Helper()
	known := map[string]protocol.Protocol{
		"long": protocolOf(block(2, hold(10*sec, 10*sec), release(3*sec))),
		"steps": {
			Blocks:   []protocol.Block{block(2, openHold(60*sec))},
			Pressure: protocol.Pressure{Change: protocol.Up},
		},
		"down": {
			Blocks:   []protocol.Block{block(3, hold(10*sec, 10*sec), release(3*sec))},
			Pressure: protocol.Pressure{Change: protocol.Down, Level: 3},
		},
		"time": protocolOf(until(block(9, hold(10*sec, 10*sec)), "time:25s")),
		"two":  protocolOf(block(1, hold(10*sec, 10*sec)), block(1, hold(5*sec, 5*sec))),
		"drop": protocolOf(until(block(3, hold(10*sec, 10*sec), release(3*sec)), "drop:2")),
	}
	tr := protocol.Treatment{ID: "test", Name: "Test", Budget: time.Minute, Reposition: 4 * sec, Points: points}
	plan, err := tr.Expand(func(id string) (protocol.Protocol, error) {
		p := known[id]
		p.ID, p.Name = id, id
		return p, nil
	}, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return New(&plan)
}

func TestTreatmentRuns(t *testing.T) {
	a, b := protocol.Point{Site: "a"}, protocol.Point{Site: "b"}
	one := protocol.Range{Min: 1, Max: 1}
	long := protocol.TreatmentPoint{Protocol: "long", Point: a}
	steps := protocol.TreatmentPoint{Protocol: "steps", Point: b}
	brief := protocol.TreatmentPoint{Protocol: "long", Overrides: protocol.Overrides{Rounds: one}}
	sweep := protocol.TreatmentPoint{Protocol: "long", Overrides: protocol.Overrides{Points: []protocol.Point{a, b}}}
	tests := []struct {
		name   string
		points []protocol.TreatmentPoint
		script []string
		want   string
	}{
		{
			"each point has its own protocol",
			[]protocol.TreatmentPoint{long, steps},
			[]string{"36 released", "40 released"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 13 phase-end time 3
			13 hold p1 r2 l1; 23 phase-end time 10; 23 release p1 r2 l1; 26 phase-end time 3
			26 reposition; 30 phase-end time 4
			30 hold p2 r1 l1; 36 phase-end released 6; 36 hold p2 r2 l2 deeper; 40 phase-end released 4; 40 session-end plan`,
		},
		{
			"a point that was left goes on with the phase that was left, after the last",
			[]protocol.TreatmentPoint{long, brief, brief},
			[]string{"14 jump 3"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 13 phase-end time 3
			13 hold p1 r2 l1; 14 phase-end jump 1 unfit
			14 reposition; 18 phase-end time 4; 18 hold p3 r1 l1; 28 phase-end time 10; 28 release p3 r1 l1; 31 phase-end time 3
			31 reposition; 35 phase-end time 4; 35 hold p1 r2 l1; 45 phase-end time 10; 45 release p1 r2 l1; 48 phase-end time 3
			48 reposition; 52 phase-end time 4; 52 hold p2 r1 l1; 62 phase-end time 10; 62 release p2 r1 l1; 65 phase-end time 3
			65 session-end plan`,
		},
		{
			"a point that was left out comes only when somebody jumps to it",
			[]protocol.TreatmentPoint{brief, long, brief},
			[]string{"2 skip-point", "20 jump 1", "25 skip-point"},
			`0 hold p1 r1 l1; 2 phase-end skip 2 unfit; 2 reposition; 6 phase-end time 4
			6 hold p2 r1 l1; 16 phase-end time 10; 16 release p2 r1 l1; 19 phase-end time 3
			19 hold p2 r2 l1; 20 phase-end jump 1 unfit; 20 reposition; 24 phase-end time 4
			24 hold p1 r1 l1; 25 phase-end skip 1 unfit; 25 reposition; 29 phase-end time 4
			29 hold p2 r2 l1; 39 phase-end time 10; 39 release p2 r2 l1; 42 phase-end time 3
			42 reposition; 46 phase-end time 4; 46 hold p3 r1 l1; 56 phase-end time 10; 56 release p3 r1 l1; 59 phase-end time 3
			59 session-end plan`,
		},
		{
			"a point that is done is worked again, no deeper than it was",
			[]protocol.TreatmentPoint{
				{Protocol: "down", Point: a, Overrides: protocol.Overrides{Rounds: protocol.Range{Min: 2, Max: 2}}}, brief,
			},
			[]string{"27 jump 1"},
			`0 hold p1 r1 l3; 10 phase-end time 10; 10 release p1 r1 l3; 13 phase-end time 3
			13 hold p1 r2 l2 lighter; 23 phase-end time 10; 23 release p1 r2 l2; 26 phase-end time 3
			26 reposition; 27 phase-end jump 1 unfit; 27 reposition; 31 phase-end time 4
			31 hold p1 r1 l2; 41 phase-end time 10; 41 release p1 r1 l2; 44 phase-end time 3
			44 hold p1 r2 l1 lighter; 54 phase-end time 10; 54 release p1 r2 l1; 57 phase-end time 3
			57 reposition; 61 phase-end time 4; 61 hold p2 r1 l1; 71 phase-end time 10; 71 release p2 r1 l1; 74 phase-end time 3
			74 session-end plan`,
		},
		{
			"scores of the time before end nothing",
			[]protocol.TreatmentPoint{
				{Protocol: "drop", Point: a}, brief,
			},
			[]string{"1 digit 7", "14 digit 4", "27 jump 1", "45 finish"},
			`0 hold p1 r1 l1; 1 score 7; 10 phase-end time 10; 10 release p1 r1 l1; 13 phase-end time 3
			13 hold p1 r2 l1; 14 score 4; 23 phase-end time 10; 23 release p1 r2 l1; 26 phase-end time 3
			26 rule-met drop; 26 reposition; 27 phase-end jump 1 unfit; 27 reposition; 31 phase-end time 4
			31 hold p1 r1 l1; 41 phase-end time 10; 41 release p1 r1 l1; 44 phase-end time 3
			44 hold p1 r2 l1; 45 phase-end finish 1 unfit; 45 session-end finish`,
		},
		{
			"a jump within a sweep changes the order and no more",
			[]protocol.TreatmentPoint{sweep},
			[]string{"4 jump 2"},
			`0 hold p1 r1 l1; 4 phase-end jump 4 unfit; 4 reposition; 8 phase-end time 4
			8 hold p2 r1 l1; 18 phase-end time 10; 18 release p2 r1 l1; 21 phase-end time 3; 21 reposition; 25 phase-end time 4
			25 hold p1 r1 l1; 35 phase-end time 10; 35 release p1 r1 l1; 38 phase-end time 3; 38 reposition; 42 phase-end time 4
			42 hold p2 r2 l1; 52 phase-end time 10; 52 release p2 r2 l1; 55 phase-end time 3; 55 reposition; 59 phase-end time 4
			59 hold p1 r2 l1; 69 phase-end time 10; 69 release p1 r2 l1; 72 phase-end time 3; 72 session-end plan`,
		},
		{
			"a sweep goes on after a jump out of it",
			[]protocol.TreatmentPoint{sweep, brief},
			[]string{"18 jump 3", "23 skip-point"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 13 phase-end time 3; 13 reposition; 17 phase-end time 4
			17 hold p2 r1 l1; 18 phase-end jump 1 unfit; 18 reposition; 22 phase-end time 4
			22 hold p3 r1 l1; 23 phase-end skip 1 unfit; 23 reposition; 27 phase-end time 4
			27 hold p1 r2 l1; 37 phase-end time 10; 37 release p1 r2 l1; 40 phase-end time 3; 40 reposition; 44 phase-end time 4
			44 hold p2 r1 l1; 54 phase-end time 10; 54 release p2 r1 l1; 57 phase-end time 3
			57 hold p2 r2 l1 ; 67 phase-end time 10; 67 release p2 r2 l1; 70 phase-end time 3; 70 session-end plan`,
		},
		{
			"back undoes a jump",
			[]protocol.TreatmentPoint{long, brief},
			[]string{"14 jump 2", "16 back", "30 finish"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 13 phase-end time 3
			13 hold p1 r2 l1; 14 phase-end jump 1 unfit; 14 reposition; 16 phase-end back 2 unfit; 16 superseded 3-4
			16 hold p1 r2 l1; 26 phase-end time 10; 26 release p1 r2 l1; 29 phase-end time 3
			29 reposition; 30 phase-end finish 1 unfit; 30 session-end finish`,
		},
		{
			"an open hold that was left for another point needs no release there",
			[]protocol.TreatmentPoint{steps, brief},
			[]string{"5 jump 2", "7 skip-point", "20 released", "25 next"},
			`0 hold p1 r1 l1; 5 phase-end jump 5 unfit; 5 reposition; 7 phase-end skip 2 unfit; 7 reposition; 11 phase-end time 4
			11 hold p1 r1 l1; 20 phase-end released 9; 20 hold p1 r2 l2 deeper; 25 phase-end next 5 unfit; 25 session-end plan`,
		},
		{
			"what was left in a release that the program put in goes on there",
			[]protocol.TreatmentPoint{steps, brief},
			[]string{"62 jump 2", "64 skip-point", "66 jump 2", "67 skip-point", "90 released"},
			`0 hold p1 r1 l1; 60 phase-end cap 60 unfit; 60 release p1 r1 l1; 62 phase-end jump 2 unfit
			62 reposition; 64 phase-end skip 2 unfit; 64 reposition; 66 phase-end jump 2 unfit
			66 reposition; 67 phase-end skip 1 unfit; 67 reposition; 71 phase-end time 4
			71 release p1 r1 l1; 76 phase-end time 5; 76 hold p1 r2 l1; 90 phase-end released 14; 90 session-end plan`,
		},
		{
			"a point that was left out and jumped to is done to its end",
			[]protocol.TreatmentPoint{long, brief},
			[]string{"2 skip-point", "3 jump 1", "40 skip-point"},
			`0 hold p1 r1 l1; 2 phase-end skip 2 unfit; 2 reposition; 3 phase-end jump 1 unfit
			3 reposition; 7 phase-end time 4; 7 hold p1 r1 l1; 17 phase-end time 10; 17 release p1 r1 l1; 20 phase-end time 3
			20 hold p1 r2 l1; 30 phase-end time 10; 30 release p1 r2 l1; 33 phase-end time 3
			33 reposition; 37 phase-end time 4; 37 hold p2 r1 l1; 40 phase-end skip 3 unfit; 40 session-end plan`,
		},
		{
			"next after a jump does not lead back",
			[]protocol.TreatmentPoint{long, brief, brief},
			[]string{"11 back", "12 jump 2", "13 next", "14 next", "15 back", "15 skip-point", "16 next", "17 finish"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 11 phase-end back 1 unfit; 11 superseded 1-2
			11 hold p1 r1 l1; 12 phase-end jump 1 unfit; 12 reposition; 13 phase-end next 1 unfit
			13 hold p2 r1 l1; 14 phase-end next 1 unfit; 14 release p2 r1 l1; 15 phase-end back 1 unfit; 15 superseded 5-6
			15 hold p2 r1 l1; 15 phase-end skip 0 unfit; 15 reposition; 16 phase-end next 1 unfit
			16 hold p3 r1 l1; 17 phase-end finish 1 unfit; 17 session-end finish`,
		},
		{
			"time elsewhere is no time of the block",
			[]protocol.TreatmentPoint{{Protocol: "time", Point: a}, brief},
			[]string{"1 jump 2"},
			`0 hold p1 r1 l1; 1 phase-end jump 1 unfit; 1 reposition; 5 phase-end time 4
			5 hold p2 r1 l1; 15 phase-end time 10; 15 release p2 r1 l1; 18 phase-end time 3
			18 reposition; 22 phase-end time 4; 22 hold p1 r1 l1; 32 phase-end time 10; 32 release p1 r1 l1; 37 phase-end time 5
			37 hold p1 r2 l1; 47 phase-end time 10; 47 rule-met time; 47 session-end plan`,
		},
		{
			"nor is it in a sweep, whose time is that of all its points",
			[]protocol.TreatmentPoint{
				{Protocol: "time", Overrides: protocol.Overrides{Points: []protocol.Point{a, b}}}, brief,
			},
			[]string{"11 jump 3", "12 skip-point"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 reposition; 11 phase-end jump 1 unfit
			11 reposition; 12 phase-end skip 1 unfit; 12 reposition; 16 phase-end time 4
			16 hold p1 r2 l1; 26 phase-end time 10; 26 rule-met time; 26 reposition; 30 phase-end time 4
			30 hold p2 r1 l1; 40 phase-end time 10; 40 rule-met time; 40 session-end plan`,
		},
		{
			"each block of a sweep begins at its first point",
			[]protocol.TreatmentPoint{
				{Protocol: "two", Overrides: protocol.Overrides{Points: []protocol.Point{a, b, {Site: "c"}}}},
			},
			[]string{"16 jump 3", "30 skip-point"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 reposition; 14 phase-end time 4
			14 hold p2 r1 l1; 16 phase-end jump 2 unfit; 16 reposition; 20 phase-end time 4
			20 hold p3 r1 l1; 30 phase-end time 10; 30 reposition; 30 phase-end skip 0 unfit
			30 reposition; 34 phase-end time 4; 34 hold p1 r1 l1; 39 phase-end time 5; 39 reposition; 43 phase-end time 4
			43 hold p3 r1 l1; 48 phase-end time 5; 48 session-end plan`,
		},
		{
			"next after going back does not lead beyond the plan",
			[]protocol.TreatmentPoint{long},
			[]string{"14 back", "15 back", "16 fewer-rounds", "17 next", "18 next"},
			`0 hold p1 r1 l1; 10 phase-end time 10; 10 release p1 r1 l1; 13 phase-end time 3
			13 hold p1 r2 l1; 14 phase-end back 1 unfit; 14 superseded 2-3
			14 release p1 r1 l1; 15 phase-end back 1 unfit; 15 superseded 1-4
			15 hold p1 r1 l1; 16 replanned 1; 17 phase-end next 2 unfit
			17 release p1 r1 l1; 18 phase-end next 1 unfit; 18 session-end plan`,
		},
		{
			"a paused run stays paused",
			[]protocol.TreatmentPoint{brief, brief},
			[]string{"5 pause", "8 jump 2", "10 resume", "15 finish"},
			`0 hold p1 r1 l1; 5 paused; 8 phase-end jump 5 unfit; 8 reposition; 10 resumed; 14 phase-end time 4
			14 hold p2 r1 l1; 15 phase-end finish 1 unfit; 15 session-end finish`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkScript(t, treat(t, tt.points...), tt.script, tt.want)
		})
	}
}

func TestPointsLeft(t *testing.T) {
	brief := protocol.TreatmentPoint{Protocol: "long"}
	s := treat(t, brief, brief, brief, brief)
	tests := []struct {
		at   time.Duration
		in   Intent
		left int
	}{
		{0, Intent{}, 3},
		{10 * sec, Intent{Kind: Jump, N: 3}, 3}, // the first was left and is to come
		{20 * sec, Intent{Kind: SkipPoint}, 2},
		{25 * sec, Intent{Kind: SkipPoint}, 1},
		{32 * sec, Intent{Kind: Jump, N: 3}, 2},
	}
	for _, tt := range tests {
		s, _ = s.Apply(tt.at, tt.in)
		snap := s.Snapshot(tt.at)
		if snap.PointsLeft != tt.left || snap.Budget != time.Minute {
			t.Errorf("at %v after %q: %d points left, %v set aside", tt.at, tt.in.Kind, snap.PointsLeft, snap.Budget)
		}
	}
}

// What a point that was left still takes counts the release that the program put in.
func TestRemainsOfAPointThatWasLeft(t *testing.T) {
	s := treat(t, protocol.TreatmentPoint{Protocol: "steps"}, protocol.TreatmentPoint{Protocol: "long"})
	s, _ = s.Apply(62*sec, Intent{Kind: Jump, N: 2}) // out of that release, which began at 60
	if got, want := s.Snapshot(62*sec).Remains, (4+26)*sec+(4+5)*sec; got != want {
		t.Errorf("remains %v, want %v", got, want)
	}
	s, _ = s.Apply(63*sec, Intent{Kind: SkipPoint})
	if got, want := s.Snapshot(63*sec).Remains, (4+5)*sec; got != want {
		t.Errorf("on the way back remains %v, want %v", got, want)
	}
}

// Going back into a point is no second course of it.
func TestSummaryAfterGoingBack(t *testing.T) {
	brief := protocol.TreatmentPoint{Protocol: "long"}
	sum := summarise(t, treat(t, brief, brief), act{27 * sec, Intent{Kind: Back}})
	if p := sum.Points[0]; p.Rounds != 2 || p.Planned != 2 || p.Holds != 2 || p.End != ByRounds {
		t.Errorf("%+v", p)
	}
}

func TestTreatmentSummary(t *testing.T) {
	s := treat(t,
		protocol.TreatmentPoint{Protocol: "long", Point: protocol.Point{Site: "a"}},
		protocol.TreatmentPoint{Protocol: "steps", Point: protocol.Point{Site: "b"}},
	)
	sum := summarise(t, s,
		act{30 * sec, Intent{Kind: Digit, N: 6}}, act{6 * sec, Intent{Kind: Released}},
		act{1 * sec, Intent{Kind: Jump, N: 1}}, act{2 * sec, Intent{Kind: Digit, N: 3}},
	)
	want := []PointSummary{
		{
			Number: 1, Point: protocol.Point{Site: "a"}, Protocol: "long",
			Rounds: 4, Blocks: 1, Planned: 4, PlannedAs: protocol.Range{Min: 4, Max: 4}, PlannedBasis: protocol.Chosen, Holds: 4, Fits: 4, Hold: protocol.Fixed(10 * sec), HoldBasis: protocol.Chosen,
			Compression: 40 * sec, Active: 52 * sec, MaxLevel: 1, After: Reported(3), End: ByRounds,
		},
		{
			Number: 2, Point: protocol.Point{Site: "b"}, Protocol: "steps",
			Rounds: 2, Blocks: 1, Planned: 2, PlannedAs: protocol.Range{Min: 2, Max: 2}, PlannedBasis: protocol.Chosen, Holds: 3, Fits: 1, Hold: protocol.Span{Max: 60 * sec, Open: true},
			HoldBasis: protocol.Chosen, Held: []time.Duration{6 * sec, sec, 60 * sec}, Released: 1,
			Compression: 67 * sec, Active: 67 * sec, MaxLevel: 2, LevelBasis: protocol.Chosen, Before: Reported(6), End: ByRounds,
		},
	}
	if !reflect.DeepEqual(sum.Points, want) {
		t.Errorf("got\n%+v\nwant\n%+v", sum.Points, want)
	}
	if sum.Protocol != "Test" || sum.Budget != time.Minute {
		t.Errorf("%q within %v", sum.Protocol, sum.Budget)
	}
}
