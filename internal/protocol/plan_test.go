package protocol

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// drawProtocol draws a valid protocol.
func drawProtocol(t *rapid.T) Protocol {
	p := Protocol{ID: "drawn", Name: "Drawn"}
	p.Order = rapid.SampledFrom([]Order{"", Each, Sweep}).Draw(t, "order")
	p.Pressure.Change = rapid.SampledFrom([]Change{"", Same, Up, Down, Alternate}).Draw(t, "change")
	p.Pressure.Level = rapid.IntRange(0, 5).Draw(t, "level")
	p.Pressure.Ceiling = rapid.SampledFrom([]int{0, 5, 6}).Draw(t, "ceiling")
	for range rapid.IntRange(0, 3).Draw(t, "points") {
		p.Points = append(p.Points, Point{
			Site: "soleus", Side: rapid.SampledFrom([]Side{NoSide, Left, Right, Both}).Draw(t, "side"),
		})
	}
	if rapid.Bool().Draw(t, "repositions") {
		p.Reposition, p.RepositionFrom = 8*sec, Provenance{Basis: Chosen}
	}
	for range rapid.IntRange(1, 3).Draw(t, "blocks") {
		p.Blocks = append(p.Blocks, drawBlock(t))
	}
	return p
}

func drawBlock(t *rapid.T) Block {
	b := Block{Phases: []Phase{drawPhase(t, rapid.SampledFrom([]Kind{Hold, Stroke, Stretch}).Draw(t, "first"))}}
	for range rapid.IntRange(0, 3).Draw(t, "phases") {
		b.Phases = append(b.Phases, drawPhase(t, rapid.SampledFrom(Kinds()).Draw(t, "kind")))
	}
	if rapid.Bool().Draw(t, "planned") {
		b.Rounds.Planned = rapid.IntRange(1, MaxRounds).Draw(t, "rounds")
		b.Rounds.Min = rapid.IntRange(0, b.Rounds.Planned).Draw(t, "at least")
	}
	if b.Rounds.Planned == 0 || rapid.Bool().Draw(t, "capped") {
		b.Rounds.Cap = rapid.IntRange(max(b.Rounds.Planned, 1), MaxRounds).Draw(t, "cap")
	}
	if rapid.Bool().Draw(t, "criterion") {
		b.Until = []Criterion{drawCriterion(t)}
	}
	return b
}

func drawPhase(t *rapid.T, k Kind) Phase {
	p := Phase{Kind: k}
	length := func(label string) time.Duration {
		return time.Duration(rapid.IntRange(500, 3_600_000).Draw(t, label)) * time.Millisecond
	}
	if k == CheckIn {
		p.Waits = rapid.Bool().Draw(t, "waits")
		if !p.Waits {
			p.Duration = Fixed(length("check-in"))
		}
		return p
	}
	switch rapid.SampledFrom([]string{"fixed", "range", "open"}).Draw(t, "length") {
	case "fixed":
		p.Duration = Fixed(length("fixed"))
	case "range":
		a, b := length("a"), length("b")
		p.Duration = Span{Min: min(a, b), Max: max(a, b)}
	case "open":
		p.Duration, p.Cap = Span{Open: true}, length("cap")
	}
	p.Between = k == Release && rapid.Bool().Draw(t, "between")
	return p
}

