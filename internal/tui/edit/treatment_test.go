package edit

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/tui/ui/uitest"
)

// A treatment is written from nothing with the keyboard alone, and saved.
func TestWriteTreatment(t *testing.T) {
	r := newTreatment(t, 100, 40, protocol.Treatment{})
	r.shows("New treatment", "the protocol's own points")
	r.types("Neck and back")
	r.shows("neck-and-back")
	r.fill("budget", "20m")
	r.fill("points[0].site", "ql")
	r.shows("This is quadratus lumborum, a caution site: ", "quadratus lumborum, Alternating ischemic")
	r.fill("points[0].side", "b")
	r.shows("quadratus lumborum left, ", "quadratus lumborum right, ")
	r.fill("points[0].protocol", "pum")
	r.shows("total 1:02* of 20:00,")
	r.fill("points[0].hold", "8-9")
	r.shows("8-9 (chosen)", "total 0:54 to 0:58* of 20:00,")
	r.fill("points", "")
	r.press("enter")
	r.fill("points[1].site", "gluteus m")
	r.shows("→ fills in gluteus maximus. Or did you ")
	r.press("right")
	r.fill("points[1].more", "")
	r.press("enter")
	r.types("soleus")
	r.fill("points[1].rounds", "3")
	r.fill("points[1].note", "Slowly.")
	r.press("ctrl+s")
	if len(r.plans) != 1 || len(r.steps) != 1 || !r.steps[0].Leave || !r.steps[0].Reload {
		t.Fatalf("saved %v, steps %+v\n%s", r.plans, r.steps, r.screen())
	}
	want := protocol.Treatment{
		ID: "neck-and-back", Name: "Neck and back", Budget: 20 * time.Minute,
		Points: []protocol.TreatmentPoint{
			{
				Protocol: "pumping", Point: protocol.Point{Site: "quadratus lumborum", Side: protocol.Both},
				Overrides: protocol.Overrides{Hold: protocol.Span{Min: 8 * time.Second, Max: 9 * time.Second}},
			},
			{
				Protocol: "pumping", Note: "Slowly.", Overrides: protocol.Overrides{
					Points: []protocol.Point{{Site: "gluteus maximus"}, {Site: "soleus"}}, Rounds: protocol.Range{Min: 3, Max: 3},
				},
			},
		},
	}
	if !reflect.DeepEqual(r.plans[0], want) {
		t.Errorf("saved %+v\nwant  %+v", r.plans[0], want)
	}
	if r.heads[0] != "Made here." {
		t.Errorf("head %q", r.heads[0])
	}
}

// What is wrong with a point and with what it has in place of its protocol's numbers is
// told at its field.
func TestTreatmentTellsProblems(t *testing.T) {
	r := newTreatment(t, 100, 40, shoulder())
	r.fill("points[0].release", "open")
	r.press("ctrl+s")
	if at := r.s.sheet.field().Path; at != "points[0].release" || len(r.plans) > 0 {
		t.Errorf("at %s, saved %v", at, r.plans)
	}
	r.shows("Not saved. Must be a length of time or a")
	r.press("ctrl+r")
	if len(r.steps) > 0 {
		t.Error("it runs with something to mend")
	}
}

// A run is kept by Enter at its name, under one that is free; the next Enter goes back.
func TestKeepRun(t *testing.T) {
	r := newKept(t, 80, 24)
	r.shows("Keep as a treatment", "Shoulder 2", "shoulder-2", "enter keep")
	r.press("enter")
	r.shows("Saved as shoulder-2", "enter back")
	r.press("enter")
	if len(r.plans) != 1 || r.plans[0].ID != "shoulder-2" || r.plans[0].Name != "Shoulder 2" {
		t.Errorf("saved %+v", r.plans)
	}
	if last := r.steps[len(r.steps)-1]; !last.Leave {
		t.Errorf("steps %+v", r.steps)
	}
	r = newKept(t, 80, 24)
	r.types("Mine")
	r.fail = errors.New("the disk is full")
	r.press("enter")
	r.shows("the disk is full")
	r.fail = nil
	r.press("enter")
	if len(r.plans) != 1 || r.plans[0].ID != "mine" {
		t.Errorf("saved %+v", r.plans)
	}
	r.types("!")
	r.shows("enter keep")
	r.press("enter")
	if len(r.plans) != 2 || r.plans[1].ID != "mine-2" {
		t.Errorf("saved %+v", r.plans)
	}
	r.press("down", "esc")
	if len(r.steps) != 1 || !r.steps[0].Leave {
		t.Errorf("steps %+v", r.steps)
	}
}

