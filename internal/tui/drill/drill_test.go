package drill

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"presshold/internal/training"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

const second = time.Second

func TestHoldsByHand(t *testing.T) {
	r := newRig(t, 80, 40, holds(5))
	r.st.Releases = true
	r.press("c", "space") // counted; begin
	for _, s := range []time.Duration{8 * second, 9 * second, 10 * second, 7 * second, 12 * second} {
		r.wait(2 * second)
		r.hold(s)
	}
	want := training.Result{
		Drill: training.Hold, Protocol: "alternating-ischemic-compression", Started: r.kept[0].Started,
		Mode: training.Counted, Timing: training.KeyRelease, Press: holds(1).Press,
		Holds: []time.Duration{8 * second, 9 * second, 10 * second, 7 * second, 12 * second},
	}
	if len(r.kept) != 1 || !reflect.DeepEqual(r.kept[0], want) {
		t.Errorf("kept %+v\nwant %+v", r.kept, want)
	}
	for _, s := range []string{"3 of 5", "+0.20 s", "off by 0.60 s on average", "looser than uncounted", "Saved with your practice"} {
		if !strings.Contains(r.screen(), s) {
			t.Errorf("%q is not in the window:\n%s", s, r.screen())
		}
	}
}

func TestHoldsByTwoPresses(t *testing.T) {
	r := newRig(t, 80, 24, holds(2))
	r.press("space")
	r.wait(second)
	r.toggle(9 * second)
	r.wait(second)
	r.toggle(4 * second)
	if len(r.kept) != 1 || !slices.Equal(r.kept[0].Holds, []time.Duration{9 * second, 4 * second}) {
		t.Fatalf("kept %+v", r.kept)
	}
	if r.kept[0].Timing != training.TwoPresses {
		t.Errorf("timed %q", r.kept[0].Timing)
	}
}

// If the terminal can't tell repeats from presses, a key that is held down begins one press and ends
// none.
func TestAKeyHeldDownIsOnePress(t *testing.T) {
	r := newRig(t, 80, 24, holds(5))
	r.press("space") // begin, and stay on the key
	r.wait(500 * time.Millisecond)
	r.press("space") // the first repeat; the model takes the others away
	if strings.Contains(r.screen(), "PRESSING") {
		t.Error("the repeat of the key that began the drill begins a hold")
	}
	r.wait(second)
	r.press("space")
	r.wait(500 * time.Millisecond)
	r.press("space")
	if !strings.Contains(r.screen(), "PRESSING") {
		t.Error("the repeat of the key that began the hold ends it")
	}
}

// While the hand presses, nothing on the screen tells the time.
func TestBlind(t *testing.T) {
	for _, o := range []Options{holds(5), rhythm(5)} {
		r := newRig(t, 80, 24, o)
		r.press("space", ".", "space")
		before := r.screen()
		for range 30 {
			r.wait(second)
			if r.screen() != before {
				t.Fatalf("%s: the screen changes while the hand presses:\n%s", o.Drill, r.screen())
			}
			if d, ok := r.waits(); ok {
				t.Fatalf("%s: it wants to be woken in %v", o.Drill, d)
			}
		}
	}
}

func TestALostRelease(t *testing.T) {
	r := newRig(t, 80, 24, holds(5))
	r.st.Releases = true
	r.press("space")
	r.hold(9 * second)
	r.press("space", ".", "space")
	if s := r.screen(); !strings.Contains(s, "did not say when the key came up") || !strings.Contains(s, "2 of 5") {
		t.Errorf("after a press whose end was not heard:\n%s", s)
	}
	r.hold(9 * second)
	r.press("f")
	if want := []time.Duration{9 * second, 9 * second}; len(r.kept) != 1 || !slices.Equal(r.kept[0].Holds, want) {
		t.Errorf("kept %+v", r.kept)
	}
}

// A window without focus gets no key releases.
func TestAPressInAWindowWithoutFocus(t *testing.T) {
	r := newRig(t, 80, 24, holds(5))
	r.st.Releases = true
	r.press("space", "space")
	r.send(tea.BlurMsg{})
	r.wait(second)
	r.send(tea.KeyReleaseMsg{Code: tea.KeySpace})
	if s := r.screen(); !strings.Contains(s, "did not say when the key came up") || !strings.Contains(s, "1 of 5") {
		t.Errorf("after a press in which the focus was lost:\n%s", s)
	}
}

