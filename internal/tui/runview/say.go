package runview

import (
	"time"

	"presshold/internal/session"
	"presshold/internal/tui/theme"
)

// Words is what the screen says, for other ways to show it. Its texts are safe to print.
type Words struct {
	Role   theme.Role
	Word   string   // what to do now
	Phase  string   // how long the phase is to last; in a pause, what stands still
	Heard  []string // word and phase, for somebody who hears them
	Counts string   // how far the run has come: "point 1 of 2, round 3 of 8"
	Next   string   // what comes when this phase ends, "" for nothing known
	Site   string   // where the hands are
	Side   string
	Place  []string // where they go, in capitals, while they are on their way
	Level  string   // how hard to press, "" where the protocol has no levels
	// Preview says that the run is played at another speed and nobody is treated.
	Preview string

	// Digits is the large number, and Slots the widest that the phase shows; "" if nothing is
	// counted.
	Slots, Digits string
	Bar           Bar
}

// Bar is the level, which fills in a hold and drains in a release.
type Bar struct {
	Filled float64       // of its length, now
	Mark   float64       // where the minimum or the guide time is; zero for none
	Step   time.Duration // it moves on the phase's edges of so much
	Drains bool
}

// Say returns in words what Render draws.
func Say(v View) Words {
	w := Words{
		Role: role(v.Snapshot), Word: wholeWord(v.Snapshot), Phase: phaseTexts(v.Snapshot)[0], Heard: heard(v.Snapshot),
		Next: nextText(v.Snapshot)[0], Site: placeText(v), Side: side(v.At),
		Place: placeLines(v),
	}
	for _, c := range counts(v.Snapshot) {
		if w.Counts != "" {
			w.Counts += ", "
		}
		w.Counts += c[0]
	}
	if v.Speed.Preview() {
		w.Preview = previewText(v.Speed)[0]
	}
	if level := levelText(v); len(level) > 0 {
		w.Level = level[0]
	}
	if v.State == session.Finished || v.State == session.Waiting && asking(v.Snapshot) {
		return w
	}
	w.Slots, w.Digits = digits(v.Snapshot)
	part, whole := level(v.Snapshot)
	w.Bar = Bar{
		Filled: float64(part) / float64(whole),
		Mark:   float64(markAt(v.Snapshot)) / float64(whole),
		Step:   levelStep(v.Snapshot),
		Drains: drains(v.Phase.Kind),
	}
	return w
}

// WordTime returns how long, in protocol time, the word of a hold after a hold is shown; false if
// the word changes only with the run.
func WordTime(s session.Snapshot) (time.Duration, bool) {
	return shiftTime - s.Elapsed, shifting(s)
}
