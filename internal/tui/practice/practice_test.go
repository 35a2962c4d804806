package practice

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

const second = time.Second

func noon(day int) time.Time { return time.Date(2025, 3, day, 12, 0, 0, 0, time.UTC) }

// library is two protocols.
func library() []protocol.Protocol {
	one := func(id, name string, hold protocol.Span) protocol.Protocol {
		return protocol.Protocol{ID: id, Name: name, Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: hold}, {Kind: protocol.Release, Duration: protocol.Fixed(3 * second)},
			},
			Rounds: protocol.Rounds{Planned: 6},
		}}}
	}
	return []protocol.Protocol{
		one("alternating", "Alternating ischemic compression", protocol.Span{Min: 8 * second, Max: 10 * second}),
		one("pumping", "Pumping", protocol.Fixed(10*second)),
	}
}

// some is a month's record.
func some() training.Past {
	held := func(day int, id string, span protocol.Span, around, spread float64) training.Result {
		r := training.Result{
			Drill: training.Hold, Protocol: id, Mode: training.Uncounted, Started: noon(day),
			Press: training.ChosenTarget(span),
		}
		for _, step := range []float64{-1, 0.5, 0, -0.5, 1} {
			r.Holds = append(r.Holds, time.Duration((around+step*spread)*float64(second)))
		}
		return r
	}
	alternating, pumping := protocol.Span{Min: 8 * second, Max: 10 * second}, protocol.Fixed(10*second)
	answer := func(q string, right bool) training.Answer {
		return training.Answer{Question: "pumping/" + q, Protocol: "pumping", Right: right, At: noon(20)}
	}
	return training.Past{
		Results: []training.Result{
			held(1, "alternating", alternating, 12, 2), held(3, "alternating", alternating, 11, 2),
			held(5, "alternating", alternating, 10.5, 1.5), held(18, "alternating", alternating, 10, 1.5),
			held(19, "alternating", alternating, 9.5, 1), held(20, "pumping", pumping, 11, 2),
			{Drill: training.Pressure, Started: noon(2), Unit: "kg", Readings: []training.Reading{
				{Target: 5, Shown: 6}, {Target: 5, Shown: 4}, {Target: 5, Shown: 5}, {Target: 10, Shown: 11}, {Target: 10, Shown: 12},
			}},
		},
		Answers: []training.Answer{answer("recall", true), answer("order", false), answer("source", true)},
	}
}

// rig drives a screen as the program does.
type rig struct {
	t      *testing.T
	s      ui.Screen
	st     ui.Env
	past   training.Past
	err    error
	opened []training.Suggestion
	left   bool
}

// other is the screen of a drill.
type other struct{}

func (other) Init(ui.Env) tea.Cmd            { return nil }
func (other) Update(ui.Env, tea.Msg) ui.Step { return ui.Step{} }
func (other) View(ui.Env) ui.View            { return ui.View{} }
func (other) Help(ui.Env) []keys.Hint        { return nil }

func newRig(t *testing.T, w, h int, past training.Past, err error) *rig {
	t.Helper()
	r := &rig{t: t, past: past, err: err}
	r.s = New(Options{
		Past:      func() (training.Past, error) { return r.past, r.err },
		Protocols: library,
		Now:       func() time.Time { return noon(21) },
		Open: func(s training.Suggestion) ui.Screen {
			r.opened = append(r.opened, s)
			return other{}
		},
	})
	r.st = uitest.Env(w, h)
	r.run(r.s.Init(r.st))
	return r
}

func (r *rig) run(cmd tea.Cmd) {
	r.t.Helper()
	if cmd != nil {
		r.send(cmd())
	}
}

func (r *rig) send(msg tea.Msg) {
	r.t.Helper()
	step := r.s.Update(r.st, msg)
	r.left = r.left || step.Leave
	r.run(step.Cmd)
}

func (r *rig) press(names ...string) {
	r.t.Helper()
	for _, n := range names {
		r.send(uitest.Press(r.s, r.st, n))
	}
}

