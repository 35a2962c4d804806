package protocol

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
)

// shelf gives the protocols of a treatment by their ids.
type shelf map[string]Protocol

func (s shelf) find(id string) (Protocol, error) {
	p, ok := s[id]
	if !ok {
		return p, fmt.Errorf("no protocol %q", id)
	}
	return p, nil
}

// drawShelf draws protocols.
func drawShelf(t *rapid.T) shelf {
	s := shelf{}
	for i := range rapid.IntRange(1, 3).Draw(t, "protocols") {
		p := drawProtocol(t)
		p.ID = fmt.Sprintf("drawn-%d", i)
		s[p.ID] = p
	}
	return s
}

// drawTreatment draws a treatment of protocols that are there and that can be run with
// what is chosen.
func drawTreatment(t *rapid.T, s shelf) Treatment {
	tr := Treatment{ID: "drawn", Name: "Drawn", Budget: time.Duration(rapid.IntRange(0, 60).Draw(t, "budget")) * time.Minute}
	if rapid.Bool().Draw(t, "moves slowly") {
		tr.Reposition = 9 * sec
	}
	tr.Ceiling = rapid.SampledFrom([]int{0, 5, 6, 8}).Draw(t, "ceiling of all")
	for range rapid.IntRange(1, 4).Draw(t, "points of it") {
		tr.Points = append(tr.Points, drawTreatmentPoint(t, s))
	}
	if rapid.Bool().Draw(t, "areas") {
		tr.Budget, tr.Areas = 0, []Area{{"neck", 15 * time.Minute}}
		tr.Points[rapid.IntRange(0, len(tr.Points)-1).Draw(t, "in the neck")].Area = "neck"
	}
	return tr
}

func drawTreatmentPoint(t *rapid.T, s shelf) TreatmentPoint {
	st := TreatmentPoint{Protocol: fmt.Sprintf("drawn-%d", rapid.IntRange(0, len(s)-1).Draw(t, "which"))}
	switch rapid.SampledFrom([]string{"unnamed", "point", "sweep"}).Draw(t, "points") {
	case "point":
		st.Point = Point{Site: "soleus", Side: rapid.SampledFrom([]Side{NoSide, Left, Both}).Draw(t, "side"), Landmark: "low"}
	case "sweep":
		st.Points = []Point{{Site: "rhomboids", Side: Both}, {Site: "deltoid", Side: Right}}
	}
	o := drawChoices(t, s[st.Protocol])
	st.Hold, st.Release, st.Rounds, st.Until, st.Level, st.Ceiling = o.Hold, o.Release, o.Rounds, o.Until, o.Level, o.Ceiling
	return st
}

// drawChoices draws what can be chosen in place of a protocol's numbers.
func drawChoices(t *rapid.T, p Protocol) Overrides {
	var o Overrides
	if p.first(Hold).Kind == Hold && rapid.Bool().Draw(t, "hold") {
		o.Hold = rapid.SampledFrom([]Span{Fixed(7 * sec), {Min: 8 * sec, Max: 10 * sec}, {Open: true}}).Draw(t, "held")
	}
	if p.first(Hold).Kind == Hold && rapid.Bool().Draw(t, "release") {
		o.Release = Fixed(4 * sec)
	}
	if rapid.Bool().Draw(t, "rounds") {
		o.Rounds = rapid.SampledFrom([]Range{{Min: 1, Max: 1}, {Min: 4, Max: 4}, {Min: 2, Max: 5}}).Draw(t, "round")
	}
	if rapid.Bool().Draw(t, "until") {
		o.Until = []Criterion{{Rule: UntilEased}, {Rule: UntilScore, N: 3}}
	}
	if rapid.Bool().Draw(t, "level") {
		o.Level = 2
	}
	if rapid.Bool().Draw(t, "ceiling") {
		o.Ceiling = rapid.SampledFrom([]int{5, 7}).Draw(t, "highest")
	}
	return o
}

