package session

import "slices"

// Cause is why the run was paused without the practitioner: for a while it was unknown what
// the hands did.
type Cause string

// The causes. The zero value is an unknown one.
const (
	Slept      Cause = "slept"       // the machine did
	StoodStill Cause = "stood-still" // the program did: it was stopped, or starved
	Suspended  Cause = "suspended"   // the program was put into the background by hand
	Closed     Cause = "closed"      // the window in which it ran
	Ended      Cause = "ended"       // the program was made to end, or died
)

// causes are the causes by the number of a Gap. Records keep this number, so new causes come
// last.
func causes() []Cause { return []Cause{"", Slept, StoodStill, Suspended, Closed, Ended} }

// GapBy is the intent that pauses the run for a cause.
func GapBy(c Cause) Intent {
	return Intent{Kind: Gap, N: max(slices.Index(causes(), c), 0)}
}

func (in Intent) cause() Cause {
	if all := causes(); in.N > 0 && in.N < len(all) {
		return all[in.N]
	}
	return ""
}
