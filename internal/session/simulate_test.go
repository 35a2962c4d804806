package session

import (
	"math"
	"slices"
	"testing"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/protocol"
)

const second = time.Second

func timed(kind protocol.Kind, lo, hi time.Duration) protocol.Phase {
	return protocol.Phase{Kind: kind, Duration: protocol.Span{Min: lo, Max: hi}}
}

func builtin(t *testing.T) []catalog.Entry {
	t.Helper()
	c, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	entries, bad := c.All()
	for _, err := range bad {
		t.Error(err)
	}
	return entries
}

// lasts is how long a course takes, and the summary of it.
func lasts(t *testing.T, plan *protocol.Plan, by Course) Summary {
	t.Helper()
	tally := NewTally(plan, 1)
	last := Event{}
	for e := range Simulate(plan, by) {
		if e.At < last.At {
			t.Fatalf("%v at %v comes after %v at %v", e.Kind, e.At, last.Kind, last.At)
		}
		tally.Add(e)
		last = e
	}
	if last.Kind != SessionEnd || last.End != ByPlan {
		t.Fatalf("the course ends with %v, %v; want the end of the plan", last.Kind, last.End)
	}
	return tally.Summary()
}

// Every protocol of the library, with whatever overrides it takes, has courses that
// come to the end of the plan; the shortest is no longer than the longest, and just as
// long where there is only one.
func TestCourses(t *testing.T) {
	overrides := map[string]protocol.Overrides{
		"as it is":   {},
		"eased":      {Until: []protocol.Criterion{{Rule: protocol.UntilEased}}},
		"score":      {Until: []protocol.Criterion{{Rule: protocol.UntilScore, N: 3}}},
		"drop":       {Until: []protocol.Criterion{{Rule: protocol.UntilDrop, N: 2}}},
		"percent":    {Until: []protocol.Criterion{{Rule: protocol.UntilPercent, N: 50}}},
		"time":       {Until: []protocol.Criterion{{Rule: protocol.UntilTime, Time: time.Minute}}},
		"rounds":     {Rounds: protocol.Range{Min: 2, Max: 4}},
		"two points": {Points: []protocol.Point{{Site: "soleus", Side: protocol.Both}}},
	}
	for _, e := range builtin(t) {
		for name, o := range overrides {
			t.Run(e.Protocol.ID+" "+name, func(t *testing.T) {
				p, err := e.Protocol.Override(o)
				if err != nil {
					t.Fatal(err)
				}
				plan, err := protocol.Expand(p, protocol.Options{CountIn: 5 * second})
				if err != nil {
					t.Fatal(err)
				}
				short, long := lasts(t, &plan, Shortest()), lasts(t, &plan, Longest())
				if short.Total > long.Total && name != "time" { // shorter rounds may be more rounds
					t.Errorf("shortest %v, longest %v", short.Total, long.Total)
				}
				if plan.Bounded() && short.Total != long.Total {
					t.Errorf("bounded, but shortest %v, longest %v", short.Total, long.Total)
				}
				if short.Paused != 0 || long.Paused != 0 {
					t.Error("nobody waits in a plan")
				}
			})
		}
	}
}

// The numbers, by hand.
func TestCourseLengths(t *testing.T) {
	hold := func(lo, hi time.Duration) protocol.Phase { return timed(protocol.Hold, lo*second, hi*second) }
	open := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 60 * second}
	release := timed(protocol.Release, 3*second, 3*second)
	ask := protocol.Phase{Kind: protocol.CheckIn, Waits: true}
	until := func(rules ...protocol.Rule) []protocol.Criterion {
		var out []protocol.Criterion
		for _, r := range rules {
			out = append(out, protocol.Criterion{Rule: r, N: 2, Time: 20 * second})
		}
		return out
	}
	tests := []struct {
		name        string
		block       protocol.Block
		short, long time.Duration
	}{
		{"fixed", protocol.Block{Phases: []protocol.Phase{hold(10, 10), release}, Rounds: protocol.Rounds{Planned: 2}}, 26, 26},
		{"ranged", protocol.Block{Phases: []protocol.Phase{hold(8, 10), release}, Rounds: protocol.Rounds{Planned: 2}}, 22, 26},
		{"open", protocol.Block{Phases: []protocol.Phase{open, release}, Rounds: protocol.Rounds{Planned: 2}}, 6, 126},
		{"open after open", protocol.Block{Phases: []protocol.Phase{open}, Rounds: protocol.Rounds{Planned: 2}}, 0, 125},
		{"waits", protocol.Block{Phases: []protocol.Phase{hold(10, 10), ask}, Rounds: protocol.Rounds{Planned: 1}}, 10, 10},
		{"least rounds", protocol.Block{Phases: []protocol.Phase{hold(10, 10), release}, Rounds: protocol.Rounds{Min: 3, Planned: 5}}, 39, 65},
		{"eased", protocol.Block{Phases: []protocol.Phase{hold(8, 10), release}, Rounds: protocol.Rounds{Planned: 6}, Until: until(protocol.UntilEased)}, 11, 78},
		{"eased in a fixed hold", protocol.Block{Phases: []protocol.Phase{hold(10, 10)}, Rounds: protocol.Rounds{Planned: 6}, Until: until(protocol.UntilEased)}, 10, 85},
		{"eased after the least rounds", protocol.Block{Phases: []protocol.Phase{hold(10, 10), release}, Rounds: protocol.Rounds{Min: 2, Planned: 6}, Until: until(protocol.UntilEased)}, 26, 78},
		{"score", protocol.Block{Phases: []protocol.Phase{hold(10, 10), release}, Rounds: protocol.Rounds{Planned: 6}, Until: until(protocol.UntilScore)}, 13, 78},
		{"drop", protocol.Block{Phases: []protocol.Phase{hold(10, 10), release}, Rounds: protocol.Rounds{Planned: 6}, Until: until(protocol.UntilDrop)}, 13, 78},
		{"compression", protocol.Block{Phases: []protocol.Phase{open}, Rounds: protocol.Rounds{Cap: 12}, Until: until(protocol.UntilCompression)}, 20, 20},
		{"time", protocol.Block{Phases: []protocol.Phase{hold(10, 10), release}, Rounds: protocol.Rounds{Planned: 6}, Until: until(protocol.UntilTime)}, 26, 26},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := protocol.Expand(protocol.Protocol{ID: "x", Name: "X", Blocks: []protocol.Block{tt.block}}, protocol.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := nearest(lasts(t, &plan, Shortest()).Total); got != tt.short*second {
				t.Errorf("the shortest takes %v, want %v", got, tt.short*second)
			}
			if got := lasts(t, &plan, Longest()).Total; got != tt.long*second {
				t.Errorf("the longest takes %v, want %v", got, tt.long*second)
			}
		})
	}
}

