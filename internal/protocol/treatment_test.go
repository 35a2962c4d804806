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
	for range rapid.IntRange(1, 4).Draw(t, "stations") {
		tr.Stations = append(tr.Stations, drawStation(t, s))
	}
	if rapid.Bool().Draw(t, "areas") {
		tr.Budget, tr.Areas = 0, []Area{{"neck", 15 * time.Minute}}
		tr.Stations[rapid.IntRange(0, len(tr.Stations)-1).Draw(t, "in the neck")].Area = "neck"
	}
	return tr
}

func drawStation(t *rapid.T, s shelf) Station {
	st := Station{Protocol: fmt.Sprintf("drawn-%d", rapid.IntRange(0, len(s)-1).Draw(t, "which"))}
	switch rapid.SampledFrom([]string{"unnamed", "point", "sweep"}).Draw(t, "points") {
	case "point":
		st.Point = Point{Site: "soleus", Side: rapid.SampledFrom([]Side{NoSide, Left, Both}).Draw(t, "side"), Landmark: "low"}
	case "sweep":
		st.Sweep = []Point{{Site: "rhomboids", Side: Both}, {Site: "deltoid", Side: Right}}
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
		if !plan.Treatment || plan.Budget != tr.Budget || len(plan.Parts) != len(tr.Stations) {
			t.Fatalf("%+v of %+v", plan, tr)
		}
		next := 0
		for i := range plan.Parts {
			part, st := &plan.Parts[i], tr.Stations[i]
			if part.From != next || part.To <= part.From || plan.PartAt(part.From) != part || plan.PartAt(part.To-1) != part {
				t.Fatalf("part %d has the points %d to %d, after %d", i, part.From, part.To, next)
			}
			next = part.To
			o := Overrides{
				Hold: st.Hold, Release: st.Release, Rounds: st.Rounds, Until: st.Until,
				Level: st.Level, Ceiling: st.Ceiling, Points: st.Sweep,
			}
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
			if len(st.Sweep) > 0 {
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
				if err == nil || !strings.Contains(err.Error(), "a treatment can't raise") {
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
			want.Stations = append(want.Stations, Station{Protocol: base.ID, Point: at, Hold: Fixed(8 * sec), Rounds: Range{Min: 2, Max: 2}})
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
		}
	})
	refused := []struct {
		name string
		plan *Plan
		want string
	}{
		{"no file", plan(one(Rounds{Planned: 1}, Phase{Kind: Hold, Duration: Fixed(sec)})), ""},
		{"a phase more", nil, "point 1: one was run with changes"},
		{"a protocol with points of its own", nil, "point 1: it has no name"},
	}
	refused[0].plan.Parts[0].Protocol.ID, refused[0].want = "ad-hoc", `point 1: no protocol "ad-hoc"`
	more := chosen
	more.Blocks = slices.Clone(chosen.Blocks)
	more.Blocks[0].Phases = append(slices.Clone(more.Blocks[0].Phases), Phase{Kind: Stretch, Duration: Fixed(sec)})
	refused[1].plan = plan(more)
	refused[2].plan = plan(base)
	for i, tt := range refused {
		t.Run(tt.name, func(t *testing.T) {
			shelf := shelf{base.ID: base}
			if i == 2 {
				own := base
				own.Points = sites
				shelf[base.ID] = own
			}
			want := strings.ReplaceAll(tt.want, "one was", base.ID+" was")
			if _, err := TreatmentOf(tt.plan, "x", "X", all, shelf.find); err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got %v, want %q", err, want)
			}
		})
	}
	if _, err := TreatmentOf(plan(chosen), "x", "X", func(int) bool { return false }, s.find); errText(err) != "points: a treatment needs at least one point" {
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
		{"no id", func(t *Treatment) { t.ID = "" }, "id: an id is needed, such as my-treatment"},
		{"no name", func(t *Treatment) { t.Name = " " }, "name: a name is needed"},
		{"long summary", func(t *Treatment) { t.Summary = strings.Repeat("x", MaxText+1) }, "summary: 4001 bytes long; at most 4000 are allowed"},
		{"a budget of seconds", func(t *Treatment) { t.Budget = 30 * sec }, "budget: 30s: want 1m to 1d"},
		{"a budget of weeks", func(t *Treatment) { t.Budget = 100 * time.Hour }, "budget: 4d4h: want 1m to 1d"},
		{"an area without a name", func(t *Treatment) { t.Areas = []Area{{"", time.Minute}} }, "areas[0].name: an area needs a name"},
		{"an area without points", func(t *Treatment) { t.Areas = []Area{{"neck", time.Minute}} }, `areas[0].name: no point is in "neck": write area = "neck" at its points`},
		{
			"an area twice",
			func(t *Treatment) {
				t.Stations[0].Area, t.Areas = "neck", []Area{{"neck", time.Minute}, {"neck", time.Hour}}
			},
			`areas[1].name: "neck" is there twice`,
		},
		{"an area without time", func(t *Treatment) { t.Stations[0].Area, t.Areas = "neck", []Area{{"neck", 0}} }, "areas[0].time: 0s: want 1m to 1d"},
		{
			"areas beyond the budget",
			func(t *Treatment) {
				t.Budget, t.Stations[0].Area, t.Areas = time.Hour, "neck", []Area{{"neck", 61 * time.Minute}}
			},
			"areas: 1h1m in all; the budget is 1h",
		},
		{"an area that is not there", func(t *Treatment) { t.Stations[0].Area = "neck" }, `points[0].area: no area "neck": write [[areas]] with this name and its time`},
		{"slow moves", func(t *Treatment) { t.Reposition = 2 * time.Hour }, "reposition: 2h: want 0.5s to 1h"},
		{"no points", func(t *Treatment) { t.Stations = nil }, "points: a treatment needs at least one point"},
		{"too many points", func(t *Treatment) { t.Stations = slices.Repeat(t.Stations, 65) }, "points: 65 points, sides counted; at most 64 are allowed"},
		{
			"too many points with their sides",
			func(t *Treatment) {
				t.Stations[0].Point.Side = Both
				t.Stations = slices.Repeat(t.Stations, 33)
			},
			"points: 66 points, sides counted; at most 64 are allowed",
		},
		{"no protocol", func(t *Treatment) { t.Stations[0].Protocol = "" }, "points[0].protocol: a point needs a protocol, by its id"},
		{"another protocol", func(t *Treatment) { t.Stations[0].Protocol = "x" }, `points[0].protocol: no protocol "x"`},
		{"a side of nothing", func(t *Treatment) { t.Stations[0].Point = Point{Side: Left} }, "points[0].site: a point needs a site"},
		{"bad side", func(t *Treatment) { t.Stations[0].Point.Side = "top" }, `points[0].side: "top": want left, right, both`},
		{"a site and a sweep", func(t *Treatment) { t.Stations[0].Sweep = []Point{{Site: "a"}, {Site: "b"}} }, "points[0].sweep: a point has a site or a sweep, not both"},
		{
			"a sweep of one",
			func(t *Treatment) { t.Stations[0].Point, t.Stations[0].Sweep = Point{}, []Point{{Site: "a"}} },
			"points[0].sweep: a sweep needs two points or more",
		},
		{
			"a sweep of nothing",
			func(t *Treatment) { t.Stations[0].Point, t.Stations[0].Sweep = Point{}, []Point{{Site: "a"}, {}} },
			"points[0].sweep[1].site: a point needs a site",
		},
		{"long hold", func(t *Treatment) { t.Stations[0].Hold = Fixed(2 * time.Hour) }, "points[0].hold: 2h: want 0.5s to 1h"},
		{"short hold", func(t *Treatment) { t.Stations[0].Hold = Span{Min: sec / 10, Max: sec} }, "points[0].hold: 0.1s: want 0.5s to 1h"},
		{"hold the wrong way round", func(t *Treatment) { t.Stations[0].Hold = Span{Min: 2 * sec, Max: sec} }, `points[0].hold: "2s-1s": the first number is the larger`},
		{"open release", func(t *Treatment) { t.Stations[0].Release = Span{Open: true} }, "points[0].release: want a length of time or a range"},
		{"too many rounds", func(t *Treatment) { t.Stations[0].Rounds = Range{Min: 1, Max: 1001} }, `points[0].rounds: "1-1001": want 1 to 1000`},
		{
			"criterion twice",
			func(t *Treatment) { t.Stations[0].Until = []Criterion{{Rule: UntilEased}, {Rule: UntilEased}} },
			`points[0].until[1]: "eased": one criterion of its kind is enough`,
		},
		{"high level", func(t *Treatment) { t.Stations[0].Level = 21 }, "points[0].level: level 21: want 1 to 20"},
		{"high ceiling", func(t *Treatment) { t.Stations[0].Ceiling = -1 }, "points[0].ceiling: ceiling -1: want 1 to 20"},
		{
			"level above the ceiling",
			func(t *Treatment) { t.Stations[0].Level, t.Stations[0].Ceiling = 3, 2 },
			"points[0].level: base can't be run with this: pressure.level: level 3 is above the ceiling of 2",
		},
		{
			"no hold to lengthen",
			func(t *Treatment) { t.Stations[0].Protocol, t.Stations[0].Hold = "still", Fixed(sec) },
			"points[0].hold: hold has no effect on still: it has no hold",
		},
		{"long note", func(t *Treatment) { t.Stations[0].Note = strings.Repeat("x", MaxText+1) }, "points[0].note: 4001 bytes long; at most 4000 are allowed"},
		{
			"all at once",
			func(t *Treatment) {
				t.ID = "A"
				t.Stations = append(t.Stations, Station{})
			},
			"id: id \"A\": want lower-case letters, digits and single hyphens, at most 80\npoints[1].protocol: a point needs a protocol, by its id",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := Treatment{ID: "t", Name: "T", Stations: []Station{{Protocol: "base", Point: Point{Site: "a"}}}}
			tt.broken(&tr)
			plan, err := tr.Expand(s.find, Options{})
			var problems Problems
			if errText(err) != tt.want || !errors.As(err, &problems) || plan.Parts != nil {
				t.Errorf("got\n%v\nwant\n%s", err, tt.want)
			}
		})
	}
}
