package session

import "testing"

// A record keeps the number of a cause, so that none may ever become another.
func TestGapBy(t *testing.T) {
	for n, cause := range []Cause{"", Slept, StoodStill, Suspended, Closed, Ended} {
		in := GapBy(cause)
		if in != (Intent{Kind: Gap, N: n}) || in.cause() != cause {
			t.Errorf("%q is %+v, which is %q", cause, in, in.cause())
		}
	}
	for _, n := range []int{-1, len(causes())} {
		if got := (Intent{Kind: Gap, N: n}).cause(); got != "" {
			t.Errorf("number %d is %q", n, got)
		}
	}
}