// What the engine builds on: a plan has a point and a block, no side is both, and
// nothing that it may do is without a cap.
func TestExpandLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProtocol(t)
		before := clone(p)
		o := Options{CountIn: 5 * sec, Ready: 3 * sec}
		plan, err := Expand(p, o)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(clone(p), before) {
			t.Fatalf("the protocol was altered to %+v", p)
		}
		if len(plan.Points) == 0 || len(plan.Points) < len(p.Points) {
			t.Fatalf("%d points of %d", len(plan.Points), len(p.Points))
		}
		for _, point := range plan.Points {
			if point.Side == Both {
				t.Fatalf("%s is two points", point)
			}
		}
		part := plan.Parts[0]
		if len(plan.Parts) != 1 || part.From != 0 || part.To != len(plan.Points) {
			t.Fatalf("parts %+v of %d points", plan.Parts, len(plan.Points))
		}
		if len(part.Blocks) != len(p.Blocks) {
			t.Fatalf("%d blocks of %d", len(part.Blocks), len(p.Blocks))
		}
		if part.Order == "" || part.Pressure.Change == "" || part.Pressure.Level < 1 {
			t.Errorf("defaults are missing: order %q, %+v", part.Order, part.Pressure)
		}
		for _, phase := range []Phase{plan.CountIn, part.Reposition, plan.Forced} {
			checkPhase(t, phase)
		}
		for i, b := range part.Blocks {
			if r := b.Rounds; r.Cap < 1 || r.Cap > MaxRounds || r.Cap < r.Planned {
				t.Errorf("block %d has at most %d rounds, and %d planned", i, r.Cap, r.Planned)
			}
			if added := len(b.Phases) - len(p.Blocks[i].Phases); added < 0 || added > 1 {
				t.Errorf("block %d has %d phases more", i, added)
			}
			for _, phase := range b.Phases {
				checkPhase(t, phase)
			}
		}
		if plan.Bounded() {
			for _, b := range part.Blocks {
				for _, phase := range b.Phases {
					if phase.Duration.Open || phase.Waits {
						t.Errorf("a bounded plan has %+v", phase)
					}
				}
			}
		}
	})
}

func checkPhase(t *rapid.T, p Phase) {
	t.Helper()
	if !p.Waits && (p.Cap <= 0 || p.Cap < p.Duration.Max) {
		t.Errorf("%s of %s may last %s", p.Kind, p.Duration, p.Cap)
	}
}

func TestExpandDefaults(t *testing.T) {
	assumed := Provenance{Basis: Assumed}
	hold := Phase{Kind: Hold, Duration: Fixed(10 * sec)}
	plan, err := Expand(one(Rounds{Planned: 3}, hold), Options{CountIn: 4 * sec, Ready: 2 * sec})
	if err != nil {
		t.Fatal(err)
	}
	hold.Cap, hold.CapFrom = 30*sec, assumed
	p := one(Rounds{Planned: 3}, Phase{Kind: Hold, Duration: Fixed(10 * sec)})
	want := Plan{
		ID: p.ID, Name: p.Name,
		Points: make([]Point, 1),
		Parts: []Part{{
			Protocol: p,
			To:       1,
			Order:    Each,
			Pressure: Pressure{Change: Same, Level: 1},
			Reposition: Phase{
				Kind: Reposition, Duration: Fixed(5 * sec), From: assumed, Cap: 15 * sec, CapFrom: assumed,
			},
			Blocks: []Block{{
				Phases: []Phase{hold, {
					Kind: Release, Duration: Fixed(5 * sec), From: assumed, Cap: 15 * sec, CapFrom: assumed, Between: true,
				}},
				Rounds: Rounds{Planned: 3, Cap: 6, CapFrom: assumed},
			}},
		}},
		CountIn: Phase{Kind: CountIn, Duration: Fixed(4 * sec), Cap: 12 * sec, CapFrom: assumed},
		Ready:   2 * sec,
		Forced: Phase{
			Kind: Release, Duration: Fixed(5 * sec), From: assumed, Cap: 15 * sec, CapFrom: assumed,
		},
	}
	if !reflect.DeepEqual(plan, want) {
		t.Errorf("got  %+v\nwant %+v", plan, want)
	}
}

