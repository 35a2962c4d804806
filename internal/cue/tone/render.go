package tone

import (
	"math"
	"time"
)

// edge is how long a note takes to rise and to fall, at most a third and two thirds of its
// length. An edge of less than a few milliseconds is heard as a click.
type edge struct{ in, out time.Duration }

func edgeOf(gentle bool) edge {
	if gentle {
		return edge{in: 25 * time.Millisecond, out: 60 * time.Millisecond}
	}
	return edge{in: 8 * time.Millisecond, out: 30 * time.Millisecond}
}

// Render makes the samples of a tone, between -1 and 1. They begin and end at zero. A gentle
// tone has slower edges and no overtones; an unknown tone has no samples.
func Render(t Tone, gentle bool) []float32 {
	f := figureOf(t)
	if len(f.notes) == 0 {
		return nil
	}
	if gentle {
		f.timbre.partials = f.timbre.partials[:1]
	}
	sum := make([]float64, samples(f.length()))
	for _, n := range f.notes {
		add(sum[samples(n.at):], n, f.timbre, edgeOf(gentle))
	}
	level(sum)
	return scale(sum, f.peak)
}

// Peak is the largest sample of a rendered tone; zero for an unknown tone.
func Peak(t Tone) float64 { return figureOf(t).peak }

func samples(d time.Duration) int { return int(d * Rate / time.Second) }

func add(to []float64, n note, t timbre, e edge) {
	count := samples(n.length)
	in := min(samples(e.in), count/3)
	out := min(samples(e.out), count*2/3)
	decay := 1.0
	if t.fade > 0 {
		decay = math.Pow(1.0/3, 1/float64(samples(t.fade)))
	}
	for k, strength := range t.partials {
		if strength == 0 {
			continue
		}
		// A pointer of length strength turns by one step a sample; its height is the
		// sine. That is ten times as fast as asking for each sine.
		sin, cos := math.Sincos(2 * math.Pi * n.pitch * float64(k+1) / Rate)
		x, y := strength, 0.0
		for i := range to[:count] {
			to[i] += y * rise(i, in) * rise(count-1-i, out) * t.swell(i)
			x, y = (x*cos-y*sin)*decay, (x*sin+y*cos)*decay
		}
	}
}

// swell is the strength of a fluttering note at its i-th sample, from 0 to 1. It starts at 1.
func (t timbre) swell(i int) float64 {
	if t.flutter == 0 {
		return 1
	}
	return (1 + math.Cos(2*math.Pi*t.flutter*float64(i)/Rate)) / 2
}

// rise is a raised cosine from 0 at i = 0 to 1 at i = n.
func rise(i, n int) float64 {
	if i >= n {
		return 1
	}
	return (1 - math.Cos(math.Pi*float64(i)/float64(n))) / 2
}

// level removes the small direct current that edges leave. It subtracts the mean in the shape
// of one slow swell, so that the ends stay at zero.
func level(x []float64) {
	mean := 0.0
	for _, v := range x {
		mean += v
	}
	mean /= float64(len(x))
	for i := range x {
		x[i] -= mean * (1 - math.Cos(2*math.Pi*float64(i)/float64(len(x)-1)))
	}
}

func scale(x []float64, peak float64) []float32 {
	most := 0.0
	for _, v := range x {
		most = max(most, math.Abs(v))
	}
	out := make([]float32, len(x))
	for i, v := range x {
		out[i] = float32(v * peak / most)
	}
	return out
}
