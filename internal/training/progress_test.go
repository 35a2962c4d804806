package training_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
	"presshold/internal/stats"
	"presshold/internal/training"
)

// held is a hold drill of five holds, so many days after day0.
func held(id string, day float64, mode training.Mode, lengths ...float64) training.Result {
	return training.Result{
		Drill: training.Hold, Protocol: id, Mode: mode, Started: hours(24 * day),
		Press: fixed(10 * time.Second), Holds: seconds(lengths...),
	}
}

func TestTrends(t *testing.T) {
	results := []training.Result{
		held("b", 5, training.Uncounted, 11, 11, 11, 11, 11),
		held("a", 2, training.Uncounted, 9, 9, 9, 9, 9),
		held("a", 1, training.Uncounted, 8, 8, 8, 8, 8),
		held("a", 3, training.Counted, 10, 10, 10, 10, 10),
		held("a", 4, training.Uncounted, 10, 10, 10, 10), // too few
		{Drill: training.Pressure, Started: hours(0), Readings: []training.Reading{{5, 6}, {5, 6}, {5, 6}, {10, 12}, {10, 12}}},
	}
	got := training.Trends(results)
	type line struct {
		drill training.Drill
		id    string
		mode  training.Mode
		bias  []float64
	}
	want := []line{
		{training.Hold, "b", training.Uncounted, []float64{1}},
		{training.Hold, "a", training.Counted, []float64{0}},
		{training.Hold, "a", training.Uncounted, []float64{-2, -1}},
		{training.Pressure, "", "", []float64{20}},
	}
	if len(got) != len(want) {
		t.Fatalf("%d series, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		var bias []float64
		for _, s := range got[i].Outcomes {
			bias = append(bias, s.Constant)
		}
		g := got[i]
		if g.Drill != w.drill || g.Protocol != w.id || g.Mode != w.mode || !slices.Equal(bias, w.bias) {
			t.Errorf("series %d: %+v, want %+v", i, g, w)
		}
	}
}

// Every result with a score is in exactly one series, in order of time.
func TestTrendLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var results []training.Result
		scored := 0
		for range rapid.IntRange(0, 20).Draw(t, "results") {
			r := training.Result{
				Drill:    rapid.SampledFrom([]training.Drill{training.Hold, training.Rhythm}).Draw(t, "drill"),
				Protocol: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "protocol"),
				Mode:     rapid.SampledFrom([]training.Mode{training.Counted, training.Uncounted}).Draw(t, "mode"),
				Started:  hours(rapid.Float64Range(0, 1000).Draw(t, "started")),
				Press:    fixed(time.Duration(rapid.IntRange(1, 2).Draw(t, "target")) * time.Second),
				Holds:    lengths(t, 3),
			}
			if len(r.Holds) >= training.MinTrials {
				scored++
			}
			results = append(results, r)
		}
		outcomes := 0
		seen := map[training.Key]bool{}
		for _, s := range training.Trends(results) {
			if seen[s.Key] {
				t.Fatalf("two series of %+v", s.Key)
			}
			seen[s.Key] = true
			outcomes += len(s.Outcomes)
			if !slices.IsSortedFunc(s.Outcomes, func(a, b training.Outcome) int { return a.At.Compare(b.At) }) {
				t.Fatalf("out of order: %+v", s)
			}
		}
		if outcomes != scored {
			t.Fatalf("%d outcomes of %d scored results", outcomes, scored)
		}
	})
}

func TestRetention(t *testing.T) {
	for _, tt := range []struct {
		name string
		days []float64
		want []float64 // days of before and after; none for no retention
	}{
		{"once", []float64{0}, nil},
		{"day by day", []float64{0, 1, 2, 3}, nil},
		{"just under a week", []float64{0, 6.99}, nil},
		{"a week", []float64{0, 7}, []float64{0, 7}},
		{"the first one after the rest", []float64{0, 1, 9, 10}, []float64{1, 9}},
		{"the latest rest of two", []float64{0, 8, 9, 20, 21}, []float64{9, 20}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var results []training.Result
			for _, d := range tt.days {
				results = append(results, held("a", d, training.Uncounted, 9, 9, 9, 9, 9))
			}
			before, after, ok := training.Trends(results)[0].Retention()
			if ok != (tt.want != nil) {
				t.Fatalf("%v: %+v, %+v", ok, before, after)
			}
			if ok && (!before.At.Equal(hours(24*tt.want[0])) || !after.At.Equal(hours(24*tt.want[1]))) {
				t.Errorf("from %v to %v", before.At, after.At)
			}
		})
	}
}

