package chart

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/protocol"
	"presshold/internal/stats"
	"presshold/internal/tui/ui"
)

func score(n int) *float64 {
	f := float64(n)
	return &f
}

// course are readings five days apart with scores before and after; -1 for none.
func course(scores ...[2]int) []stats.Reading {
	var all []stats.Reading
	for i, s := range scores {
		r := stats.Reading{Began: time.Date(2026, 1, 1+5*i, 9, 0, 0, 0, time.UTC), Place: stats.Place{Site: "upper trapezius", Side: protocol.Left}}
		if s[0] >= 0 {
			r.Score.Before = score(s[0])
		}
		if s[1] >= 0 {
			r.Score.After = score(s[1])
		}
		all = append(all, r)
	}
	return all
}

func TestGoldenScores(t *testing.T) {
	some := course([2]int{8, 5}, [2]int{7, 6}, [2]int{7, 3}, [2]int{6, 6}, [2]int{6, 8}, [2]int{5, -1}, [2]int{10, 0}, [2]int{-1, 2})
	var many [][2]int
	for i := range 100 {
		many = append(many, [2]int{9 - i/20, 7 - i/15})
	}
	for _, tt := range []struct {
		name     string
		readings []stats.Reading
		w, h     int
	}{
		{"low", some, 38, 8}, {"wide", some, 76, Tall}, {"one", some[:1], 76, Tall}, {"many", course(many...), 60, 9},
	} {
		t.Run(tt.name, func(t *testing.T) {
			golden.RequireEqual(t, strings.Join(Scores(tt.readings, tt.w, tt.h), "\n")+"\n")
		})
	}
}

func TestGoldenWeeks(t *testing.T) {
	day, _ := stats.ParseDay("2025-12-22")
	week := func(n, sessions, minutes, holds, fits int) stats.WeekDone {
		return stats.WeekDone{Week: day.Week() + stats.Week(n), Done: stats.Done{Sessions: sessions, Work: stats.Work{
			Compression: time.Duration(minutes) * time.Minute, Holds: holds, Fits: fits,
		}}}
	}
	weeks := []stats.WeekDone{week(0, 3, 12, 30, 29), week(1, 0, 0, 0, 0), week(2, 12, 130, 700, 700), week(3, 1, 1, 6, 0)}
	for _, w := range []int{30, 38, 76} {
		t.Run(fmt.Sprint(w), func(t *testing.T) {
			golden.RequireEqual(t, strings.Join(Weeks(weeks, w), "\n")+"\n")
		})
	}
}

// Whatever was reported and however large the window: what is drawn fits, and each
// change that is shown has its sign.
func TestChartsFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.IntRange(-1, 10)
		var scores [][2]int
		for range rapid.IntRange(0, 60).Draw(t, "readings") {
			scores = append(scores, [2]int{number.Draw(t, "before"), number.Draw(t, "after")})
		}
		w, h := rapid.IntRange(0, 120).Draw(t, "width"), rapid.IntRange(0, 30).Draw(t, "height")
		lines := Scores(course(scores...), w, h)
		if len(lines) > h {
			t.Fatalf("%d lines in %d", len(lines), h)
		}
		for _, l := range lines {
			if n := ui.Width(l); n > w {
				t.Fatalf("%d cells in %d: %q", n, w, l)
			}
		}
		var weeks []stats.WeekDone
		for i, s := range scores {
			weeks = append(weeks, stats.WeekDone{Week: stats.Week(3000 + i), Done: stats.Done{Sessions: s[0] + 1, Work: stats.Work{
				Compression: time.Duration(s[1]+1) * time.Hour, Holds: 5, Fits: 5,
			}}})
		}
		for _, l := range Weeks(weeks, w) {
			if n := ui.Width(l); n > w {
				t.Fatalf("%d cells in %d: %q", n, w, l)
			}
		}
	})
}

func TestWords(t *testing.T) {
	trend := stats.Trend{Place: stats.Place{Site: "upper trapezius"}, Readings: course([2]int{7, 3}, [2]int{6, 5}, [2]int{4, 4})}
	trend.Readings[1].Threshold = stats.Pair{Before: new(float64), After: score(2)}
	trend.Readings[1].Device = "Wagner FPX"
	trend.Readings[2].Threshold = stats.Pair{Before: score(3)}
	for _, tt := range []struct{ got, want string }{
		{Heading(stats.Scope{}), "everyone"},
		{Heading(stats.Scope{Client: "4KXP-7M2C", Place: stats.Place{Site: "soleus", Side: protocol.Left}, Since: 20000}), "client 4KXP-7M2C, soleus left, since 2024-10-04"},
		{TrendHeading(stats.Scope{Since: 20000}, trend), "no client, upper trapezius, since 2024-10-04"},
		{TrendHeading(stats.Scope{Client: "4KXP-7M2C"}, stats.Trend{}), "client 4KXP-7M2C"},
		{Course(trend), "before treatment: 7 at first, 4 last, 3 lower: beyond measurement error"},
		{Course(stats.Trend{Readings: trend.Readings[:2]}), "before treatment: 7 at first, 6 last, 1 lower: within measurement error"},
		{Course(stats.Trend{Readings: trend.Readings[:1]}), ""},
		{fmt.Sprint(Thresholds(trend)), "[{2026-01-11 3 -> - kg/cm2} {2026-01-06 0 -> 2 kg/cm2, 2 higher: beyond measurement error (Wagner FPX)}]"},
		{Scored(stats.PlaceDone{Fell: 3, Within: 1}), "3 fell, 1 within error"},
		{Scored(stats.PlaceDone{}), ""},
		{fmt.Sprint(Facts(stats.Report{})), "[{sessions 0, 0 points worked} {pressed 0:00} {streak 0 days}]"},
		{fmt.Sprint(Facts(stats.Report{
			Done:    stats.Done{Sessions: 2, Work: stats.Work{Points: 3, Compression: 61 * time.Second, Holds: 7, Fits: 6}},
			Drilled: stats.Drilled{Drills: 1}, Streak: stats.Streak{Days: 2, Today: true, Longest: 5},
		})), "[{sessions 2, 3 points worked} {pressed 1:01} {kept 6 of 7 holds as long as the protocol asks, 86%} " +
			"{streak 2 days in a row, today included; the longest was 5} {practice 1 drill and 0 quiz answers, apart from the sessions}]"},
	} {
		if tt.got != tt.want {
			t.Errorf("got  %s\nwant %s", tt.got, tt.want)
		}
	}
}

func BenchmarkScores(b *testing.B) {
	b.ReportAllocs()
	readings := course(make([][2]int, 200)...)
	for b.Loop() {
		Scores(readings, 76, Tall)
	}
}
