package journal

import (
	"context"
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"time"

	"presshold/internal/plain"
	"presshold/internal/session"
)

// column is a column of a table of CSV, and what stands in it.
type column[T any] struct {
	name string
	cell func(T) string
}

// pointRow is a row of the table of points.
type pointRow struct {
	s Session
	p Point
}

// pointColumns are the columns of the table of points: a row for each point of each
// session. Lengths of time are in seconds, thresholds in kg/cm2; what was not given is
// empty.
func pointColumns() []column[pointRow] {
	text := harmless()
	return []column[pointRow]{
		{"session", func(r pointRow) string { return whole(int(r.s.ID)) }},
		{"began", func(r pointRow) string { return r.s.Began.Format(time.RFC3339) }},
		{"client", func(r pointRow) string { return text(r.s.Client) }},
		{"run", func(r pointRow) string { return text(r.s.Protocol) }}, // the protocol or treatment
		{"point", func(r pointRow) string { return whole(r.p.N) }},
		{"site", func(r pointRow) string { return text(r.p.Site) }},
		{"side", func(r pointRow) string { return text(string(r.p.Side)) }},
		{"landmark", func(r pointRow) string { return text(r.p.Landmark) }},
		{"protocol", func(r pointRow) string { return text(r.p.Protocol) }},
		{"protocol_name", func(r pointRow) string { return text(r.p.Title) }},
		{"protocol_hash", func(r pointRow) string { return text(r.p.Hash) }},
		{"rounds_planned", func(r pointRow) string { return unless0(r.p.Planned) }},
		{"rounds", func(r pointRow) string { return whole(r.p.Rounds) }},
		{"holds", func(r pointRow) string { return whole(r.p.Holds) }},
		{"holds_as_planned", func(r pointRow) string { return whole(r.p.Fits) }},
		{"hold_min", func(r pointRow) string { return r.p.Hold.Min.String() }},
		{"hold_max", func(r pointRow) string { return r.p.Hold.Max.String() }},
		{"hold_open", func(r pointRow) string { return strconv.FormatBool(r.p.Hold.Open) }},
		{"compression", func(r pointRow) string { return r.p.Compression.String() }},
		{"active", func(r pointRow) string { return r.p.Active.String() }},
		{"max_level", func(r pointRow) string { return unless0(r.p.MaxLevel) }},
		{"score_before", func(r pointRow) string { return scoreCell(r.p.ScoreBefore) }},
		{"score_after", func(r pointRow) string { return scoreCell(r.p.ScoreAfter) }},
		{"threshold_before", func(r pointRow) string { return thresholdCell(r.p.ThresholdBefore) }},
		{"threshold_after", func(r pointRow) string { return thresholdCell(r.p.ThresholdAfter) }},
		{"device", func(r pointRow) string { return text(r.p.Device) }},
		{"referral", func(r pointRow) string { return text(r.p.Referral) }},
		{"adverse", func(r pointRow) string { return text(r.p.Adverse) }},
		{"note", func(r pointRow) string { return text(r.p.Note) }},
		{"ended", func(r pointRow) string { return string(r.p.End) }},
		{"session_ended", func(r pointRow) string { return string(r.s.End) }},
		{"session_total", func(r pointRow) string { return r.s.Total.String() }},
		{"session_paused", func(r pointRow) string { return r.s.Paused.String() }},
		{"session_note", func(r pointRow) string { return text(r.s.Note) }},
		{"speed", func(r pointRow) string { return r.s.Speed.Times() }},
		{"preview", func(r pointRow) string { return strconv.FormatBool(r.s.Preview) }},
		{"program", func(r pointRow) string { return text(r.s.Program) }},
	}
}

// phaseRow is a row of the table of phases.
type phaseRow struct {
	s  Session
	at Point
	p  Phase
}

