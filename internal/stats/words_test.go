package stats

import (
	"fmt"
	"testing"
	"time"

	"presshold/internal/protocol"
)

func score(n int) *float64 {
	f := float64(n)
	return &f
}

// course are readings five days apart with scores before and after; -1 for none.
func course(scores ...[2]int) []Reading {
	var all []Reading
	for i, s := range scores {
		r := Reading{Session: int64(i + 1), Began: time.Date(2026, 1, 1+5*i, 9, 0, 0, 0, time.UTC), Place: Place{Site: "upper trapezius", Side: protocol.Left}}
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

func TestWords(t *testing.T) {
	trend := Trend{Place: Place{Site: "upper trapezius"}, Readings: course([2]int{7, 3}, [2]int{6, 5}, [2]int{4, 4})}
	trend.Readings[1].Threshold = Pair{Before: new(float64), After: score(2)}
	trend.Readings[1].Device = "Wagner FPX"
	trend.Readings[2].Threshold = Pair{Before: score(3)}
	for _, tt := range []struct{ got, want string }{
		{Scope{}.Heading(), "everyone"},
		{Scope{Client: "4KXP-7M2C", Place: Place{Site: "soleus", Side: protocol.Left}, Since: 20000}.Heading(), "client 4KXP-7M2C, soleus left, since 2024-10-04"},
		{Scope{Since: 20000}.TrendHeading(trend), "no client, upper trapezius, since 2024-10-04"},
		{Scope{Client: "4KXP-7M2C"}.TrendHeading(Trend{}), "client 4KXP-7M2C"},
		{trend.Course(), "before each session: 7 at first, 4 last; 3 lower: may be within measurement error"},
		{Trend{Readings: trend.Readings[:2]}.Course(), "before each session: 7 at first, 6 last; 1 lower: within measurement error"},
		{Trend{Readings: trend.Readings[:1]}.Course(), ""},
		{fmt.Sprint(trend.Thresholds()), "[{2026-01-11 3 -> ? kg/cm2} {2026-01-06 0 -> 2 kg/cm2, 2 higher: beyond measurement error (Wagner FPX)}]"},
		{fmt.Sprint(trend.Scores()[1:]), "[{2026-01-06 6 -> 5, 1 lower: within measurement error} {2026-01-01 7 -> 3, 4 lower: beyond measurement error}]"},
		{PlaceDone{Fell: 3, Within: 1}.Scored(), "3 fell, 1 may be within error"},
		{PlaceDone{}.Scored(), ""},
		{Streak{Days: 1, Today: true, Longest: 1}.Words(), "1 day, today"},
		{Streak{Days: 2, Longest: 3}.Words(), "2 days in a row, up to yesterday; the longest was 3 days"},
		{Streak{Longest: 1}.Words(), "none today or yesterday; the longest was 1 day"},
		{fmt.Sprint(Report{}.Facts()), "[{sessions 0, 0 points worked} {pressed 0:00} {streak none yet}]"},
		{fmt.Sprint(Report{
			Done:    Done{Sessions: 2, Work: Work{Points: 3, Compression: protocol.Seconds(61 * time.Second), Holds: 7, Fits: 6}},
			Drilled: Drilled{Drills: 1}, Streak: Streak{Days: 2, Today: true, Longest: 5},
		}.Facts()), "[{sessions 2, 3 points worked} {pressed 1:01} {holds 6 of 7 as planned, 86 %} " +
			"{streak 2 days in a row, today included; the longest was 5 days} {practice 1 drill and 0 quiz answers, apart from the sessions}]"},
	} {
		if tt.got != tt.want {
			t.Errorf("got  %s\nwant %s", tt.got, tt.want)
		}
	}
}
