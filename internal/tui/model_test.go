package tui

import (
	"errors"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui/uitest"
)

// A key does what its action means, and no more, in each state of a run.
func TestRunKeys(t *testing.T) {
	const second = time.Second
	for _, tt := range []struct {
		name     string
		protocol string
		at       time.Duration // when the key is pressed, after the start
		before   []string      // keys pressed before that
		key      string
		want     session.EventKind // the last event of this kind must be new; "" for no event
		check    func(session.Event) bool
	}{
		{"space in a hold pauses", "alternating-ischemic-compression", 7 * second, nil, "space", session.Paused, nil},
		{"enter in a pause resumes, hands first", "alternating-ischemic-compression", 7 * second, []string{"space"}, "enter", session.GettingSet, nil},
		{"space in an open hold is released", "prolonged-ischemic-compression", 9 * second, nil, "space", session.PhaseEnd, func(e session.Event) bool { return e.End == session.ByRelease }},
		{"p pauses", "alternating-ischemic-compression", 7 * second, nil, "p", session.Paused, nil},
		{"capital P pauses too", "alternating-ischemic-compression", 7 * second, nil, "P", session.Paused, nil},
		{"p resumes", "alternating-ischemic-compression", 7 * second, []string{"p"}, "p", session.GettingSet, nil},
		{"n skips", "alternating-ischemic-compression", 7 * second, nil, "n", session.PhaseEnd, func(e session.Event) bool { return e.End == session.ByNext }},
		{"right skips", "alternating-ischemic-compression", 7 * second, nil, "right", session.PhaseEnd, func(e session.Event) bool { return e.End == session.ByNext }},
		{"b goes back", "alternating-ischemic-compression", 17 * second, nil, "b", session.PhaseEnd, func(e session.Event) bool { return e.End == session.ByBack }},
		{"s restarts", "alternating-ischemic-compression", 7 * second, nil, "s", session.PhaseEnd, func(e session.Event) bool { return e.End == session.ByRestart }},
		{"plus adds time", "alternating-ischemic-compression", 7 * second, nil, "+", session.Adjusted, func(e session.Event) bool { return e.Max == 15*second }},
		{"minus takes time", "alternating-ischemic-compression", 7 * second, nil, "-", session.Adjusted, func(e session.Event) bool { return e.Max < 10*second }},
		{"a round more", "alternating-ischemic-compression", 7 * second, nil, ">", session.Replanned, func(e session.Event) bool { return e.Rounds == 7 }},
		{"a round fewer", "alternating-ischemic-compression", 7 * second, nil, "<", session.Replanned, func(e session.Event) bool { return e.Rounds == 5 }},
		{"r in a ranged hold", "alternating-ischemic-compression", 7 * second, nil, "r", session.PhaseEnd, func(e session.Event) bool { return e.End == session.ByRelease }},
		{"e has eased", "alternating-ischemic-compression", 7 * second, nil, "e", session.RuleMet, nil},
		{"a score", "alternating-ischemic-compression", 7 * second, nil, "7", session.Scored, func(e session.Event) bool { return e.Score == session.Reported(7) }},
		{"one, then zero, is ten", "alternating-ischemic-compression", 7 * second, []string{"1"}, "0", session.Scored, func(e session.Event) bool { return e.Score == session.Reported(10) }},
		{"too much", "alternating-ischemic-compression", 7 * second, nil, "t", session.Replied, func(e session.Event) bool { return e.Answer == session.TooMuch }},
		{"getting worse", "alternating-ischemic-compression", 7 * second, nil, "w", session.Replied, func(e session.Event) bool { return e.Answer == session.GettingWorse }},
		{"pressure up", "prolonged-ischemic-compression", 7 * second, nil, "up", session.LevelSet, func(e session.Event) bool { return e.Level == 2 }},
		{"pressure is at its lowest", "prolonged-ischemic-compression", 7 * second, nil, "down", "", nil},
		{"finish", "alternating-ischemic-compression", 7 * second, nil, "f", session.Paused, nil},
		{"a score answers a check-in", "asking", 16 * second, nil, "5", session.Scored, nil},
		{"an answer at a check-in", "asking", 16 * second, nil, "g", session.Replied, func(e session.Event) bool { return e.Answer == session.GettingBetter }},
		{"a key of no meaning", "alternating-ischemic-compression", 7 * second, nil, "z", "", nil},
		{"an arrow of no meaning", "alternating-ischemic-compression", 7 * second, nil, "home", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 80, 24, starting(t, tt.protocol))
			r.wait(tt.at)
			r.press(tt.before...)
			before := len(r.events)
			r.press(tt.key)
			fresh := r.events[before:]
			if tt.want == "" {
				if len(fresh) > 0 {
					t.Fatalf("it did %v", fresh)
				}
				return
			}
			i := slices.IndexFunc(fresh, func(e session.Event) bool { return e.Kind == tt.want })
			if i < 0 {
				t.Fatalf("no %q in %v", tt.want, fresh)
			}
			if tt.check != nil && !tt.check(fresh[i]) {
				t.Errorf("the event is %+v", fresh[i])
			}
		})
	}
}

