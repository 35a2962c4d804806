package training_test

import (
	"encoding/json"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/training"
)

func fixed(d time.Duration) training.Target { return training.ChosenTarget(protocol.Fixed(d)) }

func between(lo, hi time.Duration) training.Target {
	return training.ChosenTarget(protocol.Span{Min: lo, Max: hi})
}

func seconds(s ...float64) []time.Duration {
	out := make([]time.Duration, len(s))
	for i, x := range s {
		out[i] = time.Duration(math.Round(x * float64(time.Second)))
	}
	return out
}

func TestScore(t *testing.T) {
	for _, tt := range []struct {
		name    string
		target  training.Target
		lengths []time.Duration
		want    training.Score
	}{
		{
			"exact", fixed(10 * time.Second), seconds(10, 10, 10, 10, 10),
			training.Score{Trials: 5, Mean: 10, InRange: 5},
		},
		{
			"always a second short", fixed(10 * time.Second), seconds(9, 9, 9, 9, 9),
			training.Score{Trials: 5, Mean: 9, Constant: -1, Absolute: 1},
		},
		{
			"no bias, but unsteady: the sample's deviation", fixed(10 * time.Second), seconds(8, 9, 10, 11, 12),
			training.Score{
				Trials: 5, Mean: 10, Absolute: 1.2,
				Variable: math.Sqrt(2.5), CV: math.Sqrt(2.5) / 10, InRange: 1,
			},
		},
		{
			"anywhere in the range is exact", between(8*time.Second, 10*time.Second), seconds(8, 8.5, 9, 9.5, 10),
			training.Score{
				Trials: 5, Mean: 9, Variable: math.Sqrt(0.625),
				CV: math.Sqrt(0.625) / 9, InRange: 5,
			},
		},
		{
			"outside the range, from its nearer end", between(8*time.Second, 10*time.Second), seconds(7, 7, 12, 9, 9),
			training.Score{
				Trials: 5, Mean: 8.8, Constant: 0, Absolute: 0.8,
				Variable: math.Sqrt(4.2), CV: math.Sqrt(4.2) / 8.8, InRange: 2,
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := training.ScoreOf(tt.target, tt.lengths)
			if !ok {
				t.Fatal("no score")
			}
			got.Drift = 0 // see TestDriftOfLengths
			if !alike(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

// alike tells whether two scores differ only by rounding.
func alike(a, b training.Score) bool {
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-8*(1+math.Abs(b)) }
	return a.Trials == b.Trials && a.InRange == b.InRange && near(a.Mean, b.Mean) && near(a.Constant, b.Constant) &&
		near(a.Absolute, b.Absolute) && near(a.Variable, b.Variable) && near(a.CV, b.CV) && near(a.Drift, b.Drift)
}

func TestScoreNeedsFive(t *testing.T) {
	if s, ok := training.ScoreOf(fixed(time.Second), seconds(1, 1, 1, 1)); ok {
		t.Errorf("four trials scored: %+v", s)
	}
}

func lengths(t *rapid.T, min int) []time.Duration {
	ns := rapid.SliceOfN(rapid.Int64Range(int64(time.Millisecond), int64(time.Hour)), min, 40).Draw(t, "lengths")
	out := make([]time.Duration, len(ns))
	for i, n := range ns {
		out[i] = time.Duration(n)
	}
	return out
}

func target(t *rapid.T) training.Target {
	ms := func(name string) time.Duration {
		return time.Duration(rapid.IntRange(500, 3_600_000).Draw(t, name)) * time.Millisecond
	}
	lo, hi := ms("from"), ms("to")
	if rapid.Bool().Draw(t, "fixed") {
		hi = lo
	}
	return between(min(lo, hi), max(lo, hi))
}

// The same scores computed in two passes, in exact fractions.
func TestScoreAgainstFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		to, ls := target(t), lengths(t, training.MinTrials)
		got, ok := training.ScoreOf(to, ls)
		if !ok {
			t.Fatal("no score")
		}
		n := big.NewRat(int64(len(ls)), 1)
		var length, err, miss big.Rat
		in := 0
		for _, l := range ls {
			e := int64(0)
			if l < to.Span.Min {
				e = int64(l - to.Span.Min)
			}
			if l > to.Span.Max {
				e = int64(l - to.Span.Max)
			}
			if e == 0 {
				in++
			}
			length.Add(&length, big.NewRat(int64(l), 1))
			err.Add(&err, big.NewRat(e, 1))
			miss.Add(&miss, new(big.Rat).Abs(big.NewRat(e, 1)))
		}
		for _, sum := range []*big.Rat{&length, &err, &miss} {
			sum.Quo(sum, n)
		}
		var squares big.Rat
		for _, l := range ls {
			d := new(big.Rat).Sub(big.NewRat(int64(l), 1), &length)
			squares.Add(&squares, d.Mul(d, d))
		}
		variance, _ := squares.Quo(&squares, big.NewRat(int64(len(ls)-1), 1)).Float64()
		mean, _ := length.Float64()
		bias, _ := err.Float64()
		absolute, _ := miss.Float64()
		const ns = 1e9
		want := training.Score{
			Trials: len(ls), Mean: mean / ns, Constant: bias / ns, Absolute: absolute / ns, Variable: math.Sqrt(variance) / ns,
			CV: math.Sqrt(variance) / mean, InRange: in, Drift: got.Drift,
		}
		if !alike(got, want) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
	})
}

// Laws that need no second computation.
func TestScoreLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		to, ls := target(t), lengths(t, training.MinTrials)
		s, _ := training.ScoreOf(to, ls)
		if s.Absolute < math.Abs(s.Constant)-1e-9 {
			t.Fatalf("the absolute error %v is below the constant error %v", s.Absolute, s.Constant)
		}
		for i := range ls {
			ls[i] = to.Span.Max
		}
		exact, _ := training.ScoreOf(to, ls)
		want := training.Score{Trials: len(ls), Mean: to.Span.Max.Seconds(), InRange: len(ls)}
		if !alike(exact, want) {
			t.Fatalf("held exactly: %+v, want %+v", exact, want)
		}
	})
}