// A total has the basis of the weakest number that it is made of: also of the cap on rounds
// where that says how many there are.
func TestTotals(t *testing.T) {
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "S"}
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	hold := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(10 * second), From: stated}
	open := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, From: stated, Cap: 60 * second, CapFrom: assumed}
	rest := protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(5 * second), From: stated, Between: true}
	eased := []protocol.Criterion{{Rule: protocol.UntilEased}}
	for _, tt := range []struct {
		name        string
		block       protocol.Block
		by          Course
		time, holds protocol.Basis
		compression protocol.Basis
		open        bool
	}{
		{"stated", protocol.Block{Phases: []protocol.Phase{hold, rest}, Rounds: protocol.Rounds{Planned: 3, From: stated}}, Longest(), protocol.Stated, protocol.Stated, protocol.Stated, false},
		{"rounds", protocol.Block{Phases: []protocol.Phase{hold, rest}, Rounds: protocol.Rounds{Planned: 3, From: assumed}}, Longest(), protocol.Assumed, protocol.Assumed, protocol.Assumed, false},
		{"cap on rounds", protocol.Block{Phases: []protocol.Phase{hold, rest}, Rounds: protocol.Rounds{Cap: 3, CapFrom: assumed}, Until: eased}, Longest(), protocol.Assumed, protocol.Assumed, protocol.Assumed, false},
		{"cap not reached", protocol.Block{Phases: []protocol.Phase{hold, rest}, Rounds: protocol.Rounds{Cap: 3, CapFrom: assumed}, Until: eased}, Shortest(), protocol.Stated, "", protocol.Stated, false},
		{"cap of a hold", protocol.Block{Phases: []protocol.Phase{open, rest}, Rounds: protocol.Rounds{Planned: 2, From: stated}}, Longest(), protocol.Assumed, protocol.Stated, protocol.Assumed, false},
		{"as long as it takes", protocol.Block{Phases: []protocol.Phase{open, rest}, Rounds: protocol.Rounds{Planned: 2, From: stated}}, Shortest(), protocol.Stated, protocol.Stated, protocol.Stated, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := protocol.Protocol{ID: "x", Name: "X", Sources: []protocol.Source{{Key: "S", Basis: protocol.Stated, Citation: "S"}}, Blocks: []protocol.Block{tt.block}}
			plan, err := protocol.Expand(p, protocol.Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, got, _ := SimulatePhases(&plan, tt.by, math.MaxInt)
			if got.TimeBasis != tt.time || got.HoldsBasis != tt.holds || got.CompressionBasis != tt.compression || got.Open != tt.open {
				t.Errorf("got %+v, want %+v", got, tt)
			}
		})
	}
}

// Whoever reads half of a plan need not pay for the rest.
func TestWalkStops(t *testing.T) {
	plan, err := protocol.Expand(protocol.Protocol{ID: "two", Name: "Two", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{timed(protocol.Hold, 8*second, 10*second), timed(protocol.Release, 3*second, 3*second)},
		Rounds: protocol.Rounds{Planned: 2},
	}}}, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []EventKind
	for e := range Simulate(&plan, Longest()) {
		kinds = append(kinds, e.Kind)
		if e.Kind == PhaseStart {
			break
		}
	}
	if kinds[len(kinds)-1] != PhaseStart || slices.Contains(kinds, PhaseEnd) {
		t.Errorf("got %v", kinds)
	}
}