// Which screen a key leads to.
func TestRoutes(t *testing.T) {
	unsafe := func(o *Options) { o.SafetySeen = false }
	run := starting(t, "alternating-ischemic-compression")
	for _, tt := range []struct {
		name   string
		change []func(*Options)
		after  time.Duration
		keys   []string
		where  route
		cover  overlay
		quit   bool
	}{
		{"begins with the picker", nil, 0, nil, onPicker, noOverlay, false},
		{"begins with the safety text", []func(*Options){unsafe}, 0, nil, onPicker, showSafety, false},
		{"enter only turns it", []func(*Options){unsafe}, 0, []string{"enter"}, onPicker, showSafety, false},
		{"enter accepts it on the last page", []func(*Options){unsafe}, 0, []string{"enter", "enter"}, onPicker, noOverlay, false},
		{"space only turns it", []func(*Options){unsafe}, 0, []string{"space"}, onPicker, showSafety, false},
		{"space accepts at its end", []func(*Options){unsafe}, 0, []string{"end", "space"}, onPicker, noOverlay, false},
		{"another key does not", []func(*Options){unsafe}, 0, []string{"end", "x"}, onPicker, showSafety, false},
		{"leaving it leaves", []func(*Options){unsafe}, 0, []string{"esc"}, onPicker, showSafety, true},
		{"a run waits for it", []func(*Options){unsafe, run}, time.Minute, nil, onPicker, showSafety, false},
		{"and starts after it", []func(*Options){unsafe, run}, time.Minute, []string{"enter", "enter"}, onRun, noOverlay, false},
		{"a run starts at once", []func(*Options){run}, 0, nil, onRun, noOverlay, false},
		{"space starts", nil, 0, []string{"space"}, onRun, noOverlay, false},
		{"enter starts what was typed", nil, 0, []string{"n", "i", "enter"}, onRun, noOverlay, false},
		{"space belongs to what is typed", nil, 0, []string{"n", "space"}, onPicker, noOverlay, false},
		{"letters are typed, not obeyed", nil, 0, []string{"q"}, onPicker, noOverlay, false},
		{"nothing to start", nil, 0, []string{"z", "z", "z", "enter"}, onPicker, noOverlay, false},
		{"esc clears the filter", nil, 0, []string{"q", "esc"}, onPicker, noOverlay, false},
		{"esc quits", nil, 0, []string{"esc"}, onPicker, noOverlay, true},
		{"help", nil, 0, []string{"?"}, onPicker, showHelp, false},
		{"help closes", nil, 0, []string{"?", "esc"}, onPicker, noOverlay, false},
		{"help, then start", nil, 0, []string{"?", "enter"}, onRun, noOverlay, false},
		{"safety on demand", nil, 0, []string{"!"}, onPicker, showSafety, false},
		{"and back", nil, 0, []string{"!", "esc"}, onPicker, noOverlay, false},
		{"help in a run", []func(*Options){run}, 8 * time.Second, []string{"?"}, onRun, showHelp, false},
		{"help obeys", []func(*Options){run}, 8 * time.Second, []string{"?", "f"}, onRun, finishing, false},
		{"pedal", nil, 0, []string{"ctrl+p"}, onPicker, showPedal, false},
		{"quit in the count-in", []func(*Options){run}, time.Second, []string{"q"}, onRun, noOverlay, true},
		{"back in the count-in", []func(*Options){run}, time.Second, []string{"esc"}, onPicker, noOverlay, false},
		{"back, and another run", []func(*Options){run}, time.Second, []string{"esc", "down", "enter"}, onRun, noOverlay, false},
		{"quit asks", []func(*Options){run}, 8 * time.Second, []string{"q"}, onRun, askToQuit, false},
		{"esc asks", []func(*Options){run}, 8 * time.Second, []string{"esc"}, onRun, askToQuit, false},
		{"any key goes on", []func(*Options){run}, 8 * time.Second, []string{"q", "space"}, onRun, noOverlay, false},
		{"quit, quit", []func(*Options){run}, 8 * time.Second, []string{"q", "q"}, onRun, noOverlay, true},
		{"quit, yes", []func(*Options){run}, 8 * time.Second, []string{"q", "q"}, onRun, noOverlay, true},
		{"quit, a key that isn't listed", []func(*Options){run}, 8 * time.Second, []string{"q", "u"}, onRun, noOverlay, false},
		{"quit, y for yes", []func(*Options){run}, 8 * time.Second, []string{"q", "y"}, onRun, noOverlay, true},
		{"quit, finish", []func(*Options){run}, 8 * time.Second, []string{"q", "f"}, onRun, finishing, false},
		{"the run ends while asked", []func(*Options){run}, 60 * time.Second, []string{"q"}, onSummary, noOverlay, false},
		{"the end", []func(*Options){run}, 5 * time.Minute, nil, onSummary, noOverlay, false},
		{"again", []func(*Options){run}, 5 * time.Minute, []string{"space"}, onRun, noOverlay, false},
		{"to the picker", []func(*Options){run}, 5 * time.Minute, []string{"esc"}, onPicker, noOverlay, false},
		{"quit from the summary", []func(*Options){run}, 5 * time.Minute, []string{"q"}, onSummary, noOverlay, true},
		{"ctrl+c", []func(*Options){run}, 8 * time.Second, []string{"ctrl+c"}, onRun, noOverlay, true},
		{"ctrl+c over help", nil, 0, []string{"?", "ctrl+c"}, onPicker, showHelp, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 80, 24, tt.change...)
			r.wait(tt.after)
			if tt.name == "the run ends while asked" {
				r.press("q")
				r.wait(5 * time.Minute)
				tt.keys = nil
			}
			for _, k := range tt.keys {
				if r.quit {
					t.Fatal("it quit too soon")
				}
				r.press(k)
			}
			if r.m.overlay != tt.cover || r.quit != tt.quit || !r.quit && r.where() != tt.where {
				t.Errorf("on %q under %q, quit %v; want %q under %q, quit %v", r.where(), r.m.overlay, r.quit, tt.where, tt.cover, tt.quit)
			}
		})
	}
}

