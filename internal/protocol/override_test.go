package protocol

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
)

// one is a protocol of one block with these phases.
func one(r Rounds, phases ...Phase) Protocol {
	return Protocol{ID: "one", Name: "One", Blocks: []Block{{Phases: phases, Rounds: r}}}
}

func TestOverride(t *testing.T) {
	assumed, chosen := Provenance{Basis: Assumed}, Provenance{Basis: Chosen}
	hold := Phase{Kind: Hold, Duration: Fixed(10 * sec), From: assumed}
	release := Phase{Kind: Release, Duration: Fixed(5 * sec), From: assumed}
	stroke := Phase{Kind: Stroke, Duration: Fixed(20 * sec), From: assumed}
	open := Phase{
		Kind: Hold, Duration: Span{Open: true}, From: assumed,
		Cap: 60 * sec, CapFrom: assumed, Guide: 20 * sec, GuideFrom: assumed,
	}
	for _, test := range []struct {
		name   string
		of     Protocol
		by     Overrides
		change func(*Protocol) // what makes the result of the original
	}{
		{"nothing", valid(), Overrides{}, func(*Protocol) {}},
		{
			"every hold, and nothing else",
			one(Rounds{Planned: 2}, hold, stroke, hold),
			Overrides{Hold: Fixed(4 * sec)},
			func(p *Protocol) {
				for _, i := range []int{0, 2} {
					p.Blocks[0].Phases[i].Duration, p.Blocks[0].Phases[i].From = Fixed(4*sec), chosen
				}
			},
		},
		{
			"holds of every block",
			Protocol{Blocks: []Block{{Phases: []Phase{hold}}, {Phases: []Phase{stroke}}, {Phases: []Phase{hold}}}},
			Overrides{Hold: Span{Min: sec, Max: 2 * sec}},
			func(p *Protocol) {
				for _, i := range []int{0, 2} {
					p.Blocks[i].Phases[0].Duration, p.Blocks[i].Phases[0].From = Span{Min: sec, Max: 2 * sec}, chosen
				}
			},
		},
		{
			"timed in place of open: cap and guide belong to another length",
			one(Rounds{Planned: 2}, open),
			Overrides{Hold: Fixed(30 * sec)},
			func(p *Protocol) {
				p.Blocks[0].Phases[0] = Phase{Kind: Hold, Duration: Fixed(30 * sec), From: chosen}
			},
		},
		{
			"open in place of open keeps its cap and guide",
			one(Rounds{Planned: 2}, open),
			Overrides{Hold: Span{Open: true}},
			func(p *Protocol) { p.Blocks[0].Phases[0].From = chosen },
		},
		{
			"open in place of timed is capped",
			one(Rounds{Planned: 2}, hold),
			Overrides{Hold: Span{Open: true}},
			func(p *Protocol) {
				p.Blocks[0].Phases[0] = Phase{
					Kind: Hold, Duration: Span{Open: true}, From: chosen, Cap: 60 * sec, CapFrom: assumed,
				}
			},
		},
		{
			"a cap that leaves room stays",
			one(Rounds{Planned: 2}, Phase{Kind: Hold, Duration: Fixed(10 * sec), Cap: 20 * sec, CapFrom: assumed}),
			Overrides{Hold: Fixed(20 * sec)},
			func(p *Protocol) {
				p.Blocks[0].Phases[0].Duration, p.Blocks[0].Phases[0].From = Fixed(20*sec), chosen
			},
		},
		{
			"a cap below the hold goes",
			one(Rounds{Planned: 2}, Phase{Kind: Hold, Duration: Fixed(10 * sec), Cap: 20 * sec, CapFrom: assumed}),
			Overrides{Hold: Fixed(21 * sec)},
			func(p *Protocol) {
				p.Blocks[0].Phases[0] = Phase{Kind: Hold, Duration: Fixed(21 * sec), From: chosen}
			},
		},
		{
			"every release",
			one(Rounds{Planned: 2}, hold, release, hold, release),
			Overrides{Release: Fixed(2 * sec)},
			func(p *Protocol) {
				for _, i := range []int{1, 3} {
					p.Blocks[0].Phases[i].Duration, p.Blocks[0].Phases[i].From = Fixed(2*sec), chosen
				}
			},
		},
		{
			"a release where there is none, in the blocks with a hold",
			Protocol{Blocks: []Block{{Phases: []Phase{hold, stroke}}, {Phases: []Phase{stroke}}}},
			Overrides{Release: Fixed(2 * sec)},
			func(p *Protocol) {
				p.Blocks[0].Phases = []Phase{hold, stroke, {Kind: Release, Duration: Fixed(2 * sec), From: chosen}}
			},
		},
		{
			"rounds of the blocks that repeat",
			Protocol{Blocks: []Block{
				{Phases: []Phase{hold}, Rounds: Rounds{Planned: 1, From: assumed}},
				{Phases: []Phase{hold}, Rounds: Rounds{Min: 3, Planned: 5, From: assumed, Cap: 6, CapFrom: assumed}},
				{Phases: []Phase{hold}, Rounds: Rounds{Cap: 9, CapFrom: assumed}},
			}},
			Overrides{Rounds: Range{Min: 8, Max: 8}},
			func(p *Protocol) {
				p.Blocks[1].Rounds = Rounds{Planned: 8, From: chosen}
				p.Blocks[2].Rounds = Rounds{Planned: 8, From: chosen, Cap: 9, CapFrom: assumed}
			},
		},
		{
			"rounds of all blocks if none repeats",
			Protocol{Blocks: []Block{
				{Phases: []Phase{hold}, Rounds: Rounds{Planned: 1, From: assumed}},
				{Phases: []Phase{hold}, Rounds: Rounds{Planned: 1, From: assumed}},
			}},
			Overrides{Rounds: Range{Min: 2, Max: 4}},
			func(p *Protocol) {
				p.Blocks[0].Rounds = Rounds{Min: 2, Planned: 4, From: chosen}
				p.Blocks[1].Rounds = Rounds{Min: 2, Planned: 4, From: chosen}
			},
		},
		{
			"a cap at the rounds stays",
			one(Rounds{Planned: 6, Cap: 8, CapFrom: assumed}, hold),
			Overrides{Rounds: Range{Min: 8, Max: 8}},
			func(p *Protocol) {
				p.Blocks[0].Rounds = Rounds{Planned: 8, From: chosen, Cap: 8, CapFrom: assumed}
			},
		},
		{
			"criteria in place of the protocol's",
			one(Rounds{Planned: 2}, hold),
			Overrides{Until: []Criterion{{Rule: UntilDrop, N: 2}}},
			func(p *Protocol) {
				p.Blocks[0].Until, p.Blocks[0].UntilFrom = []Criterion{{Rule: UntilDrop, N: 2}}, chosen
			},
		},
		{
			"points and ceiling",
			valid(),
			Overrides{Points: []Point{{Site: "soleus", Side: Left}}, Ceiling: 2},
			func(p *Protocol) {
				p.Points, p.Pressure.Ceiling = []Point{{Site: "soleus", Side: Left}}, 2
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := clone(test.of)
			test.change(&want)
			before := clone(test.of)
			got, err := test.of.Override(test.by)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			if !reflect.DeepEqual(test.of, before) {
				t.Errorf("the original was altered to %+v", test.of)
			}
		})
	}
}

