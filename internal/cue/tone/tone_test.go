package tone

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// each calls f for every tone, plain and gentle.
func each(t *testing.T, f func(t *testing.T, tone Tone, s bool, x []float32)) {
	t.Helper()
	for _, tone := range Tones() {
		for _, s := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s gentle=%v", tone, s), func(t *testing.T) {
				f(t, tone, s, Render(tone, s))
			})
		}
	}
}

func TestEachToneIsSoundAndSoft(t *testing.T) {
	each(t, func(t *testing.T, tone Tone, _ bool, x []float32) {
		if len(x) == 0 {
			t.Fatal("is not to be heard")
		}
		if x[0] != 0 || x[len(x)-1] != 0 {
			t.Errorf("begins at %v and ends at %v", x[0], x[len(x)-1])
		}
		peak, mean, jump := 0.0, 0.0, 0.0
		for i, v := range x {
			peak = max(peak, math.Abs(float64(v)))
			mean += float64(v) / float64(len(x))
			if i > 0 && i < samples(2*time.Millisecond) {
				jump = max(jump, math.Abs(float64(v)))
			}
		}
		if want := figureOf(tone).peak; math.Abs(peak-want) > 1e-6 || peak > 0.71 {
			t.Errorf("its peak is %v, not %v", peak, want)
		}
		if math.Abs(mean) > 1e-4 {
			t.Errorf("its direct current is %v", mean)
		}
		if jump > peak/4 {
			t.Errorf("is at %v of a peak of %v within 2 ms: a click", jump, peak)
		}
	})
}

func TestLengths(t *testing.T) {
	tests := []struct {
		tones    []Tone
		min, max time.Duration
	}{
		{[]Tone{Tick}, 30 * time.Millisecond, 30 * time.Millisecond},
		{[]Tone{Press, Release, Deeper, Lighter, Again, Change}, 150 * time.Millisecond, 250 * time.Millisecond},
		{[]Tone{Done}, 900 * time.Millisecond, 900 * time.Millisecond},
		{Tones(), 30 * time.Millisecond, 900 * time.Millisecond},
		{[]Tone{"none"}, 0, 0},
	}
	for _, tt := range tests {
		for _, tone := range tt.tones {
			n := figureOf(tone).length()
			if n < tt.min || n > tt.max {
				t.Errorf("%s lasts %v", tone, n)
			}
			if got := len(Render(tone, false)); got != samples(n) {
				t.Errorf("%s has %d samples in %v", tone, got, n)
			}
		}
	}
}

// TestPitch measures each note where it sounds by itself, or, in the chord, beside
// notes that are far from it.
func TestPitch(t *testing.T) {
	each(t, func(t *testing.T, tone Tone, _ bool, x []float32) {
		notes := figureOf(tone).notes
		for i, n := range notes {
			from, to := n.at, n.at+n.length
			if tone != Done {
				if i > 0 {
					from = max(from, notes[i-1].at+notes[i-1].length)
				}
				if i+1 < len(notes) {
					to = min(to, notes[i+1].at)
				}
			}
			got := pitch(x[samples(from):samples(to)], n.pitch)
			if off := math.Abs(got/n.pitch - 1); off > 0.01 {
				t.Errorf("note %d is at %.1f Hz, not at %.1f: off by %.2f %%", i+1, got, n.pitch, off*100)
			}
		}
	})
}

// pitch is the frequency with the most energy within a tenth of about, which is less
// than half of the way to any other note of a chord.
func pitch(x []float32, about float64) float64 {
	best, most := 0.0, 0.0
	y := hann(x)
	for f := about / 1.1; f < about*1.1; f += about / 500 {
		if e := energy(y, f); e > most {
			best, most = f, e
		}
	}
	return best
}

// hann is x behind a Hann window.
func hann(x []float32) []float64 {
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = float64(v) * (1 - math.Cos(2*math.Pi*float64(i)/float64(len(x)))) / 2
	}
	return out
}

