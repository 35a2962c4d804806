package phrase

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// fewHolds is how many open holds a note lists one by one.
const fewHolds = 4

// NothingDone says why there is no note.
const NothingDone = "Nothing was done, so there is no note."

// Notes returns the lines for the chart, one for each point at which something was done.
func Notes(points []session.PointSummary) []string {
	var notes []string
	for _, p := range points {
		if p.Active > 0 {
			notes = append(notes, Note(p))
		}
	}
	return notes
}

// PointName names a point where there are several: by its site and side, or by its number, from
// 1, where it has no site.
func PointName(p protocol.Point, number int) string {
	return cmp.Or(plain.Line(p.String()), fmt.Sprintf(english.PointNumber, number))
}

// Note words a point's line for the chart as a practitioner would write it: "L upper
// trapezius: Prolonged ischemic compression, 2 holds 0:03 and 0:04 to release, level 2,
// pain 7 -> 3/10; total 0:12". The total is the time at the point without pauses.
func Note(p session.PointSummary) string { return treated(p, "", Pain(p)) }

// Treatment is Note for a chart that has the scores elsewhere. The rounds, "6 of 8 planned",
// stand before the holds.
func Treatment(p session.PointSummary, rounds string) string {
	if p.Holds == 0 {
		rounds = "" // they are counted in any case
	}
	return treated(p, rounds, "")
}

func treated(p session.PointSummary, rounds, pain string) string {
	parts := []string{p.Protocol}
	if rounds != "" {
		parts = append(parts, fmt.Sprintf("rounds %s", rounds))
	}
	parts = append(parts, noteHolds(p))
	if p.MaxLevel > 1 {
		parts = append(parts, Sum(fmt.Sprintf("level %d", p.MaxLevel), p.LevelBasis).String())
	}
	if pain != "" {
		parts = append(parts, pain)
	}
	switch p.End {
	case session.ByAbort, session.BySkip:
		parts = append(parts, "stopped early")
	case session.ByFinish:
		parts = append(parts, "finished early")
	}
	return AtPlace(p.Point, fmt.Sprintf("%s; total %s", strings.Join(parts, ", "), Clock(p.Active)))
}

// RoundsDone words how many of the planned rounds were done: "6 of 8 planned",
// "6 of 2-3 planned (assumed)".
func RoundsDone(done int, planned string, basis protocol.Basis) string {
	return fmt.Sprintf("%d of %s", done, Based(fmt.Sprintf("%s planned", planned), basis))
}

// AtPlace puts a point in front of what is said of it: "L upper trapezius: pain 7/10". A point
// without a name is left out.
func AtPlace(at protocol.Point, text string) string {
	if place := Place(at); place != "" {
		return fmt.Sprintf("%s: %s", place, text)
	}
	return text
}

// Place names a point with its side in front, as charts do: "L upper trapezius".
func Place(at protocol.Point) string {
	side := map[protocol.Side]string{protocol.Left: "L", protocol.Right: "R"}[at.Side]
	at.Side = protocol.NoSide
	return strings.TrimSpace(fmt.Sprintf("%s %s", side, at))
}

// PlannedHold words how long a hold at a point was to last. The basis of an open one is that of its
// cap, so it has no mark.
func PlannedHold(p session.PointSummary) Text {
	if p.Hold.Open {
		return Unmarked(Span(p.Hold))
	}
	return Based(Span(p.Hold), p.HoldBasis)
}

// noteHolds words how many holds there were and how long: open holds as they were held, timed
// ones as they were planned.
func noteHolds(p session.PointSummary) string {
	if p.Holds == 0 {
		return Count(p.Rounds, "round")
	}
	holds := Count(p.Holds, "hold")
	if !p.Hold.Open {
		p.Hold.About = false // they were held for that long
		holds = fmt.Sprintf("%s of %s", holds, PlannedHold(p))
		if p.Fits < p.Holds {
			return fmt.Sprintf("%s, %d as planned", holds, p.Fits)
		}
		return holds
	}
	if len(p.Held) > 0 {
		holds = fmt.Sprintf("%s %s", holds, eachHold(p.Held))
	}
	switch {
	case p.Fits == p.Holds:
		return fmt.Sprintf("%s to release", holds)
	case p.Fits > 0:
		return fmt.Sprintf("%s, %d to release", holds, p.Fits)
	default:
		return holds
	}
}

// eachHold words how long the holds lasted: "0:03 and 0:04", or of many the shortest and the
// longest.
func eachHold(held []time.Duration) string {
	if len(held) > fewHolds {
		return fmt.Sprintf("of %s", fromTo(Clock(slices.Min(held)), Clock(slices.Max(held))))
	}
	var all []string
	for _, d := range held {
		all = append(all, Clock(d))
	}
	return plain.AndList(all)
}

// Pain words the client-reported scores before and after, as far as there are any: "pain 7 ->
// 3/10"; "" for none.
func Pain(p session.PointSummary) string {
	switch {
	case p.Before.Given && p.After.Given:
		return fmt.Sprintf("pain %s/10", Change(p.Before.String(), p.After.String()))
	case p.Before.Given:
		return fmt.Sprintf("pain %s/10", p.Before)
	case p.After.Given:
		return fmt.Sprintf("pain %s/10 afterwards", p.After)
	default:
		return ""
	}
}