func TestStandings(t *testing.T) {
	past := training.Past{
		Results: []training.Result{
			held("good", 1, training.Uncounted, 10, 10.5, 9.5, 11, 9), // all within 14 %
			held("bad", 1, training.Uncounted, 10, 12, 8, 11, 9),      // two off
			held("mended", 1, training.Uncounted, 1, 1, 1, 1, 1),      // was bad,
			held("mended", 2, training.Uncounted, 10, 10, 10, 10, 10), // is no more
			held("bad", 3, training.Uncounted, 10, 10, 10, 10),        // too few for a score
			held("short", 3, training.Uncounted, 1),
			{Drill: training.Pressure, Protocol: "good", Started: hours(0), Readings: []training.Reading{{1, 9}}},
			{
				Drill: training.Rhythm, Protocol: "ranged", Started: hours(0), Press: between(8*time.Second, 10*time.Second),
				Rest: fixed(5 * time.Second), Holds: seconds(7.9, 8, 9, 10, 10.1), Rests: seconds(5, 5, 5, 5),
			},
		},
		Answers: []training.Answer{
			{Question: "q/1", Protocol: "q", Right: true, At: hours(1)},
			{Question: "q/2", Protocol: "q", Right: false, At: hours(2)},
			{Question: "q/2", Protocol: "q", Right: true, At: hours(1)}, // before
			{Question: "good/1", Protocol: "good", Right: true, At: hours(30)},
		},
	}
	want := []training.Standing{
		{Protocol: "q", Quiz: training.Missed{Missed: 1, Of: 2}, Last: hours(2)},
		{Protocol: "bad", Holds: training.Missed{Missed: 2, Of: 5}, Last: hours(24)},
		{Protocol: "ranged", Holds: training.Missed{Missed: 2, Of: 9}, Last: hours(0)},
		{Protocol: "good", Holds: training.Missed{Of: 5}, Quiz: training.Missed{Of: 1}, Last: hours(30)},
		{Protocol: "mended", Holds: training.Missed{Of: 5}, Last: hours(48)},
	}
	if got := training.Standings(past); !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestStreak(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Skip("this machine has no time zones")
	}
	at := func(month time.Month, day, hour int) time.Time {
		return time.Date(2025, month, day, hour, 30, 0, 0, paris)
	}
	for _, tt := range []struct {
		name string
		days []time.Time
		now  time.Time
		want stats.Streak
	}{
		{"never", nil, at(3, 1, 12), stats.Streak{}},
		{"today", []time.Time{at(3, 1, 0)}, at(3, 1, 23), stats.Streak{Days: 1, Today: true, Longest: 1}},
		{"yesterday still counts", []time.Time{at(2, 28, 23)}, at(3, 1, 12), stats.Streak{Days: 1, Longest: 1}},
		{"broken", []time.Time{at(2, 27, 23)}, at(3, 1, 12), stats.Streak{Longest: 1}},
		{
			"twice a day is one day, over the end of a month",
			[]time.Time{at(2, 27, 1), at(2, 28, 1), at(2, 28, 9), at(3, 1, 0)},
			at(3, 1, 2),
			stats.Streak{Days: 3, Today: true, Longest: 3},
		},
		{
			"over the night of 23 hours",
			[]time.Time{at(3, 29, 23), at(3, 30, 1), at(3, 31, 0)},
			at(3, 31, 1),
			stats.Streak{Days: 3, Today: true, Longest: 3},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var past training.Past
			for i, d := range tt.days {
				if i%2 == 0 {
					past.Answers = append(past.Answers, training.Answer{At: d.UTC()})
					continue
				}
				past.Results = append(past.Results, training.Result{Started: d.UTC(), Holds: seconds(1)})
			}
			if got := training.StreakOf(past, tt.now); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestSuggest(t *testing.T) {
	library := builtins(t)[:2] // alternating-ischemic-compression, alternating-levels
	const first, second = "alternating-ischemic-compression", "alternating-levels"
	good := func(id string, day float64, drill training.Drill) training.Result {
		r := held(id, day, training.Uncounted, 10, 10, 10, 10, 10)
		r.Drill, r.Rest = drill, fixed(5*time.Second)
		return r
	}
	bad := held(second, 0.5, training.Uncounted, 1, 1, 1, 1, 1)
	missed := []training.Answer{
		{Question: "1", Protocol: first, At: day0}, {Question: "2", Protocol: first, At: day0}, {Question: "3", Protocol: first, At: day0},
	}
	for _, tt := range []struct {
		name string
		past training.Past
		now  time.Time
		want string // command
	}{
		{"nothing yet", training.Past{}, day0, "presshold drill " + first},
		{"three questions missed", training.Past{Answers: missed}, day0, "presshold quiz"},
		{"two questions missed", training.Past{Answers: missed[:2]}, day0, "presshold quiz " + first},
		{"one question missed", training.Past{Answers: missed[:1]}, day0, "presshold quiz " + first},
		{
			"a week's rest",
			training.Past{Results: []training.Result{good(first, 0, training.Rhythm), bad}},
			hours(24 * 7), "presshold drill " + first + " --rhythm",
		},
		{
			"the weakest",
			training.Past{Results: []training.Result{good(first, 0, training.Hold), bad}},
			hours(24), "presshold drill " + second,
		},
		{
			"holds are good: the rhythm",
			training.Past{Results: []training.Result{held(first, 0, training.Counted, 9, 9, 10, 10, 10)}},
			hours(24), "presshold drill " + first + " --rhythm --counted",
		},
		{
			"a protocol never drilled",
			training.Past{Results: []training.Result{good(first, 0, training.Hold), good(first, 1, training.Rhythm)}},
			hours(25), "presshold drill " + second,
		},
		{
			"left alone the longest",
			training.Past{Results: []training.Result{
				good(first, 0, training.Hold), good(first, 2, training.Rhythm), good(second, 1, training.Hold), good(second, 3, training.Rhythm),
			}},
			hours(24 * 4), "presshold drill " + first,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := training.Suggest(library, tt.past, tt.now)
			if !ok || got.Command() != tt.want || got.Why == "" {
				t.Errorf("%v: %q because %q, want %q", ok, got.Command(), got.Why, tt.want)
			}
		})
	}
	if got, ok := training.Suggest(nil, training.Past{}, day0); ok {
		t.Errorf("no protocols: %+v", got)
	}
}

func TestTargets(t *testing.T) {
	byID := map[string]protocol.Protocol{}
	for _, p := range builtins(t) {
		byID[p.ID] = p
	}
	for _, tt := range []struct{ id, hold, press, rest string }{
		{"alternating-ischemic-compression", "hold, 8 to 10 seconds", "hold, 8 to 10 seconds", "release, 3 seconds (assumed)"},
		{"progressive-release-30", "hold, 30 seconds", "hold, 30 seconds", "release, 5 seconds (assumed)"},
		{"init", "hold, 1 minute 30 seconds", "hold, 1 minute 30 seconds", "release, 5 seconds (assumed)"},
		{"round-robin", "hold, 5 to 7 seconds", "hold, 5 to 7 seconds", "reposition, 5 seconds (assumed)"},
		{"ninety-second-compression", "hold, 1 minute 30 seconds", "", ""},
		{"strain-counterstrain", "position of ease, 1 minute 30 seconds", "", ""},
		{"barrier-release", "", "", ""},
		{"self-massage-strokes", "", "", ""},
	} {
		var hold string
		if targets, err := training.HoldTargets(byID[tt.id]); err == nil {
			hold = targets[0].String()
		}
		var press, rest string
		if p, r, err := training.RhythmTargets(byID[tt.id]); err == nil {
			press, rest = p.String(), r.String()
		}
		if hold != tt.hold || press != tt.press || rest != tt.rest {
			t.Errorf("%s: %q, %q, %q", tt.id, hold, press, rest)
		}
	}
	_, err := training.HoldTargets(byID["barrier-release"])
	want := "barrier-release has no timed hold to drill"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