// phaseColumns are the columns of the table of phases.
func phaseColumns() []column[phaseRow] {
	text := harmless()
	return []column[phaseRow]{
		{"session", func(r phaseRow) string { return whole(int(r.s.ID)) }},
		{"began", func(r phaseRow) string { return r.s.Began.Format(time.RFC3339) }},
		{"client", func(r phaseRow) string { return text(r.s.Client) }},
		{"point", func(r phaseRow) string { return whole(r.p.Point) }},
		{"site", func(r phaseRow) string { return text(r.at.Site) }},
		{"side", func(r phaseRow) string { return text(string(r.at.Side)) }},
		{"protocol", func(r phaseRow) string { return text(r.at.Protocol) }},
		{"block", func(r phaseRow) string { return unless0(r.p.Block) }},
		{"round", func(r phaseRow) string { return unless0(r.p.Round) }},
		{"step", func(r phaseRow) string { return whole(r.p.Step) }},
		{"phase", func(r phaseRow) string { return text(string(r.p.Kind)) }},
		{"label", func(r phaseRow) string { return text(r.p.Label) }},
		{"open", func(r phaseRow) string { return strconv.FormatBool(r.p.Planned.Open) }},
		{"planned_min", func(r phaseRow) string { return r.p.Planned.Min.String() }},
		{"planned_max", func(r phaseRow) string { return r.p.Planned.Max.String() }},
		{"basis", func(r phaseRow) string { return text(string(r.p.Basis)) }},
		{"level", func(r phaseRow) string { return unless0(r.p.Level) }},
		{"at", func(r phaseRow) string { return r.p.At.String() }},
		{"until", func(r phaseRow) string { return lengthCell(r.p.Ended) }},
		{"held", func(r phaseRow) string { return lengthCell(r.p.Held) }},
		{"as_planned", func(r phaseRow) string { return strconv.FormatBool(r.p.Fits) }},
		{"ended", func(r phaseRow) string { return string(r.p.End) }},
		{"superseded", func(r phaseRow) string { return strconv.FormatBool(r.p.Superseded) }},
		{"speed", func(r phaseRow) string { return r.s.Speed.Times() }},
		{"preview", func(r phaseRow) string { return strconv.FormatBool(r.s.Preview) }},
	}
}

// ExportPoints writes a table of CSV with a row for each point of the sessions of a
// filter, those that began first first.
func (s *Store) ExportPoints(ctx context.Context, to io.Writer, f Filter) error {
	return writeTable(to, pointColumns(), func(row func(pointRow) error) error {
		return s.export(ctx, f, false, func(one Session) error {
			for _, p := range one.Points {
				if err := row(pointRow{one, p}); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// ExportPhases is ExportPoints with a row for each phase.
func (s *Store) ExportPhases(ctx context.Context, to io.Writer, f Filter) error {
	return writeTable(to, phaseColumns(), func(row func(phaseRow) error) error {
		return s.export(ctx, f, true, func(one Session) error {
			points := map[int]Point{}
			for _, p := range one.Points {
				points[p.N] = p
			}
			for _, p := range one.Phases {
				if err := row(phaseRow{one, points[p.Point], p}); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// writeTable writes a head and the rows that come.
func writeTable[T any](to io.Writer, columns []column[T], rows func(func(T) error) error) error {
	w := csv.NewWriter(to)
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.name
	}
	err := w.Write(cells)
	if err == nil {
		err = rows(func(row T) error {
			for i, c := range columns {
				cells[i] = c.cell(row)
			}
			return w.Write(cells)
		})
	}
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

func whole(n int) string { return strconv.Itoa(n) }

func unless0(n int) string {
	if n == 0 {
		return ""
	}
	return whole(n)
}

func scoreCell(s session.ClientScore) string {
	if !s.Given {
		return ""
	}
	return whole(s.N)
}

func thresholdCell(kg float64) string {
	if kg == 0 {
		return ""
	}
	return strconv.FormatFloat(kg, 'f', -1, 64)
}

func lengthCell(s *Seconds) string {
	if s == nil {
		return ""
	}
	return s.String()
}

// harmless is how a text stands in a cell: no terminal acts on it, and no spreadsheet.
// One would take text for a formula at the beginning of a cell or of a line in it, and
// some behind a semicolon, which parts cells for them, or with the full-width signs. An
// apostrophe in front has it taken for text.
func harmless() func(string) string {
	formula := regexp.MustCompile(`(?m)(^|;)(\pZ*[=+\-@＝＋－＠])`) // here, for it would take its time at every start
	return func(s string) string { return formula.ReplaceAllString(plain.Lines(s), "$1'$2") }
}
