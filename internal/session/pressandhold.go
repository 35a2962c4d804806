package session

import "presshold/internal/protocol"

// Press-and-hold: once ByHand was wanted, a hold begins when the hands press and ends
// when they let go, and lasts exactly as long as they did; the plan only says when it
// is due, and ends it at its maximum or cap. Until they press, the run waits, and
// that is paused time. Of the ways in which such a hold ends, only letting go of an
// open one is the same as released.

// followsHands reports whether the current phase is a hold that follows the hands.
func (s *Session) followsHands() bool { return s.byHand && s.phase.Kind == protocol.Hold }

// leadByHand lets all holds follow the hands from now on. One that runs already
// waits for them, with the time that it has.
func (s *Session) leadByHand() {
	s.byHand = true
	s.emit(s.event(HandsLead))
	if s.followsHands() && (s.state == Running || s.state == Ready) {
		s.halt(Waiting)
	}
}

// doByHand does what only the hands do.
func (s *Session) doByHand(k IntentKind) {
	switch k {
	case ByHand:
		s.leadByHand()
	case Press:
		s.putDown()
	case Lift:
		if s.phase.Duration.Open {
			s.leave(ByRelease)
		} else {
			s.leave(ByLift)
		}
	case Lose:
		s.leave(ByLoss)
	}
}

// canPress reports whether the hands can press now: in a hold in which they do not yet,
// and in a phase on the way to one.
func (s *Session) canPress() bool {
	if !s.byHand || s.down {
		return false
	}
	switch s.phase.Kind {
	case protocol.Hold:
		return true
	case protocol.CountIn, protocol.Release, protocol.Reposition:
		ahead := *s
		ahead.out = nil
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

// gap lets the run stand still as of now, for nobody knows what happens from here.
// A hold that follows the hands is over with that.
func (s *Session) gap(why Cause) {
	s.pause(GapFound, why)
	if s.down {
		s.leave(ByLoss)
	}
}
