package journal

import (
	"context"
	"encoding/csv"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// CSV says how a table is written. The zero value is for programs: RFC 4180, with times as in
// RFC 3339.
type CSV struct {
	// Spreadsheet makes Excel and LibreOffice open the file correctly: it begins with a byte
	// order mark, times are split into cells for date, time and zone, and text that looks like a
	// number or a date has an apostrophe in front.
	Spreadsheet  bool
	Semicolon    bool // between cells, in place of a comma
	DecimalComma bool // in numbers, in place of a point
}

// kind is the type of the cells of a column.
type kind int

const (
	textCell kind = iota
	numberCell
	momentCell // a date or a time, and nothing else
)

// column is a column of a CSV table.
type column[T any] struct {
	name string
	kind kind
	cell func(T) string
}

// beganColumns tell when a session began, in its local time.
func beganColumns[T any](form CSV, began func(T) time.Time) []column[T] {
	as := func(name, layout string) column[T] {
		return column[T]{name, momentCell, func(row T) string { return began(row).Format(layout) }}
	}
	if !form.Spreadsheet {
		return []column[T]{as("began", time.RFC3339)}
	}
	return []column[T]{as("date", time.DateOnly), as("time", time.TimeOnly), as("zone", "UTC-07:00")}
}

// pointRow is a row of the table of points.
type pointRow struct {
	s Session
	p Point
}

// pointColumns are the columns of the table of points: a row for each point of each session.
// Durations are in seconds, thresholds in kg/cm2. A missing value is empty.
func pointColumns(form CSV) []column[pointRow] {
	columns := []column[pointRow]{
		{"session", numberCell, func(r pointRow) string { return whole(int(r.s.ID)) }},
		{"client", textCell, func(r pointRow) string { return r.s.Client }},
		{"run", textCell, func(r pointRow) string { return r.s.Protocol }}, // the protocol or treatment
		{"point", numberCell, func(r pointRow) string { return whole(r.p.N) }},
		{"site", textCell, func(r pointRow) string { return r.p.Site }},
		{"side", textCell, func(r pointRow) string { return string(r.p.Side) }},
		{"landmark", textCell, func(r pointRow) string { return r.p.Landmark }},
		{"protocol", textCell, func(r pointRow) string { return r.p.Protocol }},
		{"protocol_name", textCell, func(r pointRow) string { return r.p.Title }},
		{"protocol_hash", textCell, func(r pointRow) string { return r.p.Hash }},
		{"rounds_planned", numberCell, func(r pointRow) string { return unless0(r.p.Planned) }},
		{"rounds", numberCell, func(r pointRow) string { return whole(r.p.Rounds) }},
		{"holds", numberCell, func(r pointRow) string { return whole(r.p.Holds) }},
		{"holds_as_planned", numberCell, func(r pointRow) string { return whole(r.p.Fits) }},
		{"hold_min", numberCell, func(r pointRow) string { return r.p.Hold.Min.String() }},
		{"hold_max", numberCell, func(r pointRow) string { return r.p.Hold.Max.String() }},
		{"hold_open", textCell, func(r pointRow) string { return strconv.FormatBool(r.p.Hold.Open) }},
		{"compression", numberCell, func(r pointRow) string { return r.p.Compression.String() }},
		{"active", numberCell, func(r pointRow) string { return r.p.Active.String() }},
		{"max_level", numberCell, func(r pointRow) string { return unless0(r.p.MaxLevel) }},
		{"score_before", numberCell, func(r pointRow) string { return r.p.ScoreBefore.String() }},
		{"score_after", numberCell, func(r pointRow) string { return r.p.ScoreAfter.String() }},
		{"threshold_before", numberCell, func(r pointRow) string { return thresholdCell(r.p.ThresholdBefore) }},
		{"threshold_after", numberCell, func(r pointRow) string { return thresholdCell(r.p.ThresholdAfter) }},
		{"device", textCell, func(r pointRow) string { return r.p.Device }},
		{"referral", textCell, func(r pointRow) string { return r.p.Referral }},
		{"adverse", textCell, func(r pointRow) string { return r.p.Adverse }},
		{"note", textCell, func(r pointRow) string { return r.p.Note }},
		{"ended", textCell, func(r pointRow) string { return string(r.p.End) }},
		{"session_ended", textCell, func(r pointRow) string { return string(r.s.End) }},
		{"session_total", numberCell, func(r pointRow) string { return r.s.Total.String() }},
		{"session_paused", numberCell, func(r pointRow) string { return r.s.Paused.String() }},
		{"session_note", textCell, func(r pointRow) string { return r.s.Note }},
		{"speed", numberCell, func(r pointRow) string { return r.s.Speed.Times() }},
		{"preview", textCell, func(r pointRow) string { return strconv.FormatBool(r.s.Preview) }},
		{"program", textCell, func(r pointRow) string { return r.s.Program }},
		{"rounds_planned_basis", textCell, func(r pointRow) string { return string(r.p.PlannedBasis) }},
		{"hold_max_basis", textCell, func(r pointRow) string { return string(r.p.Hold.MaxBasis) }},
		{"session_plan", textCell, func(r pointRow) string { return r.s.Plan }},
	}
	return slices.Insert(columns, 1, beganColumns(form, func(r pointRow) time.Time { return r.s.Began })...)
}

// phaseRow is a row of the table of phases.
type phaseRow struct {
	s  Session
	at Point
	p  Phase
}

// phaseColumns are the columns of the table of phases.
func phaseColumns(form CSV) []column[phaseRow] {
	columns := []column[phaseRow]{
		{"session", numberCell, func(r phaseRow) string { return whole(int(r.s.ID)) }},
		{"client", textCell, func(r phaseRow) string { return r.s.Client }},
		{"point", numberCell, func(r phaseRow) string { return whole(r.p.Point) }},
		{"site", textCell, func(r phaseRow) string { return r.at.Site }},
		{"side", textCell, func(r phaseRow) string { return string(r.at.Side) }},
		{"protocol", textCell, func(r phaseRow) string { return r.at.Protocol }},
		{"block", numberCell, func(r phaseRow) string { return unless0(r.p.Block) }},
		{"round", numberCell, func(r phaseRow) string { return unless0(r.p.Round) }},
		{"step", numberCell, func(r phaseRow) string { return whole(r.p.Step) }},
		{"phase", textCell, func(r phaseRow) string { return string(r.p.Kind) }},
		{"label", textCell, func(r phaseRow) string { return r.p.Label }},
		{"open", textCell, func(r phaseRow) string { return strconv.FormatBool(r.p.Planned.Open) }},
		{"planned_min", numberCell, func(r phaseRow) string { return r.p.Planned.Min.String() }},
		{"planned_max", numberCell, func(r phaseRow) string { return r.p.Planned.Max.String() }},
		{"basis", textCell, func(r phaseRow) string { return string(r.p.Basis) }},
		{"level", numberCell, func(r phaseRow) string { return unless0(r.p.Level) }},
		{"at", numberCell, func(r phaseRow) string { return r.p.At.String() }},
		{"until", numberCell, func(r phaseRow) string { return lengthCell(r.p.Ended) }},
		{"held", numberCell, func(r phaseRow) string { return lengthCell(r.p.Held) }},
		{"as_planned", textCell, func(r phaseRow) string { return strconv.FormatBool(r.p.Fits) }},
		{"ended", textCell, func(r phaseRow) string { return string(r.p.End) }},
		{"superseded", textCell, func(r phaseRow) string { return strconv.FormatBool(r.p.Superseded) }},
		{"speed", numberCell, func(r phaseRow) string { return r.s.Speed.Times() }},
		{"preview", textCell, func(r phaseRow) string { return strconv.FormatBool(r.s.Preview) }},
		{"planned_max_basis", textCell, func(r phaseRow) string { return string(r.p.Planned.MaxBasis) }},
		{"guide", numberCell, func(r phaseRow) string { return lengthUnless0(r.p.Guide) }},
		{"guide_max", numberCell, func(r phaseRow) string { return lengthUnless0(r.p.GuideMax) }},
		{"guide_basis", textCell, func(r phaseRow) string { return string(r.p.GuideBasis) }},
		{"count_min", numberCell, func(r phaseRow) string { return unless0(r.p.Count.Min) }},
		{"count_max", numberCell, func(r phaseRow) string { return unless0(r.p.Count.Max) }},
		{"level_basis", textCell, func(r phaseRow) string { return string(r.p.LevelBasis) }},
	}
	return slices.Insert(columns, 1, beganColumns(form, func(r phaseRow) time.Time { return r.s.Began })...)
}

// ExportPoints writes a CSV table with a row for each point of the sessions of a filter, oldest
// first.
func (s *Store) ExportPoints(ctx context.Context, to io.Writer, f Filter, form CSV) error {
	return writeTable(to, form, pointColumns(form), func(row func(pointRow) error) error {
		return s.export(ctx, f, Listed, func(one Session) error {
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
func (s *Store) ExportPhases(ctx context.Context, to io.Writer, f Filter, form CSV) error {
	return writeTable(to, form, phaseColumns(form), func(row func(phaseRow) error) error {
		return s.export(ctx, f, Whole, func(one Session) error {
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

// writeTable writes a head and rows. Cells are made harmless, wherever they come from.
func writeTable[T any](to io.Writer, form CSV, columns []column[T], rows func(func(T) error) error) error {
	if form.Spreadsheet {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return err
		}
	}
	w := csv.NewWriter(to)
	if form.Semicolon {
		w.Comma = ';'
	}
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.name
	}
	safe := harmless()
	err := w.Write(cells)
	if err == nil {
		err = rows(func(row T) error {
			for i, c := range columns {
				cells[i] = safe(form.cell(c.kind, c.cell(row)))
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

// cell formats a value.
func (form CSV) cell(is kind, value string) string {
	switch {
	case is == numberCell && form.DecimalComma:
		return strings.Replace(value, ".", ",", 1)
	case is == textCell && form.Spreadsheet && figures(value):
		return "'" + value
	default:
		return value
	}
}

// figures reports whether a spreadsheet may take a text for a number, a date or a time: "0042"
// would lose its zeros, and "8-10" would become the eighth of October.
func figures(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.ContainsRune("0123456789.,", rune(text[0])) && strings.Trim(text, "0123456789.,:/-+ eE%") == ""
}

func whole(n int) string { return strconv.Itoa(n) }

func unless0(n int) string {
	if n == 0 {
		return ""
	}
	return whole(n)
}

func lengthUnless0(s protocol.Seconds) string {
	if s == 0 {
		return ""
	}
	return s.String()
}

func thresholdCell(kg float64) string {
	if kg == 0 {
		return ""
	}
	return strconv.FormatFloat(kg, 'f', -1, 64)
}

func lengthCell(s *protocol.Seconds) string {
	if s == nil {
		return ""
	}
	return s.String()
}

// harmless makes a text safe for terminals and spreadsheets. Spreadsheets run text as a formula
// at the beginning of a cell or of a line in it, some also after a semicolon or with full-width
// signs. An apostrophe in front prevents that.
func harmless() func(string) string {
	formula := regexp.MustCompile(`(?m)(^|;)(\pZ*[=+\-@＝＋－＠])`) // compiled here, since it would slow down every start
	return func(s string) string {
		if innocent(s) {
			return s
		}
		return formula.ReplaceAllString(plain.Lines(s), "$1'$2")
	}
}

// innocent is a quick check that a text needs no change: nearly all don't.
func innocent(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ';' {
			return false
		}
	}
	return s == "" || !strings.ContainsRune(" =+-@", rune(s[0]))
}
