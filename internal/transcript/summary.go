package transcript

import (
	"fmt"
	"io"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
)

// WriteSummary writes what was done, a line for each point, then the totals, then the
// lines for the chart. It fails only as the writer does.
func WriteSummary(w io.Writer, s session.Summary) error {
	var b strings.Builder
	line := func(text string) { b.WriteString(plain.Line(text) + "\n") }
	heading, note := fmt.Sprintf(english.SummaryOf, s.Protocol), english.SummaryNote
	if s.Speed.Preview() {
		heading, note = fmt.Sprintf(english.SummaryPreview, s.Protocol, phrase.Preview(s.Speed)), english.SummaryNoNote
	}
	line(heading)
	for _, p := range s.Points {
		name := p.Point.String()
		if len(s.Points) > 1 {
			name = phrase.PointName(p.Point, p.Number)
		}
		if p.Protocol != s.Protocol {
			with := strings.ToLower(p.Protocol)
			if name != "" {
				with = name + ": " + with
			}
			name = with
		}
		line(pointLine(name, p))
	}
	line(phrase.Times(s.Total, s.Active, s.Waited, s.Budget, phrase.LengthWords))
	for _, a := range s.Areas {
		line(phrase.AreaTime(a))
	}
	for _, n := range phrase.Notes(s.Points) {
		line(fmt.Sprintf(note, n))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// pointLine says planned against actual at one point.
func pointLine(name string, p session.PointSummary) string {
	if name != "" {
		name += ": "
	}
	rounds := phrase.Count(p.Rounds, "round")
	if p.Planned > 0 && p.Planned != p.Rounds {
		rounds = fmt.Sprintf(english.SummaryRounds, p.Rounds, p.Planned)
	}
	parts := []string{rounds}
	if p.Holds > 0 {
		parts = append(parts,
			fmt.Sprintf(english.SummaryHolds, phrase.Count(p.Holds, "hold"), p.Fits),
			fmt.Sprintf(english.SummaryPressed, phrase.LengthWords(whole(p.Compression))))
	}
	switch {
	case p.Before.Given && p.After.Given:
		parts = append(parts, fmt.Sprintf(english.SummaryScores, p.Before.N, p.After.N))
	case p.Before.Given:
		parts = append(parts, fmt.Sprintf(english.SummaryScore, p.Before.N))
	}
	return name + strings.Join(parts, ", ")
}

// whole drops the fraction of a second.
func whole(d time.Duration) time.Duration { return d.Truncate(time.Second) }
