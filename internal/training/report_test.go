package training_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/training"
)

func TestFacts(t *testing.T) {
	ranged := between(8*time.Second, 10*time.Second)
	for _, tt := range []struct {
		name   string
		result training.Result
		want   []string // lines that must be there, in this order
		lacks  string
	}{
		{
			"exact holds",
			training.Result{
				Drill: training.Hold, Mode: training.Counted, Press: fixed(10 * time.Second), Timing: training.KeyRelease,
				Resolution: 3400 * time.Microsecond, Holds: seconds(10, 10, 10, 10, 10),
			},
			[]string{
				"target: hold, 10 seconds (chosen)", "mode: counted", "holds: 5, 10.00 s on average", "constant: 0.00 s, on target overall",
				"absolute: off by 0.00 s on average", "variable: 0.00 s, the standard deviation",
				"CV: 0.0 %, as steady as counted timing", "bands: Fechner Day proceedings, article 356, which could not be verified",
				"timing: from the key going down to the key coming up", "terminal: times at this terminal agree to within 3 ms, as measured",
			},
			"in range",
		},
		{
			"a range, too long overall, and outside of the bands",
			training.Result{
				Drill: training.Hold, Mode: training.Uncounted, Press: ranged, Timing: training.TwoPresses,
				Holds: seconds(20, 20, 20, 9, 9, 60),
			},
			[]string{
				"in range: 2 of 6", "constant: +13.33 s, too long overall",
				"CV: 82.2 %, looser than uncounted laboratory timing; but the bands are for 3 to 18 s",
				"timing: from one press to the next", "terminal: how well this terminal keeps time was not measured",
			},
			"",
		},
		{
			"too few",
			training.Result{Drill: training.Hold, Mode: training.Uncounted, Press: ranged, Holds: seconds(9)},
			[]string{"score: needs 5; so far 1 hold"},
			"constant",
		},
		{
			"a rhythm that hurries",
			training.Result{
				Drill: training.Rhythm, Mode: training.Uncounted, Press: fixed(8 * time.Second), Rest: fixed(3 * time.Second),
				Timing: training.KeyRelease, Holds: seconds(8, 7.9, 7.8, 7.7, 7.6, 7.5), Rests: seconds(3, 2.8, 2.6, 2.4, 2.2),
			},
			[]string{
				"presses: 6, 7.75 s on average", "end: the last press ended 3.50 s early", "constant: -0.25 s, too short overall",
				"drift: each 0.10 s shorter than the one before", "rests: 5, 2.60 s on average",
				"drift: each 0.20 s shorter than the one before",
			},
			"",
		},
		{
			"a rhythm on time",
			training.Result{
				Drill: training.Rhythm, Mode: training.Counted, Press: fixed(8 * time.Second), Rest: fixed(3 * time.Second),
				Holds: seconds(8, 8, 8, 8, 8), Rests: seconds(3, 3, 3, 3),
			},
			[]string{"end: the last press ended on time", "drift: none from one to the next"},
			"rests:",
		},
		{
			"pressure, too light",
			training.Result{Drill: training.Pressure, Unit: "kg", Readings: []training.Reading{
				{Target: 5, Shown: 4.5}, {Target: 5, Shown: 4.5}, {Target: 10, Shown: 9}, {Target: 10, Shown: 9}, {Target: 2, Shown: 1.8},
			}},
			[]string{
				"readings: 5", "constant: -10.0 %, too light overall", "absolute: off by 10.0 % on average", "variable: 0.0 %",
				"source: Keating, Matyas and Bach", "note: presshold can't sense pressure",
			},
			"",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			for _, f := range tt.result.Facts() {
				fmt.Fprintf(&b, "%s: %s\n", f.Name, f.Text)
			}
			rest := b.String()
			for _, line := range tt.want {
				_, after, ok := strings.Cut(rest, line)
				if !ok {
					t.Fatalf("%q is missing, or out of order:\n%s", line, b.String())
				}
				rest = after
			}
			if tt.lacks != "" && strings.Contains(b.String(), tt.lacks) {
				t.Errorf("%q is there:\n%s", tt.lacks, b.String())
			}
		})
	}
}

func TestMiss(t *testing.T) {
	ranged, exact := between(8*time.Second, 10*time.Second), fixed(10*time.Second)
	for _, tt := range []struct {
		target       training.Target
		length       time.Duration
		signed, miss string
	}{
		{exact, 10 * time.Second, "0.00 s", "exact"},
		{exact, 9996 * time.Millisecond, "0.00 s", "exact"},
		{exact, 9990 * time.Millisecond, "-0.01 s", "0.01 s too short"},
		{exact, 11500 * time.Millisecond, "+1.50 s", "1.50 s too long"},
		{ranged, 8 * time.Second, "0.00 s", "in range"},
		{ranged, 7500 * time.Millisecond, "-0.50 s", "0.50 s too short"},
	} {
		signed, miss := phrase.SignedSeconds(tt.target.Err(tt.length)), tt.target.Miss(tt.length)
		if signed != tt.signed || miss != tt.miss {
			t.Errorf("%v for %v: %q, %q, want %q, %q", tt.length, tt.target.Span, signed, miss, tt.signed, tt.miss)
		}
	}
}

func TestProgressWords(t *testing.T) {
	results := []training.Result{
		held("a", 0, training.Uncounted, 12, 12, 12, 12, 12),
		held("a", 1, training.Uncounted, 11, 11, 11, 11, 11),
		held("a", 9, training.Uncounted, 10.5, 10.5, 10.5, 10.5, 10.5),
		held("a", 10, training.Uncounted, 10, 10, 10, 10, 10),
	}
	s := training.Trends(results)[0]
	if got, want := s.Course(), "off by 0.00 s on average; 2.00 s in the first of 4 drills"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := s.Sparkline(3), "█▄▁"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	facts := s.Facts()
	want := phrase.Plain("retention", "after 8 days without it, off by 0.50 s on average; 1.00 s before")
	if got := facts[len(facts)-1]; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
