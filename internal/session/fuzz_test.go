package session

import (
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// FuzzSession lets the fuzzer look for a plan and a sequence of intents that break
// the run: it must not panic, must end, and must keep its books.
func FuzzSession(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		s, _, at := play(New(drawPlan(t)), drawActs(t))
		snap := s.Snapshot(at)
		if snap.Active+snap.Pause != snap.Total {
			t.Fatalf("active %v, paused %v, total %v", snap.Active, snap.Pause, snap.Total)
		}
		if block := s.blockAt(s.position); snap.Round > block.Rounds.Cap {
			t.Fatalf("round %d of at most %d", snap.Round, block.Rounds.Cap)
		}
		if s, _ = playOut(discard{}, s, at); s.state != Finished {
			t.Fatal("the run does not end")
		}
	}))
}

func benchmarkRun(b *testing.B) Session {
	b.Helper()
	phases := block(6, hold(8*sec, 10*sec), release(3*sec))
	p := until(phases, "eased", "score:3")
	return newSession(b, protocolOf(p), optionsOf(5*sec))
}

// BenchmarkAdvance is a whole run of six rounds, one wake an edge.
func BenchmarkAdvance(b *testing.B) {
	s := benchmarkRun(b)
	b.ReportAllocs()
	for b.Loop() {
		run := s
		for at, ok := run.Next(); ok; at, ok = run.Next() {
			run, _ = run.Advance(at)
		}
	}
}

// BenchmarkAdvanceNothingDue is what most wakes cost.
func BenchmarkAdvanceNothingDue(b *testing.B) {
	s, _ := benchmarkRun(b).Advance(6 * sec)
	b.ReportAllocs()
	for b.Loop() {
		s, _ = s.Advance(6*sec + time.Millisecond)
	}
}

// BenchmarkForecast is what the first snapshot after an event costs in a long plan.
func BenchmarkForecast(b *testing.B) {
	p := protocolOf(block(12, hold(8*sec, 10*sec), release(3*sec)))
	for n := range 20 {
		p.Points = append(p.Points, protocol.Point{Site: "point " + strconv.Itoa(n+1)})
	}
	s, _ := newSession(b, p, optionsOf(0)).Advance(0)
	b.ReportAllocs()
	for b.Loop() {
		s.foreseen = false
		_ = s.Foresee()
	}
}

func BenchmarkSnapshot(b *testing.B) {
	s, _ := benchmarkRun(b).Advance(6 * sec)
	s = s.Foresee() // as a Driver does
	b.ReportAllocs()
	for b.Loop() {
		_ = s.Snapshot(7 * sec)
	}
}