// energy is Goertzel's filter at one frequency.
func energy(x []float64, f float64) float64 {
	c := 2 * math.Cos(2*math.Pi*f/Rate)
	a, b := 0.0, 0.0
	for _, v := range x {
		a, b = v+c*a-b, a
	}
	return a*a + b*b - c*a*b
}

// TestTheShapeIsWhatIsSaid holds the promises that the names make.
func TestTheShapeIsWhatIsSaid(t *testing.T) {
	tests := []struct {
		tone Tone
		rise []int // of each note against the one before
	}{
		{Press, []int{1}},
		{Release, []int{-1, -1}},
		{Deeper, []int{1, 1}},
		{Lighter, []int{1, -1}},
		{Again, []int{-1, 1}},
		{Ask, []int{1}},
		{Point, []int{0}},
		{Paused, []int{-1}},
		{Resumed, []int{1}},
		{Tick, nil},
		{Cap, nil},
		{Done, []int{1, 1, 1}},
		{SessionClock, []int{1}},
	}
	for _, tt := range tests {
		notes := figureOf(tt.tone).notes
		var rise []int
		for i := 1; i < len(notes); i++ {
			rise = append(rise, int(math.Copysign(1, notes[i].pitch-notes[i-1].pitch)))
			if notes[i].pitch == notes[i-1].pitch {
				rise[i-1] = 0
			}
		}
		if !slices.Equal(rise, tt.rise) {
			t.Errorf("%s goes %v, not %v", tt.tone, rise, tt.rise)
		}
	}
}

func TestLoudnessOrder(t *testing.T) {
	order := [][]Tone{
		{Tick},
		{Ready, Half, Paused, Resumed, SessionClock},
		{Chime, Ask},
		{Press, Release, Deeper, Lighter, Again, Change, Point, Done},
		{Cap},
	}
	for _, s := range []bool{false, true} {
		most := 0.0
		for _, group := range order {
			next := most
			for _, tone := range group {
				p := rms(Render(tone, s))
				if p <= most {
					t.Errorf("%s at %.3f is no louder than what must be quieter, at %.3f", tone, p, most)
				}
				next = max(next, p)
			}
			most = next
		}
	}
}

// rms is the loudness of the loudest 30 ms.
func rms(x []float32) float64 {
	const n = Rate * 30 / 1000
	most := 0.0
	for from := 0; from+n <= len(x); from += n / 4 {
		sum := 0.0
		for _, v := range x[from : from+n] {
			sum += float64(v) * float64(v)
		}
		most = max(most, math.Sqrt(sum/n))
	}
	return most
}

// TestNoTwoAreAlike compares the tones as the ear does, roughly: by where their energy
// lies, in bands of a semitone and slices of 20 ms, loudness left out.
func TestNoTwoAreAlike(t *testing.T) {
	const limit = 0.9
	for _, s := range []bool{false, true} {
		var heard [][]float64
		for _, tone := range Tones() {
			heard = append(heard, picture(Render(tone, s)))
		}
		for i, a := range Tones() {
			for j, b := range Tones()[:i] {
				if l := likeness(heard[i], heard[j]); l > limit {
					t.Errorf("gentle=%v: %s and %s are alike: %.2f", s, a, b, l)
				}
			}
		}
	}
}

const (
	thinned = 4 // as many samples are made one
	slice   = Rate * 20 / 1000 / thinned
	bands   = 30 // of a semitone each, the highest at 1,660 Hz
)

// picture is the strength of each band in each slice, one slice after the other.
func picture(x []float32) []float64 {
	var out []float64
	for part := range slices.Chunk(thin(x), slice) {
		part := hann(part)
		for b := range bands {
			out = append(out, math.Sqrt(max(energy(part, thinned*311*math.Pow(2, float64(b)/12)), 0)))
		}
	}
	return out
}

// thin is a sound with so many times fewer samples, which is enough for all bands.
func thin(x []float32) []float32 {
	out := make([]float32, len(x)/thinned)
	for i := range out {
		for _, v := range x[i*thinned : (i+1)*thinned] {
			out[i] += v / thinned
		}
	}
	return out
}

