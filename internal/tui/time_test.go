package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui/uitest"
)

// Nothing is drawn and nobody is woken while nothing can change by itself.
func TestPauseIsStill(t *testing.T) {
	r := newRig(t, 120, 40, starting(t, "alternating-ischemic-compression"))
	r.wait(7300 * time.Millisecond)
	r.send(uitest.Key("space"))
	frame, wakes := r.m.View().Content, r.wakes
	r.wait(time.Hour)
	if r.wakes != wakes {
		t.Errorf("%d wake-ups in an hour's pause", r.wakes-wakes)
	}
	if got := r.m.View().Content; got != frame {
		t.Errorf("the picture changed in a pause:\n%s\n%s", frame, got)
	}
	r.press("space")
	r.wait(time.Second)
	if r.wakes == wakes {
		t.Error("nobody is woken after the pause")
	}
}

// Wake-ups come for what is due and for what changes on the screen, not more often.
func TestWakesAreFew(t *testing.T) {
	r := newRig(t, 120, 40, starting(t, "ninety-second-compression"))
	r.wait(95 * time.Second)
	if r.wakes > 2*100 {
		t.Errorf("%d wake-ups in 95 s", r.wakes)
	}
	if r.where() != onSummary {
		t.Errorf("on %q after the end", r.where())
	}
}

// Digits change at the edge of the second, to the nanosecond of the clock.
func TestDigitsChangeAtTheEdge(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	var seen []time.Duration
	last := r.m.snap.Digits()
	for r.now < 20*time.Second {
		r.wait(time.Millisecond)
		if d := r.m.snap.Digits(); d != last {
			last = d
			seen = append(seen, r.now)
		}
	}
	for i, at := range seen {
		if want := time.Duration(i+1) * time.Second; at != want {
			t.Errorf("change %d came at %v, want %v", i, at, want)
		}
	}
	if len(seen) != 20 {
		t.Errorf("%d changes in 20 s", len(seen))
	}
}

// A wake-up that comes although another one is set changes nothing of the run.
func TestStaleWake(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.wait(time.Second)
	due, before := r.m.alarm.due, r.screen()
	r.now += 300 * time.Millisecond
	r.send(wakeMsg{})
	if r.m.alarm.due != due || !r.m.alarm.set || r.screen() != before {
		t.Error("a stale wake-up changed the run")
	}
}

// A pedal held down, or one that types several keys, counts once.
func TestHeldPedal(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"))
	r.wait(7 * time.Second)
	for range 50 { // 25 a second for two seconds
		r.send(uitest.Key("space"))
		r.wait(40 * time.Millisecond)
	}
	if r.m.snap.State != session.Halted {
		t.Errorf("after a long press the run is %s", r.m.snap.State)
	}
	r.wait(time.Second)
	r.send(tea.KeyPressMsg{Code: tea.KeySpace, Text: " ", IsRepeat: true})
	r.wait(time.Second)
	r.send(tea.KeyPressMsg{Code: 'n', Text: "n", IsRepeat: true})
	if r.m.snap.State != session.Halted || r.m.snap.Step != 2 {
		t.Error("a repeat counted as a press")
	}
	r.wait(time.Second)
	for _, k := range []string{"space", "f", "enter"} { // in a burst
		r.send(uitest.Key(k))
		r.wait(16 * time.Millisecond)
	}
	if r.m.snap.State != session.Ready || r.where() != onRun {
		t.Errorf("after a burst the run is %s on %q", r.m.snap.State, r.where())
	}
}

// Who presses the primary key as the run ends meant the run, not another one.
func TestNoRunByAccident(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.wait(95*time.Second + 400*time.Millisecond)
	r.press("space")
	if r.where() != onSummary {
		t.Error("a late press began another run")
	}
	r.wait(time.Second)
	r.press("space")
	if r.where() != onRun || r.m.snap.Phase.Kind != protocol.CountIn {
		t.Error("the primary key begins no other run")
	}
}

// Coming back after the process stood still, the run is paused as of then.
func TestSuspend(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.wait(8 * time.Second)
	_, cmd := r.m.Update(uitest.Key("ctrl+z"))
	if cmd == nil {
		t.Fatal("ctrl+z does nothing")
	}
	r.now += 500 * time.Millisecond // too short to be noticed as a gap
	r.send(tea.ResumeMsg{})
	if r.m.snap.State != session.Halted || !r.m.snap.ByGap || r.m.snap.Elapsed != 3*time.Second {
		t.Errorf("after coming back the hold is %s at %v", r.m.snap.State, r.m.snap.Elapsed)
	}
}

// Where nothing could let the program go on, ctrl+z is no more than a key.
func TestNoSuspend(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.m.suspend = false
	r.wait(8 * time.Second)
	r.press("ctrl+z")
	if r.m.snap.State != session.Running {
		t.Errorf("the run is %s", r.m.snap.State)
	}
	r.press("?")
	r.lacks("ctrl+z")
}

// A gap that nobody announced is one too.
func TestGap(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.wait(8 * time.Second)
	r.now += time.Hour
	r.send(wakeMsg{})
	if r.m.snap.State != session.Halted || !r.m.snap.ByGap {
		t.Errorf("after an hour's sleep the run is %s", r.m.snap.State)
	}
}
