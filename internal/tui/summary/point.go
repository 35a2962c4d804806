package summary

import (
	"fmt"
	"strconv"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// point adds one point, with a table of what was planned and what was done.
func (b *text) point(p session.PointSummary, threshold string) {
	if site := p.Point.String(); site != "" {
		b.Head(site)
	}
	for _, line := range []string{scores(p.Before, p.After), threshold} {
		if line != "" {
			b.Text(b.Look.Text, line)
		}
	}
	var rows []summaryRow
	add := func(name string, planned, done phrase.Text) { rows = append(rows, summaryRow{name, planned, done}) }
	if p.Rounds > 0 || p.Active > 0 {
		planned := phrase.Unmarked(english.PhaseOpen)
		if p.Planned > 0 {
			planned = phrase.Based(p.PlannedAs.String(), p.PlannedBasis)
		}
		add("", phrase.Unmarked(english.LabelPlanned), phrase.Unmarked(english.ScreenDone))
		add(english.LabelRounds, planned, phrase.Unmarked(strconv.Itoa(p.Rounds)))
	}
	if p.Holds > 0 {
		done := fmt.Sprintf(english.SummaryScreenHoldsDone, p.Holds, p.Fits)
		add(english.LabelHolds, phrase.PlannedHold(p), phrase.Unmarked(done))
	}
	if p.Compression > 0 {
		add(english.LabelPressed, nil, phrase.Unmarked(phrase.Clock(p.Compression)))
	}
	if p.MaxLevel > 1 {
		most := fmt.Sprintf(english.PointLevel, p.MaxLevel)
		add(english.LabelLevel, nil, phrase.Sum(most, p.LevelBasis))
	}
	if end := phrase.Ended(p.End); end != "" {
		add(english.LabelEnded, nil, phrase.Unmarked(end))
	}
	b.table(rows)
}

// summaryRow is a row of that table; the one with the heads of the columns has no name.
type summaryRow struct {
	name          string
	planned, done phrase.Text
}

// table adds rows in columns.
func (b *text) table(rows []summaryRow) {
	const first = 9
	second := 10
	for _, r := range rows {
		second = max(second, ui.Width(r.planned.String())+2)
	}
	for _, r := range rows {
		style := b.Look.Text
		if r.name == "" {
			style = b.Look.Quiet
		}
		head := b.Look.Quiet.Render(ui.Pad(r.name, first)) + ui.Pad(b.Look.Marked(b.Look.Quiet, r.planned), second)
		for _, l := range ui.Wrap(r.done, max(b.Width-first-second, 1)) {
			b.Lines = append(b.Lines, head+b.Look.Marked(style, l))
			head = ui.Pad("", first+second)
		}
	}
}

// scores returns how the client-reported score changed, in a short line.
func scores(before, after session.ClientScore) string {
	switch {
	case before.Given && after.Given:
	case before.Given:
		return fmt.Sprintf(english.SummaryScreenScoreBefore, before.N)
	case after.Given:
		return fmt.Sprintf(english.SummaryScreenScoreAfter, after.N)
	default:
		return ""
	}
	change := phrase.Change(before.String(), after.String())
	verdict := phrase.ScoreDifference(float64(after.N - before.N)).Verdict
	return fmt.Sprintf(english.SummaryScreenScores, change, verdict.Words())
}

// threshold returns how the pressure pain threshold at a point changed, in a short line; "" if it is not
// known from before.
func (s *Screen) threshold(p session.PointSummary) string {
	before, after := s.Threshold, s.Entries.ThresholdAt(p.Number)
	switch {
	case before == 0 || p.Number != 1:
		return ""
	case after == 0:
		return fmt.Sprintf(english.SummaryScreenThresholdBefore, before)
	default:
		verdict := phrase.ThresholdDifference(p.Point.Site, after-before).Verdict
		return fmt.Sprintf(english.SummaryScreenThreshold, phrase.Thresholds(before, after), verdict.Words())
	}
}