// However a program ends, every run it began is told of and ended.
func TestEnds(t *testing.T) {
	run := starting(t, "alternating-ischemic-compression")
	for _, tt := range []struct {
		name  string
		after time.Duration
		do    func(*rig)
		end   End
		runs  int
		by    session.EndReason
	}{
		{"to its end", 5 * time.Minute, func(r *rig) { r.press("q") }, Done, 1, session.ByPlan},
		{"twice", 5 * time.Minute, func(r *rig) { r.press("space"); r.wait(5 * time.Minute); r.press("q") }, Done, 2, session.ByPlan},
		{"left", 8 * time.Second, func(r *rig) { r.press("q", "q") }, Left, 1, session.ByAbort},
		{"ctrl+c", 8 * time.Second, func(r *rig) { r.press("ctrl+c") }, Interrupted, 1, session.ByAbort},
		{"hung up", 8 * time.Second, func(r *rig) { r.send(signalMsg{syscall.SIGHUP}) }, Interrupted, 1, session.ByAbort},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 80, 24, run)
			r.wait(tt.after)
			tt.do(r)
			if !r.quit {
				t.Fatal("it goes on")
			}
			res, err := r.m.result(t.Context(), nil)
			if err != nil || res.End != tt.end || len(res.Runs) != tt.runs {
				t.Fatalf("result %+v, %v", res, err)
			}
			if e, ok := r.last(session.SessionEnd); !ok || e.End != tt.by || res.Runs[tt.runs-1].End != tt.by {
				t.Errorf("the run ended by %q, the summary by %q, want %q", e.End, res.Runs[tt.runs-1].End, tt.by)
			}
		})
	}
}

