package tui

import (
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/session"
)

// From the end of a run to a typed note it is one key and the note; every key is typed
// meanwhile, and Escape leaves the note as it was.
func TestNoteOnTheSummary(t *testing.T) {
	var kept []string
	r := newRig(t, 80, 40, starting(t, "mine"), func(o *Options) {
		o.Note = "before"
		o.Noted = func(note string) { kept = append(kept, note) }
	})
	r.wait(time.Hour)
	r.shows("note: before", "n note")
	r.press("n", ",", " ", "q", "7", "?", "left", "x")
	r.shows("note: before, q7x▏?")
	r.send(tea.PasteMsg{Content: "y\x1b[2J"})
	r.press("enter")
	r.wait(time.Second)
	r.press("n", "z", "esc")
	if r.m.screen != summary || len(kept) != 1 || r.m.note.text != kept[0] {
		t.Fatalf("on %s, kept %q", r.m.screen, kept)
	}
	if got := kept[0]; !slices.Contains([]string{"before, q7xy␛[2J?", "before, q7xy[2J?"}, got) {
		t.Errorf("the note is %q", got)
	}
	r.wait(time.Second)
	r.press("n", "enter")
	if len(kept) != 1 {
		t.Errorf("a note that is as it was is kept again: %q", kept)
	}

	for how, end := range map[string]func(*rig){
		"ctrl+c":  func(r *rig) { r.press("ctrl+c") },
		"hang-up": func(r *rig) { r.send(signalMsg{syscall.SIGHUP}) },
	} {
		kept = nil
		r := newRig(t, 80, 40, starting(t, "mine"), func(o *Options) {
			o.Noted = func(note string) { kept = append(kept, note) }
		})
		r.wait(time.Hour)
		r.press("n", "t", "e", "n", "d", "e", "r")
		end(r)
		if !slices.Equal(kept, []string{"tender"}) {
			t.Errorf("after %s while it is typed, %q is kept", how, kept)
		}
	}

	nowhere := newRig(t, 80, 40, starting(t, "mine"))
	nowhere.wait(time.Hour)
	nowhere.press("n")
	if nowhere.m.noting() {
		t.Error("a note is typed that nobody keeps")
	}
}

// What is typed stays in sight in any window, and each key of the box is said once.
func TestNoteStaysInSight(t *testing.T) {
	long := strings.Fields(strings.Repeat("t e n d e r , ", 30))
	for _, size := range [][2]int{{20, 6}, {30, 10}, {40, 12}, {80, 24}, {200, 60}} {
		r := newRig(t, size[0], size[1], starting(t, "mine"), func(o *Options) {
			o.Noted = func(string) {}
			o.Scored = func(int, session.ClientScore) {}
		})
		r.wait(time.Hour)
		r.press("n")
		r.press(long...)
		r.shows(caret)
		r.press("home")
		r.shows(caret)
		r.press("enter")
		r.wait(time.Second)
		r.press("4")
		if n := strings.Count(r.screen(), "undo score"); n > 1 {
			t.Errorf("%v: the undo of the score is said %d times:\n%s", size, n, r.screen())
		}
	}
}
