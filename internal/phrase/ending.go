package phrase

import (
	"cmp"

	"presshold/internal/session"
)

// Ended words briefly why a phase, a point or a run ended.
func Ended(why session.EndReason) string {
	words := map[session.EndReason]string{
		session.ByTime:    "in full",
		session.ByCap:     "at the cap",
		session.ByRelease: "released",
		session.ByDone:    "done",
		session.ByNext:    "skipped",
		session.ByEased:   "eased",
		session.ByBack:    "gone back",
		session.ByRestart: "begun again",
		session.ByJump:    "left for another point",
		session.BySkip:    "left out",
		session.ByPress:   "pressed before its time",
		session.ByLift:    "let go",
		session.ByLoss:    "lost track of the pedal",
		session.ByFinish:  "finished early",
		session.ByAbort:   "stopped early", // "left" is a side
		session.ByRounds:  "planned rounds done",
		session.ByRule:    "stop rule met",
		session.ByPlan:    "all done",
	}
	return cmp.Or(words[why], "interrupted") // of what the record knows no end
}

// EndedEarly words why a point was left before its end; "" if it wasn't.
func EndedEarly(why session.EndReason) string {
	switch why {
	case session.ByAbort, session.BySkip, session.ByFinish, session.ByInterruption:
		return Ended(why)
	default:
		return ""
	}
}

// Gap words why a run was paused although nobody paused it: "the machine slept".
func Gap(c session.Cause) string {
	words := map[session.Cause]string{
		session.Slept:     "the machine slept",
		session.Suspended: "presshold was suspended",
		session.Closed:    "the window was closed",
		session.Ended:     "presshold had ended",
	}
	return cmp.Or(words[c], "presshold stood still") // or a version that kept no cause recorded it
}
