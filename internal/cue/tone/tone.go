// Package tone makes the sounds of the cues: short, with soft edges, without sample files,
// and the same bytes each time.
//
// A [Tone] is a short figure of notes. The tones differ in shape, register and timbre: low,
// full and rising; high, thin and falling in three short notes; a double; a chord. So people
// who can't name a note tell them apart by ear, on a laptop's small speaker, even when talk
// drowns half of a tone. For that reason all notes are above 300 Hz.
package tone

// Rate is the number of samples per second. All sound is mono.
const Rate = 48000

// Tone is a sound, named by its meaning as in the settings file.
type Tone string

// The tones.
const (
	Press        Tone = "press"    // low and rising: the hands press now
	Release      Tone = "release"  // high, three short notes that fall: they let go
	Deeper       Tone = "deeper"   // a press that goes on rising
	Lighter      Tone = "lighter"  // a press that gives way again
	Again        Tone = "again"    // a press after a knock, at the same level
	Change       Tone = "change"   // level: something else begins (ease, stretch, heat ...)
	Ask          Tone = "ask"      // a question: a check-in
	Point        Tone = "point"    // double: another point or side
	Tick         Tone = "tick"     // the last three seconds
	Ready        Tone = "ready"    // get ready to press
	Half         Tone = "halfway"  // half of a long hold is over
	Chime        Tone = "in-range" // a range's minimum or a guide time is reached
	Cap          Tone = "cap"      // a low buzz: an open phase has reached its cap
	Done         Tone = "done"     // chord: all is done
	Paused       Tone = "paused"   // quiet, falling
	Resumed      Tone = "resumed"  // quiet, rising
	SessionClock Tone = "session"  // two quiet bells: how the time of the session clock stands
)

// Tones lists every tone in the order in which the documentation names them.
func Tones() []Tone {
	var all []Tone
	for _, f := range figures() {
		all = append(all, f.tone)
	}
	return all
}

// Helps reports whether a tone only helps: it asks for no action.
func (t Tone) Helps() bool {
	switch t {
	case Tick, Ready, Half, Paused, Resumed:
		return true
	default:
		return false
	}
}
