package phrase

import "presshold/internal/session"

// Ended words briefly why a phase, a point or a run ended.
func Ended(why session.EndReason) string {
	switch why {
	case session.ByTime:
		return "in full"
	case session.ByCap:
		return "at the cap"
	case session.ByRelease:
		return "released"
	case session.ByDone:
		return "done"
	case session.ByNext:
		return "skipped"
	case session.ByEased:
		return "eased"
	case session.ByBack:
		return "gone back"
	case session.ByRestart:
		return "begun again"
	case session.ByJump:
		return "left for another point"
	case session.BySkip:
		return "left out"
	case session.ByPress:
		return "pressed before its time"
	case session.ByLift:
		return "let go"
	case session.ByLoss:
		return "lost track of the pedal"
	case session.ByFinish:
		return "finished by hand"
	case session.ByAbort:
		return "stopped early" // "left" is a side
	case session.ByRounds:
		return "planned rounds done"
	case session.ByRule:
		return "stop rule met"
	case session.ByPlan:
		return "all done"
	default: // of what the record knows no end
		return "interrupted"
	}
}
