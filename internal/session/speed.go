package session

import (
	"math"
	"strconv"
	"time"
)

// Speed is how many times as fast as real time a run is played. Zero means 1; any
// other than that is a preview, in which nobody is worked.
type Speed float64

// Preview reports whether no hands work at this speed.
func (s Speed) Preview() bool { return s.times() != 1 }

func (s Speed) times() float64 {
	if s <= 0 {
		return 1
	}
	return float64(s)
}

// Played is how much protocol time goes by in a stretch of real time, rounded down.
func (s Speed) Played(passed time.Duration) time.Duration {
	return time.Duration(math.Floor(float64(passed) * s.times()))
}

// Takes is the least real time in which so much protocol time goes by.
func (s Speed) Takes(t time.Duration) time.Duration {
	takes := time.Duration(math.Ceil(float64(t) / s.times()))
	for s.Played(takes-1) >= t { // where the quotient was rounded up
		takes--
	}
	for s.Played(takes) < t { // or down
		takes++
	}
	return takes
}

// Times says it as a number without needless digits: "1", "0.5", "20".
func (s Speed) Times() string { return strconv.FormatFloat(s.times(), 'g', -1, 64) }

// MarshalJSON writes the number, 1 for zero.
func (s Speed) MarshalJSON() ([]byte, error) { return []byte(s.Times()), nil }
