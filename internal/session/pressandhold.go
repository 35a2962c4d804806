package session

import "presshold/internal/protocol"

// Press-and-hold: after the intent ByHand, a hold begins when the hands press and ends
// when they let go; the plan only says when it is due, and ends it at its maximum or
// cap. Until they press, the run waits, which is paused time. To let go of an open hold
// is the same as released, or done where breaths are counted; nothing else that ends such a hold is.

// followsHands reports whether the current phase is a hold that follows the hands.
func (s *Session) followsHands() bool { return s.byHand && s.phase.Kind == protocol.Hold }

// leadByHand makes all holds follow the hands from now on. A hold that runs already
// waits for them, and keeps its time.
func (s *Session) leadByHand() {
	s.byHand = true
	s.emit(s.event(HandsLead))
	if s.followsHands() && (s.state == Running || s.state == Ready) {
		s.halt(Waiting)
	}
}

// lift ends a hold that the hands let go of.
func (s *Session) lift() {
	if s.phase.Duration.Open {
		s.leave(s.ownEnd())
		return
	}
	s.leave(ByLift)
}

// canPress reports whether the hands can press now: in a hold in which they don't yet,
// or in the phase before one.
func (s *Session) canPress() bool {
	if !s.byHand || s.down {
		return false
	}
	switch s.phase.Kind {
	case protocol.Hold:
		return true
	case protocol.CountIn, protocol.Release, protocol.Reposition:
		ahead := s.lookAhead()
		ahead.leave(ByPress)
		return ahead.state != Finished && ahead.followsHands()
	default:
		return false
	}
}

// putDown begins the current hold, or the coming one at once.
func (s *Session) putDown() {
	if s.state == Halted {
		s.run()
	}
	if s.phase.Kind != protocol.Hold {
		s.leave(ByPress)
	}
	s.settle()
	s.state, s.down = Running, true
	s.emit(s.event(Pressed))
}

// gap pauses the run, because it is unknown what happens from now on. It ends a hold
// that follows the hands.
func (s *Session) gap(why Cause) {
	s.pause(GapFound, why)
	if s.down {
		s.leave(ByLoss)
	}
}
