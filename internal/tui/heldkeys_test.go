package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui/uitest"
)

// reporting is the answer of a terminal that reports key releases.
var reporting = tea.KeyboardEnhancementsMsg{Flags: 31}

// holding wants press-and-hold.
func holding(o *Options) { o.PressAndHold = true }

// down and up are the two halves of a key press.
func (r *rig) down(name string) { r.t.Helper(); r.send(uitest.Key(name)) }

func (r *rig) up(name string) {
	r.t.Helper()
	r.send(tea.KeyReleaseMsg(uitest.Key(name)))
}

// repeat holds a key down for a while, as a terminal tells it that says which presses
// are repeats.
func (r *rig) repeat(name string, d time.Duration) {
	r.t.Helper()
	for until := r.now + d; r.now < until; {
		r.wait(40 * time.Millisecond)
		msg := uitest.Key(name)
		msg.IsRepeat = true
		r.send(msg)
	}
}

// The hold lasts as long as the key is down, whichever primary key that is.
func TestPressAndHold(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"), holding)
	r.send(reporting)
	r.shows("hold down")
	r.wait(8 * time.Second)
	if r.m.snap.State != session.Waiting || r.m.snap.Phase.Kind != protocol.Hold || r.m.snap.Elapsed != 0 {
		t.Fatalf("the hold is %s at %v", r.m.snap.State, r.m.snap.Elapsed)
	}
	r.titled("PRESS, round 1 - presshold")
	r.shows("space hold down")
	r.lacks("CHECK-IN")
	r.down("space")
	r.repeat("space", 4*time.Second)
	r.titled("HOLD, round 1 - presshold")
	r.shows("space let go")
	r.down("enter") // another one, meanwhile
	r.wait(time.Second)
	r.up("enter")
	r.wait(4 * time.Second)
	r.up("space")
	e, _ := r.last(session.PhaseEnd)
	if e.Held != 9*time.Second || !e.Fits || e.End != session.ByLift || r.m.snap.Phase.Kind != protocol.Release {
		t.Fatalf("the hold ended as %+v", e)
	}
	r.wait(300 * time.Millisecond) // sooner than the pedal's gap, but it was let go of
	r.down("space")
	if r.m.snap.State != session.Running || r.m.snap.Phase.Kind != protocol.Hold || r.m.snap.Round != 2 {
		t.Fatalf("pressing in the release began %s, %s", r.m.snap.Phase.Kind, r.m.snap.State)
	}
	r.repeat("space", 12*time.Second) // beyond the maximum
	if e, _ := r.last(session.PhaseEnd); e.Held != 10*time.Second || e.End != session.ByTime {
		t.Fatalf("the hold ended as %+v", e)
	}
	n := len(r.events)
	r.up("space")
	if len(r.events) != n {
		t.Errorf("letting go late did %v", r.events[n:])
	}
}

// A key that was let go of may come again at once: what counts is what the hands do.
func TestPressAndHoldHasNoGap(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"), holding)
	r.send(reporting)
	r.wait(6 * time.Second)
	for range 2 {
		r.down("space")
		r.wait(200 * time.Millisecond)
		r.up("space")
		r.wait(200 * time.Millisecond)
	}
	if r.m.snap.Round != 2 || r.m.snap.Phase.Kind != protocol.Release {
		t.Errorf("two short presses led to %s of round %d", r.m.snap.Phase.Kind, r.m.snap.Round)
	}
}

// Where a release would not be heard of, the hold is over.
func TestLosesThePedal(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(*rig)
	}{
		{"the focus goes", func(r *rig) { r.send(tea.BlurMsg{}) }},
		{"suspended", func(r *rig) { r.send(uitest.Key("ctrl+z")) }},
		{"the machine sleeps", func(r *rig) { r.now += time.Hour; r.send(tea.FocusMsg{}) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 80, 24, starting(t, "prolonged-ischemic-compression"), holding)
			r.send(reporting)
			r.wait(6 * time.Second)
			r.down("space")
			r.wait(4 * time.Second)
			tt.do(r)
			if e, _ := r.last(session.PhaseEnd); e.End != session.ByLoss || e.Held != 4*time.Second || e.Fits {
				t.Errorf("the hold ended as %+v", e)
			}
			if r.m.snap.Level != 1 {
				t.Errorf("the level is %d", r.m.snap.Level)
			}
		})
	}
}

// A release that got lost is made up for by the next press of the key, and letting go is heard under
// whatever covers the run.
func TestRelease(t *testing.T) {
	for name, lets := range map[string]func(*rig){
		"a press more": func(r *rig) { r.down("space") },
		"under help":   func(r *rig) { r.press("?"); r.up("space") },
	} {
		r := newRig(t, 80, 24, starting(t, "prolonged-ischemic-compression"), holding)
		r.send(reporting)
		r.wait(6 * time.Second)
		r.down("space")
		r.wait(4 * time.Second)
		lets(r)
		if e, _ := r.last(session.PhaseEnd); e.End != session.ByRelease {
			t.Errorf("%s: the hold ended as %+v", name, e)
		}
	}
}

