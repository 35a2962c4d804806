package summary

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/observe"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// ended is a run of two points that has ended, with everything that can be entered about it.
func ended(t *testing.T) *Run {
	p := protocol.Protocol{
		ID: "mine", Name: "Mine",
		Points: []protocol.Point{{Site: "upper trapezius", Side: protocol.Both}},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(5 * time.Second)}},
			Rounds: protocol.Rounds{Planned: 2},
		}},
	}
	plan, err := protocol.Expand(p, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tally := session.NewTally(&plan, 1)
	_, events := session.New(&plan).Advance(time.Hour)
	for _, e := range events {
		tally.Add(e)
	}
	r := &Run{
		Summary: tally.Summary(), Plan: &plan, Threshold: 2, EndedAt: -time.Hour,
		Record: Record{
			Scored: func(int, session.ClientScore) {},
			Enter:  func(int, observe.Entry, string) error { return nil },
			Copy:   func(session.Summary, []string) func() ui.Copied { return func() ui.Copied { return ui.Copied{} } },
		},
	}
	r.Entries = observe.NewClosing(r.Summary, "", r.Enter, r.Scored)
	return r
}

// after is the summary of that run after some keys.
func after(t *testing.T, env ui.Env, keys ...string) *Screen {
	r := ended(t)
	save := func(*protocol.Plan, session.Summary) ui.Screen { return &Screen{} }
	s := New(Options{Runs: &Runs{r}, Save: save, Back: "picker"}, r)
	s.Init(env)
	for _, key := range keys {
		s.Update(env, uitest.Press(s, env, key))
	}
	return s
}

// states are the keys that lead to each state of the screen.
func states() map[string][]string {
	return map[string][]string{
		"ended":     nil,
		"scored":    {"7"},
		"list":      {"+"},
		"note":      {"n", "a", "b", "left"},
		"threshold": {"+", "6", "1", "2", ".", "6", "enter", "esc"},
	}
}

// Each state, at several sizes.
func TestGolden(t *testing.T) {
	for name, keys := range states() {
		for _, size := range [][2]int{{20, 6}, {40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				env := uitest.Env(size[0], size[1])
				golden.RequireEqual(t, ansi.Strip(after(t, env, keys...).View(env).Content)+"\n")
			})
		}
	}
}

// Whatever is listed acts, in each state.
func TestTruthful(t *testing.T) {
	env := uitest.Env(80, 60) // all is in view
	for _, keys := range states() {
		uitest.Truthful(t, func() (ui.Screen, ui.Env) { return after(t, env, keys...), env })
	}
}

// The threshold stands beside the score at the point where it was measured, as a pair once there is
// one after.
func TestThreshold(t *testing.T) {
	env := uitest.Env(80, 60)
	for want, keys := range map[string][]string{
		"threshold 2 kg/cm2 before":                                  nil,
		"threshold 2 -> 2.6 kg/cm2, may be within measurement error": states()["threshold"],
	} {
		if got := after(t, env, keys...).View(env).Content; strings.Count(got, want) != 1 {
			t.Errorf("%q is not there once:\n%s", want, got)
		}
	}
	s := after(t, env)
	s.Threshold = 0
	if s.Init(env); strings.Contains(s.View(env).Content, "threshold 0") {
		t.Error("a threshold that nobody measured is shown")
	}
}
