package tone

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

const (
	// half is how much is heard of a tone at worst.
	half = 120 * time.Millisecond
)

// trials is how often each tone is heard, each time through other talk; fewer where time is
// short.
func trials() int {
	if testing.Short() {
		return 10
	}
	return 100
}

// TestHalfATone names each tone by its first 120 ms, heard through talk that is as loud
// as the tone itself: 100 of 100.
func TestHalfATone(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	talk := babble(rnd)
	for _, s := range []bool{false, true} {
		var known []example
		for _, tone := range Tones() {
			known = append(known, example{tone, picture(first(Render(tone, s)))})
		}
		for _, tone := range Tones() {
			x := first(Render(tone, s))
			right := 0
			confused := map[Tone]int{}
			for range trials() {
				if got := name(picture(through(x, talk, rnd)), known); got == tone {
					right++
				} else {
					confused[got]++
				}
			}
			if right != trials() {
				t.Errorf("gentle=%v: %s is named %d of %d times, else taken for %v", s, tone, right, trials(), confused)
			}
		}
	}
}

// TestAnyHalf names whether the hands press or let go by any 120 ms of the two tones,
// wherever they begin, heard through talk that is as loud: 100 of 100.
func TestAnyHalf(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	talk := babble(rnd)
	const step = 10 * time.Millisecond
	pressing := []Tone{Press, Deeper, Lighter, Again}
	for _, s := range []bool{false, true} {
		var known []example
		for _, tone := range append(pressing, Release) {
			for from := time.Duration(0); from+half <= figureOf(tone).length(); from += step {
				known = append(known, example{tone, picture(window(Render(tone, s), from))})
			}
		}
		for _, tone := range append(pressing, Release) {
			for range trials() {
				from := time.Duration(rnd.Int64N(int64(figureOf(tone).length() - half)))
				got := name(picture(through(window(Render(tone, s), from), talk, rnd)), known)
				if (got == Release) != (tone == Release) {
					t.Errorf("gentle=%v: %s from %v on is taken for %s", s, tone, from, got)
				}
			}
		}
	}
}

// TestPressAndReleaseDifferInMoreThanOneWay measures register, rhythm and timbre, so that
// whoever can't hear one of them still has the others.
func TestPressAndReleaseDifferInMoreThanOneWay(t *testing.T) {
	const third = 1.25 // the least distance between the two registers
	press, release := figureOf(Press), figureOf(Release)
	highest, lowest := 0.0, math.Inf(1)
	for _, n := range press.notes {
		highest = max(highest, n.pitch)
	}
	for _, n := range release.notes {
		lowest = min(lowest, n.pitch)
	}
	if lowest < highest*third {
		t.Errorf("register: a press reaches %.0f Hz and a release falls to %.0f Hz", highest, lowest)
	}
	for _, s := range []bool{false, true} {
		if p, r := pauses(Render(Press, s)), pauses(Render(Release, s)); p != 0 || r != 2 {
			t.Errorf("gentle=%v: rhythm: a press has %d pauses, a release %d", s, p, r)
		}
	}
	if p, r := overtones(press), overtones(release); p < 4*r+0.2 {
		t.Errorf("timbre: a press has overtones of %.2f, a release of %.2f", p, r)
	}
}

// pauses counts the rests of at least 5 ms within a tone.
func pauses(x []float32) int {
	n, rest, begun := 0, 0, false
	for _, v := range x {
		if math.Abs(float64(v)) <= 0.01 {
			rest++
			continue
		}
		if begun && rest >= samples(5*time.Millisecond) {
			n++
		}
		rest, begun = 0, true
	}
	return n
}

// overtones is their power against that of the fundamental.
func overtones(f figure) float64 {
	sum := 0.0
	for _, strength := range f.timbre.partials[1:] {
		sum += strength * strength
	}
	return sum / (f.timbre.partials[0] * f.timbre.partials[0])
}

// example is a tone, or a part of one, as it is known.
type example struct {
	tone    Tone
	picture []float64
}

// name is the tone whose example is the likest to what was heard.
func name(heard []float64, known []example) Tone {
	best := slices.MaxFunc(known, func(a, b example) int {
		if likeness(heard, a.picture) < likeness(heard, b.picture) {
			return -1
		}
		return 1
	})
	return best.tone
}

// first is the first half of a tone, and the silence after it if it is over before.
func first(x []float32) []float32 { return window(x, 0) }

func window(x []float32, from time.Duration) []float32 {
	out := make([]float32, samples(half))
	copy(out, x[samples(from):])
	return out
}

// through is what is heard of x through a piece of talk whose loudness is that of x.
func through(x, talk []float32, rnd *rand.Rand) []float32 {
	out := slices.Clone(talk[rnd.IntN(len(talk)-len(x)):][:len(x)])
	factor := power(x) / power(out)
	for i := range out {
		out[i] = out[i]*factor + x[i]
	}
	return out
}

func power(x []float32) float32 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	return float32(math.Sqrt(sum / float64(len(x))))
}

// babble is two seconds of something like three people talking: voices of 90 to 260 Hz
// with overtones that fall by 9 dB an octave, which come and go some four times a second,
// and some breath.
func babble(rnd *rand.Rand) []float32 {
	out := make([]float32, 2*Rate)
	for range 3 {
		syllables := 3 + 2*rnd.Float64()
		pitch := 90 + 170*rnd.Float64()
		for k := 1.0; k*pitch < 4000; k++ {
			strength, phase := math.Pow(k, -1.5)*(0.3+rnd.Float64()), rnd.Float64()
			for i := range out {
				at := float64(i) / Rate
				bend := 0.15 * math.Sin(2*math.Pi*at) // nobody talks on one note
				swell := (1 + math.Cos(2*math.Pi*(syllables*at+phase))) / 2
				out[i] += float32(strength * swell * math.Sin(2*math.Pi*k*(pitch*at+bend*pitch/2/math.Pi)))
			}
		}
	}
	for i := range out {
		out[i] += float32(0.2 * rnd.NormFloat64())
	}
	return out
}
