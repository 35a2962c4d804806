package session

import (
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Hindrance is why an intent can't act now, in a few words.
type Hindrance string

// The hindrances.
const (
	NoHindrance    Hindrance = ""
	NotRunning     Hindrance = english.HinderedNotRunning   // the run has not begun, or is over
	WhilePaused    Hindrance = english.HinderedWhilePaused  // the clock stands by hand or by a gap
	WhileWaiting   Hindrance = english.HinderedWhileWaiting // for an answer, or for the hands
	NotPaused      Hindrance = english.HinderedNotPaused    // so there is nothing to resume
	InOpenPhase    Hindrance = english.HinderedInOpenPhase  // whose end is nobody's number
	InTimedHold    Hindrance = english.HinderedInTimedHold  // which ends by itself
	NotInHold      Hindrance = english.HinderedNotInHold
	NotBegun       Hindrance = english.HinderedNotBegun       // on the way to the point
	AtCap          Hindrance = english.HinderedAtCap          // of the phase
	AtEnd          Hindrance = english.HinderedAtEnd          // of the phase
	AtMostRounds   Hindrance = english.HinderedAtMostRounds   // the cap of the block
	NoPlan         Hindrance = english.HinderedNoPlan         // to which one could be added
	AtFewestRounds Hindrance = english.HinderedAtFewestRounds // the current round is the last one already
	AtCeiling      Hindrance = english.HinderedAtCeiling      // of pressure
	AtLowest       Hindrance = english.HinderedAtLowest
	NothingBefore  Hindrance = english.HinderedNothingBefore
	OnlyPoint      Hindrance = english.HinderedOnlyPoint
	NoScore        Hindrance = english.HinderedNoScore
	NotByHand      Hindrance = english.HinderedNotByHand // holds do not follow the hands
)

// unless is a hindrance where something is not so.
func unless(so bool, h Hindrance) Hindrance {
	if so {
		return NoHindrance
	}
	return h
}

// standing is why the clock stands.
func (s *Session) standing() Hindrance {
	if s.state == Waiting {
		return WhileWaiting
	}
	return WhilePaused
}

func (s *Session) hindersTime(k IntentKind) Hindrance {
	switch {
	case s.phase.Waits:
		return WhileWaiting
	case s.phase.Duration.Open:
		return InOpenPhase
	case k == MoreTime:
		return unless(s.phase.length < s.phase.Cap, AtCap)
	default:
		return unless(s.elapsed() < s.phase.length, AtEnd)
	}
}

func (s *Session) hindersRounds(k IntentKind) Hindrance {
	planned := s.rounds(s.position)
	switch {
	case s.position.stage != inBody && s.position.stage != inForced:
		return NotBegun
	case k == Eased:
		return NoHindrance
	case k == FewerRounds:
		return unless(planned > s.furthest(), AtFewestRounds)
	case planned <= 0:
		return NoPlan
	default:
		return unless(planned < s.blockAt(s.position).Rounds.Cap, AtMostRounds)
	}
}

func (s *Session) hindersRelease() Hindrance {
	switch {
	case s.position.stage != inBody || s.phase.Kind != protocol.Hold:
		return NotInHold
	case !s.phase.Duration.Open && !s.phase.Duration.IsRange():
		return InTimedHold
	case s.state != Running:
		return s.standing()
	default:
		return NoHindrance
	}
}
