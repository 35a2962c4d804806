package training

import (
	"math"
	"slices"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// MinTrials is the fewest trials that have a score. With fewer, only the single errors are shown.
const MinTrials = 5

// Score is how close the trials of a drill came to their targets: in seconds or, for pressure, in
// percent of the target. Being off (Constant) and being unsteady (Variable) are kept apart: pressing
// longer or harder corrects the first, only practice the second.
type Score struct {
	Trials   int
	Constant float64 // mean of the signed errors: the bias, below zero for too short or too light
	Absolute float64 // mean of the errors regardless of their sign
	// Variable is the standard deviation of the lengths or, for pressure, of the errors, so that one
	// series can have different targets. It is the sample standard deviation (divided by one less
	// than the trials), because the trials are a sample of all the student's holds: with five of
	// them, dividing by five would flatter by a tenth. Within a range, where errors are zero, it
	// still shows whether holds are steady.
	Variable float64
	// CV is Variable as a part of Mean: 0.07 for 7 %. On a gauge it is the average CV within a hold;
	// on a scale it is zero.
	CV float64

	// For lengths only.
	Mean    float64
	InRange int // how many were within the target, if that is a range
	// Drift is how much longer each length is than the one before: the slope of the best-fitting
	// line, below zero for a rhythm that speeds up. On a gauge it is how the force changes within a
	// hold, in newtons a second.
	Drift float64

	// On a gauge only, on average.
	InBand float64 // the part of a hold in which the force was in the band
	Rise   time.Duration
}

// ScoreOf scores lengths against a target; false with fewer than MinTrials.
func ScoreOf(t Target, lengths []time.Duration) (Score, bool) {
	if len(lengths) < MinTrials {
		return Score{}, false
	}
	s := Score{Trials: len(lengths)}
	var err, miss moments
	var course fit
	for i, l := range lengths {
		e := t.Err(l)
		course.add(float64(i), l.Seconds())
		err.add(e.Seconds())
		miss.add(e.Abs().Seconds())
		if e == 0 {
			s.InRange++
		}
	}
	s.Mean, s.Variable, s.Drift = course.y.mean, course.y.deviation(), course.slope()
	s.Constant, s.Absolute = err.mean, miss.mean
	if s.Mean > 0 {
		s.CV = s.Variable / s.Mean
	}
	return s, true
}

// Score scores the presses of a drill. It is false with fewer than MinTrials; on a gauge, which gives
// many readings of each hold, one is enough.
func (r Result) Score() (Score, bool) {
	switch {
	case r.Drill == Pressure:
		var err, miss moments
		for _, reading := range r.Readings {
			err.add(reading.Percent())
			miss.add(math.Abs(reading.Percent()))
		}
		return Score{Trials: err.n, Constant: err.mean, Absolute: miss.mean, Variable: err.deviation()}, err.n >= MinTrials
	case r.Drill.Forces():
		return r.forceScore()
	default:
		return ScoreOf(r.Press, r.Holds)
	}
}

// Late is how late a rhythm ended, compared with one in which every press and rest is on target; below
// zero for early. With targets that are ranges, any end between the earliest and the latest is on
// time.
func (r Result) Late() time.Duration {
	var total time.Duration
	for _, l := range slices.Concat(r.Holds, r.Rests) {
		total += l
	}
	holds, rests := time.Duration(len(r.Holds)), time.Duration(len(r.Rests))
	return Target{Span: protocol.Span{
		Min: holds*r.Press.Span.Min + rests*r.Rest.Span.Min,
		Max: holds*r.Press.Span.Max + rests*r.Rest.Span.Max,
	}}.Err(total)
}

// moments computes the mean and the spread of numbers one by one, by Welford's method: sums of squares
// would lose digits.
type moments struct {
	n       int
	mean    float64
	squares float64 // sum of the squared distances from the mean
}

func (m *moments) add(x float64) {
	m.n++
	d := x - m.mean
	m.mean += d / float64(m.n)
	m.squares += d * (x - m.mean)
}

// deviation is the sample's standard deviation; zero for fewer than two numbers.
func (m *moments) deviation() float64 {
	if m.n < 2 {
		return 0
	}
	return math.Sqrt(m.squares / float64(m.n-1))
}

// fit is a line through points, by least squares.
type fit struct {
	x, y     moments
	products float64 // sum of the products of the distances from both means
}

func (l *fit) add(x, y float64) {
	dx := x - l.x.mean
	l.x.add(x)
	l.y.add(y)
	l.products += dx * (y - l.y.mean)
}

// slope is zero where all points have the same x.
func (l *fit) slope() float64 {
	if l.x.squares == 0 {
		return 0
	}
	return l.products / l.x.squares
}

// The Weber fractions of time reproduction in the laboratory, and the range of lengths, in seconds, in
// which they were measured: see english.DrillBandSource. They are no norm for therapists; none exists.
const (
	CountedCV   = 0.07
	UncountedCV = 0.14
	BandShort   = 3.0
	BandLong    = 18.0
)

// BandWords compares a CV with timing in the laboratory.
func BandWords(cv float64) string {
	switch {
	case cv <= CountedCV:
		return english.DrillBandSteady
	case cv <= UncountedCV:
		return english.DrillBandBetween
	default:
		return english.DrillBandLoose
	}
}
