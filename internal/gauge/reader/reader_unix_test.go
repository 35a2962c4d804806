//go:build unix

package reader

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/gauge/gaugetest"
)

func TestMain(m *testing.M) {
	// The tests wait for gauges nearly all the time: more of them than there are cores may.
	if err := flag.Set("test.parallel", "8"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

const (
	ms       = time.Millisecond
	patience = 30 * time.Second
)

// steady is a force that does not change.
func steady(newtons float64) func(time.Duration) float64 {
	return func(time.Duration) float64 { return newtons }
}

// watched is a reader and the batches that it has given.
type watched struct {
	*Reader

	t    *testing.T
	over <-chan struct{}
	got  []gauge.Reading
	last gauge.Batch
}

func watch(t *testing.T, s gauge.Source) *watched {
	t.Helper()
	start := time.Now()
	w := &watched{t: t, Reader: Open(s, func() time.Duration { return time.Since(start) })}
	t.Cleanup(w.Close)
	ctx, stop := context.WithTimeout(t.Context(), patience)
	t.Cleanup(stop)
	w.over = ctx.Done()
	return w
}

// until takes batches until one of them is as wanted.
func (w *watched) until(what string, holds func(gauge.Batch) bool) {
	w.t.Helper()
	for {
		b, ok := w.Next(w.over)
		if !ok {
			w.t.Fatalf("waited in vain for %s; last was %+v", what, w.last)
		}
		w.last = b
		w.got = append(w.got, b.Readings...)
		if holds(b) {
			return
		}
	}
}

// reads takes batches until so many more readings have come.
func (w *watched) reads(n int) {
	w.t.Helper()
	w.got = nil
	w.until(fmt.Sprintf("%d readings", n), func(gauge.Batch) bool { return len(w.got) >= n })
}

// Each model is understood, by its name and without.
func TestModels(t *testing.T) {
	for _, p := range gauge.Profiles() {
		for _, model := range []gauge.Model{p.Model, gauge.Auto} {
			t.Run(string(p.Model+" as "+model), func(t *testing.T) {
				t.Parallel()
				sim := gaugetest.New(t, p.Model, 10*ms, steady(44.48))
				w := watch(t, gauge.Source{Port: sim.Port, Model: model})
				w.reads(20)
				for _, r := range w.got {
					if math.Abs(r.Newtons-44.48) > 0.05 {
						t.Fatalf("read %+v", r)
					}
				}
				// In a pseudo-terminal every speed is right, so that the first request that an FDX
				// or FDIX answers may be that of another model.
				if got := w.last.Model; got != p.Model && (model != gauge.Auto || got == gauge.Lines || p.Model == gauge.Mark10) {
					t.Errorf("taken for %q", got)
				}
			})
		}
	}
}

// A gauge that is pulled out is told of, and read again when it is back.
func TestUnplugged(t *testing.T) {
	for _, model := range []gauge.Model{gauge.Mark10, gauge.Chronojump} {
		t.Run(string(model), func(t *testing.T) {
			t.Parallel()
			sim := gaugetest.New(t, model, 10*ms, steady(20))
			w := watch(t, gauge.Source{Port: sim.Port, Model: model})
			w.reads(5)
			sim.Unplug()
			w.until("that it is gone", func(b gauge.Batch) bool { return b.State == gauge.Gone && b.Why != "" })
			before := w.got[len(w.got)-1].At
			sim.Plug()
			w.reads(5)
			if w.last.State != gauge.Live || w.last.Why != "" {
				t.Errorf("back, and %+v", w.last)
			}
			if w.got[0].At <= before {
				t.Errorf("the time went from %v to %v", before, w.got[0].At)
			}
		})
	}
}

func TestSilence(t *testing.T) {
	t.Parallel()
	sim := gaugetest.New(t, gauge.FDX, 10*ms, steady(20))
	w := watch(t, gauge.Source{Port: sim.Port, Model: gauge.FDX})
	w.reads(5)
	sim.Mute(true)
	w.until("silence", func(b gauge.Batch) bool { return b.State == gauge.Silent })
	sim.Mute(false)
	w.reads(5)
	if w.last.State != gauge.Live {
		t.Errorf("it talks, and is %q", w.last.State)
	}
}

func TestUnitChangesInMidStream(t *testing.T) {
	t.Parallel()
	sim := gaugetest.New(t, gauge.Lines, 5*ms, steady(20))
	w := watch(t, gauge.Source{Port: sim.Port, Model: gauge.Lines})
	w.reads(5)
	for _, u := range gauge.Units() {
		sim.Switch(u)
		w.got = nil
		w.until(string(u), func(gauge.Batch) bool { return len(w.got) > 0 && w.got[len(w.got)-1].Unit == u })
		if r := w.got[len(w.got)-1]; math.Abs(r.Newtons-20) > 0.05 {
			t.Errorf("20 N in %s are %v", u, r.Newtons)
		}
	}
}

func TestGarbage(t *testing.T) {
	t.Parallel()
	sim := gaugetest.New(t, gauge.Lines, 5*ms, steady(20))
	w := watch(t, gauge.Source{Port: sim.Port, Model: gauge.Lines})
	w.reads(1)
	sim.Say("hello\r\n\x00\xff\x1b[2J\n4.2 oz\n\n\n20\n" + strings.Repeat("9", 10000) + "\nOL\n")
	over := false
	w.until("garbage and an overload", func(b gauge.Batch) bool {
		for _, r := range b.Readings {
			over = over || r.Over
		}
		return over
	})
	// A tick may have fallen into the long line, but not more: five lines, or six.
	if n := w.last.Garbage; n < 5 || n > 7 {
		t.Errorf("%d lines were no readings, the last %q", n, w.last.Line)
	}
	w.got = nil
	w.reads(20)
	for _, r := range w.got {
		if !r.Over && r.Newtons != 20 {
			t.Errorf("read %+v", r)
		}
	}
}

// A thousand readings a second are all taken, in the order and at the pace of the gauge.
func TestManyReadings(t *testing.T) {
	t.Parallel()
	sim := gaugetest.New(t, gauge.Chronojump, ms, func(at time.Duration) float64 { return at.Seconds() })
	w := watch(t, gauge.Source{Port: sim.Port, Model: gauge.Chronojump})
	w.reads(1500)
	for i := 1; i < len(w.got); i++ {
		if w.got[i].At < w.got[i-1].At || w.got[i].Newtons < w.got[i-1].Newtons {
			t.Fatalf("%+v comes after %+v", w.got[i], w.got[i-1])
		}
	}
}

func TestCommand(t *testing.T) {
	sh := func(script string) gauge.Source { return gauge.Source{Command: []string{"sh", "-c", script}} }
	t.Run("readings", func(t *testing.T) {
		t.Parallel()
		s := sh(`printf '1\n2 kg\n0;3 N\n4 N'; exec sleep 60`)
		s.Reads = gauge.Kilogram
		w := watch(t, s)
		w.reads(3)
		for i, want := range []float64{9.80665, 19.6133, 3} {
			if w.got[i].Newtons != want {
				t.Errorf("reading %d is %v, want %v", i, w.got[i].Newtons, want)
			}
		}
	})
	t.Run("the last line needs no end", func(t *testing.T) {
		t.Parallel()
		w := watch(t, sh(`printf '1 N\n2 N'`))
		w.reads(2)
		w.until("the end", func(b gauge.Batch) bool { return b.State == gauge.Gone })
		if w.last.Why != "the command has ended" {
			t.Errorf("it is gone: %s", w.last.Why)
		}
	})
	t.Run("it fails, and is started again", func(t *testing.T) {
		t.Parallel()
		w := watch(t, sh(`echo 7 N; echo "no adapter" >&2; exit 3`))
		w.until("the failure", func(b gauge.Batch) bool { return b.State == gauge.Gone })
		if w.last.Why != "the command has failed: no adapter" {
			t.Errorf("it is gone: %s", w.last.Why)
		}
		w.reads(1)
	})
	t.Run("there is none", func(t *testing.T) {
		t.Parallel()
		w := watch(t, gauge.Source{Command: []string{"/nowhere/at-all"}})
		w.until("that it is gone", func(b gauge.Batch) bool { return b.State == gauge.Gone && strings.Contains(b.Why, "no such file") })
	})
	t.Run("it is ended", func(t *testing.T) {
		t.Parallel()
		w := watch(t, sh(`echo 1 N; sleep 600 & wait`))
		w.reads(1)
		w.Close() // or this test lasts for ten minutes
	})
}

func TestNoPort(t *testing.T) {
	t.Parallel()
	w := watch(t, gauge.Source{Port: "/dev/no-such-port"})
	w.until("that it is gone", func(b gauge.Batch) bool { return b.State == gauge.Gone && b.Why == "there is no such port" })
	w.Close()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for range 3 { // what is left, and then nothing
		if _, ok := w.Next(ctx.Done()); !ok {
			return
		}
	}
	t.Error("there is still something to wait for")
}
