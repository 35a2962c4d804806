package phrase

import "presshold/internal/session"

// Answer words what the client says of the pressure: "too much".
func Answer(a session.Answer) string {
	switch a {
	case session.TooMuch:
		return "too much"
	case session.TooLittle:
		return "too little"
	case session.GettingBetter:
		return "getting better"
	case session.GettingWorse:
		return "getting worse"
	default:
		return string(a)
	}
}
