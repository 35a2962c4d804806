package phrase

import (
	"fmt"
	"math"
	"time"
)

// Seconds says a length that was measured, to the hundredth: "9.42 s".
func Seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", hundredths(d)+0) }

// SignedSeconds says an error that was measured, to the hundredth: "-0.58 s", "+1.50 s", "0.00 s".
func SignedSeconds(d time.Duration) string {
	if s := hundredths(d); s != 0 {
		return fmt.Sprintf("%+.2f s", s)
	}
	return Seconds(0)
}

// IsExact tells that an error is said as none.
func IsExact(d time.Duration) bool { return hundredths(d) == 0 }

func hundredths(d time.Duration) float64 { return math.Round(d.Seconds()*100) / 100 }

// Percent says a measured share or error in percent, to the tenth: "4.0 %".
func Percent(x float64) string { return fmt.Sprintf("%.1f %%", tenths(x)+0) }

// SignedPercent says a measured error in percent, to the tenth: "-4.0 %", "+4.0 %", "0.0 %".
func SignedPercent(x float64) string {
	if tenths(x) != 0 {
		return fmt.Sprintf("%+.1f %%", tenths(x))
	}
	return Percent(0)
}

// IsExactPercent tells that an error in percent is said as none.
func IsExactPercent(x float64) bool { return tenths(x) == 0 }

func tenths(x float64) float64 { return math.Round(x*10) / 10 }

// WholePercent says a share, from 0 to 1, in whole percent: "83 %".
func WholePercent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }
