package session

import (
	"slices"
	"time"
)

// How soon a second entry belongs to the first.
const (
	// CorrectionTime is how long after a score another one that is given in the same
	// phase stands in its place. Later, or in another phase, it is a score of its own.
	CorrectionTime = 10 * time.Second
	// DigitTime is how long after the digit 1 a 0 makes it 10.
	DigitTime = 1500 * time.Millisecond
)

// Scores are the scores that a client reported at one point, without those that were
// corrected or taken back. It is a value: its methods return a changed copy.
type Scores struct{ given []report }

type report struct {
	n    int
	at   time.Duration // when it was given; a correction starts the time anew
	step int           // the phase in which it was given
	one  bool          // it came as the digit 1
	was  *report       // what it corrected; nil for nothing
}

// First is the earliest score.
func (s Scores) First() ClientScore {
	if len(s.given) == 0 {
		return ClientScore{}
	}
	return Reported(s.given[0].n)
}

// Last is the latest score.
func (s Scores) Last() ClientScore {
	if len(s.given) == 0 {
		return ClientScore{}
	}
	return Reported(s.given[len(s.given)-1].n)
}

// Several reports whether there is more than one score.
func (s Scores) Several() bool { return len(s.given) > 1 }

// Around is the scores before and after the work at the point, of which the step is the first phase;
// 0 for none. A single score was given before it or after it.
func (s Scores) Around(step int) (before, after ClientScore) {
	switch {
	case s.Several():
		return s.First(), s.Last()
	case step > 0 && len(s.given) > 0 && s.given[0].step > step:
		return ClientScore{}, s.Last()
	default:
		return s.First(), ClientScore{}
	}
}

// Give takes a score from 0 to 10 that is given in a phase, and reports whether it
// corrects the latest one.
func (s Scores) Give(n int, at time.Duration, step int) (Scores, bool) {
	last, ok := s.last()
	corrects := ok && last.step == step && at-last.at <= CorrectionTime
	return s.put(report{n: n, at: at, step: step}, corrects), corrects
}

// Digit takes one key of a score, a number from 0 to 9. It returns the score that the
// keys make so far, and whether that corrects the latest one.
func (s Scores) Digit(n int, at time.Duration, step int) (now Scores, score int, corrects bool) {
	last, ok := s.last()
	if ok && n == 0 && last.one && at-last.at <= DigitTime {
		return s.put(report{n: 10, at: at}, true), 10, true
	}
	now, corrects = s.Give(n, at, step)
	now.given[len(now.given)-1].one = n == 1
	return now, n, corrects
}

// TakeBack removes the latest score, and restores the one that it corrected.
func (s Scores) TakeBack() Scores {
	last, ok := s.last()
	if !ok {
		return s
	}
	left := slices.Clone(s.given[:len(s.given)-1])
	if last.was != nil {
		left = append(left, *last.was)
	}
	return Scores{left}
}

func (s Scores) tell(e Event) Scores {
	switch e.Kind {
	case Scored:
		return s.put(report{n: e.Score.N, at: e.At, step: e.Step}, e.Corrects)
	case ScoreTakenBack:
		return s.TakeBack()
	default:
		return s
	}
}

func (s Scores) last() (report, bool) {
	if len(s.given) == 0 {
		return report{}, false
	}
	return s.given[len(s.given)-1], true
}

// put adds a score, or replaces the latest by it.
func (s Scores) put(r report, corrects bool) Scores {
	keep := len(s.given)
	if last, ok := s.last(); ok && corrects {
		keep--
		r.was, r.step = &last, last.step
		if r.n == 10 && last.n == 1 && r.at-last.at <= DigitTime { // 1 was a part of it
			r.was = last.was
		}
	}
	return Scores{append(slices.Clone(s.given[:keep]), r)}
}