func TestBands(t *testing.T) {
	for cv, want := range map[float64]string{
		0: english.DrillBandSteady, 0.07: english.DrillBandSteady, 0.0701: english.DrillBandBetween, 0.14: english.DrillBandBetween,
		0.1401: english.DrillBandLoose, 3: english.DrillBandLoose,
	} {
		if got := training.BandWords(cv); got != want {
			t.Errorf("CV %v: %q, want %q", cv, got, want)
		}
	}
	for length, covered := range map[float64]bool{2.999: false, 3: true, 18: true, 18.001: false} {
		r := training.Result{Drill: training.Hold, Press: fixed(time.Second), Holds: seconds(length, length, length, length, length)}
		if got := slices.ContainsFunc(r.Facts(), func(f phrase.Fact) bool { return strings.Contains(f.Text.String(), "but the bands are") }); got == covered {
			t.Errorf("bands for %v s: %v, want %v", length, !got, covered)
		}
	}
}

func TestRhythm(t *testing.T) {
	hold, release := fixed(8*time.Second), fixed(3*time.Second)
	for _, tt := range []struct {
		name         string
		holds, rests []time.Duration
		press, rest  float64 // drift
		late         time.Duration
		rested       bool
	}{
		{"exact", seconds(8, 8, 8, 8, 8, 8), seconds(3, 3, 3, 3, 3), 0, 0, 0, true},
		{"five presses have but four rests", seconds(8, 8, 8, 8, 8), seconds(3, 3, 3, 3), 0, 0, 0, false},
		{"it hurries", seconds(8, 7.9, 7.8, 7.7, 7.6, 7.5), seconds(3, 2.8, 2.6, 2.4, 2.2), -0.1, -0.2, -3500 * time.Millisecond, true},
		{"long holds, short rests", seconds(9, 9, 9, 9, 9, 9), seconds(2, 2, 2, 2, 2), 0, 0, time.Second, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := training.Result{Drill: training.Rhythm, Press: hold, Rest: release, Holds: tt.holds, Rests: tt.rests}
			s, ok := r.Score()
			rest, rested := training.ScoreOf(r.Rest, r.Rests)
			if !ok || math.Abs(s.Drift-tt.press) > 1e-9 || math.Abs(rest.Drift-tt.rest) > 1e-9 || r.Late() != tt.late || rested != tt.rested {
				t.Errorf("%v, %v late: %+v, %+v", ok, r.Late(), s, rest)
			}
		})
	}
}

// Presses that get longer by the same step each time drift by that step.
func TestDriftOfLengths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(training.MinTrials, 30).Draw(t, "presses")
		step := time.Duration(rapid.Int64Range(-int64(time.Second), int64(time.Second)).Draw(t, "step"))
		var holds []time.Duration
		for i := range n {
			holds = append(holds, time.Minute+time.Duration(i)*step)
		}
		s, _ := training.ScoreOf(fixed(time.Minute), holds)
		if math.Abs(s.Drift-step.Seconds()) > 1e-9 {
			t.Fatalf("drift %v, want %v", s.Drift, step)
		}
	})
}

func TestPressure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(training.MinTrials, 30).Draw(t, "readings")
		r := training.Result{Drill: training.Pressure}
		for range n {
			r.Readings = append(r.Readings, training.Reading{
				Target: rapid.Float64Range(0.5, 50).Draw(t, "target"),
				Shown:  rapid.Float64Range(0.1, 100).Draw(t, "shown"),
			})
		}
		got, ok := r.Score()
		if !ok {
			t.Fatal("no score")
		}
		// In two passes.
		var sum, miss, squares float64
		for _, x := range r.Readings {
			sum += 100 * (x.Shown/x.Target - 1)
			miss += math.Abs(100 * (x.Shown/x.Target - 1))
		}
		mean := sum / float64(n)
		for _, x := range r.Readings {
			d := 100*(x.Shown/x.Target-1) - mean
			squares += d * d
		}
		want := training.Score{Trials: n, Constant: mean, Absolute: miss / float64(n), Variable: math.Sqrt(squares / float64(n-1))}
		if !alike(got, want) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
		// Pressing twice as hard is a constant error, and no variable one.
		for i := range r.Readings {
			r.Readings[i].Shown = 2 * r.Readings[i].Target
		}
		if s, _ := r.Score(); !alike(s, training.Score{Trials: n, Constant: 100, Absolute: 100}) {
			t.Fatalf("always twice the target: %+v", s)
		}
	})
}

