package tui

import (
	"testing"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// A run that was finished by hand stands still until that can't be undone any more, and
// ends as of the moment at which it was finished.
func TestFinishCanBeUndone(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"))
	r.wait(7 * time.Second)
	r.press("f")
	r.shows("Finished", "backspace undo")
	r.wait(4 * time.Second)
	if _, ended := r.last(session.SessionEnd); ended {
		t.Fatal("it has ended before it could be undone")
	}
	r.press("backspace")
	if r.where() != onRun || r.m.overlay != noOverlay || r.m.snap.State != session.Halted {
		t.Fatalf("undone, it is on %s under %q, %s", r.where(), r.m.overlay, r.m.snap.State)
	}
	if r.m.snap.Total != 7*time.Second {
		t.Errorf("the time that passed was counted: %v", r.m.snap.Total)
	}
	r.wait(10 * time.Second)
	r.press("f")
	r.wait(undoTime)
	r.shows("Summary")
	if e, _ := r.last(session.SessionEnd); e.End != session.ByFinish || e.At < 17*time.Second || e.At > 18*time.Second || e.Active != 7*time.Second {
		t.Errorf("it ended as %+v", e)
	}
}

// Any other key goes on to the summary, and does nothing else.
func TestFinishedGoesOnByAnyKey(t *testing.T) {
	for _, key := range []string{"4", "q", "y", "space", "esc"} {
		copied := false
		r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"), func(o *Options) {
			follower(o).Scored = func(int, session.ClientScore) { t.Errorf("%s gives a score", key) }
			follower(o).Copy = func(session.Summary, []string) func() ui.Copied { copied = true; return nil }
		})
		r.wait(7 * time.Second)
		r.press("f")
		r.wait(2 * time.Second)
		r.press(key)
		if r.where() != onSummary || r.quit || copied {
			t.Errorf("%s leads to %s, quits: %v, copies: %v", key, r.where(), r.quit, copied)
		}
		if e, _ := r.last(session.SessionEnd); e.At != 7*time.Second {
			t.Errorf("it ended as %+v", e)
		}
	}
}

// Who quits in these seconds quits a run that is finished, not one that was broken off.
func TestQuitWhileFinishing(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"))
	r.wait(7 * time.Second)
	r.press("f", "ctrl+c")
	if e, _ := r.last(session.SessionEnd); e.End != session.ByFinish {
		t.Errorf("it ended as %+v", e)
	}
}

// In a treatment it is asked what is finished: the point, or all of it. On the way to a point,
// "this point" leaves that one out. Back returns to the point in either case.
func TestFinishAPoint(t *testing.T) {
	for _, on := range []struct {
		kind     protocol.Kind
		question string
		point    int
	}{{protocol.Hold, "p point", 1}, {protocol.Reposition, "Leave this point out", 2}} {
		for key, want := range map[string]struct {
			cover overlay
			point int
		}{"p": {noOverlay, on.point + 1}, "f": {finishing, on.point}, "z": {noOverlay, on.point}} {
			r := newRig(t, 80, 24, treating3(t))
			r.wait(7 * time.Second)
			for r.m.snap.Phase.Kind != on.kind {
				r.press("n")
				r.wait(time.Second)
			}
			r.press("f")
			r.shows(on.question, "f all")
			r.wait(time.Second)
			r.press(key)
			if r.m.overlay != want.cover || r.m.snap.Point != want.point {
				t.Errorf("in a %s, %s leads to point %d under %q", on.kind, key, r.m.snap.Point, r.m.overlay)
			}
			if key != "p" {
				continue
			}
			if r.press("b"); r.m.snap.Point != on.point || r.m.snap.Phase.Kind != on.kind {
				t.Errorf("in a %s, back leads to the %s of point %d", on.kind, r.m.snap.Phase.Kind, r.m.snap.Point)
			}
		}
	}
}

// The question is whole in the smallest window.
func TestFinishInASmallWindow(t *testing.T) {
	r := newRig(t, 20, 6, treating3(t))
	r.wait(7 * time.Second)
	r.press("f")
	r.shows("p point · f all")
	r.press("esc")
	for r.m.snap.Phase.Kind != protocol.Reposition {
		r.wait(time.Second)
	}
	r.press("f")
	r.shows("p leave out · f all")
}

// An answer that comes when the point has ended by itself touches no other point.
func TestFinishAPointThatHasEnded(t *testing.T) {
	r := newRig(t, 80, 24, treating3(t))
	r.wait(7 * time.Second)
	r.press("f")
	for r.m.snap.Point == 1 {
		r.wait(time.Second)
	}
	r.press("p")
	if r.m.overlay != noOverlay || r.m.snap.Point != 2 {
		t.Errorf("it leads to point %d under %q", r.m.snap.Point, r.m.overlay)
	}
}

// A long press shows that it is about to finish, letting go cancels it, and where a press
// means "released" there is none.
func TestLongPressShows(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "alternating-ischemic-compression"))
	r.send(reporting)
	r.wait(7 * time.Second)
	r.down("space")
	seen := map[int]bool{}
	for range 14 {
		r.wait(100 * time.Millisecond)
		seen[r.m.runView().Finishing] = true
	}
	if !seen[20] || !seen[50] || !seen[90] || len(seen) < 8 {
		t.Errorf("it shows %v", seen)
	}
	r.shows(english.RunHoldToFinish)

	open := newRig(t, 80, 24, starting(t, "prolonged-ischemic-compression"))
	open.send(reporting)
	open.wait(9 * time.Second)
	open.down("space")
	open.wait(3 * time.Second)
	if open.where() != onRun || open.m.overlay != noOverlay {
		t.Errorf("a press that released finished the run: on %s under %q", open.where(), open.m.overlay)
	}
}
