package stats

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
)

// Heading names the scope.
func (s Scope) Heading() string { return s.heading(english.StatsEveryone) }

// TrendHeading names the client and the place of a trend.
func (s Scope) TrendHeading(t Trend) string {
	s.Place = t.Place
	return s.heading(english.NoClient)
}

// Nothing says that the scope holds nothing that is counted.
func (s Scope) Nothing() string {
	if s.Client == "" && s.Place == (Place{}) && s.Since == 0 {
		return english.StatsNothing
	}
	return english.StatsNoMatch
}

func (s Scope) heading(nobody string) string {
	parts := []string{nobody}
	if s.Client != "" {
		parts[0] = fmt.Sprintf(english.StatsClient, s.Client)
	}
	if s.Place != (Place{}) {
		parts = append(parts, s.Place.String())
	}
	if s.Since != 0 {
		parts = append(parts, fmt.Sprintf(english.StatsSince, s.Since))
	}
	return strings.Join(parts, ", ")
}

// Facts returns the numbers of a report.
func (r Report) Facts() []phrase.Fact {
	facts := []phrase.Fact{
		phrase.Plain(english.LabelSessions, fmt.Sprintf(english.StatsWorked, r.Sessions, phrase.Count(r.Points, "point"))),
		phrase.Plain(english.LabelPressed, phrase.Clock(time.Duration(r.Compression))),
	}
	if percent, ok := r.Kept(); ok {
		facts = append(facts, phrase.Plain(english.LabelHolds, fmt.Sprintf(english.StatsKeptOf, r.Fits, r.Holds, percent)))
	}
	facts = append(facts, phrase.Plain(english.StatsStreak, r.Streak.Words()))
	if r.Drilled != (Drilled{}) {
		facts = append(facts, phrase.Plain(english.HintPractice, fmt.Sprintf(english.StatsPractised,
			phrase.Count(r.Drills, "drill"), phrase.Count(r.Answers, english.StatsAnswer))))
	}
	return facts
}

// ApartLines describes the days in Apart.
func (r Report) ApartLines() []string {
	var lines []string
	for _, d := range r.Apart {
		var parts []string
		if d.Sessions > 0 {
			parts = append(parts, fmt.Sprintf(english.StatsApartDone, phrase.Count(d.Sessions, "session"), phrase.Clock(time.Duration(d.Compression))))
		}
		if d.Drilled != (Drilled{}) {
			parts = append(parts, english.HintPractice)
		}
		lines = append(lines, d.Day.String()+": "+strings.Join(parts, ", "))
	}
	return lines
}

// Words says how many days in a row something was done: "3 days in a row, today included".
func (s Streak) Words() string {
	if s.Longest == 0 {
		return english.NoneYet
	}
	days := english.StatsBroken
	switch {
	case s.Days == 1 && s.Today:
		days = english.StatsOneToday
	case s.Days == 1:
		days = english.StatsOneYesterday
	case s.Days > 1 && s.Today:
		days = fmt.Sprintf(english.StatsDaysToday, s.Days)
	case s.Days > 1:
		days = fmt.Sprintf(english.StatsDaysYesterday, s.Days)
	}
	if s.Longest > s.Days {
		return fmt.Sprintf(english.StatsLongest, days, phrase.Count(s.Longest, "day"))
	}
	return days
}

// Scored says how often the client-reported score fell, rose or stayed within measurement error;
// "" without two scores.
func (p PlaceDone) Scored() string {
	var parts []string
	for _, c := range []struct {
		n    int
		says string
	}{{p.Fell, english.StatsFell}, {p.Rose, english.StatsRose}, {p.Within, english.StatsWithinTimes}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf(c.says, c.n))
		}
	}
	return strings.Join(parts, ", ")
}

// Course compares the client-reported scores before the first and the last session; "" if there
// are fewer than two.
func (t Trend) Course() string {
	first, last, ok := t.Before()
	if !ok {
		return ""
	}
	return fmt.Sprintf(english.StatsCourse, number(first), number(last), phrase.ScoreDifference(last-first))
}

// Thresholds says how the pressure pain threshold changed in each session, latest first.
func (t Trend) Thresholds() []phrase.Fact {
	return t.facts(func(r Reading) string {
		text := changed(r.Threshold, english.StatsThreshold, r.ThresholdChange())
		if text != "" && r.Device != "" {
			text += " (" + r.Device + ")"
		}
		return text
	})
}

// Scores says the same of the client-reported scores.
func (t Trend) Scores() []phrase.Fact {
	return t.facts(func(r Reading) string { return changed(r.Score, "%s", r.ScoreChange()) })
}

// facts words the readings, latest first, each with its day. Those without words are left out.
func (t Trend) facts(words func(Reading) string) (facts []phrase.Fact) {
	for _, r := range slices.Backward(t.Readings) {
		if text := words(r); text != "" {
			facts = append(facts, phrase.Plain(DayOf(r.Began).String(), text))
		}
	}
	return facts
}

// changed words a pair of numbers, in a format with their unit, and what their change is worth; ""
// for none.
func changed(p Pair, unit string, change *phrase.Difference) string {
	switch {
	case !p.Given():
		return ""
	case change == nil:
		return fmt.Sprintf(unit, phrase.Change(known(p.Before), known(p.After)))
	default:
		return fmt.Sprintf(unit, phrase.Change(known(p.Before), known(p.After))) + ", " + change.String()
	}
}

func known(n *float64) string {
	if n == nil {
		return ""
	}
	return number(*n)
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
