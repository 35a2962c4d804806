package session

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// byHalves is a plan of open holds that end by 90 seconds of compression in all.
func byHalves(t testing.TB) *protocol.Plan {
	t.Helper()
	plan, err := protocol.Expand(protocol.Protocol{
		ID: "halves", Name: "Halves",
		Pressure: protocol.Pressure{Change: protocol.Up},
		Blocks: []protocol.Block{{
			Rounds: protocol.Rounds{Cap: 12},
			Until:  []protocol.Criterion{{Rule: protocol.UntilCompression, Time: 90 * time.Second}},
			Phases: []protocol.Phase{{
				Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 90 * time.Second,
			}},
		}},
	}, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &plan
}

// A total of compression ends the hold in which it is reached, whatever the number of
// holds, and no release after it.
func TestCompressionInAll(t *testing.T) {
	s, _ := New(byHalves(t)).Advance(0)
	s, _ = s.Apply(40*time.Second, Intent{Kind: Released})
	s, _ = s.Apply(70*time.Second, Intent{Kind: Released})
	if got := s.Snapshot(70 * time.Second).Max; got != 20*time.Second {
		t.Errorf("the third hold may last %v, want the 20 s that are left", got)
	}
	s, events := s.Advance(time.Hour)
	var ends, met []Event
	for _, e := range events {
		switch e.Kind {
		case PhaseEnd:
			ends = append(ends, e)
		case RuleMet:
			met = append(met, e)
		}
	}
	if len(ends) != 1 || ends[0].At != 90*time.Second || ends[0].End != ByCap {
		t.Errorf("after two holds of 70 s: %+v", ends)
	}
	if len(met) != 1 || met[0].Rule != protocol.UntilCompression || s.Snapshot(time.Hour).State != Finished {
		t.Errorf("rules met: %+v", met)
	}
}

// timedHolds is a plan of up to ten timed holds that a criterion ends.
func timedHolds(t testing.TB, until protocol.Criterion) *protocol.Plan {
	t.Helper()
	plan, err := protocol.Expand(protocol.Protocol{
		ID: "timed", Name: "Timed",
		Blocks: []protocol.Block{{
			Rounds: protocol.Rounds{Planned: 10}, Until: []protocol.Criterion{until},
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(5 * time.Second)},
				{Kind: protocol.Release, Duration: protocol.Fixed(3 * time.Second)},
			},
		}},
	}, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &plan
}

// A hold that the criterion cuts is told as long as it is, and is as planned.
func TestCompressionCutsAHold(t *testing.T) {
	var lengths, held []time.Duration
	plan := timedHolds(t, protocol.Criterion{Rule: protocol.UntilCompression, Time: 12 * time.Second})
	for e := range Simulate(plan, Longest()) {
		switch {
		case e.Phase != protocol.Hold:
		case e.Kind == PhaseStart:
			lengths = append(lengths, e.Min, e.Max)
		case e.Kind == PhaseEnd:
			held = append(held, e.Held)
			if !e.Fits {
				t.Errorf("a hold of %v is not as planned", e.Held)
			}
		}
	}
	const long, short = 5 * time.Second, 2 * time.Second
	if want := []time.Duration{long, long, long, long, short, short}; !slices.Equal(lengths, want) {
		t.Errorf("lengths %v, want %v", lengths, want)
	}
	if want := []time.Duration{long, long, short}; !slices.Equal(held, want) {
		t.Errorf("held %v, want %v", held, want)
	}
}

// The rule counts what the summary counts: holds, and neither strokes nor what the client does.
func TestCompressionIsOfHolds(t *testing.T) {
	plan, err := protocol.Expand(protocol.Protocol{
		ID: "mixed", Name: "Mixed",
		Blocks: []protocol.Block{{
			Rounds: protocol.Rounds{Planned: 10},
			Until:  []protocol.Criterion{{Rule: protocol.UntilCompression, Time: 8 * time.Second}},
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(4 * time.Second)},
				{Kind: protocol.Stroke, Duration: protocol.Fixed(6 * time.Second)},
				{Kind: protocol.Contract, Duration: protocol.Fixed(5 * time.Second)},
				{Kind: protocol.Release, Duration: protocol.Fixed(2 * time.Second)},
			},
		}},
	}, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tally := NewTally(&plan, 1)
	for e := range Simulate(&plan, Longest()) {
		tally.Add(e)
	}
	if p := tally.Summary().Points[0]; p.Compression != 8*time.Second || p.Rounds != 2 {
		t.Errorf("%v of compression in %d rounds", p.Compression, p.Rounds)
	}
}

// What remains ends with the criterion: that of a time, and that of a compression, also of open
// holds, which last until it is met.
func TestRemainsUpToTheCriterion(t *testing.T) {
	for _, tt := range []struct {
		plan *protocol.Plan
		want time.Duration
	}{
		{timedHolds(t, protocol.Criterion{Rule: protocol.UntilCompression, Time: 12 * time.Second}), 21 * time.Second},
		{timedHolds(t, protocol.Criterion{Rule: protocol.UntilTime, Time: 12 * time.Second}), 16 * time.Second},
		{byHalves(t), 90 * time.Second},
	} {
		s, _ := New(tt.plan).Advance(0)
		at := 4 * time.Second
		s, _ = s.Advance(at)
		if got := s.Snapshot(at); got.Remains != tt.want-at || got.OpenAhead != "" {
			t.Errorf("%+v: %v remain, want %v", tt.plan.Parts[0].Blocks[0].Until, got.Remains, tt.want-at)
		}
	}
}

