package draw

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
		{"low", some, 38, 8}, {"wide", some, 76, ScoresTall}, {"one", some[:1], 76, ScoresTall}, {"many", course(many...), 60, 9},
	} {
		t.Run(tt.name, func(t *testing.T) {
			golden.RequireEqual(t, strings.Join(Scores(tt.readings, tt.w, tt.h), "\n")+"\n")
		})
	}
}

func TestGoldenWeeks(t *testing.T) {
	day, _ := stats.ParseDay("2025-12-22")
	week := func(n, sessions, minutes, holds, fits int) stats.DayRow {
		return stats.DayRow{Day: day + stats.Day(7*n), Done: stats.Done{Sessions: sessions, Work: stats.Work{
			Compression: protocol.Seconds(minutes) * protocol.Seconds(time.Minute), Holds: holds, Fits: fits,
		}}}
	}
	weeks := []stats.DayRow{week(0, 3, 12, 30, 29), week(1, 0, 0, 0, 0), week(2, 12, 130, 700, 700), week(3, 1, 1, 6, 0)}
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
		var weeks []stats.DayRow
		for i, s := range scores {
			weeks = append(weeks, stats.DayRow{Day: stats.Day(21000 + 7*i), Done: stats.Done{Sessions: s[0] + 1, Work: stats.Work{
				Compression: protocol.Seconds(s[1]+1) * protocol.Seconds(time.Hour), Holds: 5, Fits: 5,
			}}})
		}
		for _, l := range Weeks(weeks, w) {
			if n := ui.Width(l); n > w {
				t.Fatalf("%d cells in %d: %q", n, w, l)
			}
		}
	})
}

func BenchmarkScores(b *testing.B) {
	b.ReportAllocs()
	readings := course(make([][2]int, 200)...)
	for b.Loop() {
		Scores(readings, 76, ScoresTall)
	}
}
