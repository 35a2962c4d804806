package drill

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/gauge"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

const ms = time.Millisecond

// still is a gauge that sends nothing: tests send its batches.
type still struct{ closed bool }

func (s *still) Next(over <-chan struct{}) (gauge.Batch, bool) { <-over; return gauge.Batch{}, false }
func (s *still) Close()                                        { s.closed = true }

func forces(kind training.Drill, targets ...float64) Options {
	return Options{Gauge: "/dev/ttyUSB0", Exercise: training.Exercise{
		Drill: kind, Mode: training.Shown, Trials: 2, Loads: targets, Band: training.ForceBand{Part: 0.1}, Unit: "N",
		Press: training.Target{
			Word: "hold", Span: protocol.Span{Min: 10 * second, Max: 20 * second}, From: protocol.Provenance{Basis: protocol.Stated, Source: "N1"},
		},
	}}
}

// pressRig plays a gauge that reads every 100 ms to the screen.
type pressRig struct {
	*rig

	gauge *still
}

func newPressRig(t *testing.T, w, h int, o Options) *pressRig {
	t.Helper()
	g := &still{}
	o.Open = func() Gauge { return g }
	return &pressRig{newRig(t, w, h, o), g}
}

// keeps presses with a force for so long.
func (r *pressRig) keeps(newtons float64, length time.Duration) {
	r.t.Helper()
	for range length / (100 * ms) {
		r.st.Now += 100 * ms
		r.send(gauge.Batch{State: gauge.Live, Model: gauge.Mark10, Readings: []gauge.Reading{{At: r.st.Now, Newtons: newtons, Unit: gauge.Newton}}})
	}
}

// heard sends a batch without readings.
func (r *pressRig) heard(b gauge.Batch) {
	r.t.Helper()
	r.st.Now += second
	r.send(b)
}

func (r *pressRig) sees(wants ...string) {
	r.t.Helper()
	for _, want := range wants {
		if !strings.Contains(r.screen(), want) {
			r.t.Errorf("%q is not in the window:\n%s", want, r.screen())
		}
	}
}

func TestForceOnTheScreen(t *testing.T) {
	r := newPressRig(t, 80, 24, forces(training.SteadyForce, 20))
	r.sees("20.0 N, from 18.0 to 22.0 N (chosen)", "hold, 10 to 20 seconds", "no reading yet", "never for a session with")
	r.keeps(0, second)
	r.sees("Mark-10: /dev/ttyUSB0, reads 0.0 N")
	r.press("space")
	r.sees("LET GO")
	r.keeps(0, second)
	r.sees("PRESS TO 20.0 N", "1 of 2")
	r.keeps(12, 500*ms)
	r.keeps(20.5, 7*second)
	r.sees("HOLD 6 s", "20.5 N", "█")
	if strings.Contains(r.screen(), "tare") {
		t.Error("the gauge seems to be settable to zero during a hold")
	}
	r.keeps(20, 14*second)
	r.sees("LET GO", "20.0 N kept for 20.00 s")
	r.keeps(0, second)
	r.sees("PRESS TO 20.0 N", "2 of 2")
	r.keeps(20, 12*second)
	r.keeps(0, 300*ms)
	if len(r.kept) != 1 || len(r.kept[0].Forces) != 2 || r.kept[0].Mode != training.Shown || r.kept[0].Unit != "N" || r.kept[0].Forces[1].Length != 11500*ms {
		t.Fatalf("kept %+v", r.kept)
	}
	r.sees("constant", "in band", "drift")
	r.keeps(3, second)
	r.press("t")
	r.sees("The gauge was set to zero.")
	r.keeps(3, second)
	r.press("space")
	r.keeps(3, second)
	r.sees("1 of 2", "PRESS TO", "0.0 N")
	r.press("f", "esc")
	if !r.left || !r.gauge.closed {
		t.Errorf("left %v, the gauge closed %v", r.left, r.gauge.closed)
	}
}

// A blind trial hides the force while the student presses, and shows it after.
func TestBlindForce(t *testing.T) {
	r := newPressRig(t, 80, 24, forces(training.SteadyForce, 20))
	r.press("c")
	r.sees("blind")
	r.press("space")
	r.keeps(0, second)
	r.keeps(15, 5*second)
	before := r.screen()
	r.keeps(19, 5*second)
	if r.screen() != before || strings.ContainsAny(before, "█▄▀") || strings.Contains(before, "15.0 N") {
		t.Errorf("the force is in sight:\n%s\n%s", before, r.screen())
	}
	r.keeps(19, 14*second)
	r.sees("LET GO", "▄▄▄", "20.0 N kept for 20.00 s")
}

// What the student has not set is asked for, and never made up.
func TestForceIsSetByTheStudent(t *testing.T) {
	o := forces(training.StepsForce)
	o.Band = training.ForceBand{}
	r := newPressRig(t, 80, 24, o)
	r.sees("A protocol's words", "Targets, in N:")
	r.press("2", "0", "enter")
	r.sees("steps need at least two targets")
	for _, c := range "10 20" {
		r.send(ui.Press{KeyPressMsg: uitest.Key(string(c))})
	}
	r.press("enter")
	r.sees("Band, in N or %:")
	r.press("1", "2", "enter")
	r.sees("leaves nothing to press", "Targets, in N:")
	for _, c := range "10 20" {
		r.send(ui.Press{KeyPressMsg: uitest.Key(string(c))})
	}
	r.press("enter", "2", "enter")
	r.sees("10.0 N, from 8.0 to 12.0 N; then 20.0 N, from 18.0 to 22.0 N")
}