// The pedal's key is caught, confirmed, kept, and in force at once.
func TestPedal(t *testing.T) {
	var kept []string
	var failure error
	withBind := func(o *Options) {
		o.BindPrimary = func(keys []string) error { kept = keys; return failure }
	}
	press := func(r *rig, key string) { r.send(uitest.Key(key)); r.wait(time.Second) }

	r := newRig(t, 80, 24, withBind)
	press(r, "ctrl+p")
	press(r, "b")
	r.shows(`"b"`, "once more")
	press(r, "f13")
	r.shows(`"f13"`, "once more")
	press(r, "f13")
	r.shows("is a primary key now")
	if want := []string{"space", "enter", "f13"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
	press(r, "x")
	press(r, "f13")
	if r.where() != onRun {
		t.Error("the pedal does not start a run")
	}

	failure = errors.New("disk full")
	r = newRig(t, 80, 24, withBind)
	for _, k := range []string{"ctrl+p", "b", "b"} {
		press(r, k)
	}
	r.shows("disk full")
	if res, _ := r.m.result(t.Context(), nil); len(res.Problems) != 1 {
		t.Errorf("problems %v", res.Problems)
	}
	press(r, "x")
	press(r, "b")
	if r.where() != onRun {
		t.Error("a letter that is the pedal's does not start a run")
	}
	r.wait(20 * time.Second)
	before := len(r.events)
	press(r, "b")
	if _, ok := r.last(session.Paused); !ok || len(r.events) == before {
		t.Error("b still goes back")
	}

	r = newRig(t, 80, 24, withBind)
	press(r, "ctrl+p")
	press(r, "7")
	r.shows("Digits are needed for scores")
	press(r, "esc")
	if r.m.overlay != noOverlay || slices.Contains(r.m.keys[keymap.Primary], "7") {
		t.Error("a digit was bound, or Escape does not cancel")
	}
}

// In the smallest window what came of a press stands first.
func TestPedalInASmallWindow(t *testing.T) {
	r := newRig(t, 20, 6)
	r.press("ctrl+p", "7")
	r.wait(time.Second)
	r.shows("Digits are needed")
	r.press("r")
	r.wait(time.Second)
	r.shows("Press it once more")
	r.press("r")
	r.wait(time.Second)
	r.shows("is a primary", "Foot pedal")
}

// A pedal that types a key with a meaning is asked about, starts what is picked whatever
// was typed, and can be unbound: then the key means what it did.
func TestPedalOfAKeyWithAMeaning(t *testing.T) {
	var kept []string
	r := newRig(t, 80, 24, func(o *Options) {
		o.BindPrimary = func(keys []string) error { kept = keys; return nil }
	})
	press := func(key string) { r.send(uitest.Key(key)); r.wait(time.Second) }
	press("ctrl+p")
	press("b")
	r.shows(`now means "back one phase"`, "once more")
	press("b")
	r.shows(`Bound now: "b"`)
	press("x")
	press("n")
	press("b")
	if r.where() != onRun {
		t.Fatalf("the pedal leads to %s while something is typed", r.where())
	}
	press("ctrl+p")
	press("backspace")
	r.shows(`"b" is no longer a primary key`)
	if want := []string{"space", "enter"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
	if got := r.m.keys.Of(uitest.Key("b")); !slices.Equal(got, []keymap.Action{keymap.Back}) {
		t.Errorf("b means %v", got)
	}
	press("esc")
	press("ctrl+p")
	press("backspace") // there is nothing left to take back, so it is a key like others
	r.shows(`"backspace"`, "once more")
}

// A key with several meanings has all of them again when its binding is taken back; one
// that the user gave to an action by hand is not taken from it.
func TestPedalGivesBack(t *testing.T) {
	for key, want := range map[string][]keymap.Action{
		"right": {keymap.Next, keymap.Details}, "up": {keymap.PressureUp, keymap.Up},
		"down": {keymap.PressureDown, keymap.Down}, "j": {keymap.Jump, keymap.Down}, "f13": nil,
	} {
		r := newRig(t, 80, 24)
		press := func(key string) { r.send(uitest.Key(key)); r.wait(time.Second) }
		for _, k := range []string{"ctrl+p", key} {
			press(k)
		}
		for _, a := range want {
			if !strings.Contains(strings.Join(strings.Fields(r.screen()), " "), a.Words()) {
				t.Errorf("%s is not said to mean %q: %s", key, a.Words(), r.screen())
			}
		}
		press(key)
		if got := r.m.keys.Of(uitest.Key(key)); !slices.Equal(got, []keymap.Action{keymap.Primary}) {
			t.Errorf("bound, %s means %v", key, got)
		}
		press("backspace")
		if got := r.m.keys.Of(uitest.Key(key)); !slices.Equal(got, want) {
			t.Errorf("%s means %v, want %v", key, got, want)
		}
	}
	kept := 0
	r := newRig(t, 80, 24, func(o *Options) {
		o.Keys = keymap.Bindings{keymap.Back: {"b"}}
		o.BindPrimary = func([]string) error { kept++; return nil }
	})
	for _, k := range []string{"ctrl+p", "b", "b"} {
		r.send(uitest.Key(k))
		r.wait(time.Second)
	}
	r.shows(`Your settings bind "b" to "back one phase".`)
	if got := r.m.keys.Of(uitest.Key("b")); kept > 0 || !slices.Equal(got, []keymap.Action{keymap.Back}) {
		t.Errorf("b means %v, kept %d times", got, kept)
	}
}

// What had to be kept is kept once, even if the program ends before its command ran.
func TestKeepsAtTheEnd(t *testing.T) {
	times := 0
	r := newRig(t, 80, 24, func(o *Options) {
		o.SafetySeen = false
		o.MarkSafetySeen = func() error { times++; return nil }
	})
	r.press("end")
	r.wait(3 * time.Second)
	_, cmd := r.m.Update(uitest.Key("enter")) // and its command never runs
	if cmd == nil {
		t.Fatal("nothing is kept")
	}
	if _, err := r.m.result(t.Context(), nil); err != nil || times != 1 {
		t.Errorf("kept %d times, %v", times, err)
	}
	r.run(cmd)
	if times != 1 {
		t.Errorf("kept %d times", times)
	}
}

// A text over a run has the colours of a text, and the window still tells of the run.
func TestCoveredRun(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.wait(8 * time.Second)
	if r.m.View().BackgroundColor == nil {
		t.Error("a hold has no background")
	}
	r.press("?")
	v := r.m.View()
	if v.BackgroundColor != nil || !strings.Contains(v.WindowTitle, "HOLD") {
		t.Errorf("under help: background %v, title %q", v.BackgroundColor, v.WindowTitle)
	}
}

// Terminals that draw progress get it, and only they.
func TestTaskbar(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.wait(50 * time.Second)
	if r.m.View().ProgressBar != nil {
		t.Error("progress for a terminal that is not known to draw it")
	}
	r.send(tea.EnvMsg{"TERM_PROGRAM=ghostty"})
	if p := r.m.View().ProgressBar; p == nil || p.State != tea.ProgressBarDefault || p.Value < 45 || p.Value > 55 {
		t.Errorf("half-way the progress is %+v", p)
	}
	r.press("space")
	if p := r.m.View().ProgressBar; p == nil || p.State != tea.ProgressBarWarning {
		t.Errorf("in a pause the progress is %+v", p)
	}
}

// What was done is told where nothing else shows it, for a while.
func TestNotice(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "ninety-second-compression"), func(o *Options) {
		o.Failures = func() []observe.Failure { return []observe.Failure{{Text: "no sound"}} }
	})
	r.wait(8 * time.Second)
	r.press("t")
	r.wait(1500 * time.Millisecond)
	r.shows(`client says "too much"`, "no sound")
	r.wait(time.Second)
	r.lacks(`client says "too much"`)
}