func TestParseReading(t *testing.T) {
	scale := training.Exercise{Unit: gauge.Kilogram}
	for text, want := range map[string]float64{"4.6": 4.6, " 4,6 ": 4.6, "12": 12, "500": 500, "4.6 kg": 4.6, "11kg": 11} {
		if got, err := scale.ParseReading(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "0", "-1", "501", "NaN", "Inf", "five", "1,000.5", "4.6 lb", "4600 g", "kg"} {
		if got, err := scale.ParseReading(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	for unit, most := range map[gauge.Unit]float64{"N": 5000, "kgf": 500, "lb": 1000, "g": 500000} {
		e := training.Exercise{Unit: unit, Loads: []float64{most}}
		if err := e.CheckLoads(); err != nil {
			t.Error(unit, err)
		}
		e.Loads = append(e.Loads, most+1)
		if e.CheckLoads() == nil {
			t.Errorf("a scale shows %g %s", most+1, unit)
		}
	}
}

func FuzzParseReading(f *testing.F) {
	for _, s := range []string{"4.6", "4,6", "NaN", "0x1p-2", "1e2", "-0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := training.Exercise{}.ParseReading(text)
		if (err == nil) != (got > 0) || math.IsInf(got, 0) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	})
}

// What lasts less than a fifth of a second is a tap and no press; in a rhythm the rest goes on through it.
func TestTap(t *testing.T) {
	const ms = time.Millisecond
	r := training.Result{Drill: training.Rhythm}
	p := training.NewPresses(&r, 0)
	for _, press := range []struct {
		at, length time.Duration
		counts     bool
	}{
		{0, 199 * ms, false}, {1000 * ms, 200 * ms, true}, {2000 * ms, 199 * ms, false}, {4000 * ms, 500 * ms, true},
	} {
		p.Press(press.at)
		if counts := p.Lift(press.at + press.length); counts != press.counts {
			t.Errorf("a press of %v counts: %v", press.length, counts)
		}
	}
	if want := []time.Duration{200 * ms, 500 * ms}; !slices.Equal(r.Holds, want) || !slices.Equal(r.Rests, []time.Duration{2800 * ms}) {
		t.Errorf("holds %v, rests %v", r.Holds, r.Rests)
	}
}

func TestResolution(t *testing.T) {
	const gap = 33 * time.Millisecond
	even := make([]time.Duration, 21)
	for i := range even {
		even[i] = time.Duration(i) * gap
	}
	if g, ok := training.Resolution(even); !ok || g != 0 {
		t.Errorf("even repeats: %v, %v", g, ok)
	}
	if g, ok := training.Resolution(even[:10]); ok {
		t.Errorf("too few repeats: %v", g)
	}
	late := append([]time.Duration(nil), even...)
	late[10] += 8 * time.Millisecond // two gaps of twenty are off: as many as may be
	if g, ok := training.Resolution(late); !ok || g != 0 {
		t.Errorf("one late repeat: %v, %v", g, ok)
	}
	for i := range late {
		late[i] = even[i] + time.Duration(i%2)*5*time.Millisecond
	}
	if g, ok := training.Resolution(late); !ok || g < 5*time.Millisecond || g > 10*time.Millisecond {
		t.Errorf("every other repeat 5 ms late: %v, %v", g, ok)
	}
}

// A result survives being stored in the journal.
func TestResultJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := training.Result{
			Drill:    rapid.SampledFrom([]training.Drill{training.Hold, training.Rhythm, training.Pressure}).Draw(t, "drill"),
			Protocol: rapid.SampledFrom([]string{"", "init"}).Draw(t, "protocol"),
			Started:  time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "started"), 0).UTC(),
			Mode:     rapid.SampledFrom([]training.Mode{"", training.Counted, training.Uncounted}).Draw(t, "mode"),
			Timing:   rapid.SampledFrom([]training.Timing{"", training.KeyRelease, training.Lines}).Draw(t, "timing"),
			Holds:    lengths(t, 1), Press: target(t), Resolution: time.Millisecond,
		}
		if want.Drill == training.Pressure {
			want = training.Result{Drill: want.Drill, Started: want.Started, Unit: "kg", Readings: []training.Reading{{5, 4.6}}}
		}
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got training.Result
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v\nby way of %s", got, want, data)
		}
	})
}