func TestStepsOnTheScreen(t *testing.T) {
	r := newPressRig(t, 80, 24, forces(training.StepsForce, 10, 20))
	r.press("space")
	r.keeps(0, second)
	r.keeps(10, 5*second)
	r.press("space") // released
	r.sees("UP TO 20.0 N")
	r.keeps(20, 11*second)
	if len(r.kept) != 1 || len(r.kept[0].Forces) != 2 || r.kept[0].Forces[0].Length != 4900*ms || r.kept[0].Forces[1].Target != 20 {
		t.Fatalf("kept %+v", r.kept)
	}
	r = newPressRig(t, 80, 24, forces(training.AlternateForce, 20, 10))
	r.press("space")
	r.keeps(0, second)
	r.keeps(20, 10300*ms)
	r.sees("DOWN TO 10.0 N")
}

// A gauge that goes away pauses the drill. That is reported, and so are lines that are no readings, an
// overload, and another unit.
func TestTroubleWithTheGauge(t *testing.T) {
	r := newPressRig(t, 80, 24, forces(training.SteadyForce, 20))
	r.press("space")
	r.keeps(0, second)
	r.keeps(20, 5*second)
	r.heard(gauge.Batch{State: gauge.Gone, Why: "it was disconnected"})
	r.sees("PAUSED: THE GAUGE IS GONE", "it was disconnected; trying again")
	r.wait(time.Minute)
	r.keeps(20, second)
	r.sees("HOLD 5 s", "that time does not count")
	r.heard(gauge.Batch{State: gauge.Silent})
	r.sees("PAUSED: NO READING")
	r.keeps(20, 100*ms)
	r.keeps(20, 21*second)
	r.keeps(0, second)
	r.sees("20.0 N kept for 20.00 s")
	r.send(gauge.Batch{State: gauge.Live, Garbage: 2, Line: "ERR \x1b[2J"})
	r.sees("2 lines could not be read")
	r.send(gauge.Batch{State: gauge.Live, Readings: []gauge.Reading{{At: r.st.Now, Over: true, Unit: gauge.Newton}}})
	r.sees("OVERLOAD: LET GO", "more than the gauge can measure")
	r.st.Now += 100 * ms
	r.send(gauge.Batch{State: gauge.Live, Readings: []gauge.Reading{{At: r.st.Now, Unit: gauge.Pound}}})
	r.sees("reads in lb now")
}

func TestTareOnTheScreen(t *testing.T) {
	r := newPressRig(t, 80, 24, forces(training.SteadyForce, 20))
	r.press("t")
	r.sees("can't be set to zero now")
	r.keeps(3, second)
	r.press("t")
	r.sees("was set to zero")
	r.keeps(3, second)
	r.sees("reads 0.0 N")
	r.press("space")
	r.keeps(23, 300*ms)
	r.keeps(3, second)
	r.keeps(23, 5*second)
	r.sees("20.0 N", "HOLD")
}

// Leaving the program records the trials so far and closes the gauge.
func TestLeavingAGauge(t *testing.T) {
	r := newPressRig(t, 80, 24, forces(training.SteadyForce, 20))
	r.press("space")
	r.keeps(0, second)
	r.keeps(20, 21*second)
	keep := r.s.(ui.Closer).Close(r.st)
	if keep == nil {
		t.Fatal("nothing to keep")
	}
	if err := keep(); err != nil || len(r.kept) != 1 || !r.gauge.closed {
		t.Errorf("%v, kept %d, closed %v", err, len(r.kept), r.gauge.closed)
	}
}

func TestForceGoldens(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"40x12", 40, 12}} {
		t.Run(size.name, func(t *testing.T) {
			r := newPressRig(t, size.w, size.h, forces(training.SteadyForce, 20))
			r.press("space")
			r.keeps(0, second)
			for i := range 20 {
				r.keeps(float64(i), 100*ms)
			}
			for i := range 60 {
				r.keeps(19.5+float64(i%5)/2, 100*ms)
			}
			golden.RequireEqual(t, r.screen())
		})
	}
}

// Whatever is pressed on the keys and the gauge, in a window of any size, frames fit and each result is
// kept once.
func TestAnyForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := forces(training.AlternateForce, 30, 10)
		if rapid.Bool().Draw(rt, "steady") {
			o = forces(training.SteadyForce, 20)
		}
		r := newPressRig(t, rapid.IntRange(1, 100).Draw(rt, "w"), rapid.IntRange(1, 30).Draw(rt, "h"), o)
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			switch k := rapid.SampledFrom([]string{"space", "f", "c", "t", "down", "", "", "", "gone"}).Draw(rt, "what"); k {
			case "":
				r.keeps(rapid.SampledFrom([]float64{0, 10, 20, 30, -4, 4000}).Draw(rt, "newtons"), time.Duration(rapid.IntRange(1, 40).Draw(rt, "tenths"))*100*ms)
			case "gone":
				r.heard(gauge.Batch{State: gauge.Gone, Why: "gone\x1b[2J"})
			default:
				r.press(k)
			}
			if lines := strings.Split(r.screen(), "\n"); len(lines) != r.st.H || strings.Contains(r.screen(), "\x1b") {
				rt.Fatalf("%d lines in a window of %d:\n%s", len(lines), r.st.H, r.screen())
			}
		}
		for _, res := range r.kept {
			if res.Trials() == 0 || res.Trials() > 2 {
				rt.Fatalf("kept %+v", res)
			}
		}
	})
}
