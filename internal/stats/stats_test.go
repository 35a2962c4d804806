package stats

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// Days and weeks are those of the calendar.
func TestCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("", rapid.IntRange(-12*3600, 14*3600).Draw(t, "zone"))
		at := time.Unix(rapid.Int64Range(-4e9, 4e9).Draw(t, "at"), 0).In(zone)
		day := DayOf(at)
		if got, want := day.String(), at.Format(time.DateOnly); got != want {
			t.Fatalf("the day of %v is %s", at, got)
		}
		monday := OnMonday.week(day)
		if day < monday || day > monday+6 || monday.Time().Weekday() != time.Monday {
			t.Fatalf("the week of %s begins on %s", day, monday)
		}
		if back, err := ParseDay(day.String()); err != nil || back != day {
			t.Fatalf("%s reads back as %s, %v", day, back, err)
		}
	})
}

func TestParseDay(t *testing.T) {
	for _, bad := range []string{"", "2026", "2026-02-30", "31.01.2026", "2026-1-1"} {
		if d, err := ParseDay(bad); err == nil {
			t.Errorf("%q is taken for %s", bad, d)
		}
	}
}

func TestStreak(t *testing.T) {
	for _, tt := range []struct {
		days string // of the last ten, today the last; x for one with practice
		want Streak
	}{
		{"..........", Streak{}},
		{".........x", Streak{1, true, 1}},
		{"........x.", Streak{1, false, 1}},
		{".......x..", Streak{0, false, 1}},
		{"......xxxx", Streak{4, true, 4}},
		{"xxxx..xxx.", Streak{3, false, 4}},
		{"xxxxx...x.", Streak{1, false, 5}},
		{".xx.xxxxxx", Streak{6, true, 6}},
		{"xxxxxxxxxx", Streak{10, true, 10}},
	} {
		const today = 20000
		done := map[Day]bool{}
		for i, c := range tt.days {
			if c == 'x' {
				done[today-9+Day(i)] = true
			}
		}
		if got := StreakOf(done, today); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.days, got, tt.want)
		}
	}
}

// Weeks without anything are there where a stretch of time is shown, and nowhere else.
func TestRecent(t *testing.T) {
	r := New(Scope{}, Rows{Days: []DayRow{
		{Day: 20000, Done: Done{Sessions: 1}}, {Day: 20001, Done: Done{Sessions: 2}}, {Day: 20015, Done: Done{Sessions: 4}},
	}}, 20030)
	first := OnMonday.week(20000)
	if want := []DayRow{
		{Day: first, Done: Done{Sessions: 3}}, {Day: first + 14, Done: Done{Sessions: 4}},
	}; !reflect.DeepEqual(r.Weeks, want) {
		t.Errorf("weeks %+v", r.Weeks)
	}
	for _, tt := range []struct {
		n     int
		today Day
		want  []int
	}{
		{10, 20030, []int{3, 0, 4, 0, 0}},
		{3, 20030, []int{4, 0, 0}},
		{1, 20030, []int{0}},
		{4, 20002, []int{3, 0, 4}}, // a clock that was set back hides nothing
	} {
		var got []int
		for _, w := range r.Recent(tt.n, tt.today) {
			got = append(got, w.Sessions)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("the last %d weeks on %s: %v, want %v", tt.n, tt.today, got, tt.want)
		}
	}
	if got := (Report{}).Recent(5, 20000); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}

