package phrase

import "presshold/internal/protocol"

// Page returns the words of the shared page itself, by the names that its script has for them. All
// others on it come with the run.
func Page() map[string]string {
	return map[string]string{
		"connecting": "CONNECTING",
		"lost":       "CONNECTION LOST",
		"lostWhy":    "trying again",
		"cut":        "no connection: still counting from the last known time", // by itself
		"over":       "OVER",
		"overWhy":    "no longer shared",
		"assumed":    TightMark + " " + string(protocol.Assumed),
		"sound":      "sound",
		"vibration":  "vibrate",
		"awake":      "stay on",
		"fullScreen": "full screen",
		"nothing":    "nothing to do",           // the button does nothing now
		"tooLate":    "too late: press again",   // it did something else by the time it was pressed
		"failed":     "not sent: no connection", // the press did not arrive
	}
}
