package reader

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/gauge/gaugetest"
	"presshold/internal/phrase/english"
)

const (
	ms       = time.Millisecond
	patience = 30 * time.Second
)

// steady is a force that does not change.
func steady(newtons float64) func(time.Duration) float64 {
	return func(time.Duration) float64 { return newtons }
}

// watched is a reader and what it has read.
type watched struct {
	*Reader

	t    *testing.T
	over <-chan struct{}
	got  []gauge.Reading
	last gauge.Batch
}

func watch(t *testing.T, open opener, s gauge.Source) *watched {
	t.Helper()
	start := time.Now()
	w := &watched{t: t, Reader: read(s, func() time.Duration { return time.Since(start) }, open)}
	t.Cleanup(w.Close)
	ctx, stop := context.WithTimeout(t.Context(), patience)
	t.Cleanup(stop)
	w.over = ctx.Done()
	return w
}

// plug is a gauge at a port that can be unplugged.
type plug struct {
	*gaugetest.Gauge

	out atomic.Bool
}

func (p *plug) open(context.Context, gauge.Source, gauge.Profile) (stream, error) {
	if p.out.Load() {
		return nil, errors.New(english.GaugeNoPort)
	}
	p.Restart()
	return p, nil
}

func (p *plug) Read(b []byte) (int, error) {
	if p.out.Load() {
		return 0, errors.New(english.GaugeUnplugged)
	}
	return p.Gauge.Read(b)
}

func (p *plug) close() error { return nil }

// simulate reads a simulated gauge as a model, in virtual time.
func simulate(t *testing.T, of, as gauge.Model, every time.Duration, force func(time.Duration) float64, try func(*testing.T, *plug, *watched)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		sim := &plug{Gauge: gaugetest.New(of, every, force)}
		try(t, sim, watch(t, sim.open, gauge.Source{Port: "port", Model: as}))
	})
}

// until takes batches until one fits.
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

// reads takes batches until so many readings have come.
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
				simulate(t, p.Model, model, 10*ms, steady(44.48), func(t *testing.T, _ *plug, w *watched) {
					w.reads(20)
					for _, r := range w.got {
						if math.Abs(r.Newtons-44.48) > 0.05 {
							t.Fatalf("read %+v", r)
						}
					}
					// Every speed works at this port, so an FDX or FDIX may answer the request of
					// another model first.
					if got := w.last.Model; got != p.Model && (model != gauge.Auto || got == gauge.Lines || p.Model == gauge.Mark10) {
						t.Errorf("taken for %q", got)
					}
				})
			})
		}
	}
}

// An unplugged gauge is reported, and read again when it is back.
func TestUnplugged(t *testing.T) {
	for _, model := range []gauge.Model{gauge.Mark10, gauge.Chronojump} {
		t.Run(string(model), func(t *testing.T) {
			simulate(t, model, model, 10*ms, steady(20), func(t *testing.T, sim *plug, w *watched) {
				w.reads(5)
				sim.out.Store(true)
				w.until("that it is gone", func(b gauge.Batch) bool { return b.State == gauge.Gone && b.Why == english.GaugeUnplugged })
				w.until("that it is not back", func(b gauge.Batch) bool { return b.State == gauge.Gone && b.Why == english.GaugeNoPort })
				before := w.got[len(w.got)-1].At
				sim.out.Store(false)
				w.reads(5)
				if w.last.State != gauge.Live || w.last.Why != "" {
					t.Errorf("back, and %+v", w.last)
				}
				if w.got[0].At <= before {
					t.Errorf("the time went from %v to %v", before, w.got[0].At)
				}
			})
		})
	}
}

func TestSilence(t *testing.T) {
	simulate(t, gauge.FDX, gauge.FDX, 10*ms, steady(20), func(t *testing.T, sim *plug, w *watched) {
		w.reads(5)
		sim.Mute(true)
		w.until("silence", func(b gauge.Batch) bool { return b.State == gauge.Silent })
		sim.Mute(false)
		w.reads(5)
		if w.last.State != gauge.Live {
			t.Errorf("it talks, and is %q", w.last.State)
		}
	})
}

func TestUnitChangesInMidStream(t *testing.T) {
	simulate(t, gauge.Lines, gauge.Lines, 5*ms, steady(20), func(t *testing.T, sim *plug, w *watched) {
		w.reads(5)
		for _, u := range gauge.Units() {
			sim.Switch(u)
			w.got = nil
			w.until(string(u), func(gauge.Batch) bool { return len(w.got) > 0 && w.got[len(w.got)-1].Unit == u })
			if r := w.got[len(w.got)-1]; math.Abs(r.Newtons-20) > 0.05 {
				t.Errorf("20 N in %s are %v", u, r.Newtons)
			}
		}
	})
}

func TestGarbage(t *testing.T) {
	simulate(t, gauge.Lines, gauge.Lines, 5*ms, steady(20), func(t *testing.T, sim *plug, w *watched) {
		w.reads(1)
		sim.Say("hello\r\n\x00\xff\x1b[2J\n4.2 oz\n\n\n20\n" + strings.Repeat("9", 10000) + "\nOL\n")
		w.until("an overload", func(b gauge.Batch) bool {
			return slices.ContainsFunc(b.Readings, func(r gauge.Reading) bool { return r.Over })
		})
		if n := w.last.Garbage; n != 5 {
			t.Errorf("%d lines were no readings, the last %q", n, w.last.Line)
		}
		w.got = nil
		w.reads(20)
		for _, r := range w.got {
			if !r.Over && r.Newtons != 20 {
				t.Errorf("read %+v", r)
			}
		}
	})
}

// A thousand readings a second are all read, in the gauge's order.
func TestManyReadings(t *testing.T) {
	force := func(at time.Duration) float64 { return at.Seconds() }
	simulate(t, gauge.Chronojump, gauge.Chronojump, ms, force, func(t *testing.T, _ *plug, w *watched) {
		w.reads(1500)
		for i := 1; i < len(w.got); i++ {
			if w.got[i].At < w.got[i-1].At || w.got[i].Newtons < w.got[i-1].Newtons {
				t.Fatalf("%+v comes after %+v", w.got[i], w.got[i-1])
			}
		}
	})
}