// One day of a clock that was wrong hides no week: it is told of by itself.
func TestDaysFarFromToday(t *testing.T) {
	one := Done{Sessions: 1, Work: Work{Compression: protocol.Seconds(time.Minute)}}
	day := func(text string) Day {
		d, err := ParseDay(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	today := day("2026-11-25")
	r := New(Scope{}, Rows{Days: []DayRow{
		{Day: day("2070-01-01"), Done: one},
		{Day: today - 7, Done: one},
		{Day: today, Done: one},
		{Day: today + farAhead, Done: one},
		{Day: today + farAhead + 1, Done: one},
		{Day: earliest, Done: one},
		{Day: earliest - 1, Done: one},
		{Day: day("2070-01-01"), Drilled: Drilled{Drills: 1}},
		{Day: 0, Done: one},
	}}, today)
	if r.Sessions != 8 || len(r.Weeks) != 4 {
		t.Errorf("%d sessions, %d weeks", r.Sessions, len(r.Weeks))
	}
	want := []DayRow{
		{Day: 0, Done: one},
		{Day: earliest - 1, Done: one},
		{Day: today + farAhead + 1, Done: one},
		{Day: day("2070-01-01"), Done: one, Drilled: Drilled{Drills: 1}},
	}
	if !reflect.DeepEqual(r.Apart, want) {
		t.Errorf("apart: %+v\nwant %+v", r.Apart, want)
	}
	sessions := 0
	for _, w := range r.Recent(12, today) {
		sessions += w.Sessions
	}
	if sessions != 3 {
		t.Errorf("the last weeks have %d sessions", sessions)
	}
}

// Weeks begin on the day that the user's begin on, and each day is in the week that
// begins on it or up to six days before.
func TestWeekStarts(t *testing.T) {
	for starts, first := range map[WeekStart]time.Weekday{OnMonday: time.Monday, OnSunday: time.Sunday, OnSaturday: time.Saturday} {
		for d := Day(20000); d < 20400; d++ {
			r := New(Scope{Starts: starts}, Rows{Days: []DayRow{{Day: d, Done: Done{Sessions: 1}}}}, d)
			week := r.Weeks[0]
			if f := week.Day; f > d || f+6 < d || f.Time().Weekday() != first {
				t.Fatalf("%s is in the week of %s", d, f)
			}
			if recent := r.Recent(3, d+7); len(recent) != 2 || recent[0] != week || recent[1].Day != week.Day+7 {
				t.Fatalf("the weeks after %s: %+v", d, recent)
			}
			if n := starts.WeeksSince(d, d+7); n != 2 {
				t.Fatalf("%d weeks from %s to a week later", n, d)
			}
		}
	}
}

func TestKept(t *testing.T) {
	for _, tt := range []struct{ fits, holds, want int }{{0, 3, 0}, {1, 3, 33}, {2, 3, 67}, {1, 2, 50}, {7, 7, 100}} {
		if got, ok := (Work{Fits: tt.fits, Holds: tt.holds}).Kept(); !ok || got != tt.want {
			t.Errorf("%d of %d are %d %%", tt.fits, tt.holds, got)
		}
	}
	if _, ok := (Work{}).Kept(); ok {
		t.Error("a part of no holds is told")
	}
}

// A trend compares what was reported before treatment, wherever that was.
func TestACourseIsOfScoresBefore(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	trend := Trend{Readings: []Reading{
		{Session: 1, Score: Pair{After: n(9)}},
		{Session: 1, Score: Pair{Before: n(7), After: n(3)}},
		{Session: 1, Score: Pair{Before: n(2)}},
		{Session: 2, Score: Pair{Before: n(5)}},
		{Session: 2, Score: Pair{Before: n(8)}},
		{Session: 3, Score: Pair{After: n(1)}},
	}}
	if first, last, ok := trend.Before(); !ok || first != 7 || last != 5 {
		t.Errorf("from %v to %v, %v", first, last, ok)
	}
	if _, _, ok := (Trend{Readings: trend.Readings[:3]}).Before(); ok {
		t.Error("one session makes a course, of its points")
	}
}

// Other programs read the report as JSON: none of its names may change.
func TestReportAsJSON(t *testing.T) {
	n, fell := func(f float64) *float64 { return &f }, -4
	neck := Place{Site: "upper trapezius", Side: protocol.Left}
	work := Work{Points: 1, Compression: protocol.Seconds(8500 * time.Millisecond), Holds: 3, Fits: 2}
	report := New(Scope{Client: "K7Q2"}, Rows{
		Days:      []DayRow{{Day: 20000, Done: Done{1, work}}, {Day: 0, Drilled: Drilled{1, 2}}},
		Places:    []PlaceRow{{neck, &fell, work}},
		Readings:  []Reading{{Session: 7, Began: Day(20000).Time(), Place: neck, Score: Pair{n(7), n(3)}, Threshold: Pair{Before: n(2.5)}, Device: "gauge"}},
		Practised: map[Day]bool{20000: true},
	}, 20000)
	got, err := json.MarshalIndent(report, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, got)
	if got, err := json.Marshal(New(Scope{}, Rows{}, 0)); err != nil || strings.Contains(string(got), "null") {
		t.Errorf("an empty report is %s, %v", got, err)
	}
}
