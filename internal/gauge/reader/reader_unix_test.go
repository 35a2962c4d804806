//go:build unix

package reader

import (
	"context"
	"strings"
	"testing"

	"presshold/internal/gauge"
)

func TestCommand(t *testing.T) {
	sh := func(script string) gauge.Source { return gauge.Source{Command: []string{"sh", "-c", script}} }
	t.Run("readings", func(t *testing.T) {
		t.Parallel()
		s := sh(`printf '1\n2 kg\n0;3 N\n4 N'; exec sleep 60`)
		s.Reads = gauge.Kilogram
		w := watch(t, open, s)
		w.reads(3)
		for i, want := range []float64{9.80665, 19.6133, 3} {
			if w.got[i].Newtons != want {
				t.Errorf("reading %d is %v, want %v", i, w.got[i].Newtons, want)
			}
		}
	})
	t.Run("the last line needs no end", func(t *testing.T) {
		t.Parallel()
		w := watch(t, open, sh(`printf '1 N\n2 N'`))
		w.reads(2)
		w.until("the end", func(b gauge.Batch) bool { return b.State == gauge.Gone })
		if w.last.Why != "the command has ended" {
			t.Errorf("it is gone: %s", w.last.Why)
		}
	})
	t.Run("it fails, and is started again", func(t *testing.T) {
		t.Parallel()
		w := watch(t, open, sh(`echo 7 N; echo "no adapter" >&2; exit 3`))
		w.until("the failure", func(b gauge.Batch) bool { return b.State == gauge.Gone })
		if w.last.Why != "the command has failed: no adapter" {
			t.Errorf("it is gone: %s", w.last.Why)
		}
		w.reads(1)
	})
	t.Run("there is none", func(t *testing.T) {
		t.Parallel()
		w := watch(t, open, gauge.Source{Command: []string{"/nowhere/at-all"}})
		w.until("that it is gone", func(b gauge.Batch) bool {
			return b.State == gauge.Gone && strings.HasPrefix(b.Why, "there is no program")
		})
	})
	t.Run("it is ended", func(t *testing.T) {
		t.Parallel()
		w := watch(t, open, sh(`echo 1 N; sleep 600 & wait`))
		w.reads(1)
		w.Close() // or this test lasts for ten minutes
	})
}

func TestNoPort(t *testing.T) {
	t.Parallel()
	w := watch(t, open, gauge.Source{Port: "/dev/no-such-port"})
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
