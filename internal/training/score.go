package training

import (
	"math"
	"time"

	"presshold/internal/phrase/english"
)

// MinTrials is how many trials a score needs. With fewer, only the single errors are shown.
const MinTrials = 5

// Score is how well a series of lengths kept to its target.
type Score struct {
	Trials int
	Mean   time.Duration // length
	// Constant is the mean of the signed errors: the bias, below zero for too short.
	Constant time.Duration
	// Absolute is the mean of the errors regardless of their sign.
	Absolute time.Duration
	// Variable is the standard deviation of the lengths. It is the sample's (divided by
	// one less than the trials), for the trials are a few of all the holds that the
	// student might do: with five of them, dividing by five would understate the spread
	// by a tenth, and so flatter. Against a fixed target it is the standard deviation of
	// the errors, too; in a range, where errors are zero, it still shows
	// whether holds are steady.
	Variable time.Duration
	// CV is Variable as a part of Mean: 0.07 for 7 %.
	CV      float64
	InRange int // how many lengths kept within the target; of use where it is a range
}

// ScoreOf scores lengths against a target; false with fewer than MinTrials.
func ScoreOf(t Target, lengths []time.Duration) (Score, bool) {
	if len(lengths) < MinTrials {
		return Score{}, false
	}
	s := Score{Trials: len(lengths)}
	var length, err, miss moments
	for _, l := range lengths {
		e := t.Err(l)
		length.add(float64(l))
		err.add(float64(e))
		miss.add(float64(e.Abs()))
		if e == 0 {
			s.InRange++
		}
	}
	s.Mean, s.Variable = nanoseconds(length.mean), nanoseconds(length.deviation())
	s.Constant, s.Absolute = nanoseconds(err.mean), nanoseconds(miss.mean)
	if length.mean > 0 {
		s.CV = length.deviation() / length.mean
	}
	return s, true
}

// Score scores the result's presses; false with fewer than MinTrials.
func (r Result) Score() (Score, bool) { return ScoreOf(r.Press, r.Holds) }

func nanoseconds(f float64) time.Duration { return time.Duration(math.Round(f)) }

// moments gathers the mean and the spread of numbers as they come (Welford): without
// the loss of digits that sums of squares suffer from.
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

// Band places a CV between those of timing in the laboratory.
type Band string

// The bands.
const (
	Steady  Band = "steady"  // up to CountedCV
	Between Band = "between" // up to UncountedCV
	Loose   Band = "loose"   // above it
)

// The Weber fractions of time reproduction in the laboratory, and the lengths for which
// they were found: see english.DrillBandSource. They are no norm for therapists; there is none.
const (
	CountedCV   = 0.07
	UncountedCV = 0.14
	BandShort   = 3 * time.Second
	BandLong    = 18 * time.Second
)

// BandOf is the band of a CV.
func BandOf(cv float64) Band {
	switch {
	case cv <= CountedCV:
		return Steady
	case cv <= UncountedCV:
		return Between
	default:
		return Loose
	}
}

// Words says what the band means.
func (b Band) Words() string {
	switch b {
	case Steady:
		return english.DrillBandSteady
	case Between:
		return english.DrillBandBetween
	default:
		return english.DrillBandLoose
	}
}

// BandCovers reports whether the bands were found for lengths such as this.
func BandCovers(length time.Duration) bool { return length >= BandShort && length <= BandLong }
