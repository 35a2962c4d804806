package phrase

import (
	"cmp"
	"fmt"
	"strconv"

	"presshold/internal/session"
)

// Change words a number before and after: "7 -> 3". A missing number is "?"; Change returns "" if both
// are missing.
func Change(before, after string) string {
	if before == "" && after == "" {
		return ""
	}
	return fmt.Sprintf("%s -> %s", cmp.Or(before, "?"), cmp.Or(after, "?"))
}

// Scores words how a client-reported score changed: "7 -> 3", or "3" where it stayed the same.
func Scores(before, after session.ClientScore) string {
	if before == after {
		return after.String()
	}
	return Change(before.String(), after.String())
}

// Thresholds words how a pressure pain threshold changed, in kg/cm2, zero for none: "2.1 -> 2.65
// kg/cm2".
func Thresholds(before, after float64) string {
	change := Change(kilograms(before), kilograms(after))
	if change == "" {
		return ""
	}
	return fmt.Sprintf("%s kg/cm2", change)
}

func kilograms(kg float64) string {
	if kg == 0 {
		return ""
	}
	return strconv.FormatFloat(kg, 'f', -1, 64)
}