// A tap, where the key should be held down, is reported and costs nothing.
func TestATapIsNoPress(t *testing.T) {
	r := newRig(t, 80, 24, rhythm(2))
	r.st.Releases = true
	r.press("space")
	r.hold(10 * time.Millisecond)
	if !strings.Contains(r.screen(), "A tap does not count") {
		t.Errorf("nothing is said of it:\n%s", r.screen())
	}
	r.wait(second)
	r.hold(9 * second)
	r.wait(second)
	r.hold(10 * time.Millisecond)
	r.wait(2*second - 10*time.Millisecond)
	r.hold(8 * second)
	if len(r.kept) != 1 {
		t.Fatalf("kept %+v", r.kept)
	}
	got := r.kept[0]
	if !slices.Equal(got.Holds, []time.Duration{9 * second, 8 * second}) || !slices.Equal(got.Rests, []time.Duration{3 * second}) {
		t.Errorf("holds %v, rests %v", got.Holds, got.Rests)
	}
}

// In a low window, what went wrong stands in place of the target.
func TestATapInALowWindow(t *testing.T) {
	r := newRig(t, 20, 6, holds(2))
	r.st.Releases = true
	r.press("space")
	r.hold(10 * time.Millisecond)
	if !strings.Contains(r.screen(), "A tap does not") {
		t.Errorf("nothing is said of it:\n%s", r.screen())
	}
}

func TestStrikeOut(t *testing.T) {
	r := newRig(t, 80, 24, holds(5))
	r.st.Releases = true
	r.press("space")
	r.hold(second)
	r.press("b", "b")
	r.hold(9 * second)
	r.press("f")
	if want := []time.Duration{9 * second}; len(r.kept) != 1 || !slices.Equal(r.kept[0].Holds, want) {
		t.Errorf("kept %+v", r.kept)
	}
}

func TestRhythm(t *testing.T) {
	for _, releases := range []bool{true, false} {
		r := newRig(t, 80, 24, rhythm(5))
		r.st.Releases = releases
		r.press("space")
		r.wait(second)
		for range 5 {
			if releases {
				r.hold(9 * second)
			} else {
				r.toggle(9 * second)
			}
			r.wait(3 * second)
		}
		if len(r.kept) != 1 {
			t.Fatalf("kept %+v", r.kept)
		}
		got := r.kept[0]
		if len(got.Holds) != 5 || len(got.Rests) != 4 || got.Holds[4] != 9*second || got.Rests[3] != 3*second {
			t.Errorf("releases %v: holds %v, rests %v", releases, got.Holds, got.Rests)
		}
		if s, ok := got.Score(); !ok || s.Constant != 0 || got.Late() != 0 {
			t.Errorf("a rhythm on target: %+v", s)
		}
	}
}

// Leaving a drill early, or the program with it, keeps what there is, once.
func TestLeavingEarly(t *testing.T) {
	r := newRig(t, 80, 24, rhythm(5))
	r.st.Releases = true
	r.press("space")
	r.hold(9 * second)
	r.wait(3 * second)
	r.hold(9 * second)
	r.wait(3 * second)
	r.press("space") // pressing
	keep := r.s.(ui.Closer).Close(r.st)
	if keep == nil {
		t.Fatal("nothing to keep")
	}
	if err := keep(); err != nil {
		t.Fatal(err)
	}
	if got := r.kept[0]; len(got.Holds) != 2 || len(got.Rests) != 1 {
		t.Errorf("holds %v, rests %v", got.Holds, got.Rests)
	}
	if r.s.(ui.Closer).Close(r.st) != nil {
		t.Error("it is kept twice")
	}

	r = newRig(t, 80, 24, holds(5))
	if r.s.(ui.Closer).Close(r.st) != nil {
		t.Error("there is something to keep before the first hold")
	}
	r.press("space", "esc")
	if r.left || len(r.kept) > 0 {
		t.Error("escape in the drill leaves the screen")
	}
	r.press("esc")
	if !r.left {
		t.Error("escape does not leave what is read")
	}
}

func TestKeepingFails(t *testing.T) {
	r := newRig(t, 80, 24, holds(1))
	r.fails = errors.New("the disk is full")
	r.st.Releases = true
	r.press("space")
	r.hold(9 * second)
	if !strings.Contains(r.screen(), "Not saved: the disk is full") {
		t.Errorf("nothing is said of it:\n%s", r.screen())
	}
}

