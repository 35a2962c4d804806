package training

import "time"

// RhythmScore is how well press and rest kept to their targets, and to each other.
type RhythmScore struct {
	Press Score
	// Rest is scored once there are MinTrials of them: one round later than Press.
	Rest   Score
	Rested bool // Rest is scored
	// PressDrift and RestDrift are how much longer each one is than the one before: the
	// slope of the straight line that fits the lengths best, per round. Below zero for
	// a rhythm that hurries.
	PressDrift time.Duration
	RestDrift  time.Duration
	// Late is how far the last press ended after it should have, had every press and
	// rest been on target; below zero for early. Where targets are ranges, any end
	// between the earliest and the latest is on time.
	Late time.Duration
}

// RhythmScore scores a rhythm drill; false with fewer than MinTrials presses.
func (r Result) RhythmScore() (RhythmScore, bool) {
	press, ok := ScoreOf(r.Press, r.Holds)
	if !ok {
		return RhythmScore{}, false
	}
	s := RhythmScore{Press: press, PressDrift: drift(r.Holds)}
	if s.Rest, s.Rested = ScoreOf(r.Rest, r.Rests); s.Rested {
		s.RestDrift = drift(r.Rests)
	}
	holds, rests := time.Duration(len(r.Holds)), time.Duration(len(r.Rests))
	due := Target{}
	due.Span.Min = holds*r.Press.Span.Min + rests*r.Rest.Span.Min
	due.Span.Max = holds*r.Press.Span.Max + rests*r.Rest.Span.Max
	s.Late = due.Err(sum(r.Holds) + sum(r.Rests))
	return s, true
}

// drift is the slope of the least-squares line through the lengths, per step; zero
// for fewer than two.
func drift(lengths []time.Duration) time.Duration {
	middle := float64(len(lengths)-1) / 2
	var above, below float64
	for i, l := range lengths {
		x := float64(i) - middle
		above += x * float64(l)
		below += x * x
	}
	if below == 0 {
		return 0
	}
	return nanoseconds(above / below)
}

func sum(lengths []time.Duration) time.Duration {
	var total time.Duration
	for _, l := range lengths {
		total += l
	}
	return total
}
