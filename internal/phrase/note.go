package phrase

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// fewHolds is how many open holds a note lists one by one.
const fewHolds = 4

// Notes returns the lines for the chart, one for each point at which something was done; never nil.
// Those of a preview say so: nobody may take them for something that was done.
func Notes(points []session.PointSummary, preview bool) []string {
	notes := []string{}
	for _, p := range points {
		if p.Active == 0 {
			continue
		}
		line := Note(p, len(points))
		if preview {
			line = fmt.Sprintf(english.NotePreview, line)
		}
		notes = append(notes, line)
	}
	return notes
}

// PointName names a point where there are several: by its site and side, or by its number, from
// 1, where it has no site.
func PointName(p protocol.Point, number int) string {
	return cmp.Or(plain.Line(p.String()), fmt.Sprintf(english.PointNumber, number))
}

// Note words the line for the chart of one of several points, as a practitioner would write it: "L
// upper trapezius: Prolonged ischemic compression, 2 holds of 0:03 and 0:04 to release, up to level 2,
// pain score 7 -> 3/10 (client-reported); 0:12 at the point". Pauses are left out of that time.
func Note(p session.PointSummary, of int) string { return note(p, of, "", Pain(p)) }

// NoteWithoutScores is Note for a chart that has the scores elsewhere. The rounds, "6 of 8 planned",
// stand before the holds.
func NoteWithoutScores(p session.PointSummary, of int) string {
	rounds := ""
	if p.Holds > 0 { // else they are counted in any case
		rounds = RoundsDone(p).String()
	}
	return note(p, of, rounds, "")
}

func note(p session.PointSummary, of int, rounds, pain string) string {
	parts := []string{p.Protocol}
	if rounds != "" {
		parts = append(parts, inBlocks(fmt.Sprintf("rounds %s", rounds), p))
	}
	parts = append(parts, noteHolds(p))
	if p.MaxLevel > 1 {
		parts = append(parts, Sum(fmt.Sprintf("up to level %d", p.MaxLevel), p.LevelBasis).String())
	}
	if pain != "" {
		parts = append(parts, pain)
	}
	if early := EndedEarly(p.End); early != "" {
		parts = append(parts, early)
	}
	return AtPoint(p, of, fmt.Sprintf("%s; %s at the point", strings.Join(parts, ", "), Clock(p.Active)))
}

// inBlocks says of rounds that they were those of several blocks.
func inBlocks(rounds string, p session.PointSummary) string {
	if p.Blocks < 2 {
		return rounds
	}
	return fmt.Sprintf("%s in %s", rounds, Count(p.Blocks, "block"))
}

// RoundsDone words how many of the planned rounds were done: "6 of 8 planned",
// "6 of 2-3 planned (assumed)"; where they are open, "6".
func RoundsDone(p session.PointSummary) Text {
	if p.PlannedAs.IsZero() {
		return Unmarked(strconv.Itoa(p.Rounds))
	}
	return Based(fmt.Sprintf("%d of %s planned", p.Rounds, p.PlannedAs), p.PlannedBasis)
}

// AtPoint puts one of several points in front of what is said of it: "L upper trapezius: client says
// better". A point without a name has its number there, unless it is the only one.
func AtPoint(p session.PointSummary, of int, text string) string {
	name := Place(p.Point)
	switch {
	case name != "":
	case of > 1:
		name = fmt.Sprintf(english.PointNumber, p.Number)
	default:
		return text
	}
	return fmt.Sprintf("%s: %s", name, text)
}

// Place names a point with its side in front, as charts do: "L upper trapezius".
func Place(at protocol.Point) string {
	side := map[protocol.Side]string{protocol.Left: "L", protocol.Right: "R"}[at.Side]
	at.Side = protocol.NoSide
	return strings.TrimSpace(fmt.Sprintf("%s %s", side, at))
}

// PlannedHold words how long a hold at a point was to last; nil where their lengths differ. The basis of an open one is that of its
// cap, so it has no mark.
func PlannedHold(p session.PointSummary) Text {
	switch {
	case !p.Count.IsZero():
		return Based(BriefCount(p.Count, protocol.Hold.Counts()), p.CountBasis)
	case p.Hold.IsZero():
		return nil
	case p.Hold.Open:
		return Unmarked(Span(p.Hold))
	}
	return Based(Span(p.Hold), p.HoldBasis)
}

// noteHolds words how many holds there were and how long: open holds as they were held, counted
// and timed ones as they were planned.
func noteHolds(p session.PointSummary) string {
	if p.Holds == 0 {
		return inBlocks(Count(p.Rounds, "round"), p)
	}
	holds := Count(p.Holds, "hold")
	if p.Hold.Open && p.Count.IsZero() {
		if len(p.Held) > 0 {
			holds = fmt.Sprintf("%s of %s", holds, lengths(p.Held))
		}
		return holds + openEnds(p)
	}
	p.Hold.About = false // they were held for that long
	planned := PlannedHold(p)
	switch {
	case planned == nil:
		return fmt.Sprintf("%s, %s pressed", holds, Clock(p.Compression))
	case p.Fits == p.Holds:
		return fmt.Sprintf("%s of %s", holds, planned)
	case len(p.Unfit) == 0: // recorded, but not its phases
		return fmt.Sprintf("%s of %s, %d as planned", holds, planned, p.Fits)
	case p.Fits == 0:
		return fmt.Sprintf("%s of %s, planned %s", holds, lengths(p.Unfit), planned)
	default:
		return fmt.Sprintf("%s of %s, %d not as planned: %s", Count(p.Fits, "hold"), planned, len(p.Unfit), lengths(p.Unfit))
	}
}

// openEnds words how many open holds ended with a release, and how many because it had eased.
func openEnds(p session.PointSummary) string {
	ends := ""
	for _, end := range []struct {
		n    int
		says string
	}{{p.Released, "to release"}, {p.Eased, "until eased"}} {
		switch end.n {
		case 0:
		case p.Holds:
			return fmt.Sprintf(" %s", end.says)
		default:
			ends = fmt.Sprintf("%s, %d %s", ends, end.n, end.says)
		}
	}
	return cmp.Or(ends, ", no release felt")
}

// lengths words how long holds lasted: "0:03 and 0:04", "1:00 each", or of many the shortest and
// the longest.
func lengths(held []time.Duration) string {
	shortest, longest := Clock(slices.Min(held)), Clock(slices.Max(held))
	switch {
	case len(held) == 1:
		return longest
	case shortest == longest:
		return fmt.Sprintf("%s each", longest)
	case len(held) > fewHolds:
		return fromTo(shortest, longest)
	}
	var all []string
	for _, d := range held {
		all = append(all, Clock(d))
	}
	return plain.AndList(all)
}

// Pain words the client-reported scores before and after, as far as there are any: "pain score 7 ->
// 3/10 (client-reported)"; "" for none.
func Pain(p session.PointSummary) string {
	switch {
	case p.Before.Given && p.After.Given:
		reported := "client-reported"
		if d := ScoreDifference(float64(p.After.N - p.Before.N)); d.By != 0 && d.Verdict != Beyond {
			reported = fmt.Sprintf("%s, %s", reported, d.Verdict.Words())
		}
		return fmt.Sprintf("pain score %s/10 (%s)", Change(p.Before.String(), p.After.String()), reported)
	case p.Before.Given:
		return fmt.Sprintf("pain score %s/10 (client-reported)", p.Before)
	case p.After.Given:
		return fmt.Sprintf("pain score %s/10, none before (client-reported)", p.After)
	default:
		return ""
	}
}
