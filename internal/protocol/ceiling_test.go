package protocol

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
)

// rising is a protocol that rises a level at each release, under a ceiling of its own.
func rising(ceiling int) Protocol {
	p := one(Rounds{Planned: 9}, Phase{Kind: Hold, Duration: Span{Open: true}, Cap: 60 * sec})
	p.Pressure = Pressure{Change: Up, Ceiling: ceiling}
	return p
}

// The lowest ceiling wins; only what was chosen for the run takes the place of the
// protocol's own.
func TestCeiling(t *testing.T) {
	for _, tt := range []struct {
		name                                         string
		own, choice, treatment, point, settings, top int
		of                                           Owner
	}{
		{name: "none"},
		{name: "the protocol's", own: 1, top: 1, of: ByProtocol},
		{name: "the settings' where the protocol has none", settings: 5, top: 5, of: BySettings},
		{name: "the protocol's below the settings'", own: 1, settings: 5, top: 1, of: ByProtocol},
		{name: "the settings' below the protocol's", own: 5, settings: 3, top: 3, of: BySettings},
		{name: "the same twice", own: 3, settings: 3, top: 3, of: ByProtocol},
		{name: "a choice raises", own: 1, choice: 4, top: 4, of: ByChoice},
		{name: "a choice lowers", own: 4, choice: 2, top: 2, of: ByChoice},
		{name: "a choice does not pass the settings'", own: 1, choice: 7, settings: 3, top: 3, of: BySettings},
		{name: "a point lowers", own: 5, point: 2, settings: 6, top: 2, of: ByPoint},
		{name: "a point raises nothing", own: 1, point: 5, top: 1, of: ByProtocol},
		{name: "a point does not pass the settings'", point: 5, settings: 3, top: 3, of: BySettings},
		{name: "a point where there is no other", point: 5, top: 5, of: ByPoint},
		{name: "a treatment lowers", own: 5, treatment: 2, point: 4, settings: 6, top: 2, of: ByTreatment},
		{name: "a treatment raises nothing", own: 2, treatment: 9, top: 2, of: ByProtocol},
		{name: "a point lowers its treatment's", treatment: 4, point: 3, top: 3, of: ByPoint},
		{name: "a treatment lowers its point's", treatment: 3, point: 4, top: 3, of: ByTreatment},
		{name: "a treatment does not pass the settings'", treatment: 4, settings: 1, top: 1, of: BySettings},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := rising(tt.own)
			o := Options{Ceiling: tt.settings, Chosen: Overrides{Ceiling: tt.choice}}
			plan, err := Expand(p, o)
			if tt.treatment > 0 || tt.point > 0 {
				tr := Treatment{
					ID: "t", Name: "T", Ceiling: tt.treatment,
					Points: []TreatmentPoint{{Protocol: p.ID, Overrides: Overrides{Ceiling: tt.point}}},
				}
				plan, err = tr.Expand(shelf{p.ID: p}.find, o)
			}
			if err != nil {
				t.Fatal(err)
			}
			want := Ceiling{Level: tt.top, Of: tt.of}
			if tt.top == 1 { // where it begins
				want.Stops = Up
			}
			if got := plan.Parts[0].Ceiling(); got != want || plan.Ceiling() != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

// A treatment's points have choices of their own.
func TestTreatmentTakesNoChoice(t *testing.T) {
	p := rising(0)
	tr := Treatment{ID: "t", Name: "T", Points: []TreatmentPoint{{Protocol: p.ID}}}
	for _, tt := range []struct {
		chosen Overrides
		want   string
	}{
		{Overrides{Hold: Fixed(sec)}, "--hold"},
		{Overrides{Release: Fixed(sec)}, "--release"},
		{Overrides{NoRelease: true}, "--release"},
		{Overrides{Rounds: Range{Min: 1, Max: 1}}, "--rounds"},
		{Overrides{Until: []Criterion{{Rule: UntilEased}}}, "--until"},
		{Overrides{Points: []Point{{Site: "soleus"}}}, "--point"},
		{Overrides{Level: 2}, "--level"},
		{Overrides{Ceiling: 2}, "--ceiling"},
	} {
		want := fmt.Sprintf(english.NoEffect, tt.want, "t", english.NoEffectOwnChoices)
		if _, err := tr.Expand(shelf{p.ID: p}.find, Options{Chosen: tt.chosen}); errText(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	all := reflect.TypeFor[Overrides]().NumField()
	if all != 8 {
		t.Errorf("%d overrides, of which 8 are tried here", all)
	}
}

// Under lowers what a plan made before allows, and its first level with it.
func TestUnder(t *testing.T) {
	plan, err := Expand(rising(4), Options{Chosen: Overrides{Level: 3}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		settings, level int
		want            Ceiling
	}{
		{0, 3, Ceiling{Level: 4, Of: ByProtocol}},
		{9, 3, Ceiling{Level: 4, Of: ByProtocol}},
		{2, 2, Ceiling{2, BySettings, Up}},
	} {
		under := plan.Under(tt.settings)
		if got := under.Parts[0]; got.Ceiling() != tt.want || got.Pressure.Level != tt.level {
			t.Errorf("under %d: %+v from level %d, want %+v from %d", tt.settings, got.Ceiling(), got.Pressure.Level, tt.want, tt.level)
		}
	}
	if got := plan.Parts[0].Ceiling(); got != (Ceiling{Level: 4, Of: ByProtocol}) {
		t.Errorf("the plan itself was changed: %+v", got)
	}
}

// A protocol made of flags is made ready to run with the same flags.
func TestAdHocTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawChoices(t, one(Rounds{}, Phase{Kind: Hold}))
		o.Hold = Fixed(8 * sec)
		once, err := AdHoc(o)
		if err != nil {
			t.Fatal(err)
		}
		twice, err := once.Override(o)
		if err != nil || !reflect.DeepEqual(once, twice) {
			t.Fatalf("once %+v\ntwice %+v, %v", once, twice, err)
		}
	})
}