// Signals and text from outside do no harm.
func TestNothingFromOutsideReachesTheTerminal(t *testing.T) {
	r := newRig(t, 100, 30)
	for range 4 {
		r.press("down")
	}
	for _, do := range []func(){func() {}, func() { r.press("enter"); r.wait(8 * time.Second) }, func() { r.wait(time.Hour) }} {
		do()
		v := r.m.View()
		for _, s := range []string{v.Content, v.WindowTitle} {
			if slices.Contains([]byte(s), '\a') || containsEscape(s, "[31m") {
				t.Errorf("an escape of the protocol is in %q", s)
			}
		}
	}
}

// TestNextPointIsUnnamed runs the same again: nobody has said where.
func TestNextPointIsUnnamed(t *testing.T) {
	r := newRig(t, 80, 24, starting(t, "mine"), func(o *Options) { o.Speed = 10 })
	if r.m.snap.At == (protocol.Point{}) {
		t.Fatal("the first run is to be at a named point")
	}
	r.wait(20 * time.Second)
	r.press("space")
	r.wait(time.Second)
	if r.where() != onRun || r.m.snap.At != (protocol.Point{}) || r.m.snap.Points != 1 {
		t.Errorf("on screen %s, at %q, one of %d points", r.where(), r.m.snap.At, r.m.snap.Points)
	}
}

