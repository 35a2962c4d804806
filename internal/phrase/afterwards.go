package phrase

import (
	"fmt"
	"slices"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Window words a window of time after a session as the sources write it: "24-36 h",
// "4-14 days".
func Window(s protocol.Span) string {
	unit, words := time.Hour, "%s h"
	if days := 24 * time.Hour; s.Max >= 3*days && s.Min%days == 0 && s.Max%days == 0 {
		unit, words = days, "%s days"
	}
	if s.Min%unit != 0 || s.Max%unit != 0 {
		return SpanWords(s)
	}
	return fmt.Sprintf(words, protocol.Range{Min: int(s.Min / unit), Max: int(s.Max / unit), About: s.About})
}

// Day words a date without the time of day, which no source gives.
func Day(t time.Time) string { return t.Format("2 January 2006") }

// Moment words when something was, in a sentence or a heading: "Thu 26 Nov 2026, 12:43".
func Moment(t time.Time) string { return t.Format("Mon 2 Jan 2006, 15:04") }

// FadesBy words the dates by which something is over after a session that ended then: "by 23
// November 2026", "by 23 to 24 November 2026".
func FadesBy(s protocol.Span, end time.Time) string {
	return fmt.Sprintf(english.AfterBy, fromTo(days(s, end)))
}

// LastsUntil words the dates until which something lasts: "until 23 November 2026", "until between
// 30 November and 10 December 2026".
func LastsUntil(s protocol.Span, end time.Time) string {
	first, last := days(s, end)
	if first == last {
		return fmt.Sprintf(english.AfterUntil, last)
	}
	return fmt.Sprintf(english.AfterUntilBetween, first, last)
}

// days are the first and the last date of a window. The first leaves out what the last says too.
func days(s protocol.Span, end time.Time) (first, last string) {
	from, to := end.Add(s.Min), end.Add(s.Max)
	last = Day(to)
	switch {
	case Day(from) == last || from.Year() != to.Year():
		return Day(from), last
	case from.Month() != to.Month():
		return from.Format("2 January"), last
	default:
		return from.Format("2"), last
	}
}

// Aftercare returns what the sources say of the time after a session, a line each with its
// origin: "soreness fades within 24-36 h (stated: N0)". Their own reservation comes last. It is
// nil where no source says anything. If the end of the session is known, each line has the dates.
func Aftercare(a protocol.Aftercare, end time.Time) []string {
	var lines []string
	add := func(sentence string, dates func(protocol.Span, time.Time) string, s protocol.Span, from protocol.Provenance) {
		if s.IsZero() || s.Open {
			return
		}
		said := Attributed(fmt.Sprintf(sentence, Window(s)), from).String()
		if !end.IsZero() { // no source says the dates
			said = fmt.Sprintf("%s: %s", said, dates(s, end))
		}
		lines = append(lines, said)
	}
	add(english.SorenessFades, FadesBy, a.Soreness, a.SorenessFrom)
	add(english.MusclesRelaxed, LastsUntil, a.Relaxed, a.RelaxedFrom)
	if len(lines) > 0 && a.Caveat != "" {
		lines = append(lines, a.Caveat)
	}
	return lines
}

// Afterwards returns, in lines, what the sources of a protocol say of the time after a session
// that ended then, with dates in the zone of that moment. The lines are the source's own words
// with its reservation, not a prediction. A run that has none of the sources' numbers left gets
// no dates, because the sources speak of their own protocol. It is nil where no source says
// anything.
func Afterwards(p protocol.Protocol, end time.Time) []string {
	var lines []string
	if p.OwnNumbers() && p.Aftercare.Sourced() {
		if lines = Aftercare(p.Aftercare, time.Time{}); len(lines) > 0 {
			lines = slices.Insert(lines, 0, english.AfterOwnNumbers)
		}
	} else {
		lines = Aftercare(p.Aftercare, end)
	}
	if len(lines) == 0 {
		return nil
	}
	var keys []string
	for _, from := range p.Aftercare.Origins() {
		if s, ok := p.Source(from.Source); ok && !slices.Contains(keys, s.Key) {
			keys = append(keys, s.Key)
			lines = append(lines, fmt.Sprintf(english.AfterSource, s.Key, s.Citation))
		}
	}
	return append(lines, english.NoPrediction)
}

// AfterRun returns [Afterwards] for each protocol of a plan that was worked with, under the
// protocol's name where there are several. Done reports whether something was done at a point,
// by its index from 0.
func AfterRun(plan *protocol.Plan, end time.Time, done func(point int) bool) []string {
	var told []string // ids
	var lines []string
	for i := range plan.Parts {
		part := &plan.Parts[i]
		worked := false
		for n := part.From; n < part.To; n++ {
			worked = worked || done(n)
		}
		if !worked || slices.Contains(told, part.Protocol.ID) {
			continue
		}
		told = append(told, part.Protocol.ID)
		said := Afterwards(part.Protocol, end)
		if len(said) > 0 && len(plan.Parts) > 1 {
			lines = append(lines, part.Protocol.Name+":")
		}
		lines = append(lines, said...)
	}
	return lines
}
