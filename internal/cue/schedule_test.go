package cue

import (
	"slices"
	"testing"
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/session"
)

// TestAStall holds that of what became due while the process stood still only the
// latest is heard, and that only if it is not late.
func TestAStall(t *testing.T) {
	press := Sound{Tone: tone.Press, Due: 5 * second}
	tick := Sound{Tone: tone.Tick, Due: 8 * second}
	last := Sound{Tone: tone.Tick, Due: 9 * second}
	done := Sound{Tone: tone.Done, Due: 30 * second}
	tests := []struct {
		name  string
		now   time.Duration
		heard []Sound
		left  []Sound
	}{
		{"before its moment", 5*second - 1, nil, []Sound{press, tick, last, done}},
		{"no stall", 5 * second, []Sound{press}, []Sound{tick, last, done}},
		{"over one cue, in time for the next", 8*second + 300*ms, []Sound{tick}, []Sound{last, done}},
		{"over one cue, late for the next", 8*second + 301*ms, nil, []Sound{last, done}},
		{"so long that nobody knows how the run stands", 10*second + 1, nil, []Sound{}},
	}
	for _, tt := range tests {
		a := schedule{speed: 1, pending: []Sound{press, tick, last, done}}
		var heard []Sound
		if s, ok := a.take(tt.now); ok {
			heard = append(heard, s)
		}
		if !slices.Equal(heard, tt.heard) || !slices.Equal(a.pending, tt.left) {
			t.Errorf("%s: heard %v, left %v", tt.name, heard, a.pending)
		}
	}
}

// TestTimeThatStoodStill holds that what comes after the run's time was frozen comes that much
// later, as its edges do, and that no sound moves otherwise.
func TestTimeThatStoodStill(t *testing.T) {
	const began = 100 * second
	run, events := session.New(standard(t)).Advance(0)
	var a schedule
	for _, u := range []struct{ at, frozen time.Duration }{
		{0, 0},
		{second, 0},
		{2 * second, 3 * second},
		{3 * second, 3 * second},
		{3 * second, 7 * second},
	} {
		a.update(drive.Turn{At: u.at, Real: began + u.at + u.frozen, Speed: 1, Run: run, Happened: events}, everything)
		events = nil
		if got := a.real(5*second) - began - 5*second; got != u.frozen {
			t.Errorf("after %v a sound is %v late, not %v", u.at, got, u.frozen)
		}
	}
}

func TestASoundIsNeverBeforeItsMoment(t *testing.T) {
	a := schedule{speed: 7, start: 11}
	for due := range 100 * time.Nanosecond {
		if at := a.real(due); (at-a.start)*7 < due || (at-a.start-1)*7 >= due {
			t.Errorf("%v at %v", due, at)
		}
	}
}

func TestAnIntentTakesThePlaceOfAnEdgeNotYetHeard(t *testing.T) {
	run, events := session.New(standard(t)).Advance(14 * second)
	var a schedule
	a.update(drive.Turn{At: 14 * second, Real: 14 * second, Speed: 1, Run: run, Happened: events}, everything)
	a.take(14 * second)
	run, events = run.Apply(15*second, session.Intent{Kind: session.Next})
	a.update(drive.Turn{At: 15 * second, Real: 15 * second, Speed: 1, Run: run, Happened: events}, everything)
	if s, ok := a.take(15 * second); !ok || s.Tone != tone.Press {
		t.Errorf("heard %+v, %v", s, ok)
	}
	if s, ok := a.take(15 * second); ok {
		t.Errorf("then heard %+v", s)
	}
}

func BenchmarkUpdate(b *testing.B) {
	run, _ := session.New(standard(b)).Advance(0)
	run, _ = run.Advance(9 * second)
	var a schedule
	hears := DefaultStyle().Hears
	b.ReportAllocs()
	for b.Loop() {
		a.update(drive.Turn{At: 9 * second, Real: 9 * second, Speed: 1, Run: run}, hears)
	}
}