func TestExpandPoints(t *testing.T) {
	for _, test := range []struct {
		name   string
		order  Order
		points []Point
		want   []Point
	}{
		{"none", Each, nil, make([]Point, 1)},
		{"none in sweeps", Sweep, nil, make([]Point, 3)},
		{"one in sweeps", Sweep, []Point{{Site: "a"}}, []Point{{Site: "a"}}},
		{
			"left, then right", Each,
			[]Point{{Site: "a", Side: Both, Landmark: "l"}, {Site: "b", Side: Right}, {Site: "c", Side: Both}},
			[]Point{
				{"a", Left, "l"},
				{"a", Right, "l"},
				{"b", Right, ""},
				{"c", Left, ""},
				{"c", Right, ""},
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := one(Rounds{Planned: 1}, Phase{Kind: Hold, Duration: Fixed(sec)})
			p.Order, p.Points = test.order, test.points
			plan, err := Expand(p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(plan.Points, test.want) {
				t.Errorf("got %v, want %v", plan.Points, test.want)
			}
		})
	}
}

// A score to work at that the protocol names goes before that of the settings.
func TestExpandTarget(t *testing.T) {
	for _, tt := range []struct{ own, settings, want int }{{0, 0, 0}, {0, 5, 5}, {6, 0, 6}, {6, 5, 6}} {
		p := one(Rounds{Planned: 1}, Phase{Kind: Hold, Duration: Fixed(sec)})
		p.Pressure.Target = tt.own
		plan, err := Expand(p, Options{Target: tt.settings})
		if err != nil || plan.Parts[0].Pressure.Target != tt.want {
			t.Errorf("%d in the protocol and %d in the settings: got %d, %v", tt.own, tt.settings, plan.Parts[0].Pressure.Target, err)
		}
	}
}

func TestExpandReposition(t *testing.T) {
	p := valid()
	p.Reposition, p.RepositionFrom = 8*sec, Provenance{Basis: Stated, Source: "N3"}
	plan, err := Expand(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := plan.Parts[0].Reposition; got.Duration != Fixed(8*sec) || got.From != p.RepositionFrom || got.Cap != 24*sec {
		t.Errorf("got %+v, want the protocol's own 8 s", got)
	}
}

// Between timed holds stands a release that nobody states, and nowhere else.
func TestExpandAddsRelease(t *testing.T) {
	hold := Phase{Kind: Hold, Duration: Fixed(10 * sec)}
	ranged := Phase{Kind: Hold, Duration: Span{Min: 8 * sec, Max: 10 * sec}}
	open := Phase{Kind: Hold, Duration: Span{Open: true}, Cap: 60 * sec}
	release := Phase{Kind: Release, Duration: Fixed(3 * sec)}
	between := Phase{Kind: Release, Duration: Fixed(3 * sec), Between: true}
	stroke := Phase{Kind: Stroke, Duration: Fixed(20 * sec)}
	check := Phase{Kind: CheckIn, Waits: true}
	for _, test := range []struct {
		name   string
		rounds Rounds
		phases []Phase
		want   bool
	}{
		{"a hold that repeats", Rounds{Planned: 2}, []Phase{hold}, true},
		{"a ranged hold that repeats", Rounds{Planned: 2}, []Phase{ranged}, true},
		{"until a criterion", Rounds{Cap: 5}, []Phase{hold}, true},
		{"one hold that may be done once more", Rounds{Planned: 1}, []Phase{hold}, true},
		{"one hold, and never one more", Rounds{Planned: 1, Cap: 1}, []Phase{hold}, false},
		{"an open hold", Rounds{Planned: 2}, []Phase{open}, false},
		{"a hold with a release", Rounds{Planned: 2}, []Phase{hold, release}, false},
		{"a hold with one between rounds", Rounds{Planned: 2}, []Phase{hold, between}, false},
		{"one between rounds before the hold", Rounds{Planned: 2}, []Phase{between, hold}, false},
		{"hold, release, hold", Rounds{Planned: 2}, []Phase{hold, release, hold}, true},
		{"a hold, then a stroke", Rounds{Planned: 2}, []Phase{hold, stroke}, false},
		{"a hold, then a check-in", Rounds{Planned: 2}, []Phase{hold, check}, true},
		{"a check-in, then a hold", Rounds{Planned: 2}, []Phase{check, hold}, true},
		{"a release, then a check-in", Rounds{Planned: 2}, []Phase{hold, release, check}, false},
		{"strokes", Rounds{Planned: 3}, []Phase{stroke}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			plan, err := Expand(one(test.rounds, test.phases...), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := plan.Parts[0].Blocks[0].Phases
			if added := len(got) == len(test.phases)+1; added != test.want || len(got) > len(test.phases)+1 {
				t.Fatalf("got %+v; a release added: %v, want %v", got, added, test.want)
			}
			if last := got[len(got)-1]; test.want && (last.Kind != Release || last.Duration != Fixed(DefaultRelease) || !last.Between || !last.From.Is(Assumed)) {
				t.Errorf("added was %+v", last)
			}
		})
	}
}

func TestExpandCaps(t *testing.T) {
	for _, test := range []struct {
		name string
		in   Rounds
		want int
	}{
		{"its own", Rounds{Planned: 6, Cap: 7}, 7},
		{"twice the plan", Rounds{Planned: 6}, 12},
		{"never above the limit", Rounds{Planned: 900}, 1000},
		{"without a plan", Rounds{Cap: 4}, 4},
	} {
		t.Run(test.name, func(t *testing.T) {
			plan, err := Expand(one(test.in, Phase{Kind: Hold, Duration: Fixed(sec)}), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := plan.Parts[0].Blocks[0].Rounds
			if got.Cap != test.want || got.CapFrom.Is(Assumed) != (test.in.Cap == 0) {
				t.Errorf("at most %d rounds, %s; want %d", got.Cap, got.CapFrom, test.want)
			}
		})
	}
}

func TestBounded(t *testing.T) {
	hold := Phase{Kind: Hold, Duration: Fixed(10 * sec)}
	for _, test := range []struct {
		name string
		p    Protocol
		want bool
	}{
		{"fixed", one(Rounds{Planned: 6}, hold), true},
		{"fixed, with a check-in that passes", one(Rounds{Planned: 6}, hold, Phase{Kind: CheckIn, Duration: Fixed(sec)}), true},
		{"as many at least as planned", one(Rounds{Min: 6, Planned: 6}, hold), true},
		{"ranged rounds", one(Rounds{Min: 3, Planned: 6}, hold), false},
		{"no plan", one(Rounds{Cap: 6}, hold), false},
		{"ranged hold", one(Rounds{Planned: 6}, Phase{Kind: Hold, Duration: Span{Min: sec, Max: 2 * sec}}), false},
		{"open hold", one(Rounds{Planned: 6}, Phase{Kind: Hold, Duration: Span{Open: true}, Cap: sec}), false},
		{"waits", one(Rounds{Planned: 6}, hold, Phase{Kind: CheckIn, Waits: true}), false},
		{"criterion", valid(), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			plan, err := Expand(test.p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := plan.Bounded(); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// TestAgain holds that the next point bears no name that somebody gave another.
func TestAgain(t *testing.T) {
	both := []Point{{Site: "soleus", Side: Both}, {Site: "deltoid"}}
	for _, test := range []struct {
		name   string
		order  Order
		points []Point
		want   int
	}{
		{"one after the other", Each, both, 1},
		{"in sweeps", Sweep, both, 3},
		{"unnamed", Each, nil, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := valid()
			p.Order, p.Points = test.order, test.points
			plan, err := Expand(p, Options{CountIn: DefaultCountIn})
			if err != nil {
				t.Fatal(err)
			}
			before := slices.Clone(plan.Points)
			again, ok := plan.Again()
			if !ok {
				t.Fatal("a protocol can't be run again")
			}
			if len(again.Points) != test.want || slices.ContainsFunc(again.Points, func(p Point) bool { return p != Point{} }) {
				t.Errorf("points %v, want %d without a name", again.Points, test.want)
			}
			part := &again.Parts[0]
			if len(part.Protocol.Points) > 0 || part.To != test.want || !slices.Equal(plan.Points, before) {
				t.Errorf("names are left in %+v, or the first plan changed to %v", part, plan.Points)
			}
			again.Points, part.Protocol.Points, part.To = plan.Points, plan.Parts[0].Protocol.Points, len(plan.Points)
			if !reflect.DeepEqual(again, plan) {
				t.Errorf("more than the points changed")
			}
		})
	}
}

func BenchmarkExpand(b *testing.B) {
	p := valid()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Expand(p, Options{CountIn: DefaultCountIn, Ready: DefaultReady}); err != nil {
			b.Fatal(err)
		}
	}
}