// clone is a copy whose blocks and phases are its own.
func clone(p Protocol) Protocol {
	blocks := make([]Block, len(p.Blocks))
	copy(blocks, p.Blocks)
	for i := range blocks {
		blocks[i].Phases = append([]Phase(nil), blocks[i].Phases...)
		blocks[i].Until = append([]Criterion(nil), blocks[i].Until...)
	}
	p.Blocks = blocks
	return p
}

func TestOverrideWithoutEffect(t *testing.T) {
	strokes := one(Rounds{Planned: 3}, Phase{Kind: Stroke, Duration: Fixed(20 * sec)})
	for _, test := range []struct {
		of   Protocol
		by   Overrides
		want string
	}{
		{strokes, Overrides{Hold: Fixed(sec)}, english.NoEffectNoHold},
		{strokes, Overrides{Release: Fixed(sec)}, english.NoEffectNoRelease},
	} {
		before := clone(test.of)
		_, err := test.of.Override(test.by)
		var none *NoEffectError
		if !errors.As(err, &none) || none.Why != test.want {
			t.Errorf("got %v, want the *NoEffectError %s", err, test.want)
		}
		if !reflect.DeepEqual(test.of, before) {
			t.Errorf("the original was altered to %+v", test.of)
		}
	}
}

// A release of zero is none, and none is put in its place.
func TestNoRelease(t *testing.T) {
	for _, p := range []Protocol{
		{Blocks: []Block{{Phases: []Phase{{Kind: Hold, Duration: Fixed(10 * sec)}, {Kind: Release, Duration: Fixed(3 * sec)}}, Rounds: Rounds{Planned: 3}}}},
		{Blocks: []Block{{Phases: []Phase{{Kind: Hold, Duration: Fixed(10 * sec)}}, Rounds: Rounds{Planned: 3}}}},
	} {
		p.ID, p.Name = "p", "P"
		got, err := p.Override(Overrides{NoRelease: true})
		if err != nil {
			t.Fatal(err)
		}
		plan, err := Expand(got, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if phases := plan.Parts[0].Blocks[0].Phases; len(phases) != 1 || phases[0].Kind != Hold {
			t.Errorf("the plan has %+v", phases)
		}
		if o, ok := got.Choices(p); !ok || !o.NoRelease {
			t.Errorf("chosen %+v, %v", o, ok)
		}
	}
	only := Protocol{ID: "p", Name: "P", Blocks: []Block{{Phases: []Phase{{Kind: Release, Duration: Fixed(sec)}}, Rounds: Rounds{Planned: 1}}}}
	if _, err := only.Override(Overrides{NoRelease: true}); err == nil {
		t.Error("nothing is left of the protocol")
	}
}

func TestAdHoc(t *testing.T) {
	assumed, chosen := Provenance{Basis: Assumed}, Provenance{Basis: Chosen}
	hold := Phase{Kind: Hold, Duration: Fixed(10 * sec), From: chosen}
	release := Phase{Kind: Release, Duration: Fixed(4 * sec), From: chosen}
	six := Rounds{Planned: 6, From: assumed, Cap: 12, CapFrom: assumed}
	until := []Criterion{{Rule: UntilEased}}
	for _, test := range []struct {
		name string
		by   Overrides
		want Block
	}{
		{"one hold", Overrides{Hold: hold.Duration}, Block{Phases: []Phase{hold}, Rounds: Rounds{Planned: 1, From: assumed}}},
		{"rounds", Overrides{Hold: hold.Duration, Rounds: Range{Min: 4, Max: 4}}, Block{Phases: []Phase{hold}, Rounds: Rounds{Planned: 4, From: chosen}}},
		{"release", Overrides{Hold: hold.Duration, Release: release.Duration}, Block{Phases: []Phase{hold, release}, Rounds: six}},
		{
			"criterion",
			Overrides{Hold: hold.Duration, Until: until},
			Block{Phases: []Phase{hold}, Rounds: six, Until: until, UntilFrom: chosen},
		},
		{
			"all",
			Overrides{Hold: hold.Duration, Release: release.Duration, Rounds: Range{Min: 2, Max: 3}, Until: until},
			Block{Phases: []Phase{hold, release}, Rounds: Rounds{Min: 2, Planned: 3, From: chosen}, Until: until, UntilFrom: chosen},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := AdHoc(test.by)
			if err != nil {
				t.Fatal(err)
			}
			want := Protocol{ID: "ad-hoc", Name: english.AdHoc, Blocks: []Block{test.want}}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			if problems := got.Problems(); len(problems) > 0 {
				t.Errorf("problems: %v", problems)
			}
		})
	}
	none, err := AdHoc(Overrides{})
	if err == nil {
		err = none.Problems()
	}
	want := says("blocks[0].phases[0].duration", english.DurationNone)
	if errText(err) != want {
		t.Errorf("without a hold: got %v, want %s", err, want)
	}
}

