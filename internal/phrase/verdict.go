package phrase

import (
	"fmt"
	"math"

	"presshold/internal/phrase/english"
)

// Verdict compares a change with the measurement error. It says nothing about the cause.
type Verdict string

// The verdicts.
const (
	Within  Verdict = "within-error" // too small to tell from chance
	Near    Verdict = "near-error"   // the sources disagree about it
	Beyond  Verdict = "beyond-error"
	Unknown Verdict = "unknown" // no source says how large the error is there
)

// Words returns the verdict as users read it.
func (v Verdict) Words() string {
	return map[Verdict]string{
		Within: english.StatsWithin, Near: english.StatsNear, Beyond: english.StatsBeyond, Unknown: english.StatsUnknown,
	}[v]
}

// The smallest changes of a client-reported score beyond measurement error, in whole points: they
// depend on whom it was measured with. 1.77 points are reported of in-patients with back pain
// (doi 10.1055/a-1304-3677), 4.0 of neck pain (Kovacs 2008, BMC Musculoskelet Disord 9:43).
const (
	scoreErrorLow  = 2
	scoreErrorHigh = 4
)

// The smallest changes of a pressure pain threshold beyond measurement error, in kg/cm2: the
// lowest and the highest that are reported. They hold for one site.
const (
	thresholdErrorLow  = 0.45
	thresholdErrorHigh = 0.62
	thresholdErrorSite = "upper trapezius"
)

// Difference is the increase of a number, judged.
type Difference struct {
	By      float64 `json:"by"`
	Verdict Verdict `json:"verdict"`
}

// ScoreDifference judges a change of a client-reported score.
func ScoreDifference(by float64) Difference { return judge(by, scoreErrorLow, scoreErrorHigh) }

func judge(by, low, high float64) Difference {
	switch size := math.Abs(by); {
	case size < low:
		return Difference{by, Within}
	case size < high:
		return Difference{by, Near}
	default:
		return Difference{by, Beyond}
	}
}

// ThresholdDifference judges a change of a pressure pain threshold at a site, in kg/cm2.
func ThresholdDifference(site string, by float64) Difference {
	// Gauges show hundredths. Those are compared, free of floating-point error.
	change := judge(math.Round(by*100), thresholdErrorLow*100, thresholdErrorHigh*100)
	if site != thresholdErrorSite {
		change.Verdict = Unknown
	}
	return Difference{by, change.Verdict}
}

// Fell reports whether the number went down, surely beyond measurement error.
func (d Difference) Fell() bool { return d.By < 0 && d.Verdict == Beyond }

// Rose reports whether it went up, surely beyond measurement error.
func (d Difference) Rose() bool { return d.By > 0 && d.Verdict == Beyond }

// String words the change: "3 lower: beyond measurement error".
func (d Difference) String() string {
	switch {
	case d.By < 0:
		return fmt.Sprintf(english.StatsLower, -d.By, d.Verdict.Words())
	case d.By > 0:
		return fmt.Sprintf(english.StatsHigher, d.By, d.Verdict.Words())
	default:
		return english.StatsNoChange
	}
}
