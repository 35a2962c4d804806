package tui

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"presshold/internal/drive"
	"presshold/internal/observe"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// From the end of a run to a typed note it is one key and the note; every key is typed
// meanwhile, and Escape leaves the note as it was.
func TestNoteOnTheSummary(t *testing.T) {
	var kept []string
	r := newRig(t, 80, 40, starting(t, "mine"), func(o *Options) {
		o.Note = "before"
		follower(o).Enter = func(_ int, _ observe.Entry, note string) error { kept = append(kept, note); return nil }
	})
	r.wait(time.Hour)
	r.shows("note: before", "n note")
	r.press("n", ",", " ", "q", "7", "?", "left", "x")
	r.shows("note: before, q7x▏?")
	r.send(tea.PasteMsg{Content: "y\x1b[2J"})
	r.press("enter")
	r.wait(time.Second)
	r.press("n", "z", "esc")
	if r.where() != onSummary || len(kept) != 1 || r.m.runs[len(r.m.runs)-1].Entries.Kept(observe.Note) != kept[0] {
		t.Fatalf("on %s, kept %q", r.where(), kept)
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
			follower(o).Enter = func(_ int, _ observe.Entry, note string) error { kept = append(kept, note); return nil }
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
	if nowhere.m.types() {
		t.Error("a note is typed that nobody keeps")
	}
}

// What was given when the program started is of the first run that is begun, and not of one that is
// resumed.
func TestGivenAtTheStart(t *testing.T) {
	r := newRig(t, 80, 60, func(o *Options) {
		o.Score, o.Note, o.Threshold = session.Reported(7), "given", 2.5
		follower(o).Enter = func(int, observe.Entry, string) error { return nil }
	})
	const note, threshold = "note: given", "threshold 2.5"
	r.m.run(shelf()[4].Plan, 0, &drive.Past{})
	r.wait(time.Second)
	r.press("space") // it is resumed paused
	r.wait(time.Hour)
	r.shows("Summary")
	r.lacks(note)
	r.lacks(threshold)
	r.lacks("score 7")
	r.press("esc", "enter")
	r.wait(time.Hour)
	r.shows("Summary", note, threshold, "score 7")
	r.press("space")
	r.wait(time.Hour)
	r.shows("Summary")
	r.lacks(threshold)
}

// What is typed stays in sight in any window, and each key of the box is said once.
func TestNoteStaysInSight(t *testing.T) {
	long := strings.Fields(strings.Repeat("t e n d e r , ", 30))
	for _, size := range [][2]int{{20, 6}, {30, 10}, {40, 12}, {80, 24}, {200, 60}} {
		r := newRig(t, size[0], size[1], starting(t, "mine"), func(o *Options) {
			follower(o).Enter = func(int, observe.Entry, string) error { return nil }
			follower(o).Scored = func(int, session.ClientScore) {}
		})
		r.wait(time.Hour)
		r.press("n")
		r.press(long...)
		r.shows("▏")
		r.press("home")
		r.shows("▏")
		r.press("enter")
		r.wait(time.Second)
		r.press("4")
		if n := strings.Count(r.screen(), "undo score"); n > 1 {
			t.Errorf("%v: the undo of the score is said %d times:\n%s", size, n, r.screen())
		}
	}
}

// What can be entered is listed by a key, chosen by its digit, and kept by Enter; what can't be
// kept says why, and stays to be mended. The list leaves with any other key, and no digit in it
// is a score.
func TestEnteringOnTheSummary(t *testing.T) {
	kept, scored := map[observe.Entry]string{}, 0
	r := newRig(t, 80, 40, starting(t, "mine"), func(o *Options) {
		follower(o).Enter = func(point int, e observe.Entry, text string) error {
			if text == "x" {
				return errors.New("that can't be")
			}
			if want := map[bool]int{true: 2}[e.AtPoint()]; point != want {
				t.Errorf("%s is of point %d", e, point)
			}
			kept[e] = text
			return nil
		}
		follower(o).Scored = func(int, session.ClientScore) { scored++ }
	})
	r.wait(time.Hour)
	r.shows("+ " + english.EntryMore)
	r.press("+")
	r.shows("1 threshold after", "2 adverse response", "3 referral area", "4 note", "5 next time", "6 another point", "1-6 choose")
	r.press("1", "x", "enter")
	r.shows("threshold after, kg/cm2: x▏", "that can't be")
	r.press("backspace", "2", ".", "6", "enter")
	r.shows("1 threshold after: 2.6 kg/cm2")
	r.press("5", "l", "e", "f", "t", "enter", "2", "n", "o", "esc", "9")
	r.lacks("1-6 choose")
	r.shows("threshold after, upper trapezius right: 2.6 kg/cm2", "next time: left", "undo next time")
	r.lacks("adverse")
	if want := (map[observe.Entry]string{observe.ThresholdAfter: "2.6", observe.Plan: "left"}); !maps.Equal(kept, want) || scored > 0 {
		t.Errorf("kept %q, and %d scores", kept, scored)
	}
	r.wait(time.Second)
	r.press("backspace", "backspace", "backspace")
	r.lacks("undo")
	if want := (map[observe.Entry]string{observe.ThresholdAfter: "", observe.Plan: ""}); !maps.Equal(kept, want) {
		t.Errorf("after undo %q is kept", kept)
	}
}

// Whatever is entered and taken back, of whatever point and in whatever order: the record, and
// what is shown, are what remains.
func TestUndoOnTheSummary(t *testing.T) {
	type place struct {
		point int // 0 for all of the run
		entry observe.Entry
	}
	type op struct {
		place // without an entry for a score

		text string
	}
	start := place{entry: observe.Note}
	rapid.Check(t, func(rt *rapid.T) {
		told, score, point := map[place]string{start: "at the start"}, session.ClientScore{}, 2
		of := func(e observe.Entry) place {
			if e.AtPoint() {
				return place{point, e}
			}
			return place{0, e}
		}
		r := newRig(t, 80, 40, starting(t, "mine"), func(o *Options) {
			o.Note = "at the start"
			follower(o).Enter = func(at int, e observe.Entry, text string) error { told[place{at, e}] = text; return nil }
			follower(o).Scored = func(_ int, s session.ClientScore) { score = s }
		})
		r.wait(time.Hour)
		var done []op
		now := func() (map[place]string, session.ClientScore) {
			want, last := map[place]string{start: "at the start"}, session.ClientScore{}
			for _, o := range done {
				if o.entry == "" {
					last = session.Reported(int(o.text[0] - '0'))
				} else {
					want[o.place] = o.text
				}
			}
			return want, last
		}
		for range rapid.IntRange(1, 25).Draw(rt, "keys") {
			r.wait(rapid.SampledFrom([]time.Duration{2 * time.Second, 11 * time.Second}).Draw(rt, "later")) // sooner, 1 and 0 are 10
			switch n := rapid.IntRange(0, len(observe.Entries())+3).Draw(rt, "what"); {
			case n == len(observe.Entries())+3:
				r.press("+", "6", "esc")
				point = 3 - point
			case n >= len(observe.Entries())+1:
				r.press("backspace")
				done = done[:max(len(done)-1, 0)]
			case n == 0:
				digit := strconv.Itoa(rapid.IntRange(0, 9).Draw(rt, "score"))
				r.press(digit)
				done = append(done, op{place{}, digit})
			default:
				e, text := observe.Entries()[n-1], rapid.SampledFrom([]string{"", "a", "b c"}).Draw(rt, "text")
				before, _ := now()
				r.press("+", strconv.Itoa(n), "ctrl+u")
				for _, c := range text {
					r.press(strings.Replace(string(c), " ", "space", 1))
				}
				r.press("enter", "esc")
				if before[of(e)] != text {
					done = append(done, op{of(e), text})
				}
			}
			want, last := now()
			for _, e := range observe.Entries() {
				if shown := r.m.runs[len(r.m.runs)-1].Entries.Kept(e); told[of(e)] != want[of(e)] || shown != want[of(e)] {
					rt.Fatalf("after %v the %s is %q, and shown as %q, want %q", done, e, told[of(e)], shown, want[of(e)])
				}
			}
			if score != last {
				rt.Fatalf("after %v the score is %v, want %v", done, score, last)
			}
		}
	})
}

// The summary of an earlier run comes back, with what was entered of it, which can still be taken
// back; that of another client's does not.
func TestEarlierSummary(t *testing.T) {
	client, told, runs := "A", map[string]string{}, 0
	r := newRig(t, 80, 40, func(o *Options) {
		o.Client = func() string { return client }
		begin := o.Begin
		o.Begin = func(plan *protocol.Plan) Follower {
			runs++
			run, f := strconv.Itoa(runs), begin(plan)
			f.Enter = func(_ int, e observe.Entry, text string) error { told[run+" "+string(e)] = text; return nil }
			return f
		}
	})
	r.lacks("the last summary")
	enter := func(text string) {
		r.press("enter")
		r.wait(time.Hour)
		r.press("n", text, "enter")
		r.shows("note: " + text)
	}
	enter("a")
	r.lacks(english.SummaryScreenEarlier)
	r.press("esc")
	client = "B"
	r.press("left")
	r.lacks("Summary")
	enter("b")
	r.press("left")
	r.shows("note: b")
	r.press("esc")
	client = "A"
	enter("c")
	r.press("left")
	r.shows("Summary", "note: a", "undo note")
	r.lacks(english.SummaryScreenBefore)
	r.press("backspace")
	r.lacks("note: a")
	r.press("left") // from the first to the latest
	r.shows("note: c")
	r.press("esc", "left", "backspace")
	if want := map[string]string{"1 note": "", "2 note": "b", "3 note": ""}; !maps.Equal(told, want) {
		t.Errorf("kept %q, want %q", told, want)
	}
}

// The list of what can be entered is in sight from its first line, in any window.
func TestListInSight(t *testing.T) {
	for _, size := range [][2]int{{20, 6}, {30, 10}, {40, 12}, {80, 24}} {
		r := newRig(t, size[0], size[1], starting(t, "mine"), func(o *Options) {
			follower(o).Enter = func(int, observe.Entry, string) error { return nil }
		})
		r.wait(time.Hour)
		r.press("+")
		r.shows("1 threshold after")
		r.press("5", "x", "enter", "down", "down")
		r.shows("5 next time: x")
		if r.press("q"); r.quit || r.where() != onSummary {
			t.Errorf("q quits: %v, and leads to %s", r.quit, r.where())
		}
		if r.press("q"); !r.quit {
			t.Error("q doesn't quit once the list is closed")
		}
	}
}
