package journal

import (
	"context"
	"encoding/csv"
	"fmt"
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

// cell is a named value in a row of a CSV table: a string, a bool, a number, or nil.
type cell struct {
	name  string
	value any
}

// Formatted values.
type (
	numeral   string
	timestamp string // a date or a time
)

// beganCells returns the cells with the local time at which a session began.
func beganCells(form CSV, s Session) []cell {
	as := func(name, layout string) cell { return cell{name, timestamp(s.Began.Format(layout))} }
	if !form.Spreadsheet {
		return []cell{as("began", time.RFC3339)}
	}
	return []cell{as("date", time.DateOnly), as("time", time.TimeOnly), as("zone", "UTC-07:00")}
}

// pointCells returns the row of a point.
// Durations are in seconds, thresholds in kg/cm2. A missing value is empty.
func pointCells(form CSV, s Session, p Point) []cell {
	cells := []cell{
		{"session", s.ID},
		{"client", s.Client},
		{"run", s.Protocol}, // the protocol or treatment
		{"point", p.N},
		{"site", p.Site},
		{"side", string(p.Side)},
		{"landmark", p.Landmark},
		{"protocol", p.Protocol},
		{"protocol_name", p.Title},
		{"protocol_hash", p.Hash},
		{"rounds_planned", optional(p.Planned)},
		{"rounds", p.Rounds},
		{"holds", p.Holds},
		{"holds_as_planned", p.Fits},
		{"hold_min", optional(p.Hold.Min)},
		{"hold_max", optional(p.Hold.Max)},
		{"hold_open", p.Hold.Open},
		{"compression", p.Compression},
		{"active", p.Active},
		{"max_level", optional(p.MaxLevel)},
		{"score_before", p.ScoreBefore},
		{"score_after", p.ScoreAfter},
		{"threshold_before", optional(p.ThresholdBefore)},
		{"threshold_after", optional(p.ThresholdAfter)},
		{"device", p.Device},
		{"referral", p.Referral},
		{"adverse", p.Adverse},
		{"note", p.Note},
		{"ended", string(p.End)},
		{"session_ended", string(s.End)},
		{"session_total", s.Total},
		{"session_paused", s.Paused},
		{"session_note", s.Note},
		{"speed", numeral(s.Speed.Times())},
		{"preview", s.Preview},
		{"program", s.Program},
		{"rounds_planned_basis", string(p.PlannedBasis)},
		{"hold_max_basis", string(p.Hold.MaxBasis)},
		{"session_plan", s.Plan},
	}
	return slices.Insert(cells, 1, beganCells(form, s)...)
}

// phaseCells returns the row of a phase. at is its point.
func phaseCells(form CSV, s Session, at Point, p Phase) []cell {
	cells := []cell{
		{"session", s.ID},
		{"client", s.Client},
		{"point", p.Point},
		{"site", at.Site},
		{"side", string(at.Side)},
		{"protocol", at.Protocol},
		{"block", optional(p.Block)},
		{"round", optional(p.Round)},
		{"step", p.Step},
		{"phase", string(p.Kind)},
		{"label", p.Label},
		{"open", p.Planned.Open},
		{"planned_min", optional(p.Planned.Min)},
		{"planned_max", optional(p.Planned.Max)},
		{"basis", string(p.Basis)},
		{"level", optional(p.Level)},
		{"at", p.At},
		{"until", p.Ended},
		{"held", p.Held},
		{"as_planned", p.Fits},
		{"ended", string(p.End)},
		{"superseded", p.Superseded},
		{"speed", numeral(s.Speed.Times())},
		{"preview", s.Preview},
		{"planned_max_basis", string(p.Planned.MaxBasis)},
		{"guide", optional(p.Guide)},
		{"guide_max", optional(p.GuideMax)},
		{"guide_basis", string(p.GuideBasis)},
		{"count_min", optional(p.Count.Min)},
		{"count_max", optional(p.Count.Max)},
		{"level_basis", string(p.LevelBasis)},
	}
	return slices.Insert(cells, 1, beganCells(form, s)...)
}

// ExportPoints writes a CSV table with a row for each point of the sessions of a filter, oldest
// first.
func (s *Store) ExportPoints(ctx context.Context, to io.Writer, f Filter, form CSV) error {
	return writeTable(to, form, pointCells(form, Session{}, Point{}), func(row func([]cell) error) error {
		return s.export(ctx, f, Listed, func(one Session) error {
			for _, p := range one.Points {
				if err := row(pointCells(form, one, p)); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// ExportPhases is ExportPoints with a row for each phase.
func (s *Store) ExportPhases(ctx context.Context, to io.Writer, f Filter, form CSV) error {
	return writeTable(to, form, phaseCells(form, Session{}, Point{}, Phase{}), func(row func([]cell) error) error {
		return s.export(ctx, f, Whole, func(one Session) error {
			points := map[int]Point{}
			for _, p := range one.Points {
				points[p.N] = p
			}
			for _, p := range one.Phases {
				if err := row(phaseCells(form, one, points[p.Point], p)); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// writeTable writes a head with the names of the cells, and rows. All cells are made safe for
// spreadsheets and terminals.
func writeTable(to io.Writer, form CSV, head []cell, rows func(func([]cell) error) error) error {
	if form.Spreadsheet {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return err
		}
	}
	w := csv.NewWriter(to)
	if form.Semicolon {
		w.Comma = ';'
	}
	texts := make([]string, len(head))
	for i, c := range head {
		texts[i] = c.name
	}
	safe := harmless()
	err := w.Write(texts)
	if err == nil {
		err = rows(func(row []cell) error {
			for i, c := range row {
				texts[i] = safe(form.text(c.value))
			}
			return w.Write(texts)
		})
	}
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

func (form CSV) text(value any) string {
	figure := ""
	switch v := value.(type) {
	case string:
		if form.Spreadsheet && figures(v) {
			return "'" + v
		}
		return v
	case timestamp:
		return string(v)
	case bool:
		return strconv.FormatBool(v)
	case numeral:
		figure = string(v)
	case float64:
		figure = strconv.FormatFloat(v, 'f', -1, 64)
	case *protocol.Seconds:
		if v != nil {
			figure = v.String()
		}
	case nil:
	default:
		figure = fmt.Sprint(v)
	}
	if form.DecimalComma {
		figure = strings.Replace(figure, ".", ",", 1)
	}
	return figure
}

// optional returns nil for a zero value, for an empty cell.
func optional[T comparable](v T) any {
	if v == *new(T) {
		return nil
	}
	return v
}

// figures reports whether a spreadsheet may take a text for a number, a date or a time: "0042"
// would lose its zeros, and "8-10" would become the eighth of October.
func figures(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.ContainsRune("0123456789.,", rune(text[0])) && strings.Trim(text, "0123456789.,:/-+ eE%") == ""
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

// innocent is a quick check for texts that need no change, which are nearly all.
func innocent(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == ';' {
			return false
		}
	}
	return s == "" || !strings.ContainsRune(" =+-@", rune(s[0]))
}
