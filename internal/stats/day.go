package stats

import (
	"fmt"
	"time"

	"presshold/internal/phrase/english"
)

// Day is a calendar day, counted from 1970-01-01. A session belongs to its local day.
type Day int

// DayOf returns the day of a time in its location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// No day of UTC is longer or shorter.
const secondsPerDay = 24 * 60 * 60

// ParseDay parses a day in the form of [Day.String].
func ParseDay(text string) (Day, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, fmt.Errorf(english.StatsNoDay, text)
	}
	return DayOf(t), nil
}

// Time is the day's first moment, in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// String writes the day as 2026-01-31.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// MarshalText writes the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

const daysPerWeek = 7

// WeekStart is the day on which weeks begin.
type WeekStart int

// The days on which weeks begin. The zero value is that of ISO 8601.
const (
	OnMonday WeekStart = iota
	OnSunday
	OnSaturday
)

// week returns the first day of the week of a day.
func (s WeekStart) week(d Day) Day {
	since := (int(d) + 3 + int(s)) % daysPerWeek // 1970-01-01 was a Thursday
	if since < 0 {
		since += daysPerWeek
	}
	return d - Day(since)
}

// WeeksSince returns the number of weeks from the first day to the last, both included.
func (s WeekStart) WeeksSince(first, last Day) int {
	return int(s.week(last)-s.week(first))/daysPerWeek + 1
}

// Streak is how many days in a row there was a session or practice of any kind.
type Streak struct {
	Days    int  `json:"days"`    // up to today, or up to yesterday if there is none today yet
	Today   bool `json:"today"`   // there was some today
	Longest int  `json:"longest"` // ever
}

// StreakOf is the streak as of today, from the days on which something was done.
func StreakOf(done map[Day]bool, today Day) Streak {
	back := func(from Day) int {
		n := 0
		for done[from-Day(n)] {
			n++
		}
		return n
	}
	s := Streak{Days: back(today), Today: done[today]}
	if !s.Today {
		s.Days = back(today - 1)
	}
	for d := range done {
		if !done[d+1] {
			s.Longest = max(s.Longest, back(d))
		}
	}
	return s
}