func drawOverrides(t *rapid.T) Overrides {
	var o Overrides
	span := func(label string) Span {
		lo := rapid.IntRange(1, 30).Draw(t, label)
		hi := lo + rapid.IntRange(0, 9).Draw(t, label+" more")
		return Span{Min: time.Duration(lo) * sec, Max: time.Duration(hi) * sec}
	}
	if rapid.Bool().Draw(t, "has hold") {
		o.Hold = span("hold")
	}
	if rapid.Bool().Draw(t, "has release") {
		o.Release = span("release")
	}
	if rapid.Bool().Draw(t, "has rounds") {
		lo := rapid.IntRange(1, 20).Draw(t, "rounds")
		o.Rounds = Range{Min: lo, Max: lo + rapid.IntRange(0, 5).Draw(t, "more rounds")}
	}
	if rapid.Bool().Draw(t, "has until") {
		o.Until = []Criterion{drawCriterion(t)}
	}
	return o
}

// A valid protocol stays valid under every override that has an effect, is left as
// it was, and shows what was chosen as chosen.
func TestOverrideLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProtocol(t)
		before := clone(p)
		o := drawOverrides(t)
		got, err := p.Override(o)
		if !reflect.DeepEqual(clone(p), before) {
			t.Fatalf("the original was altered to %+v", p)
		}
		var none *NoEffectError
		if errors.As(err, &none) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if problems := got.Problems(); len(problems) > 0 {
			t.Fatalf("problems of %+v: %v", got, problems)
		}
		for _, b := range got.Blocks {
			for _, ph := range b.Phases {
				if !o.Hold.IsZero() && ph.Kind == Hold && (ph.Duration != o.Hold || !ph.From.Is(Chosen)) {
					t.Errorf("a hold of %s, %s; chosen was %s", ph.Duration, ph.From, o.Hold)
				}
				if !o.Release.IsZero() && ph.Kind == Release && (ph.Duration != o.Release || !ph.From.Is(Chosen)) {
					t.Errorf("a release of %s, %s; chosen was %s", ph.Duration, ph.From, o.Release)
				}
			}
		}
	})
}