// What the engine builds on: each point belongs to just one part, in order, and is
// worked as the protocol's own plan would work it, with what was chosen for it.
func TestTreatmentExpandLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawShelf(t)
		tr := drawTreatment(t, s)
		settings := rapid.SampledFrom([]int{0, 5, 7}).Draw(t, "ceiling of the settings")
		plan, err := tr.Expand(s.find, Options{CountIn: 5 * sec, Ceiling: settings})
		if err != nil {
			t.Fatal(err)
		}
		if !plan.Treatment || plan.Budget != tr.Budget || len(plan.Parts) != len(tr.Points) {
			t.Fatalf("%+v of %+v", plan, tr)
		}
		next := 0
		for i := range plan.Parts {
			part, st := &plan.Parts[i], tr.Points[i]
			if part.From != next || part.To <= part.From || plan.PartAt(part.From) != part || plan.PartAt(part.To-1) != part {
				t.Fatalf("part %d has the points %d to %d, after %d", i, part.From, part.To, next)
			}
			next = part.To
			o := st.Overrides
			if st.Point.Site != "" {
				o.Points = []Point{st.Point}
			}
			for _, c := range []int{tr.Ceiling, s[st.Protocol].Pressure.Ceiling} {
				if c > 0 && (o.Ceiling == 0 || c < o.Ceiling) {
					o.Ceiling = c
				}
			}
			p, err := s[st.Protocol].Override(o)
			if err != nil {
				t.Fatal(err)
			}
			if len(st.Points) > 0 {
				p.Order = Sweep
			}
			alone, err := Expand(p, Options{Ceiling: settings})
			if err != nil {
				t.Fatal(err)
			}
			want := alone.Parts[0]
			want.From, want.To = part.From, part.To
			want.CeilingOf = part.CeilingOf // see TestCeiling
			want.Area = tr.area(st.Area)
			if tr.Reposition > 0 {
				want.Reposition = Phase{Kind: Reposition, Duration: Fixed(tr.Reposition), From: Provenance{Basis: Chosen}}.resolved()
			}
			if !reflect.DeepEqual(*part, want) || !slices.Equal(plan.Points[part.From:part.To], alone.Points) {
				t.Fatalf("part %+v at %v\nalone %+v at %v", *part, plan.Points[part.From:part.To], want, alone.Points)
			}
		}
		if next != len(plan.Points) {
			t.Fatalf("%d points, but parts for %d", len(plan.Points), next)
		}
		if _, ok := plan.Again(); ok {
			t.Error("a treatment has a next point")
		}
	})
}

// A treatment made of a plan is the same plan again: of a protocol with choices, or of
// a treatment.
func TestTreatmentOfIsThePlanAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawShelf(t)
		for id, p := range s {
			p.Points = nil // a point without a name could not be told from them
			s[id] = p
		}
		plan, err := drawTreatment(t, s).Expand(s.find, Options{})
		if rapid.Bool().Draw(t, "of a protocol") {
			p := s["drawn-0"]
			o := drawChoices(t, p)
			o.Points = []Point{{Site: "soleus", Side: Both}, {Site: "deltoid"}}
			plan, err = Expand(p, Options{Chosen: o})
			if own := p.Pressure.Ceiling; own > 0 && o.Ceiling > own {
				_, err := TreatmentOf(&plan, "again", "Again", func(int) bool { return true }, s.find)
				if kind(err) != english.KeepOverCeiling {
					t.Fatalf("a treatment raises a ceiling from %d to %d: %v", own, o.Ceiling, err)
				}
				return
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		tr, err := TreatmentOf(&plan, "again", "Again", func(int) bool { return true }, s.find)
		if err != nil {
			t.Fatal(err)
		}
		again, err := tr.Expand(s.find, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(again.Points, plan.Points) || again.Budget != plan.Budget {
			t.Fatalf("points %v, not %v", again.Points, plan.Points)
		}
		for i := range plan.Points {
			got, want := again.PartAt(i), plan.PartAt(i)
			if !reflect.DeepEqual(got.Blocks, want.Blocks) || !reflect.DeepEqual(got.Pressure, want.Pressure) ||
				got.Order != want.Order || got.Note != want.Note || got.Protocol.ID != want.Protocol.ID {
				t.Fatalf("point %d: %+v, not %+v", i, got, want)
			}
		}
	})
}

