package training

import (
	"fmt"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
)

// Name says which series it is: "holds, 8 to 10 seconds, uncounted".
func (k Key) Name() string {
	switch {
	case k.Drill == Pressure:
		return k.Drill.Words()
	case k.Drill.Forces():
		return fmt.Sprintf(english.SeriesForce, k.Drill.Words(), phrase.SpanWords(k.Press), k.Mode.Words())
	case k.Drill == Rhythm:
		return fmt.Sprintf(english.SeriesRhythm, phrase.SpanWords(k.Press), phrase.SpanWords(k.Rest), k.Mode.Words())
	default:
		return fmt.Sprintf(english.SeriesHolds, phrase.SpanWords(k.Press), k.Mode.Words())
	}
}

// Course says how a series went from its first outcome to its last: "off by 0.42 s on
// average; 0.60 s in the first of 3 drills".
func (s Series) Course() string {
	last := fmt.Sprintf(english.DrillOff, s.Drill.amount(s.Last().Absolute))
	if n := len(s.Outcomes); n > 1 {
		return fmt.Sprintf(english.SeriesCourseSince, last, s.Drill.amount(s.Outcomes[0].Absolute), n)
	}
	return last
}

// Facts says where the series stands, and what was retained over a break.
func (s Series) Facts() []phrase.Fact {
	last := s.Last()
	when := fmt.Sprintf("%s, %s", last.At.Format(time.DateOnly), s.Drill.count(last.Trials))
	facts := append([]phrase.Fact{fact(english.FactLast, when)}, last.facts(s.Drill, s.Press, s.Course())...)
	return append(facts, fact(english.FactRetention, s.retentionWords()))
}

func (s Series) retentionWords() string {
	before, after, ok := s.Retention()
	if !ok {
		return english.SeriesNoBreak
	}
	return fmt.Sprintf(english.SeriesAfterBreak, days(after.At.Sub(before.At)), s.Drill.amount(after.Absolute), s.Drill.amount(before.Absolute))
}

// days says a time in whole days.
func days(d time.Duration) string { return phrase.Count(int(d/(24*time.Hour)), "day") }

// sparks are the heights of a line of bars, the lowest first.
const sparks = "▁▂▃▄▅▆▇█"

// Sparkline draws the average errors of the last outcomes, at most so many, as a line of bars:
// lower bars are nearer to the target.
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
	questions := phrase.Count(s.Quiz.Of, "question")
	switch {
	case s.Quiz.Of == 0:
		return fmt.Sprintf(english.MissedHolds, s.Holds.Missed, s.Holds.Of)
	case s.Holds.Of == 0:
		return fmt.Sprintf(english.MissedQuiz, s.Quiz.Missed, questions)
	default:
		return fmt.Sprintf(english.MissedBoth, s.Holds.Missed, s.Holds.Of, s.Quiz.Missed, questions)
	}
}
