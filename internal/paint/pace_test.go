package paint

import (
	"runtime/metrics"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// The first change after a quiet time is drawn at once, a burst in one frame more.
func TestCoalesce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := launch(t, onDemand, &puppet{}, 40, 12)
		s.shows(full("quiet"))
		start := s.count()
		s.Send(full("first"))
		synctest.Wait()
		if !strings.Contains(s.text(), "first") || s.count() != start+1 {
			t.Errorf("the first change is not drawn at once, with %d writes", s.count()-start)
		}
		for range 100 {
			s.Send(full("burst"))
			s.Send(full("again"))
		}
		s.Send(full("last"))
		synctest.Wait()
		if s.count() != start+1 {
			t.Errorf("a burst was drawn %d times at once", s.count()-start-1)
		}
		s.Send(tea.RawMsg{Msg: "\a"})
		synctest.Wait()
		if s.count() != start+2 || !strings.HasSuffix(s.written(), "\a") {
			t.Error("the bell has to wait for the frame")
		}
		time.Sleep(Rest)
		synctest.Wait()
		if !strings.Contains(s.text(), "last") || s.count() != start+3 {
			t.Errorf("the burst is not drawn in one frame after the rest, but %d", s.count()-start-2)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// The first frame is drawn once, when the model knows what it is drawn on.
func TestFirstFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &puppet{view: full("ready")}
		s := launch(t, onDemand, m, 40, 12)
		if got := strings.Count(s.written(), "\x1b[2J"); got != 1 || s.count() > 2 {
			t.Errorf("drawn %d times in %d writes", got, s.count())
		}
		if m.views != 1 {
			t.Errorf("the model was looked at %d times", m.views)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// While nothing changes, nothing wakes: no clock, no timer.
func TestIdle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := launch(t, onDemand, &puppet{}, 40, 12)
		s.shows(full("paused"))
		s.settle()
		const hours = 100
		before := wakes()
		time.Sleep(hours * time.Hour)
		if n := wakes() - before; n > hours*3600/20 { // a clock of a second would be eight times as many
			t.Errorf("%d wake-ups in %d hours", n*8, hours)
		}
		s.Send(tea.Quit())
		s.join(t)
	})
}

// wakes is how often the runtime let a goroutine go on; it counts one in eight.
func wakes() (n uint64) {
	sample := []metrics.Sample{{Name: "/sched/latencies:seconds"}}
	metrics.Read(sample)
	for _, count := range sample[0].Value.Float64Histogram().Counts {
		n += count
	}
	return n
}
