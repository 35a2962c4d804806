package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/sessionclock"
)

// appointed is a program with the session clock that begins at 14:00.
func appointed(t testing.TB, w, h int, plan sessionclock.Plan, change ...func(*Options)) (*rig, *[]string) {
	t.Helper()
	plan.Announce = sessionclock.AllMoments()
	told := &[]string{}
	var r *rig
	clock := func() time.Duration { // the options are made before the rig
		if r == nil {
			return 0
		}
		return r.now
	}
	r = newRig(t, w, h, append(change, func(o *Options) {
		o.SessionClock = plan
		o.Today = func() time.Time { return two().Add(clock()) }
		o.SessionClockDue = func(d sessionclock.Due) { *told = append(*told, fmt.Sprint(clock(), " ", d.Moment)) }
	})...)
	return r, told
}

// two is two o'clock.
func two() time.Time { return time.Date(2026, 11, 26, 14, 0, 0, 0, time.UTC) }

func minutesFor(minutes int) sessionclock.Plan {
	return sessionclock.Plan{Length: time.Duration(minutes) * time.Minute}
}

func TestTheSessionClockGoesOnFromRunToPicker(t *testing.T) {
	r, told := appointed(t, 120, 40, minutesFor(50))
	r.wait(5 * time.Minute)
	r.lacks("min left")
	r.press("n", "i", "n", "enter") // the first run begins it
	r.wait(90 * time.Second)
	r.shows("49 min left, until 14:55")
	r.press("p")
	r.wait(10 * time.Minute)
	r.titled("PAUSED - presshold")
	r.shows("39 min left, until 14:55") // a pause does not stop it
	r.press("f")
	r.wait(5 * time.Second)
	r.shows("Summary", "39 min left, until 14:55")
	r.press("esc")
	r.wait(30*time.Minute - time.Second)
	r.shows("type to filter", "9 min left, until 14:55")
	r.wait(20 * time.Minute)
	r.shows("11 min over")
	var moments []string
	for _, at := range *told {
		_, moment, _ := strings.Cut(at, " ")
		moments = append(moments, moment)
	}
	if want := []string{"half", "ten", "five", "end"}; !slices.Equal(moments, want) {
		t.Errorf("told %v, want %v", *told, want)
	}
}

// TestTheSessionClockInARun: what is told within a run keeps clear of its edges, is said in place
// of the hints, and stops nothing.
func TestTheSessionClockInARun(t *testing.T) {
	// After a count-in of 5 s holds begin each 13 s, with 3 s of release before them: half of
	// the time comes 0.5 s before a release, its end in one.
	r, told := appointed(t, 80, 24, sessionclock.Plan{Length: 55 * time.Second}, starting(t, "alternating-ischemic-compression"))
	r.wait(63 * time.Second)
	if want := []string{"31s half", "57s end"}; !slices.Equal(*told, want) {
		t.Errorf("told %v, want %v", *told, want)
	}
	r.wait(time.Minute)
	r.shows("1 min over")
}

// TestTheSessionClockIsNoticed: what is told in a run stands for some seconds in the place of its
// keys, or in a low window in that of how far the run has come.
func TestTheSessionClockIsNoticed(t *testing.T) {
	for _, tt := range []struct {
		w, h int
		want string
	}{{120, 40, "half time, less than 1 min left"}, {40, 12, "half time, less than 1 min left"}, {20, 6, "1 min left"}} {
		r, _ := appointed(t, tt.w, tt.h, sessionclock.Plan{Length: 20 * time.Second}, starting(t, "ninety-second-compression"))
		r.wait(12 * time.Second)
		r.shows(tt.want)
		if tt.w >= 40 {
			r.wait(sessionClockTime)
			r.lacks("half time")
		}
	}
}

