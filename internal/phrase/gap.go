package phrase

import "presshold/internal/session"

// Gap words why a run was paused although nobody paused it: "the machine slept".
func Gap(c session.Cause) string {
	switch c {
	case session.Slept:
		return "the machine slept"
	case session.Suspended:
		return "presshold was suspended"
	case session.Closed:
		return "the window was closed"
	case session.Ended:
		return "presshold had ended"
	default: // StoodStill, or a record from a version that kept no cause
		return "presshold stood still"
	}
}
