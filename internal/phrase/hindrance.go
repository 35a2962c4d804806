package phrase

import "presshold/internal/session"

// Hindrance says in a few words why a key can't act now: "not in an open hold"; "" if it can.
func Hindrance(h session.Hindrance) string {
	switch h {
	case session.NoHindrance:
		return ""
	case session.NotRunning:
		return "the run is over"
	case session.WhilePaused:
		return "not while paused"
	case session.WhileWaiting:
		return "not while it waits"
	case session.NotPaused:
		return "not paused"
	case session.InOpenPhase:
		return "not in an open hold"
	case session.InTimedHold:
		return "this hold ends by itself"
	case session.NotInHold:
		return "only in a hold"
	case session.NotBegun:
		return "not before the first hold"
	case session.AtCap:
		return "as long as it may be"
	case session.AtEnd:
		return "it is over"
	case session.AtMostRounds:
		return "no more rounds allowed"
	case session.NoPlan:
		return "no number of rounds is planned"
	case session.AtFewestRounds:
		return "this is the last round"
	case session.AtCeiling:
		return "at the ceiling"
	case session.AtLowest:
		return "at the lowest level"
	case session.NothingBefore:
		return "nothing to go back to"
	case session.OnlyPoint:
		return "there is only one point"
	case session.NoScore:
		return "no score to take back"
	case session.NotByHand:
		return "not in press-and-hold"
	default:
		return string(h)
	}
}