// likeness is the cosine between two pictures.
func likeness(a, b []float64) float64 {
	dot, aa, bb := 0.0, 0.0, 0.0
	for i := range max(len(a), len(b)) {
		var x, y float64
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		dot, aa, bb = dot+x*y, aa+x*x, bb+y*y
	}
	return dot / math.Sqrt(aa*bb)
}

func TestRenderingIsTheSameEachTime(t *testing.T) {
	each(t, func(t *testing.T, tone Tone, s bool, x []float32) {
		if !slices.Equal(x, Render(tone, s)) {
			t.Error("differs from the time before")
		}
	})
}

func TestUnknownToneIsSilent(t *testing.T) {
	if x := Render("trumpet", false); x != nil {
		t.Errorf("%d samples", len(x))
	}
}

func TestPCM(t *testing.T) {
	nan := float32(math.NaN())
	inf := float32(math.Inf(1))
	got := PCM([]byte{7}, []float32{0, 1, -1, 2, -2, nan, inf, 0.5}, 0.5)
	want := []byte{7}
	for _, v := range []int16{0, 16384, -16384, 32767, -32767, 0, 32767, 8192} {
		want = binary.LittleEndian.AppendUint16(want, uint16(v))
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got % x, want % x", got, want)
	}
}

func TestWAV(t *testing.T) {
	nan := float32(math.NaN())
	got := WAV([]float32{0, 1, -1, 2, -2, 0.5, nan}, 1)
	want := []int16{0, 32767, -32767, 32767, -32767, 16384, 0}
	if len(got) != 44+2*len(want) || !bytes.HasPrefix(got, []byte("RIFF")) || string(got[8:16]) != "WAVEfmt " {
		t.Fatalf("%q", got)
	}
	le := binary.LittleEndian
	fields := []uint32{
		le.Uint32(got[4:]), le.Uint32(got[16:]), uint32(le.Uint16(got[20:])), uint32(le.Uint16(got[22:])),
		le.Uint32(got[24:]), le.Uint32(got[28:]), uint32(le.Uint16(got[32:])), uint32(le.Uint16(got[34:])), le.Uint32(got[40:]),
	}
	if wants := []uint32{36 + 14, 16, 1, 1, 48000, 96000, 2, 16, 14}; !slices.Equal(fields, wants) {
		t.Errorf("header %v, want %v", fields, wants)
	}
	for i, w := range want {
		if v := int16(le.Uint16(got[44+2*i:])); v != w {
			t.Errorf("sample %d is %d, not %d", i, v, w)
		}
	}
	if n := len(WAV(nil, 1)); n != 44 {
		t.Errorf("a file of nothing has %d bytes", n)
	}
}

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden makes a change of any tone a deliberate one.
func TestGolden(t *testing.T) {
	var b bytes.Buffer
	for _, tone := range Tones() {
		for _, s := range []bool{false, true} {
			x := Render(tone, s)
			fmt.Fprintf(&b, "%-8s gentle=%-5v %5d samples  peak %.3f  rms %.3f  %3d cycles\n",
				tone, s, len(x), figureOf(tone).peak, rms(x), cycles(x))
		}
	}
	path := filepath.Join("testdata", "tones.golden")
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("the tones changed (go test -update if that is wanted):\n%s", b.String())
	}
}

// cycles counts how often the samples go from below zero to above it.
func cycles(x []float32) int {
	n := 0
	for i := 1; i < len(x); i++ {
		if x[i-1] < 0 && x[i] >= 0 {
			n++
		}
	}
	return n
}

func BenchmarkRender(b *testing.B) {
	for _, tone := range []Tone{Tick, Press, Done} {
		b.Run(string(tone), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Render(tone, false)
			}
		})
	}
}

func BenchmarkWAV(b *testing.B) {
	x := Render(Done, false)
	b.ReportAllocs()
	for b.Loop() {
		WAV(x, 1)
	}
}
