package tui

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/keymap"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// treating3 has the program run a treatment of three points, with one minute for it.
func treating3(t testing.TB) func(*Options) {
	t.Helper()
	known := map[string]protocol.Protocol{}
	for _, it := range shelf() {
		known[it.Protocol.ID] = it.Protocol
	}
	tr := protocol.Treatment{
		ID: "neck", Name: "Neck", Budget: time.Minute,
		Points: []protocol.TreatmentPoint{
			{Protocol: "alternating-ischemic-compression", Point: protocol.Point{Site: "upper trapezius", Side: protocol.Both}},
			{Protocol: "ninety-second-compression", Point: protocol.Point{Site: "scalenes"}, Note: "careful of   With two fingers."},
		},
	}
	plan, err := tr.Expand(func(id string) (protocol.Protocol, error) { return known[id], nil },
		protocol.Options{CountIn: protocol.DefaultCountIn, Ready: protocol.DefaultReady})
	if err != nil {
		t.Fatal(err)
	}
	return func(o *Options) { o.Start = &plan }
}

func TestJump(t *testing.T) {
	tests := []struct {
		name  string
		keys  string // pressed 7 s into the first point
		point int    // where it stands then
		open  bool   // it still asks
	}{
		{"the next one", "j enter", 2, false},
		{"the one after", "j j enter", 3, false},
		{"round to the start", "j j j enter", 2, false},
		{"and back", "j up enter", 3, false},
		{"by its number", "j 3 enter", 3, false},
		{"a number that is not there", "j 7 enter", 2, false},
		{"the number of the one at hand", "j 1 enter", 2, false},
		{"not yet", "j 3", 1, true},
		{"stay", "j 3 esc", 1, false},
		{"any other key stays", "j 3 e", 1, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 80, 24, treating3(t))
			r.wait(7 * time.Second)
			r.press(strings.Fields(tt.keys)...)
			if r.m.snap.Point != tt.point || (r.m.overlay == askJump) != tt.open || r.m.snap.LatestScore.Given {
				t.Errorf("at point %d, cover %q, score %v", r.m.snap.Point, r.m.overlay, r.m.snap.LatestScore)
			}
		})
	}
}

// The run goes on and stays in sight while it is asked where to go, and the question
// goes away with the run.
func TestJumpIsAskedOverTheRun(t *testing.T) {
	r := newRig(t, 80, 24, treating3(t))
	r.wait(7 * time.Second)
	r.press("j")
	r.shows("Go to point 2, upper trapezius right (to come)?", "space go · j another")
	before := r.m.snap.Elapsed
	r.wait(2 * time.Second)
	if r.m.snap.Elapsed <= before {
		t.Error("the run stands still")
	}
	r.press("j", "enter")
	r.shows("Neck · Ninety-second compression", "5 s*, then HOLD", "With two fingers.", "0 of 1 min, 2 points left")
	r.press("o")
	if r.m.snap.Point != 1 || r.m.snap.PointsLeft != 1 {
		t.Errorf("at point %d with %d left, after the third was left out", r.m.snap.Point, r.m.snap.PointsLeft)
	}
	r.press("j", "j")
	r.shows("Go to point 3, scalenes (left out)?")
	r.press("esc", "o", "j")
	if r.m.snap.Point != 2 {
		t.Fatalf("at point %d", r.m.snap.Point)
	}
	for _, w := range []int{1, 12, 20, 40, 300} { // it must fit anywhere
		r.m.w = w
		for line := range strings.Lines(r.m.View().Content) {
			if n := ansi.StringWidth(line); n > w {
				t.Errorf("%q in %d cells", line, w)
			}
		}
	}
	r.m.w = 80
	r.m.driver.Do(session.Intent{Kind: session.Finish})
	r.wait(time.Second)
	r.press("up")
	if r.m.overlay != noOverlay || r.where() != onSummary {
		t.Errorf("cover %q on %q", r.m.overlay, r.where())
	}
}

// A run of one point has nowhere to go.
func TestNowhereToJump(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.wait(7 * time.Second)
	r.press("j")
	if r.m.overlay != noOverlay {
		t.Errorf("cover %q", r.m.overlay)
	}
	if _, can := r.m.able(keymap.SkipPoint); can {
		t.Error("the only point can be left out")
	}
}

// A treatment has no next point, so the primary key goes back to the picker.
func TestAfterATreatment(t *testing.T) {
	r := newRig(t, 80, 24, treating3(t))
	r.wait(7 * time.Second)
	r.press("f")
	r.wait(time.Second)
	r.press("f")
	r.wait(undoTime)
	r.shows("total 0:09 of 1:00", "L upper trapezius: Alternating ischemic compression")
	r.lacks("again")
	r.wait(2 * time.Second)
	r.press("enter")
	if r.where() != onPicker || r.m.driver != nil {
		t.Errorf("screen %q", r.where())
	}
}

// While the clock stands, only the minutes of the budget wake the program.
func TestBudgetInAPause(t *testing.T) {
	r := newRig(t, 80, 24, treating3(t))
	r.wait(7 * time.Second)
	r.press("space")
	r.shows("0 of 1 min, 2 points left")
	r.wait(5 * time.Second) // what passes by is gone
	wakes := r.wakes
	r.wait(50 * time.Second)
	r.shows("time is up: 1 of 1 min, 2 points left")
	if r.wakes > wakes+1 {
		t.Errorf("woken %d times", r.wakes-wakes)
	}
	golden.RequireEqual(t, r.screen())
}

// In a small window the question is no shorter than it must be, and every key stays that fits.
func TestJumpInASmallWindow(t *testing.T) {
	r := newRig(t, 40, 12, treating3(t))
	r.wait(7 * time.Second)
	r.press("j", "3")
	r.shows("Go to point 3, scalenes (to come)?", "space go · j another · any other: stay")
}

// What was done is said as done, and not as the key is called.
func TestDone(t *testing.T) {
	r := newRig(t, 80, 24, treating3(t))
	r.wait(7 * time.Second)
	r.press("up")
	r.shows("level 2")
	r.press("o")
	r.shows("point left out")
}
