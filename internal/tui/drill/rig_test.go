package drill

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/input"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// rig drives a screen as the program does, with its own clock.
type rig struct {
	t     *testing.T
	s     ui.Screen
	st    ui.Env
	kept  []training.Result
	fails error // of keeping
	left  bool
}

func newRig(t *testing.T, w, h int, o Options) *rig {
	t.Helper()
	r := &rig{t: t}
	o.Now = func() time.Time { return time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC) }
	o.Keep = func(res training.Result) error {
		r.kept = append(r.kept, res)
		return r.fails
	}
	r.s = New(o)
	r.st = uitest.Env(w, h)
	r.st.Now = time.Hour
	r.s.Init(r.st)
	return r
}

func (r *rig) send(msg tea.Msg) {
	r.t.Helper()
	step := r.s.Update(r.st, msg)
	if step.Leave {
		r.left = true
		if keep := r.s.(ui.Closer).Close(r.st); keep != nil {
			_ = keep()
		}
	}
	if step.Keep != nil {
		r.send(ui.Kept{Err: step.Keep()})
	}
}

// press sends keys by name; "." lets a second pass.
func (r *rig) press(names ...string) {
	r.t.Helper()
	for _, n := range names {
		if n == "." {
			r.st.Now += time.Second
			continue
		}
		r.send(uitest.Press(r.s, r.st, n))
	}
}

// hold holds space down for so long.
func (r *rig) hold(d time.Duration) {
	r.t.Helper()
	r.press("space")
	r.st.Now += d
	r.send(tea.KeyReleaseMsg{Code: tea.KeySpace})
}

// toggle presses space twice, so long apart.
func (r *rig) toggle(d time.Duration) {
	r.t.Helper()
	r.press("space")
	r.st.Now += d
	r.press("space")
}

func (r *rig) wait(d time.Duration) { r.st.Now += d }

// waits is how long the screen waits to be woken.
func (r *rig) waits() (time.Duration, bool) {
	s, ok := r.s.(ui.Moving)
	if !ok {
		return 0, false
	}
	return s.Wait(r.st)
}

func (r *rig) screen() string { return ansi.Strip(r.s.View(r.st).Content) }

func holds(trials int) Options {
	return Options{Name: "Alternating ischemic compression", Gap: input.DefaultGap, Exercise: training.Exercise{
		Drill: training.Hold, Protocol: "alternating-ischemic-compression", Mode: training.Uncounted, Trials: trials,
		Press: training.Target{
			Word: "hold", Span: protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second},
			From: protocol.Provenance{Basis: protocol.Stated, Source: "N3"},
		},
	}}
}

func rhythm(rounds int) Options {
	o := holds(rounds)
	o.Drill = training.Rhythm
	o.Rest = training.Target{
		Word: "release", Span: protocol.Fixed(3 * time.Second), From: protocol.Provenance{Basis: protocol.Assumed},
	}
	return o
}

func pressure(trials int) Options {
	return Options{Exercise: training.Exercise{Drill: training.Pressure, Trials: trials, Loads: []float64{5, 10}, Unit: "kg"}}
}
