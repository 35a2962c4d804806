package tone

import (
	"sync"
	"time"
)

// The pitches, in hertz: the notes of C major from E4 to G6, which sound well together when
// two cues follow closely. None is below 300 Hz, which a laptop's speaker hardly plays.
const (
	e4 = 329.63
	g4 = 392.00
	b4 = 493.88
	c5 = 523.25
	d5 = 587.33
	e5 = 659.26
	g5 = 783.99
	a5 = 880.00
	b5 = 987.77
	c6 = 1046.50
	d6 = 1174.66
	e6 = 1318.51
	g6 = 1567.98
)

type note struct {
	at, length time.Duration
	pitch      float64
}

// timbre is how a note sounds: the strengths of its overtones from the fundamental
// on, how it fades, and whether it flutters.
type timbre struct {
	partials []float64
	fade     time.Duration // in which it falls to a third; zero while it lasts evenly
	flutter  float64       // how often a second it swells from nothing; zero for never
}

type figure struct {
	tone   Tone
	notes  []note
	timbre timbre
	peak   float64 // the largest sample; it orders the tones by loudness
}

// The loudness of the tones: those that only help are quiet, those that ask for action are
// not, and none comes near the limit of 1, so that two cues can overlap.
const (
	faint = 0.10
	quiet = 0.16
	soft  = 0.25
	plain = 0.45
	loud  = 0.70
	full  = 0.70 // of a chord: its notes are seldom at their height together
)

// figures are the scores of all tones, in the order in which the documentation names them.
//
// Half of a press or a release, heard through talk, must be enough to tell which it is. So
// they differ in everything: a press is low, full and unbroken, and rises; a release is high
// and thin, in three short notes that fall. All tones to press have the same register and
// timbre. TestHalfATone checks that the tones differ.
var figures = sync.OnceValue(func() []figure { //nolint:gochecknoglobals // made once, never changed
	const ms = time.Millisecond
	rich := timbre{partials: []float64{1, 0.4, 0.25, 0.1}}
	warm := timbre{partials: []float64{1, 0.22, 0.07}}
	pure := timbre{partials: []float64{1}}
	buzz := timbre{partials: []float64{1, 0.5, 0.33, 0.15}, flutter: 16}
	bell := timbre{partials: []float64{1, 0.3, 0, 0.08}, fade: 150 * ms}
	chord := timbre{partials: warm.partials, fade: 350 * ms}
	return []figure{
		{Press, []note{{0, 95 * ms, g4}, {80 * ms, 140 * ms, d5}}, rich, plain},
		{Release, []note{{0, 50 * ms, g6}, {70 * ms, 50 * ms, d6}, {140 * ms, 80 * ms, g5}}, pure, plain},
		{Deeper, []note{{0, 60 * ms, g4}, {50 * ms, 60 * ms, c5}, {100 * ms, 140 * ms, e5}}, rich, plain},
		{Lighter, []note{{0, 60 * ms, g4}, {50 * ms, 60 * ms, e5}, {100 * ms, 140 * ms, c5}}, rich, plain},
		{Again, []note{{0, 45 * ms, d5}, {70 * ms, 60 * ms, g4}, {115 * ms, 125 * ms, d5}}, rich, plain},
		{Change, []note{{0, 220 * ms, e5}}, warm, plain},
		{Ask, []note{{0, 60 * ms, a5}, {85 * ms, 145 * ms, d6}}, pure, soft},
		{Point, []note{{0, 60 * ms, b5}, {95 * ms, 115 * ms, b5}}, warm, plain},
		{Tick, []note{{0, 30 * ms, b5}}, pure, faint},
		{Ready, []note{{0, 60 * ms, e5}}, pure, quiet},
		{Half, []note{{0, 150 * ms, b4}}, pure, quiet},
		{Chime, []note{{0, 450 * ms, e6}}, bell, soft},
		{Cap, []note{{0, 375 * ms, e4}}, buzz, loud},
		{Done, []note{
			{0, 900 * ms, c5}, {45 * ms, 855 * ms, e5}, {90 * ms, 810 * ms, g5}, {135 * ms, 765 * ms, c6},
		}, chord, full},
		{Paused, []note{{0, 60 * ms, e5}, {70 * ms, 90 * ms, b4}}, pure, quiet},
		{Resumed, []note{{0, 60 * ms, b4}, {70 * ms, 90 * ms, e5}}, pure, quiet},
		{SessionClock, []note{{0, 250 * ms, a5}, {250 * ms, 350 * ms, c6}}, bell, quiet},
	}
})

// figureOf is the figure of a tone; an unknown tone has no notes.
func figureOf(t Tone) figure {
	for _, f := range figures() {
		if f.tone == t {
			return f
		}
	}
	return figure{}
}

func (f figure) length() time.Duration {
	end := time.Duration(0)
	for _, n := range f.notes {
		end = max(end, n.at+n.length)
	}
	return end
}
