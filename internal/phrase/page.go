package phrase

import "presshold/internal/protocol"

// PageWords are the words of the shared page itself. All others on it come with the run.
type PageWords struct {
	Language string `json:"-"`
	Title    string `json:"-"`

	Idle       string `json:"-"` // no run is on the screen
	Connecting string `json:"connecting"`
	Lost       string `json:"lost"`
	LostWhy    string `json:"lostWhy"`
	Cut        string `json:"cut"` // while the page can still count on by itself
	Over       string `json:"over"`
	OverWhy    string `json:"overWhy"`
	Assumed    string `json:"assumed"` // what the mark beside a number means

	Sound      string `json:"sound"`
	Vibration  string `json:"vibration"`
	Awake      string `json:"awake"`
	FullScreen string `json:"fullScreen"`

	Nothing string `json:"nothing"` // the button does nothing now
	TooLate string `json:"tooLate"` // it did something else by the time it was pressed
	Failed  string `json:"failed"`  // the press did not arrive
}

// Page returns the words of the shared page.
func Page() PageWords {
	return PageWords{
		Language: "en", Title: "presshold",
		Idle:       "NO RUN YET",
		Connecting: "CONNECTING",
		Lost:       "CONNECTION LOST", LostWhy: "trying again",
		Cut:  "no connection: still counting from the last known time",
		Over: "OVER", OverWhy: "no longer shared",
		Assumed: TightMark + " " + string(protocol.Assumed),
		Sound:   "sound", Vibration: "vibrate", Awake: "stay on", FullScreen: "full screen",
		Nothing: "nothing to do",
		TooLate: "too late: press again",
		Failed:  "not sent: no connection",
	}
}
