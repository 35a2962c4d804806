package training

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"presshold/internal/phrase/english"
)

// StudyTargets are the targets of the study that the drill is taken from, in kiloponds:
// what a bathroom scale calls kg.
func StudyTargets() []float64 { return []float64{1, 5, 10, 15, 20, 25} }

// maxReading is far above what a hand presses on a scale; it catches slips of the finger.
const maxReading = 500

// ParseReading reads what a scale shows, such as "4.6" or "4,6".
func ParseReading(text string) (float64, error) {
	f, ok := parseAmount(text, maxReading)
	if !ok {
		return 0, fmt.Errorf(english.DrillBadReading, text, float64(maxReading))
	}
	return f, nil
}

// maxTarget is maxReading in grams, which a gauge may read in.
const maxTarget = 1000 * maxReading

// ParseTarget reads what a gauge should read.
func ParseTarget(text string) (float64, error) {
	f, ok := parseAmount(text, maxTarget)
	if !ok {
		return 0, fmt.Errorf(english.DrillBadTarget, text, float64(maxTarget))
	}
	return f, nil
}

func parseAmount(text string, most float64) (float64, bool) {
	f, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	return f, err == nil && f > 0 && f <= most
}

// PressureScore is how well readings of a scale kept to their targets, in percent of
// the target. Bias (being off) and Spread (being unsteady) are kept apart: the first is
// corrected by pressing harder or lighter, the second by practice alone.
type PressureScore struct {
	Trials   int
	Bias     float64 // mean of the signed errors: below zero for too light
	Absolute float64 // mean of the errors regardless of their sign
	// Spread is the repeatability: the sample's standard deviation of the signed errors,
	// in percentage points, which a bias leaves as it is. Errors in percent let different
	// targets stand in one series.
	Spread float64
}

// PressureScore scores a pressure drill; false with fewer than MinTrials readings.
func (r Result) PressureScore() (PressureScore, bool) {
	if len(r.Readings) < MinTrials {
		return PressureScore{}, false
	}
	var err, miss moments
	for _, reading := range r.Readings {
		e := reading.Percent()
		err.add(e)
		miss.add(math.Abs(e))
	}
	return PressureScore{
		Trials: len(r.Readings), Bias: err.mean, Absolute: miss.mean, Spread: err.deviation(),
	}, true
}
