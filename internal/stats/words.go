package stats

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// Fact is a name and what is to be said of it.
type Fact struct{ Name, Text string }

// Heading names what part of the record a report is about.
func Heading(s Scope) string { return heading(s, "everyone") }

// TrendHeading names whose trend it is, and of which place.
func TrendHeading(s Scope, t Trend) string {
	s.Place = t.Place
	return heading(s, "no client")
}

func heading(s Scope, nobody string) string {
	parts := []string{nobody}
	if s.Client != "" {
		parts[0] = "client " + s.Client
	}
	if s.Place != (Place{}) {
		parts = append(parts, s.Place.String())
	}
	if s.Since != 0 {
		parts = append(parts, "since "+s.Since.String())
	}
	return strings.Join(parts, ", ")
}

// Facts are the numbers of a report.
func Facts(r Report) []Fact {
	facts := []Fact{
		{"sessions", fmt.Sprintf("%d, %s worked", r.Sessions, protocol.Count(r.Points, "point"))},
		{"pressed", phrase.Clock(r.Compression)},
	}
	if percent, ok := r.Kept(); ok {
		facts = append(facts, Fact{"kept", fmt.Sprintf("%d of %s as long as the protocol asks, %d%%", r.Fits, protocol.Count(r.Holds, "hold"), percent)})
	}
	facts = append(facts, Fact{"streak", streak(r.Streak)})
	if r.Drilled != (Drilled{}) {
		facts = append(facts, Fact{"practice", fmt.Sprintf("%s and %s, apart from the sessions",
			protocol.Count(r.Drills, "drill"), protocol.Count(r.Answers, "quiz answer"))})
	}
	return facts
}

// Apart tells of days that are in no week because they are far from today; nothing where
// there are none.
func Apart(r Report) []string {
	var out []string
	for _, d := range r.Apart {
		var parts []string
		if d.Done.Sessions > 0 {
			parts = append(parts, protocol.Count(d.Done.Sessions, "session")+", "+phrase.Clock(d.Done.Compression)+" pressed")
		}
		if d.Drilled != (Drilled{}) {
			parts = append(parts, "practice")
		}
		out = append(out, d.Day.String()+": "+strings.Join(parts, ", "))
	}
	return out
}

// ApartHeading stands above such days, and ApartMeans below them.
const (
	ApartHeading = "Far from today"
	ApartMeans   = "These fall in no week: the machine's clock was probably wrong. The record is kept as it is."
)

func streak(s Streak) string {
	text := protocol.Count(s.Days, "day")
	if s.Days > 1 {
		text += " in a row"
	}
	switch {
	case s.Days > 0 && s.Today:
		text += ", today included"
	case s.Days > 0:
		text += ", up to yesterday"
	}
	if s.Longest > s.Days {
		text += fmt.Sprintf("; the longest was %d", s.Longest)
	}
	return text
}

// Scored says how often the client-reported score changed at a place, and how; "" if it
// never was reported twice.
func Scored(p PlaceDone) string {
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{{p.Fell, "fell"}, {p.Rose, "rose"}, {p.Within, "within error"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	return strings.Join(parts, ", ")
}

// Course says how the client-reported score before treatment went from the first session
// to the last; "" where there are no two.
func Course(t Trend) string {
	first, last, ok := t.Before()
	if !ok {
		return ""
	}
	c := ScoreChange(last - first)
	return fmt.Sprintf("before treatment: %s at first, %s last, %s", number(first), number(last), changed(c))
}

// Thresholds say how the pressure pain threshold changed, session by session, the last
// one first.
func Thresholds(t Trend) []Fact {
	var facts []Fact
	for i := len(t.Readings) - 1; i >= 0; i-- {
		r := t.Readings[i]
		if !r.Threshold.Given() {
			continue
		}
		text := known(r.Threshold.Before) + " -> " + known(r.Threshold.After) + " kg/cm2"
		if c, ok := r.ThresholdChange(); ok {
			text += ", " + changed(c)
		}
		if r.Device != "" {
			text += " (" + r.Device + ")"
		}
		facts = append(facts, Fact{DayOf(r.Began).String(), text})
	}
	return facts
}

func known(n *float64) string {
	if n == nil {
		return "-"
	}
	return number(*n)
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// changed says a change and what it is worth.
func changed(c Change) string {
	switch {
	case c.By < 0:
		return fmt.Sprintf("%.4g lower: %s", -c.By, c.Verdict.Words())
	case c.By > 0:
		return fmt.Sprintf("%.4g higher: %s", c.By, c.Verdict.Words())
	default:
		return "no change"
	}
}

// Caveat says what measurement error is, and whose numbers it goes by.
const Caveat = "Scores are client-reported. A change of less than 2 points is within measurement error (minimal " +
	"detectable change 1.77, doi 10.1055/a-1304-3677), and so is one of a pain threshold by less than 0.45 to 0.62 " +
	"kg/cm2 on the upper trapezius; of other sites it is not known. None of this says what a change comes from."
