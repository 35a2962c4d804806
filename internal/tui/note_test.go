package tui

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
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

	nowhere := newRig(t, 80, 40, starting(t, "mine"))
	nowhere.wait(time.Hour)
	nowhere.press("n")
	if nowhere.m.noting() {
		t.Error("a note is typed that nobody keeps")
	}
}