// The instructions fit the terminal, even if it reports its abilities late.
func TestTheTerminalTellsLate(t *testing.T) {
	r := newRig(t, 80, 24, holds(5))
	r.st.Releases = true
	if d, ok := r.waits(); !ok || d != 0 {
		t.Fatalf("it waits for %v, %v", d, ok)
	}
	r.send(ui.Wake{})
	if !strings.Contains(r.screen(), "Hold space down") {
		t.Errorf("it still asks for two presses:\n%s", r.screen())
	}
	if d, ok := r.waits(); ok {
		t.Errorf("it waits for %v more", d)
	}
}

func TestMeasuring(t *testing.T) {
	r := newRig(t, 80, 24, holds(1))
	r.press("down")
	r.wait(500 * time.Millisecond)
	for i := range 30 {
		r.press("down")
		r.wait(33*time.Millisecond + time.Duration(i%2)*4*time.Millisecond)
	}
	if !strings.Contains(r.screen(), "agree to within 4 ms, as measured") {
		t.Errorf("not measured:\n%s", r.screen())
	}
	r.st.Releases = true
	r.press("space")
	r.hold(9 * second)
	if g := r.kept[0].Resolution; g != 4*time.Millisecond {
		t.Errorf("a resolution of %v is kept", g)
	}
}

func TestPressure(t *testing.T) {
	r := newRig(t, 80, 24, pressure(5))
	if !strings.Contains(r.screen(), "can't sense pressure") {
		t.Errorf("it does not say so:\n%s", r.screen())
	}
	r.press("space")
	r.press("4", "q", ".")                         // no second here: a point, and no way out
	r.send(ui.Press{KeyPressMsg: uitest.Key(",")}) // typed
	r.press("6", "enter")
	r.send(tea.PasteMsg{Content: "11 kg"})
	r.press("enter", "0", "enter", "5", "5", "backspace", "enter", "1", "0", "enter", "5", "enter")
	want := []training.Reading{
		{Target: 5, Shown: 4.6}, {Target: 10, Shown: 11}, {Target: 5, Shown: 5}, {Target: 10, Shown: 10}, {Target: 5, Shown: 5},
	}
	if len(r.kept) != 1 || !slices.Equal(r.kept[0].Readings, want) || r.kept[0].Unit != "kg" {
		t.Fatalf("kept %+v", r.kept)
	}
	if !strings.Contains(r.screen(), "+0.4 %") {
		t.Errorf("the bias is not shown:\n%s", r.screen())
	}
	r = newRig(t, 80, 24, pressure(5))
	r.press("space", "5", "enter", "esc")
	if len(r.kept) != 1 || r.left {
		t.Errorf("escape: kept %+v, left %v", r.kept, r.left)
	}
}

// Whatever comes in whatever order, nothing panics, frames fit, and each result is kept once.
func TestAnyKeys(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := rapid.SampledFrom([]Options{holds(3), rhythm(3), pressure(3)}).Draw(rt, "drill")
		w, h := rapid.IntRange(1, 100).Draw(rt, "w"), rapid.IntRange(1, 30).Draw(rt, "h")
		r := newRig(t, w, h, o)
		r.st.Releases = rapid.Bool().Draw(rt, "releases")
		for range rapid.IntRange(1, 60).Draw(rt, "keys") {
			switch k := rapid.SampledFrom([]string{
				"space", "enter", "esc", "b", "f", "c", "down", "5", "backspace", "wait", "lift",
			}).Draw(rt, "key"); k {
			case "wait":
				r.wait(time.Duration(rapid.IntRange(1, 5000).Draw(rt, "ms")) * time.Millisecond)
			case "lift":
				r.send(tea.KeyReleaseMsg{Code: tea.KeySpace})
			default:
				r.press(k)
			}
			lines := strings.Split(r.screen(), "\n")
			if len(lines) != h {
				rt.Fatalf("%d lines in a window of %d", len(lines), h)
			}
		}
		for _, res := range r.kept {
			if res.Trials() == 0 || len(res.Rests) > 0 && len(res.Rests) != len(res.Holds)-1 {
				rt.Fatalf("kept %+v", res)
			}
		}
	})
}