func TestTreatmentOf(t *testing.T) {
	base := one(Rounds{Planned: 3, From: Provenance{Basis: Assumed}}, Phase{Kind: Hold, Duration: Fixed(10 * sec)})
	s := shelf{base.ID: base}
	sites := []Point{{Site: "a"}, {Site: "b"}, {Site: "c"}}
	all := func(int) bool { return true }
	plan := func(p Protocol) *Plan {
		t.Helper()
		plan, err := Expand(p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return &plan
	}
	chosen, err := base.Override(Overrides{Hold: Fixed(8 * sec), Rounds: Range{Min: 2, Max: 2}, Points: sites})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("what was worked, with what was chosen", func(t *testing.T) {
		got, err := TreatmentOf(plan(chosen), "x", "X", func(i int) bool { return i != 1 }, s.find)
		want := Treatment{ID: "x", Name: "X"}
		for _, at := range []Point{sites[0], sites[2]} {
			want.Points = append(want.Points, TreatmentPoint{
				Protocol: base.ID, Point: at, Overrides: Overrides{Hold: Fixed(8 * sec), Rounds: Range{Min: 2, Max: 2}},
			})
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
		}
	})
	missing := one(Rounds{Planned: 1}, Phase{Kind: Hold, Duration: Fixed(sec)})
	missing.ID = "gone"
	adHoc := missing
	adHoc.ID = AdHocID
	more := chosen
	more.Blocks = slices.Clone(chosen.Blocks)
	more.Blocks[0].Phases = append(slices.Clone(more.Blocks[0].Phases), Phase{Kind: Stretch, Duration: Fixed(sec)})
	placed := base
	placed.Points = sites
	for _, tt := range []struct {
		name  string
		plan  *Plan
		shelf shelf
		want  string
	}{
		{"no file", plan(missing), s, `point 1: no protocol "gone"`},
		{"no protocol", plan(adHoc), s, "point 1: " + english.KeepAdHoc},
		{"a phase more", plan(more), s, fmt.Sprintf("point 1: "+english.KeepChanged, base.ID)},
		{"a protocol with points of its own", plan(base), shelf{base.ID: placed}, fmt.Sprintf("point 1: "+english.KeepUnnamedPoint, base.ID)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := TreatmentOf(tt.plan, "x", "X", all, tt.shelf.find); errText(err) != tt.want {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	if _, err := TreatmentOf(plan(chosen), "x", "X", func(int) bool { return false }, s.find); errText(err) != says("points", english.PointsMissing) {
		t.Errorf("of nothing: %v", err)
	}
}

func TestTreatmentProblems(t *testing.T) {
	base := one(Rounds{Planned: 3}, Phase{Kind: Hold, Duration: Fixed(10 * sec)})
	still := one(Rounds{Planned: 1}, Phase{Kind: Stretch, Duration: Fixed(10 * sec)})
	base.ID, still.ID = "base", "still"
	s := shelf{"base": base, "still": still}
	tests := []struct {
		name   string
		broken func(*Treatment)
		want   string
	}{
		{"no id", func(t *Treatment) { t.ID = "" }, says("id", english.IDMissing, "my-treatment")},
		{"no name", func(t *Treatment) { t.Name = " " }, says("name", english.NameMissing)},
		{"long summary", func(t *Treatment) { t.Summary = strings.Repeat("x", MaxText+1) }, says("summary", english.TooLong, MaxText, MaxText+1)},
		{"a budget of seconds", func(t *Treatment) { t.Budget = 30 * sec }, says("budget", english.MustBeBetween, "1m", "1d", "30s")},
		{"a budget of weeks", func(t *Treatment) { t.Budget = 100 * time.Hour }, says("budget", english.MustBeBetween, "1m", "1d", "4d4h")},
		{"an area without a name", func(t *Treatment) { t.Areas = []Area{{"", time.Minute}} }, says("areas[0].name", english.AreaNameless)},
		{"an area without points", func(t *Treatment) { t.Areas = []Area{{"neck", time.Minute}} }, says("areas[0].name", english.AreaEmpty, "neck")},
		{
			"an area twice",
			func(t *Treatment) {
				t.Points[0].Area, t.Areas = "neck", []Area{{"neck", time.Minute}, {"neck", time.Hour}}
			},
			says("areas[1].name", english.AreaTwice, "neck"),
		},
		{"an area without time", func(t *Treatment) { t.Points[0].Area, t.Areas = "neck", []Area{{"neck", 0}} }, says("areas[0].time", english.AreaTimeless, "neck")},
		{
			"areas beyond the budget",
			func(t *Treatment) {
				t.Budget, t.Points[0].Area, t.Areas = time.Hour, "neck", []Area{{"neck", 61 * time.Minute}}
			},
			says("areas", english.AreasOverBudget, "1h1m", "1h"),
		},
		{"an area that is not there", func(t *Treatment) { t.Points[0].Area = "neck" }, says("points[0].area", english.AreaUnknown, "neck")},
		{"slow moves", func(t *Treatment) { t.Reposition = 2 * time.Hour }, says("reposition", english.MustBeBetween, "0.5s", "1h", "2h")},
		{"no points", func(t *Treatment) { t.Points = nil }, says("points", english.PointsMissing)},
		{"too many points", func(t *Treatment) { t.Points = slices.Repeat(t.Points, 65) }, says("points", english.PointsTooMany, 65, MaxPoints)},
		{
			"too many points with their sides",
			func(t *Treatment) {
				t.Points[0].Point.Side = Both
				t.Points = slices.Repeat(t.Points, 33)
			},
			says("points", english.PointsTooMany, 66, MaxPoints),
		},
		{"no protocol", func(t *Treatment) { t.Points[0].Protocol = "" }, says("points[0].protocol", english.ProtocolMissing)},
		{"another protocol", func(t *Treatment) { t.Points[0].Protocol = "x" }, `point 1, protocol: no protocol "x"`},
		{"a side of nothing", func(t *Treatment) { t.Points[0].Point = Point{Side: Left} }, says("points[0].site", english.PointSiteless)},
		{"bad side", func(t *Treatment) { t.Points[0].Point.Side = "top" }, says("points[0].side", english.MustBeOneOf, "left, right or both", `"top"`)},
		{"a site and a sweep", func(t *Treatment) { t.Points[0].Points = []Point{{Site: "a"}, {Site: "b"}} }, says("points[0].sweep", english.SweepAndSite)},
		{
			"a sweep of one",
			func(t *Treatment) { t.Points[0].Point, t.Points[0].Points = Point{}, []Point{{Site: "a"}} },
			says("points[0].sweep", english.SweepTooSmall),
		},
		{
			"a sweep of nothing",
			func(t *Treatment) { t.Points[0].Point, t.Points[0].Points = Point{}, []Point{{Site: "a"}, {}} },
			says("points[0].sweep[1].site", english.PointSiteless),
		},
		{"long hold", func(t *Treatment) { t.Points[0].Hold = Fixed(2 * time.Hour) }, says("points[0].hold", english.MustBeBetween, "0.5s", "1h", "2h")},
		{"short hold", func(t *Treatment) { t.Points[0].Hold = Span{Min: sec / 10, Max: sec} }, says("points[0].hold", english.MustBeBetween, "0.5s", "1h", "0.1s")},
		{"hold the wrong way round", func(t *Treatment) { t.Points[0].Hold = Span{Min: 2 * sec, Max: sec} }, says("points[0].hold", english.LargerFirst, "2s-1s")},
		{"open release", func(t *Treatment) { t.Points[0].Release = Span{Open: true} }, says("points[0].release", english.ReleaseNotOpen)},
		{"too many rounds", func(t *Treatment) { t.Points[0].Rounds = Range{Min: 1, Max: 1001} }, says("points[0].rounds", english.CountRange, MaxRounds, "1-1001")},
		{
			"criterion twice",
			func(t *Treatment) { t.Points[0].Until = []Criterion{{Rule: UntilEased}, {Rule: UntilEased}} },
			says("points[0].until[1]", english.CriterionTwice, "eased"),
		},
		{"high level", func(t *Treatment) { t.Points[0].Level = 21 }, says("points[0].level", english.MustBeWithin, 1, MaxLevel, 21)},
		{"high ceiling", func(t *Treatment) { t.Points[0].Ceiling = -1 }, says("points[0].ceiling", english.MustBeWithin, 1, MaxLevel, -1)},
		{
			"level above the ceiling",
			func(t *Treatment) { t.Points[0].Level, t.Points[0].Ceiling = 3, 2 },
			says("points[0].level", english.ProtocolRefuses, "base", Wrong(english.LevelAboveCeiling, 3, 2)),
		},
		{
			"no hold to lengthen",
			func(t *Treatment) { t.Points[0].Protocol, t.Points[0].Hold = "still", Fixed(sec) },
			says("points[0].hold", english.NoEffect, "hold", "still", english.NoEffectNoHold),
		},
		{"long note", func(t *Treatment) { t.Points[0].Note = strings.Repeat("x", MaxText+1) }, says("points[0].note", english.TooLong, MaxText, MaxText+1)},
		{
			"all at once",
			func(t *Treatment) {
				t.ID = "A"
				t.Points = append(t.Points, TreatmentPoint{})
			},
			says("id", english.IDMalformed, "A", MaxName) + "\n" +
				says("points[1].protocol", english.ProtocolMissing),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := Treatment{ID: "t", Name: "T", Points: []TreatmentPoint{{Protocol: "base", Point: Point{Site: "a"}}}}
			tt.broken(&tr)
			plan, err := tr.Expand(s.find, Options{})
			var problems Problems
			if errText(err) != tt.want || !errors.As(err, &problems) || plan.Parts != nil {
				t.Errorf("got\n%v\nwant\n%s", err, tt.want)
			}
		})
	}
}
