package training

import "time"

// Streak counts consecutive days of practice.
type Streak struct {
	Days    int  // up to today, or up to yesterday while today may still bring some
	Today   bool // there was some today
	Longest int  // ever
}

// StreakOf counts calendar days in now's location, so that neither a late hour nor a change to
// summer time breaks a streak.
func StreakOf(past Past, now time.Time) Streak {
	days := map[int]bool{}
	day := func(t time.Time) int {
		y, m, d := t.In(now.Location()).Date()
		return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / int64(24*time.Hour/time.Second))
	}
	for _, r := range past.Results {
		if r.Trials() > 0 {
			days[day(r.Started)] = true
		}
	}
	for _, a := range past.Answers {
		days[day(a.At)] = true
	}
	back := func(from int) int {
		n := 0
		for days[from-n] {
			n++
		}
		return n
	}
	today := day(now)
	s := Streak{Today: days[today]}
	if s.Days = back(today); !s.Today {
		s.Days = back(today - 1)
	}
	for d := range days {
		if !days[d+1] {
			s.Longest = max(s.Longest, back(d))
		}
	}
	return s
}