// What is left of it is told in whole seconds, but lasts as long as it does.
func TestWhatIsLeftIsToldInSeconds(t *testing.T) {
	s, _ := New(byHalves(t)).Advance(0)
	s, events := s.Apply(5988*time.Millisecond, Intent{Kind: Released})
	at := slices.IndexFunc(events, func(e Event) bool { return e.Kind == PhaseStart })
	if got := events[at].Max; got != 84*time.Second {
		t.Errorf("the second hold is told to last at most %v", got)
	}
	snap := s.Snapshot(5988 * time.Millisecond)
	if snap.Max != 84012*time.Millisecond {
		t.Errorf("it lasts at most %v", snap.Max)
	}
	if snap.Phase.Cap != 84*time.Second || snap.ShownMax() != 84*time.Second {
		t.Errorf("a snapshot tells it to last at most %v, %v", snap.Phase.Cap, snap.ShownMax())
	}
	// How much is left for the third depends on when this one is released.
	if next := snap.Upcoming; next.Kind != protocol.Hold || !next.Duration.Open || next.Cap != 0 {
		t.Errorf("the third is told as %+v", next)
	}
}

// What is left may be too short to press for; then it is met already.
func TestCompressionIsMetByMoments(t *testing.T) {
	s, _ := New(byHalves(t)).Advance(0)
	s, _ = s.Apply(90*time.Second-protocol.MinDuration/2, Intent{Kind: Released})
	if got := s.Snapshot(90 * time.Second).State; got != Finished {
		t.Errorf("with a quarter of a second left it is %s", got)
	}
}

// Going back gives back what was pressed since.
func TestCompressionIsGivenBack(t *testing.T) {
	s, _ := New(byHalves(t)).Advance(0)
	s, _ = s.Apply(60*time.Second, Intent{Kind: Released})
	s, _ = s.Apply(70*time.Second, Intent{Kind: Back})
	if got := s.Snapshot(70 * time.Second).Max; got != 90*time.Second {
		t.Errorf("back in the first hold it may last %v", got)
	}
}

// Whatever is done, what counts never comes to more than the compression in all.
func TestCompressionLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := time.Duration(rapid.IntRange(5, 60).Draw(t, "total")) * time.Second
		timed := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(7 * time.Second)}
		open := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 24 * time.Second}
		release := protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(3 * time.Second)}
		block := protocol.Block{
			Sets:   rapid.IntRange(0, 3).Draw(t, "sets"),
			Rounds: protocol.Rounds{Planned: rapid.IntRange(1, 6).Draw(t, "rounds")},
			Until:  []protocol.Criterion{{Rule: protocol.UntilCompression, Time: total}},
			Phases: rapid.SliceOfN(rapid.SampledFrom([]protocol.Phase{timed, open, release}), 1, 3).Draw(t, "phases"),
		}
		plan, err := protocol.Expand(protocol.Protocol{
			ID: "any", Name: "Any", Blocks: []protocol.Block{block},
			Points: []protocol.Point{{Site: "soleus", Side: protocol.Both}},
			Order:  rapid.SampledFrom([]protocol.Order{protocol.Each, protocol.Sweep}).Draw(t, "order"),
		}, protocol.Options{})
		if err != nil {
			t.Fatal(err)
		}
		pressed := map[[2]int]map[int]time.Duration{} // by point and block, and by step
		s, events := New(&plan).Advance(0)
		at := time.Duration(0)
		for range 60 {
			for _, e := range events {
				here := [2]int{e.Point, e.Block}
				switch {
				case e.Kind == PhaseEnd && e.Phase == protocol.Hold:
					if pressed[here] == nil {
						pressed[here] = map[int]time.Duration{}
					}
					pressed[here][e.Step] = e.Held
				case e.Kind == PointStart: // it may be done anew
					pressed = map[[2]int]map[int]time.Duration{}
				case e.Kind == Superseded:
					for _, steps := range pressed {
						for step := range steps {
							if step >= e.From && step <= e.Step {
								delete(steps, step)
							}
						}
					}
				}
			}
			for here, steps := range pressed {
				sum := time.Duration(0)
				for _, held := range steps {
					sum += held
				}
				if sum > total {
					t.Fatalf("point %d, block %d: pressed %v of %v", here[0], here[1], sum, total)
				}
			}
			at += time.Duration(rapid.IntRange(0, 12_000).Draw(t, "ms")) * time.Millisecond
			kind := rapid.SampledFrom([]IntentKind{"", Released, MoreTime, MoreTime, Next, Back, Restart, MoreRounds, Pause, Resume, SkipPoint}).Draw(t, "intent")
			if kind == "" {
				s, events = s.Advance(at)
			} else {
				s, events = s.Apply(at, Intent{Kind: kind})
			}
		}
	})
}

// A second hold at once is only "again" if the protocol gives it no other name.
func TestAgainIsTheSameHold(t *testing.T) {
	build := protocol.Phase{Kind: protocol.Hold, Label: "build up", Duration: protocol.Fixed(30 * time.Second)}
	hold := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(10 * time.Second)}
	plan, err := protocol.Expand(protocol.Protocol{ID: "x", Name: "X", Blocks: []protocol.Block{{
		Rounds: protocol.Rounds{Planned: 1}, Phases: []protocol.Phase{build, hold, hold},
	}}}, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, events := New(&plan).Advance(time.Hour)
	var shifts []Shift
	for _, e := range events {
		if e.Kind == PhaseStart {
			shifts = append(shifts, e.Shift)
		}
	}
	if want := []Shift{NoShift, NoShift, Again}; len(shifts) != 3 || shifts[0] != want[0] || shifts[1] != want[1] || shifts[2] != want[2] {
		t.Errorf("shifts %q, want %q", shifts, want)
	}
}
