package stats

import (
	"math"

	"presshold/internal/phrase/english"
)

// Verdict is what a change is worth, given how well such numbers can be measured. It says
// nothing about why something changed.
type Verdict string

// The verdicts.
const (
	Within  Verdict = "within-error" // too small to tell from chance
	Near    Verdict = "near-error"   // the sources disagree about it
	Beyond  Verdict = "beyond-error"
	Unknown Verdict = "unknown" // nobody has said how large the error is there
)

// Words are the verdict in words.
func (v Verdict) Words() string {
	switch v {
	case Within:
		return english.StatsWithin
	case Near:
		return english.StatsNear
	case Beyond:
		return english.StatsBeyond
	default:
		return english.StatsUnknown
	}
}

// ScoreError is the smallest change of a client-reported score beyond measurement error: the
// minimal detectable change is 1.77 points (doi 10.1055/a-1304-3677), and scores are whole.
const ScoreError = 2

// The smallest changes of a pressure pain threshold beyond measurement error, in kg/cm2: the
// lowest and the highest that are reported. They hold for one site.
const (
	thresholdErrorLow  = 0.45
	thresholdErrorHigh = 0.62
	thresholdErrorSite = "upper trapezius"
)

// Change is how much a number went up, and what that is worth.
type Change struct {
	By      float64 `json:"by"`
	Verdict Verdict `json:"verdict"`
}

// ScoreChange judges a change of a client-reported score.
func ScoreChange(by float64) Change {
	if math.Abs(by) < ScoreError {
		return Change{by, Within}
	}
	return Change{by, Beyond}
}

// ThresholdChange judges a change of a pressure pain threshold at a site, in kg/cm2.
func ThresholdChange(site string, by float64) Change {
	// Gauges show hundredths. Those are compared, free of floating-point error.
	hundredths := math.Round(math.Abs(by) * 100)
	switch {
	case site != thresholdErrorSite:
		return Change{by, Unknown}
	case hundredths < thresholdErrorLow*100:
		return Change{by, Within}
	case hundredths < thresholdErrorHigh*100:
		return Change{by, Near}
	default:
		return Change{by, Beyond}
	}
}