// Where releases are not reported, or not of all keys, the primary key toggles, and a
// mark says so.
func TestNoPressAndHold(t *testing.T) {
	for name, answer := range map[string]tea.Msg{
		"no answer":  tea.FocusMsg{},
		"only some":  tea.KeyboardEnhancementsMsg{Flags: 1},
		"no escapes": tea.KeyboardEnhancementsMsg{Flags: 3},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"), holding)
			r.send(answer)
			r.lacks("no press-and-hold") // it may yet come
			r.wait(8 * time.Second)
			r.titled("HOLD, round 1 - presshold")
			r.shows("no press-and-hold")
			for _, size := range [][2]int{{40, 10}, {40, 12}, {80, 24}, {200, 60}} {
				r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				r.wait(3 * time.Second)
				r.shows("no press-and-hold") // it is for somebody to act on
			}
			r.press("space")
			if r.m.snap.State != session.Halted {
				t.Errorf("the run is %s", r.m.snap.State)
			}
		})
	}
	r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"))
	r.send(reporting)
	r.wait(8 * time.Second)
	r.lacks("press-and-hold")
	if r.m.snap.State != session.Running {
		t.Error("press-and-hold although nobody wanted it")
	}
}

// The next run of a sitting follows the hands from its start.
func TestPressAndHoldAgain(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"), holding)
	r.send(reporting)
	r.press("f")
	r.wait(undoTime + 2*time.Second)
	r.press("space")
	if !r.m.snap.ByHand || r.where() != onRun {
		t.Errorf("on %q, by hand %v", r.where(), r.m.snap.ByHand)
	}
}

// Presses that come too soon are ignored.
func TestPedalGap(t *testing.T) {
	const ms = time.Millisecond
	for _, tt := range []struct {
		name  string
		gap   time.Duration
		at    []time.Duration // of the presses, since the first
		state session.State
	}{
		{"once", 0, nil, session.Halted},
		{"twice at once", 0, []time.Duration{150 * ms}, session.Halted},
		{"just too soon", 0, []time.Duration{699 * ms}, session.Halted},
		{"late enough", 0, []time.Duration{700 * ms}, session.Ready},
		{"what was ignored does not count", 0, []time.Duration{400 * ms, 800 * ms}, session.Ready},
		{"a wider gap", 2 * time.Second, []time.Duration{1900 * ms}, session.Halted},
		{"a narrow gap", 200 * ms, []time.Duration{250 * ms}, session.Ready},
		{"a key held down repeats itself", 0, []time.Duration{660 * ms, 700 * ms, 740 * ms, 780 * ms, 820 * ms}, session.Halted},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"), func(o *Options) { o.PedalGap = tt.gap })
			r.wait(7 * time.Second)
			first := r.now
			r.down("space")
			for _, at := range tt.at {
				r.wait(first + at - r.now)
				r.down("space")
			}
			r.wait(600 * time.Millisecond) // in which a repetition would have come
			if r.m.snap.State != tt.state {
				t.Errorf("the run is %s, want %s", r.m.snap.State, tt.state)
			}
		})
	}
}

// Reading the safety text is no treatment: its pages turn as fast as one reads.
func TestReadingHasNoGap(t *testing.T) {
	r := newRig(t, 80, 12, func(o *Options) { o.SafetySeen = false })
	r.press("space")
	first := r.screen()
	r.press("space")
	if r.screen() == first {
		t.Error("the second page does not turn")
	}
}

// A long press finishes, where the terminal tells that the key is still down.
func TestLongPress(t *testing.T) {
	for _, tt := range []struct {
		name     string
		change   func(*Options)
		answer   tea.Msg
		during   func(*rig) // between the press and the end of the long one
		finishes bool
	}{
		{"held", nil, reporting, func(r *rig) { r.repeat("space", 1600*time.Millisecond) }, true},
		{"held without repeats", nil, reporting, func(*rig) {}, true},
		{"let go", nil, reporting, func(r *rig) { r.wait(time.Second); r.up("space") }, false},
		{"another key", nil, reporting, func(r *rig) { r.wait(time.Second); r.down("z") }, false},
		{"the focus goes", nil, reporting, func(r *rig) { r.wait(time.Second); r.send(tea.BlurMsg{}) }, false},
		{"the machine sleeps", nil, reporting, func(r *rig) { r.now += time.Hour; r.send(tea.FocusMsg{}) }, false},
		{"no releases", nil, tea.FocusMsg{}, func(*rig) {}, false},
		{"press-and-hold", holding, reporting, func(*rig) {}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			change := []func(*Options){starting(t, "alternating-ischemic-compression")}
			if tt.change != nil {
				change = append(change, tt.change)
			}
			r := newRig(t, 80, 24, change...)
			r.send(tt.answer)
			r.wait(7 * time.Second)
			r.down("space")
			tt.during(r)
			r.wait(undoTime + 3*time.Second)
			if got := r.where() == onSummary; got != tt.finishes {
				t.Errorf("finished: %v", got)
			}
		})
	}
	r := newRig(t, 80, 30, starting(t, "alternating-ischemic-compression"))
	r.press("?")
	r.lacks("held down")
	r.press("?")
	r.send(reporting)
	r.press("?")
	r.shows("held down: finish now")
}

