package training

import (
	"fmt"
	"strings"
	"time"

	"presshold/internal/protocol"
)

// Course says how a series went from its first step to its last: "off by 0.42 s on
// average, 0.60 s the first of 3 times".
func (s Series) Course() string {
	text := "off by " + s.amount(s.Last().Absolute) + " on average"
	if n := len(s.Outcomes); n > 1 {
		text += fmt.Sprintf(", %s the first of %d times", s.amount(s.Outcomes[0].Absolute), n)
	}
	return text
}

// amount writes an error in the unit of the series.
func (s Series) amount(x float64) string {
	if s.Drill.InPercent() {
		return fmt.Sprintf("%.1f %%", rounded(x, 0.1)+0)
	}
	return fmt.Sprintf("%.2f s", rounded(x, centi)+0)
}

// signed writes a bias in the unit of the series.
func (s Series) signed(x float64) string {
	if s.Drill.InPercent() {
		return Percent(x)
	}
	return Signed(time.Duration(x * float64(time.Second)))
}

// Facts says where the series stands, and what a rest has left of it.
func (s Series) Facts() []Fact {
	last := s.Last()
	facts := []Fact{
		{"last", fmt.Sprintf("%s, %s", last.At.Format(time.DateOnly), protocol.Count(last.Trials, "trial"))},
		{"constant", s.signed(last.Constant)},
		{"absolute", s.Course()},
		{"variable", s.amount(last.Variable) + ", the standard deviation"},
	}
	if s.Drill.Forces() && last.Trials < MinTrials {
		facts[len(facts)-1].Text = fmt.Sprintf("comes with %d holds", MinTrials)
	}
	switch {
	case s.Drill.Forces():
		facts = append(facts, Fact{"CV", fmt.Sprintf("%.1f %% within a hold", 100*last.CV)})
	case s.Drill != Pressure:
		facts = append(facts, Fact{"CV", cvWords(last.CV, last.Mean)})
	}
	kept := "no break of a week or more so far"
	if r, ok := s.Retention(); ok {
		kept = fmt.Sprintf("after %s without it off by %s on average, %s before",
			protocol.Count(int(r.Away()/(24*time.Hour)), "day"), s.amount(r.After.Absolute), s.amount(r.Before.Absolute))
	}
	return append(facts, Fact{"retention", kept})
}

// sparks are the heights of a line of bars, the lowest first.
const sparks = "▁▂▃▄▅▆▇█"

// Sparkline draws the average error of the last outcomes, at most so many, as a line of
// bars: the lower, the nearer to the target.
func (s Series) Sparkline(most int) string {
	outcomes := s.Outcomes[max(len(s.Outcomes)-most, 0):]
	top := 0.0
	for _, outcome := range outcomes {
		top = max(top, outcome.Absolute)
	}
	bars := []rune(sparks)
	var b strings.Builder
	for _, outcome := range outcomes {
		height := 0
		if top > 0 {
			height = int(outcome.Absolute / top * float64(len(bars)-1))
		}
		b.WriteRune(bars[height])
	}
	return b.String()
}

// Words says what was missed of what was tried.
func (s Standing) Words() string {
	var parts []string
	if s.Holds.Of > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d holds and rests", s.Holds.Missed, s.Holds.Of))
	}
	if s.Quiz.Of > 0 {
		parts = append(parts, fmt.Sprintf("%d of %s", s.Quiz.Missed, protocol.Count(s.Quiz.Of, "question")))
	}
	return strings.Join(parts, " and ") + " missed"
}

// MissedMeans says what counts as missed.
const MissedMeans = "A hold is missed outside its range, or off a fixed target by more than 14 % of it (the spread of " +
	"uncounted timing in the laboratory); a question, if its last answer was wrong."

// Words says the streak in words.
func (s Streak) Words() string {
	if s.Longest == 0 {
		return "none yet"
	}
	text := protocol.Count(s.Days, "day") + " in a row"
	if s.Days > 0 && !s.Today {
		text += ", nothing yet today"
	}
	if s.Longest > s.Days {
		text += "; the longest was " + protocol.Count(s.Longest, "day")
	}
	return text
}
