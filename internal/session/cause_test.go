package session

import (
	"testing"
	"time"

	"presshold/internal/protocol"
)

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

// A screen says why a run stands that nobody paused, and no longer once somebody has.
func TestSnapshotTellsTheCause(t *testing.T) {
	s := newSession(t, protocolOf(block(1, hold(10*time.Second, 10*time.Second))), protocol.Options{})
	s, _ = s.Apply(time.Second, GapBy(Suspended))
	if snap := s.Snapshot(time.Second); !snap.ByGap || snap.Cause != Suspended {
		t.Errorf("after a gap: %v, %q", snap.ByGap, snap.Cause)
	}
	s, _ = s.Apply(time.Second, Intent{Kind: Resume})
	s, _ = s.Apply(2*time.Second, Intent{Kind: Pause})
	if snap := s.Snapshot(2 * time.Second); snap.ByGap || snap.Cause != "" {
		t.Errorf("paused by hand: %v, %q", snap.ByGap, snap.Cause)
	}
}
