package session

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// TestScores gives scores moment by moment in a run of two rounds of a 10 s hold and a
// release of 3 s, and tells which stand.
func TestScores(t *testing.T) {
	score := func(n int) Intent { return Intent{Kind: Score, N: n} }
	digit := func(n int) Intent { return Intent{Kind: Digit, N: n} }
	takeBack := Intent{Kind: TakeBack}
	type given struct {
		at time.Duration
		in Intent
	}
	tests := []struct {
		name          string
		given         []given
		before, after ClientScore
	}{
		{name: "none"},
		{"one in the first hold is the score before", []given{{2 * sec, score(7)}}, Reported(7), ClientScore{}},
		{"one after it is the score after", []given{{11 * sec, score(7)}}, ClientScore{}, Reported(7)},
		{"so is one in the last release", []given{{24 * sec, score(7)}}, ClientScore{}, Reported(7)},
		{"one after a hold that was skipped at once", []given{{999 * ms, Intent{Kind: Next}}, {2 * sec, score(7)}}, Reported(7), ClientScore{}},
		{"another phase makes another score", []given{{9 * sec, score(7)}, {11 * sec, score(5)}}, Reported(7), Reported(5)},
		{"the same score twice is two scores", []given{{9 * sec, score(7)}, {11 * sec, score(7)}}, Reported(7), Reported(7)},
		{"hold, release, hold", []given{{2 * sec, score(7)}, {11 * sec, score(5)}, {15 * sec, score(4)}}, Reported(7), Reported(4)},
		{"a correction within the phase", []given{{1 * sec, score(7)}, {8 * sec, score(5)}}, Reported(5), ClientScore{}},
		{"the last moment of a correction", []given{{0, score(7)}, {9999 * ms, score(5)}}, Reported(5), ClientScore{}},
		{"a correction of the later score", []given{{2 * sec, score(7)}, {11 * sec, score(1)}, {12 * sec, score(4)}}, Reported(7), Reported(4)},
		{"a correction starts the time anew", []given{{0, score(7)}, {5 * sec, score(6)}, {9 * sec, score(5)}}, Reported(5), ClientScore{}},
		{"taken back", []given{{2 * sec, score(7)}, {3 * sec, takeBack}}, ClientScore{}, ClientScore{}},
		{"the later one taken back", []given{{2 * sec, score(7)}, {11 * sec, score(1)}, {12 * sec, takeBack}}, Reported(7), ClientScore{}},
		{"what was corrected comes back", []given{{2 * sec, score(7)}, {3 * sec, score(3)}, {4 * sec, takeBack}}, Reported(7), ClientScore{}},
		{"so it does after ten", []given{{2 * sec, score(7)}, {3 * sec, digit(1)}, {3500 * time.Millisecond, digit(0)}, {4 * sec, takeBack}}, Reported(7), ClientScore{}},
		{"and goes itself", []given{{2 * sec, score(7)}, {3 * sec, score(3)}, {4 * sec, takeBack}, {5 * sec, takeBack}}, ClientScore{}, ClientScore{}},
		{"nothing is taken back from nothing", []given{{2 * sec, takeBack}, {3 * sec, score(2)}}, Reported(2), ClientScore{}},
		{"1, then 0 at once", []given{{1 * sec, digit(1)}, {2500 * ms, digit(0)}}, Reported(10), ClientScore{}},
		{"1, then 0 too late is a correction to 0", []given{{1 * sec, digit(1)}, {2501 * ms, digit(0)}}, Reported(0), ClientScore{}},
		{"1 in a hold, 0 later in the release", []given{{2 * sec, digit(1)}, {11 * sec, digit(0)}}, Reported(1), Reported(0)},
		{"1 as the hold ends, then 0 at once", []given{{9500 * ms, digit(1)}, {10500 * ms, digit(0)}}, Reported(10), ClientScore{}},
		{"1, 0, 0", []given{{1 * sec, digit(1)}, {2 * sec, digit(0)}, {3 * sec, digit(0)}}, Reported(0), ClientScore{}},
		{"a whole 1 is no digit", []given{{1 * sec, score(1)}, {2 * sec, digit(0)}}, Reported(0), ClientScore{}},
		{"out of range", []given{{1 * sec, score(11)}, {2 * sec, score(-1)}, {3 * sec, digit(10)}}, ClientScore{}, ClientScore{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSession(t, protocol.Protocol{Blocks: []protocol.Block{block(2, hold(10*sec, 10*sec), release(3*sec))}}, protocol.Options{})
			tally := NewTally(s.Plan(), 1)
			for _, g := range tt.given {
				var events []Event
				s, events = s.Apply(g.at, g.in)
				for _, e := range events {
					tally.Add(e)
				}
			}
			got := tally.Summary().Points
			if len(tt.given) == 0 {
				return
			}
			if got[0].Before != tt.before || got[0].After != tt.after {
				t.Errorf("before %+v, after %+v", got[0].Before, got[0].After)
			}
		})
	}
}

// TestTallyKeepsTheScoresOfTheRun holds what events say of scores against what the run
// itself knows, at points that are not begun again.
func TestTallyKeepsTheScoresOfTheRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		acts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) act {
			return act{
				time.Duration(rapid.SampledFrom([]int{0, 200, 1400, 1500, 1600, 9900, 10000, 10100}).Draw(t, "wait")) * ms,
				rapid.SampledFrom([]Intent{
					{Kind: Score, N: 7}, {Kind: Score, N: 3}, {Kind: Digit, N: 1}, {Kind: Digit}, {Kind: TakeBack}, {Kind: Next}, {Kind: Back},
				}).Draw(t, "intent"),
			}
		}), 1, 20).Draw(t, "acts")
		s, events, _ := play(New(drawPlan(t)), acts)
		tally := NewTally(s.Plan(), 1)
		for _, e := range events {
			tally.Add(e)
		}
		for _, p := range tally.Summary().Points {
			scores := s.scores[p.Number-1]
			var want []ClientScore
			for _, r := range scores.given {
				want = append(want, Reported(r.n))
			}
			got := slices.DeleteFunc([]ClientScore{p.Before, p.After}, func(s ClientScore) bool { return !s.Given })
			if len(want) > 1 {
				want = []ClientScore{want[0], want[len(want)-1]}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("point %d: before %+v, after %+v, but the run has %+v", p.Number, p.Before, p.After, scores)
			}
			if alone := len(want) == 1; alone && p.After.Given && p.Active == 0 {
				t.Fatalf("point %d: a score after nothing", p.Number)
			}
		}
	})
}

// TestScoresAreValues sees that a copy is never written to.
func TestScoresAreValues(t *testing.T) {
	one, _ := Scores{}.Give(7, 0, 1)
	two, _ := one.Give(5, 0, 2)
	kept := slices.Clone(two.given)
	two.Give(4, time.Second, 2)
	two.Digit(1, time.Second, 2)
	two.TakeBack().Give(9, time.Minute, 3)
	if !slices.Equal(two.given, kept) || one.Last() != Reported(7) {
		t.Errorf("%+v became %+v", kept, two.given)
	}
}