// TestARunWakesNoMoreForTheSessionClock: it changes with the seconds that are drawn anyway;
// in a pause it wakes once a minute.
func TestARunWakesNoMoreForTheSessionClock(t *testing.T) {
	without := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	with, _ := appointed(t, 80, 24, sessionclock.Plan{Length: 70*time.Minute + time.Second/2}, starting(t, "ninety-second-compression"))
	for _, r := range []*rig{without, with} {
		r.wait(80 * time.Second)
	}
	if with.wakes != without.wakes {
		t.Errorf("%d wakes in place of %d", with.wakes, without.wakes)
	}
	with.press("p")
	before := with.wakes
	with.wait(10 * time.Minute)
	if n := with.wakes - before; n > 11 {
		t.Errorf("%d wakes in a pause of ten minutes", n)
	}
}

// inTheNeck has the program run a treatment in which the neck has two minutes and the back one.
func inTheNeck(t testing.TB) func(*Options) {
	t.Helper()
	tr := protocol.Treatment{
		ID: "both", Name: "Neck and back",
		Areas: []protocol.Area{{Name: "neck", Time: 2 * time.Minute}, {Name: "back", Time: time.Minute}},
		Points: []protocol.TreatmentPoint{
			{Protocol: "ninety-second-compression", Point: protocol.Point{Site: "scalenes", Side: protocol.Left}, Area: "neck"},
			{Protocol: "ninety-second-compression", Point: protocol.Point{Site: "rhomboids"}, Area: "back"},
		},
	}
	plan, err := tr.Expand(func(string) (protocol.Protocol, error) { return shelf()[3].Protocol, nil },
		protocol.Options{CountIn: protocol.DefaultCountIn, Ready: protocol.DefaultReady})
	if err != nil {
		t.Fatal(err)
	}
	return func(o *Options) { o.Start = &plan }
}

// TestAreas: an area's minutes go on in a pause, which wakes once for each, and end nothing.
func TestAreas(t *testing.T) {
	r := newRig(t, 120, 40, inTheNeck(t))
	r.wait(65 * time.Second)
	r.shows("neck 1 of 2 min")
	r.press("p")
	wakes := r.wakes
	r.wait(2 * time.Minute)
	r.shows("neck 3 of 2 min")
	if n := r.wakes - wakes; n > 3 {
		t.Errorf("%d wakes", n)
	}
	r.press("o")
	r.wait(10 * time.Second)
	r.shows("back 0 of 1 min")
	r.press("f", "f")
	r.wait(undoTime)
	r.press("f")
	r.wait(undoTime)
	r.shows("Summary", "neck 3 of 2 min", "back 0 of 1 min")
}

// TestTheSessionClockOnAMachineThatSlept: a length counts the time that the machine slept, a time of
// day goes by the wall clock, which may be set.
func TestTheSessionClockOnAMachineThatSlept(t *testing.T) {
	for _, tt := range []struct {
		name string
		plan sessionclock.Plan
		want string
	}{
		{"for", minutesFor(50), "29 min left, until 14:55"},
		{"by", sessionclock.Plan{By: two().Add(50 * time.Minute)}, "24 min left, until 14:50"},
	} {
		var slept, set time.Duration
		var r *rig
		r, _ = appointed(t, 80, 24, tt.plan, starting(t, "ninety-second-compression"), func(o *Options) {
			o.Clock.Boot = func() time.Duration { return o.Clock.Now() + slept }
		})
		today := r.m.opts.Today
		r.m.opts.Today = func() time.Time { return today().Add(slept + set) }
		r.wait(time.Minute)
		slept, set = 20*time.Minute, 5*time.Minute
		r.wait(time.Second)
		if got := r.m.sessionClockTexts(); len(got) == 0 || got[0] != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A treatment with a time of its own names it, or else the session clock, as both count minutes.
func TestTwoTimes(t *testing.T) {
	for w, want := range map[int]string{120: "treatment: 0 of 1 min, 2 points left", 80: "20 min left, until 14:20", 60: "session: 20 min left"} {
		r, _ := appointed(t, w, 24, minutesFor(20), treating3(t))
		r.wait(6 * time.Second)
		r.shows(want)
	}
}