// Muting is live, marked, and out of reach where there is no sound.
func TestMute(t *testing.T) {
	muted := false
	r := newRig(t, 80, 50, starting(t, "alternating-ischemic-compression"), func(o *Options) {
		o.Mute = func() bool { muted = !muted; return muted }
	})
	r.wait(7 * time.Second)
	r.lacks("muted")
	r.press("m")
	r.shows("muted", "sound off")
	r.press("?")
	r.shows("sound on")
	r.press("m") // which help lists
	if muted || r.m.overlay != noOverlay {
		t.Error("m under help does not turn the sound on")
	}
	r.lacks("muted")

	r = newRig(t, 80, 30, starting(t, "alternating-ischemic-compression"))
	r.m.muted = true
	r.wait(7 * time.Second)
	r.shows("muted")
	r.press("m")
	r.shows("muted")
	r.press("?")
	r.lacks("sound o")
}

// Somebody who looks elsewhere is called at caps and at the end, and nobody else.
func TestAlert(t *testing.T) {
	for _, tt := range []struct {
		name   string
		before []tea.Msg
		want   []string
	}{
		{"nothing known of the focus", nil, nil},
		{"looking", []tea.Msg{tea.BlurMsg{}, tea.FocusMsg{}}, nil},
		{"elsewhere", []tea.Msg{tea.BlurMsg{}}, []string{
			"presshold: cap reached/Prolonged ischemic compression, after 60 s",
			"presshold: cap reached/Prolonged ischemic compression, after 60 s",
			"presshold: cap reached/Prolonged ischemic compression, after 60 s",
			"presshold: cap reached/Prolonged ischemic compression, after 60 s",
			"presshold: all done/Prolonged ischemic compression",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var calls []string
			r := newRig(t, 80, 24, starting(t, "prolonged-ischemic-compression"), func(o *Options) {
				o.Alert = func(title, body string) string {
					calls = append(calls, title+"/"+body)
					return "\a"
				}
			})
			for _, msg := range tt.before {
				r.send(msg)
			}
			r.wait(10 * time.Minute)
			if r.where() != onSummary || !slices.Equal(calls, tt.want) {
				t.Errorf("on %q it called %q", r.where(), calls)
			}
		})
	}
}

// What a terminal of kitty's kind sends makes a hold, and what the program has to say
// besides pictures goes out.
func TestWholePressAndHold(t *testing.T) {
	drawn(t, func(t *testing.T, by func(*Options)) {
		bells := make(chan struct{})
		w := launch(t, by, starting(t, "alternating-ischemic-compression"), holding, func(o *Options) {
			o.Bells = bells
			o.Alert = func(title, _ string) string { return "\x1b]9;" + title + "\a" }
		})
		if !strings.Contains(w.out.String(), "\x1b[?1004h") {
			t.Error("the terminal is not asked for its focus")
		}
		w.press("\x1b[?31u") // it reports releases
		time.Sleep(7 * time.Second)
		w.press("\x1b[13;1:1u") // Enter
		time.Sleep(time.Second)
		w.press("\x1b[13;1:2u")
		time.Sleep(time.Second)
		w.press("\x1b[13;1:3u")
		n := len(w.out.String())
		bells <- struct{}{}
		time.Sleep(100 * time.Millisecond)
		if !strings.Contains(w.out.String()[n:], "\a") {
			t.Errorf("no bell in %q", w.out.String()[n:])
		}
		w.press("\x1b[O") // the focus goes
		w.press("f")
		time.Sleep(undoTime)
		if !strings.Contains(w.out.String(), "\x1b]9;presshold: finished early\a") {
			t.Errorf("nobody was called: %q", w.out.String()[n:])
		}
		w.press("q")
		w.join(t)
		i := slices.IndexFunc(w.events, func(e session.Event) bool { return e.End == session.ByLift })
		if i < 0 || w.events[i].Held != 2200*time.Millisecond {
			t.Errorf("no hold of 2.2 s in %+v", w.events)
		}
	})
}
