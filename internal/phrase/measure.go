package phrase

import (
	"fmt"
	"math"
	"time"
)

// Seconds words a measured length, to the hundredth: "9.42 s".
func Seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", hundredths(d)+0) }

// SignedSeconds words a measured error, to the hundredth: "-0.58 s", "+1.50 s", "0.00 s".
func SignedSeconds(d time.Duration) string {
	if s := hundredths(d); s != 0 {
		return fmt.Sprintf("%+.2f s", s)
	}
	return Seconds(0)
}

// IsExact reports whether SignedSeconds words an error as none.
func IsExact(d time.Duration) bool { return hundredths(d) == 0 }

func hundredths(d time.Duration) float64 { return math.Round(d.Seconds()*100) / 100 }

// Percent words a measured share or error in per cent, to the tenth: "4.0 %".
func Percent(x float64) string { return fmt.Sprintf("%.1f %%", tenths(x)+0) }

// SignedPercent words a measured error in per cent, to the tenth: "-4.0 %", "+4.0 %", "0.0 %".
func SignedPercent(x float64) string {
	if tenths(x) != 0 {
		return fmt.Sprintf("%+.1f %%", tenths(x))
	}
	return Percent(0)
}

// IsExactPercent reports whether SignedPercent words an error as none.
func IsExactPercent(x float64) bool { return tenths(x) == 0 }

func tenths(x float64) float64 { return math.Round(x*10) / 10 }

// WholePercent words a share, from 0 to 1, in whole per cent: "83 %".
func WholePercent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }
