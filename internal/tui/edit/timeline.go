package edit

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/training"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/ui"
)

// timeline is what a run would be like, as far as it is filled in.
type timeline struct {
	plan     *protocol.Plan // nil where not even one phase can be run
	patterns []training.Pattern
	steps    []session.SimulatedPhase // of the longest course, the first ones
	shortest session.SimulatedTotals
	longest  session.SimulatedTotals
	bounded  bool // there is one course only
	endless  bool // it is too long to be followed to its end while somebody types
}

// maxSteps bounds how many phases are simulated at each key press: more than any real protocol
// has, and few enough not to be noticed.
const maxSteps = 500

// newTimeline simulates the plan of a protocol or a treatment; nil for none.
func newTimeline(plan *protocol.Plan, of protocol.Document) timeline {
	if plan == nil {
		return timeline{}
	}
	t := timeline{plan: plan, bounded: plan.Bounded()}
	if of.Treatment == nil {
		if l, err := training.NewLesson(of.Protocol, training.LessonOptions{}); err == nil { // else nothing of it can be drawn yet
			t.patterns = l.Patterns
		}
	}
	var whole bool
	t.steps, t.longest, whole = session.SimulatePhases(plan, session.Longest(), maxSteps)
	t.endless = !whole
	if !t.bounded {
		_, t.shortest, whole = session.SimulatePhases(plan, session.Shortest(), maxSteps)
		t.endless = t.endless || !whole
	}
	return t
}

// lines draws the timeline in so many rows and cells: the totals, then the rhythm as a
// picture, then the course phase by phase.
func (t timeline) lines(look ui.Look, w, rows int) []string {
	if t.plan == nil {
		return clip(styled(plain.Wrap(english.FormNoLength, w), look.Quiet.Render), rows)
	}
	lines := clip(styled(t.totals(w, rows), look.Text.Render), max(rows-1, 1))
	picture := rows - len(lines)
	switch {
	case picture >= 12:
		picture = 5
	case picture >= 6:
		picture = 3
	}
	if picture > 0 && len(t.patterns) > 0 {
		ink := draw.Ink{Text: look.Text, Marked: look.Text, Head: look.Text}
		lines = append(lines, draw.NewRhythm(t.patterns, 0, w, picture).Lines(ink, draw.Part{Block: training.NoIndex, Phase: training.NoIndex}, -1)...)
	}
	if left := rows - len(lines); left > 1 {
		lines = append(append(lines, ""), t.list(look, w, left-1)...)
	}
	return clip(lines, rows)
}

// totals says how long it takes, as presshold plan does.
func (t timeline) totals(w, rows int) []string {
	if t.endless {
		return plain.Wrap(fmt.Sprintf(english.FormTooLong, maxSteps, phrase.Clock(t.longest.Time)), w)
	}
	time, holds, compression := phrase.Clock(t.longest.Time), strconv.Itoa(t.longest.Holds), phrase.Clock(t.longest.Compression)
	if !t.bounded {
		time = phrase.Total(phrase.Clock(t.shortest.Time), time, t.shortest.Open)
		holds = phrase.Total(strconv.Itoa(t.shortest.Holds), holds, false)
		compression = phrase.Total(phrase.Clock(t.shortest.Compression), compression, t.shortest.Open)
	}
	tight := func(text string, b protocol.Basis) string { return phrase.Tight(text, protocol.Provenance{Basis: b}) }
	time = tight(time, t.longest.TimeBasis)
	if t.plan.Budget > 0 {
		time = fmt.Sprintf(english.FormTimeOf, time, phrase.Clock(t.plan.Budget))
	}
	total := fmt.Sprintf(english.FormTotal, time)
	if t.longest.Holds == 0 {
		return []string{total}
	}
	holds = tight(fmt.Sprintf(english.FormHolds, holds), t.longest.HoldsBasis)
	parts := []string{total, holds, fmt.Sprintf(english.PlanCompression, tight(compression, t.longest.CompressionBasis))}
	if rows <= 3 {
		return []string{ui.Fitting(w, strings.Join(parts, ", "), strings.Join(parts[:2], ", "), time)}
	}
	var lines []string
	for i, part := range parts {
		if last := len(lines) - 1; i > 0 && ui.Width(lines[last]+", "+part) <= w {
			lines[last] += ", " + part
		} else {
			lines = append(lines, ui.Cut(part, w))
		}
	}
	return lines
}

// list writes one line for each phase of the course, the longest if there are several;
// or, where there is no room for all of a treatment, for each point.
func (t timeline) list(look ui.Look, w, rows int) []string {
	lines := t.phases(look, w, rows)
	if t.plan.Treatment && len(t.steps) > rows {
		lines = t.points(look, w)
	}
	if len(lines) > rows {
		lines = append(lines[:rows-1:rows-1], look.Quiet.Render("     …"))
	}
	return lines
}

// points writes one line for each point, with its beginning.
func (t timeline) points(look ui.Look, w int) []string {
	var lines []string
	point := 0
	for _, s := range t.steps {
		if s.Phase.Point != point {
			point = s.Phase.Point
			lines = append(lines, look.Text.Render(ui.Cut(fmt.Sprintf("%5s  %s", phrase.Clock(s.Start), t.head(point)), w)))
		}
	}
	return lines
}

// head names a point, from 1, and in a treatment what it is worked with.
func (t timeline) head(point int) string {
	at := phrase.PointName(t.plan.Points[point-1], point)
	if t.plan.Treatment {
		at += ", " + t.plan.PartAt(point-1).Protocol.Name
	}
	return plain.Line(at)
}

// phases writes one line for each phase, and stops once there are more than most.
func (t timeline) phases(look ui.Look, w, most int) []string {
	b := &ui.Body{Look: look, Width: w}
	if !t.bounded {
		b.Text(look.Quiet, english.FormLongest)
	}
	point, round := 0, 0
	for _, s := range t.steps {
		e := s.Phase
		if e.Point != point && (len(t.plan.Points) > 1 || t.plan.Treatment) {
			b.Lines = append(b.Lines, look.Quiet.Render(ui.Cut(t.head(e.Point), w)))
		}
		mark := ""
		if e.Round > 0 && (e.Round != round || e.Point != point) {
			mark = strconv.Itoa(e.Round)
		}
		point, round = e.Point, e.Round
		word := protocol.Phase{Kind: e.Phase, Label: e.Label}.Word()
		line := phrase.Join([]phrase.Text{phrase.Unmarked(word), phrase.BriefLasts(e)}, " ")
		b.MarkedHang(look.Text, fmt.Sprintf("%5s %3s  ", phrase.Clock(s.Start), mark), line)
		if len(b.Lines) > most {
			break
		}
	}
	return b.Lines
}

func styled(lines []string, render func(...string) string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = render(l)
	}
	return out
}

func clip(lines []string, n int) []string { return lines[:min(len(lines), max(n, 0))] }