// A failure is told in words for 8 s and then as a sign, and nobody is woken for it after
// that. One that has no sign asks for something to be done, and stays.
func TestFailuresBecomeSigns(t *testing.T) {
	r := newRig(t, 120, 40, starting(t, "asking"), func(o *Options) {
		o.Failures = func() []observe.Failure {
			return []observe.Failure{{Text: "not recorded"}, {Text: "sound: terminal bell (paplay stopped)", Sign: "♪ terminal bell"}}
		}
	})
	r.wait(7900 * time.Millisecond)
	r.shows("not recorded  sound: terminal bell (paplay stopped)")
	r.press("p")
	r.wait(time.Second)
	r.shows("not recorded  ♪ terminal bell")
	r.lacks("paplay")
	wakes := r.wakes
	r.wait(time.Hour)
	if r.wakes != wakes {
		t.Errorf("%d wake-ups for a sign", r.wakes-wakes)
	}
}

// A key that can't act now says why, for a moment and at every size.
func TestKeySaysWhyNot(t *testing.T) {
	for _, tt := range []struct{ protocol, key, want string }{
		{"prolonged-ischemic-compression", "+", "not in an open hold"},
		{"prolonged-ischemic-compression", ">", english.HinderedNoPlan},
		{"ninety-second-compression", "r", english.HinderedInTimedHold},
		{"ninety-second-compression", "j", english.HinderedOnlyPoint},
		{"ninety-second-compression", "down", "at the lowest level"},
	} {
		for _, size := range [][2]int{{20, 6}, {40, 12}, {80, 24}, {120, 40}} {
			r := newRig(t, size[0], size[1], starting(t, tt.protocol))
			r.wait(7 * time.Second)
			r.press(tt.key)
			r.shows(tt.want)
			r.wait(noticeTime)
			r.lacks(tt.want)
		}
	}
}

// Help over a run leaves the number and the word in sight, at every size, and both go on.
func TestHelpOverARun(t *testing.T) {
	for _, size := range [][2]int{{20, 6}, {40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		r := newRig(t, size[0], size[1], starting(t, "ninety-second-compression"))
		r.wait(7 * time.Second)
		r.press("?")
		r.titled("HOLD - presshold")
		before := r.screen()
		if lines := strings.Count(before, "\n") + 1; lines != size[1] {
			t.Errorf("%v: %d lines", size, lines)
		}
		if !strings.Contains(before, "pause") || size[1] <= 24 && !strings.Contains(before, "HOLD") {
			t.Errorf("%v: the keys or the word are missing:\n%s", size, before)
		}
		top := strings.Join(strings.SplitN(r.m.View().Content, "\n", size[1])[:max(2, size[1]/3)], "\n")
		r.wait(time.Second)
		now := strings.Join(strings.SplitN(r.m.View().Content, "\n", size[1])[:max(2, size[1]/3)], "\n")
		if top == now {
			t.Errorf("%v: the number stands still:\n%s", size, r.screen())
		}
		if strings.Contains(before, "…") {
			t.Errorf("%v: help is cut:\n%s", size, before)
		}
		r.press("esc")
		if r.m.overlay != noOverlay {
			t.Errorf("%v: help is still there", size)
		}
	}
}

// The hints name a deed once: where the primary key does it, its own key is left out.
func TestHintsOnce(t *testing.T) {
	for _, id := range []string{"alternating-ischemic-compression", "prolonged-ischemic-compression", "asking", "mine"} {
		r := newRig(t, 200, 60, starting(t, id))
		for range 20 {
			r.wait(time.Second)
			if r.m.driver == nil {
				break
			}
			primary, ok := r.m.driver.Primary()
			if !ok {
				continue
			}
			for _, h := range r.m.runFoot()[1:] {
				if h.Text == string(primary.Kind) {
					t.Errorf("%s: %q is said twice: %v", id, h.Text, r.m.runFoot())
				}
			}
		}
	}
}

// What is said of a key in a run has room in the smallest window.
func TestShortWords(t *testing.T) {
	r := newRig(t, 20, 6, starting(t, "alternating-ischemic-compression"))
	r.wait(7 * time.Second)
	for _, key := range []string{"t", "l", "g", "w"} {
		r.press(key)
		if s := r.screen(); strings.Contains(s, "…") || !strings.Contains(s, "\"") {
			t.Errorf("the answer of %s is cut:\n%s", key, s)
		}
		r.wait(3 * time.Second)
	}
}
