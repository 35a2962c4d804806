package session

import (
	"cmp"
	"time"

	"presshold/internal/protocol"
)

// rest is what is still to come after the current phase.
type rest struct {
	timed time.Duration // at its longest
	open  protocol.Kind // of the first phase of unknown length; "" if there is none
	more  bool          // phases beyond mostAhead are left out
}

// Foresee returns the run with what is to come worked out, so that its snapshots needn't each do so.
// That holds up to the next event or, in a phase of unknown length, for this moment only: the longer
// such a phase, the less is left for what has a limit. Until then it does nothing.
func (s Session) Foresee() Session {
	if _, known := s.lasts(); !s.foreseen || !known && s.foreseenAt != s.now {
		s.rest, s.foreseen, s.foreseenAt = s.lookAhead().foresee(), true, s.now
	}
	return s
}

// mostAhead is how many phases the rest counts at most. A phase takes about a microsecond, so that
// no event of the largest plan costs more than 20 ms; so many phases are hours of work, of which
// nobody asks for the seconds.
const mostAhead = 1 << 14

// foresee plays the run to its end. Timed phases take as long as they may; others, which nobody knows
// the length of, take no time.
func (s Session) foresee() (sum rest) {
	s.settle()
	s.byHand = false
	for n := 0; s.state != Finished; n++ {
		if n == mostAhead {
			sum.more = true
			return sum
		}
		lasts, known := s.lasts()
		switch {
		case n == 0: // the current one
		case known:
			sum.timed += lasts
		default:
			sum.open = cmp.Or(sum.open, s.phase.Kind)
		}
		s.state = Running
		s.now = max(s.now, s.phase.start+s.phase.paused+lasts)
		s.leave(s.ownEnd())
	}
	return sum
}

// lasts is how long the current phase takes at most, without what nobody knows.
func (s *Session) lasts() (length time.Duration, known bool) {
	switch {
	case s.phase.Waits:
		return 0, true
	case s.phase.Duration.Open && (s.position.stage != inBody || !onlyCompressionEnds(s.blockAt(s.position))):
		return 0, false
	default:
		return s.phase.length, true
	}
}

// ownEnd is why the current phase ends if all goes as it should.
func (s *Session) ownEnd() EndReason {
	switch {
	case s.phase.Duration.Open && s.phase.Kind == protocol.Hold && !s.phase.Counted():
		return ByRelease
	case s.phase.Duration.Open, s.phase.Waits:
		return ByDone
	default:
		return ByTime
	}
}
