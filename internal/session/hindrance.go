package session

import "presshold/internal/protocol"

// Hindrance is why an intent can't act now, as a kind; package phrase words it.
type Hindrance string

// The hindrances.
const (
	NoHindrance    Hindrance = ""
	NotRunning     Hindrance = "not-running"       // the run has not begun, or is over
	WhilePaused    Hindrance = "while-paused"      // the clock stands by hand or by a gap
	WhileWaiting   Hindrance = "while-waiting"     // for an answer, or for the hands
	NotPaused      Hindrance = "not-paused"        // so there is nothing to resume
	InOpenPhase    Hindrance = "in-open-phase"     // whose end is nobody's number
	InTimedHold    Hindrance = "in-timed-hold"     // which ends by itself
	NotInHold      Hindrance = "not-in-hold"       //
	NotBegun       Hindrance = "not-begun"         // on the way to the point
	AtCap          Hindrance = "at-cap"            // of the phase
	AtEnd          Hindrance = "at-end"            // of the phase
	AtMostRounds   Hindrance = "at-most-rounds"    // the cap of the block
	NoPlan         Hindrance = "no-planned-rounds" // to which one could be added
	AtFewestRounds Hindrance = "at-fewest-rounds"  // the round at hand is the last one already
	AtCeiling      Hindrance = "at-ceiling"        // of pressure
	AtLowest       Hindrance = "at-lowest-level"
	NothingBefore  Hindrance = "nothing-before"
	OnlyPoint      Hindrance = "only-point"
	NoScore        Hindrance = "no-score"
	NotByHand      Hindrance = "not-by-hand" // holds do not follow the hands, or they do already
)

// Hindrances lists them, for the tests of whoever words them.
func Hindrances() []Hindrance {
	return []Hindrance{
		NotRunning, WhilePaused, WhileWaiting, NotPaused, InOpenPhase, InTimedHold, NotInHold, NotBegun, AtCap, AtEnd,
		AtMostRounds, NoPlan, AtFewestRounds, AtCeiling, AtLowest, NothingBefore, OnlyPoint, NoScore, NotByHand,
	}
}

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

// hindersTime is why the phase's end can't be moved.
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

// hindersRounds is why the block's rounds can't be changed or ended.
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

// hindersRelease is why nothing can be felt to release.
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