// What can't become a treatment says why, and is left by the obvious keys.
func TestKeepNothing(t *testing.T) {
	for _, key := range []string{"enter", "esc"} {
		r := &rig{t: t, st: uitest.Env(80, 24), fail: errors.New("it was made of flags")}
		r.open(KeepRun(r.options(), r.beginning(shoulder())))
		r.shows("Treatment", "It was made of flags", "esc back")
		r.press("x", key)
		if len(r.steps) != 1 || !r.steps[0].Leave {
			t.Errorf("%s: %+v", key, r.steps)
		}
	}
}

// Points are added, moved and removed by keys of their own.
func TestArrangePoints(t *testing.T) {
	r := newTreatment(t, 80, 24, shoulder())
	sites := func() string {
		var out []string
		point := ""
		for _, f := range r.s.filled.fields {
			switch {
			case !strings.HasSuffix(f.Path, ".site"):
			case f.Section == point:
				out[len(out)-1] += fmt.Sprintf("+%q", f.Value())
			default:
				out, point = append(out, fmt.Sprintf("%q", f.Value())), f.Section
			}
		}
		return strings.Join(out, " ")
	}
	r.fill("points[0].hold", "")
	for _, tt := range []struct{ key, sites, at string }{
		{"alt+down", `"rhomboids"+"deltoid" "upper trapezius"`, "points[1].hold"},
		{"alt+down", `"rhomboids"+"deltoid" "upper trapezius"`, "points[1].hold"},
		{"alt+up", `"upper trapezius" "rhomboids"+"deltoid"`, "points[0].hold"},
		{"ctrl+n", `"upper trapezius" "" "rhomboids"+"deltoid"`, "points[1].site"},
		{"ctrl+d", `"upper trapezius" "rhomboids"+"deltoid"`, "points[1].sweep[0].site"},
		{"ctrl+d", `"upper trapezius" "deltoid"`, "points[1].site"},
		{"ctrl+d", `"upper trapezius"`, "points[0].site"},
		{"ctrl+d", `"upper trapezius"`, "points[0].site"},
	} {
		r.press(tt.key)
		if sites() != tt.sites || r.s.sheet.field().Path != tt.at {
			t.Errorf("%s: %s at %s, want %s at %s", tt.key, sites(), r.s.sheet.field().Path, tt.sites, tt.at)
		}
	}
}

// What is typed at a choice finds one by how its words or its value begin.
func TestSeekChoice(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"p", "pumping"},
		{"i", "init"},
		{"i n t", "init"},
		{"a", "alternating-ischemic-compression"},
		{"i p", "ip"},
		{"i i", "ip"},
		{"i n n", "ip"},
		{"i a", "alternating-ischemic-compression"},
		{"p i", "init"},
		{"p z", "pumping"},
		{"right", "pumping"},
		{"left", "ip"},
	} {
		r := newTreatment(t, 80, 24, protocol.Treatment{})
		r.fill("points[0].protocol", "")
		r.press(strings.Fields(tt.keys)...)
		if got := r.s.sheet.field().Value(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.keys, got, tt.want)
		}
	}
}

// Both sides of one site may be worked in turn.
func TestSidesInTurn(t *testing.T) {
	r := newTreatment(t, 80, 30, protocol.Treatment{})
	r.types("Calves")
	r.fill("points[0].site", "soleus")
	r.fill("points[0].side", "b")
	r.press("down")
	r.types("y")
	r.press("ctrl+s")
	if len(r.plans) != 1 {
		t.Fatal(r.screen())
	}
	if got := r.plans[0].Points[0].Points; len(got) != 1 || got[0] != (protocol.Point{Site: "soleus", Side: protocol.Both}) {
		t.Errorf("saved %+v", r.plans[0])
	}
}