func (r *rig) screen() string { return ansi.Strip(r.s.View(r.st).Content) }

func TestRowsLeadToDrills(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		want training.Suggestion
	}{
		{"the suggestion", []string{"enter"}, training.Suggestion{Exercise: training.BlindHolds("pumping")}},
		{
			"a series, looked at and drilled again",
			[]string{"down", "down", "enter", "enter"},
			training.Suggestion{Exercise: training.BlindHolds("alternating")},
		},
		{"a pressure series", []string{"down", "down", "down", "enter", "enter"}, training.Suggestion{Exercise: training.Exercise{Drill: training.Pressure, Unit: "kg"}}},
		{
			"a protocol whose holds go worse",
			[]string{"end", "enter"},
			training.Suggestion{Exercise: training.BlindHolds("alternating")},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 80, 24, some(), nil)
			r.press(tt.keys...)
			if len(r.opened) != 1 {
				t.Fatalf("opened %+v", r.opened)
			}
			got := r.opened[0]
			got.Why, got.Press = "", training.Target{}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("opened %+v, want %+v", got, tt.want)
			}
		})
	}
}

// The result of a drill is there when the screen comes back.
func TestReturn(t *testing.T) {
	r := newRig(t, 80, 24, training.Past{}, nil)
	if !strings.Contains(r.screen(), "none yet") {
		t.Errorf("an empty record:\n%s", r.screen())
	}
	r.past = some()
	r.send(ui.Return{})
	if !strings.Contains(r.screen(), "Pumping: holds, 10 seconds, uncounted") {
		t.Errorf("nothing new:\n%s", r.screen())
	}
	r.press("down", "down", "down", "enter")
	r.past = training.Past{}
	r.send(ui.Return{}) // a record that shrinks takes the series away
	r.press("enter", "esc")
	if !r.left {
		t.Error("escape does not leave")
	}
}

func TestABadRecord(t *testing.T) {
	r := newRig(t, 80, 24, training.Past{}, errors.New("journal.db is damaged"))
	if !strings.Contains(r.screen(), "journal.db is damaged") || !strings.Contains(r.screen(), "Next: blind holds") {
		t.Errorf("it does not say so, or suggests nothing:\n%s", r.screen())
	}
}

// Whatever is pressed at whatever size, the window is filled, the keys that are listed act, and the marked row is in it.
func TestAnyKeys(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := rapid.IntRange(1, 30).Draw(rt, "h")
		w := rapid.IntRange(1, 100).Draw(rt, "w")
		r := newRig(t, w, h, some(), nil)
		pressed := rapid.SliceOfN(rapid.SampledFrom([]string{"enter", "down", "up", "pgdown", "end", "esc"}), 0, 40).Draw(rt, "keys")
		for _, k := range pressed {
			r.press(k)
			if n := strings.Count(r.screen(), "\n") + 1; n != h {
				rt.Fatalf("%d lines in a window of %d", n, h)
			}
			if deep := r.s.(*screen).deep; !deep && !strings.Contains(r.screen(), ">") {
				if r.st.W > 1 {
					rt.Fatalf("the marked row is out of sight after %s:\n%s", k, r.screen())
				}
			}
		}
		uitest.Truthful(rt, func() (ui.Screen, ui.Env) {
			again := newRig(t, max(w, 40), max(h, 12), some(), nil) // a smaller window may not show what a key does
			again.press(pressed...)
			return again.s, again.st
		})
	})
}

// Every screen, at three sizes, in monochrome.
func TestGolden(t *testing.T) {
	for _, s := range []struct {
		name string
		past training.Past
		keys []string
	}{
		{"empty", training.Past{}, nil},
		{"overview", some(), nil},
		{"bottom", some(), []string{"end"}},
		{"series", some(), []string{"down", "down", "enter"}},
		{"once", some(), []string{"down", "down", "down", "enter"}},
	} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s/%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				r := newRig(t, size[0], size[1], s.past, nil)
				r.press(s.keys...)
				golden.RequireEqual(t, r.screen()+"\n")
			})
		}
	}
}
