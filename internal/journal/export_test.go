package journal

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/training"
)

// practised is a folder with sessions of two clients, and practice.
func practised(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	busy(t, folder, Run{Client: "one"})
	busy(t, folder, Run{Client: "two"})
	if err := KeepAnswer(t.Context(), folder, training.Answer{Question: "q", Protocol: "p", Right: true, At: world()}); err != nil {
		t.Fatal(err)
	}
	if err := KeepResult(t.Context(), folder, training.Result{Drill: "hold", Started: world()}); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestExportJSON(t *testing.T) {
	s := read(t, practised(t))
	note := "a \u009b31m \u202e note"
	if _, err := s.Edit(t.Context(), 1, Change{Note: &note}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		filter             Filter
		sessions, practice int
	}{
		{Filter{}, 2, 1},
		{Filter{Client: "two"}, 1, 0},
		{Filter{Client: "nobody"}, 0, 0},
	} {
		var b bytes.Buffer
		if err := s.ExportJSON(t.Context(), &b, tt.filter, "presshold test", world()); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Format   int
			Program  string
			Exported time.Time
			Sessions []struct {
				ID        int64
				Points    []struct{ Point int }
				Phases    []struct{ Held float64 }
				Marks     []struct{ Event string }
				Protocols []struct{ File string }
				Notes     []string
				Note      string
			}
			Drills, Answers []map[string]any
		}
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		if got.Format != ExportFormat || got.Program != "presshold test" || !got.Exported.Equal(world()) ||
			len(got.Sessions) != tt.sessions || len(got.Drills) != tt.practice || len(got.Answers) != tt.practice {
			t.Errorf("%+v has %+v", tt.filter, got)
		}
		if strings.ContainsFunc(b.String(), func(r rune) bool { return r != '\n' && plain.Acts(r) }) {
			t.Error("a terminal acts on it")
		}
		for i, one := range got.Sessions {
			if one.ID == 1 && one.Note != note {
				t.Errorf("the note reads back as %q", one.Note)
			}
			if i > 0 && one.ID < got.Sessions[i-1].ID {
				t.Error("those that began first come last")
			}
			if len(one.Points) != 2 || len(one.Phases) < 8 || len(one.Marks) == 0 || len(one.Protocols) != 1 || one.Protocols[0].File == "" || len(one.Notes) != 2 {
				t.Errorf("session %d is exported as %+v", one.ID, one)
			}
		}
	}
}

// What was not written is told.
func TestExportFails(t *testing.T) {
	s := read(t, practised(t))
	full := errors.New("the disk is full")
	for name, export := range map[string]func(*failing) error{
		"json":   func(w *failing) error { return s.ExportJSON(t.Context(), w, Filter{}, "", world()) },
		"points": func(w *failing) error { return s.ExportPoints(t.Context(), w, Filter{}, CSV{}) },
		"phases": func(w *failing) error { return s.ExportPhases(t.Context(), w, Filter{}, CSV{}) },
	} {
		if err := export(&failing{full}); !errors.Is(err, full) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f *failing) Write([]byte) (int, error) { return 0, f.err }

func TestExportCSV(t *testing.T) {
	s := read(t, practised(t))
	if _, err := s.Edit(t.Context(), 1, Change{Note: to("=1+1"), Point: 1, PointChange: PointChange{ThresholdAfter: to(2.5)}}); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		export func(*bytes.Buffer, Filter) error
		rows   int
		some   map[string]string
	}{
		"points": {
			func(b *bytes.Buffer, f Filter) error { return s.ExportPoints(t.Context(), b, f, CSV{}) }, 4,
			map[string]string{
				"session": "1", "began": "2026-11-21T09:30:00+01:00", "client": "one", "point": "1", "site": "upper trapezius", "side": "left",
				"protocol": "alternating-ischemic-compression", "rounds": "2", "rounds_planned": "2", "holds": "2", "hold_min": "8", "compression": "19",
				"score_before": "7", "score_after": "3", "threshold_before": "", "threshold_after": "2.5", "session_note": "'=1+1", "preview": "false",
				"ended": "rounds", "session_ended": "plan", "session_total": "92", "session_paused": "23",
			},
		},
		"phases": {
			func(b *bytes.Buffer, f Filter) error { return s.ExportPhases(t.Context(), b, f, CSV{}) }, 22,
			map[string]string{
				"session": "1", "site": "upper trapezius", "step": "1", "phase": "count-in", "planned_min": "5", "planned_max": "5", "at": "0", "until": "5",
				"held": "5", "ended": "time", "superseded": "false", "speed": "1",
			},
		},
	} {
		var b bytes.Buffer
		if err := tt.export(&b, Filter{}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != tt.rows+1 {
			t.Fatalf("%s: %d rows, want %d", name, len(rows)-1, tt.rows)
		}
		for i, column := range rows[0] {
			if want, ok := tt.some[column]; ok && rows[1][i] != want {
				t.Errorf("%s: %s is %q, want %q", name, column, rows[1][i], want)
			}
			delete(tt.some, column)
		}
		if len(tt.some) > 0 {
			t.Errorf("%s: there are no columns %v", name, tt.some)
		}
		b.Reset()
		if err := tt.export(&b, Filter{Client: "two"}); err != nil || strings.Count(b.String(), "\n") != tt.rows/2+1 {
			t.Errorf("%s of one client: %v\n%s", name, err, b.String())
		}
	}
}

// What was not planned is empty, not zero.
func TestNoHoldIsEmpty(t *testing.T) {
	for _, c := range slices.Concat(pointCells(CSV{}, Session{}, Point{}), phaseCells(CSV{}, Session{}, Point{}, Phase{})) {
		if slices.Contains([]string{"hold_min", "hold_max", "planned_min", "planned_max"}, c.name) && c.value != nil {
			t.Errorf("%s is %v", c.name, c.value)
		}
	}
}

// A table for a spreadsheet begins with a byte order mark; moments stand in cells of their
// own, numbers have the country's sign, and text stays text.
func TestExportForASpreadsheet(t *testing.T) {
	s := read(t, practised(t))
	if _, err := s.Edit(t.Context(), 1, Change{Client: to("0042"), Point: 1, PointChange: PointChange{
		Landmark: to("8-10"), ThresholdAfter: to(2.5), PointNote: to("1 better; 2 worse"),
	}}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := s.ExportPoints(t.Context(), &b, Filter{}, CSV{Spreadsheet: true, Semicolon: true, DecimalComma: true}); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(b.String(), "\ufeff")
	if !ok {
		t.Error("there is no byte order mark")
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"session": "1", "date": "2026-11-21", "time": "09:30:00", "zone": "UTC+01:00", "client": "'0042", "landmark": "'8-10",
		"threshold_after": "2,5", "note": "1 better; 2 worse", "hold_min": "8", "speed": "1",
	}
	for i, column := range rows[0] {
		if w, ok := want[column]; ok && rows[1][i] != w {
			t.Errorf("%s is %q, want %q", column, rows[1][i], w)
		}
		delete(want, column)
	}
	if len(want) > 0 {
		t.Errorf("there are no columns %v", want)
	}
}

// Whatever stands in the journal, even where only words of the program should: no cell is
// run by a spreadsheet.
func TestNoColumnIsRun(t *testing.T) {
	s := read(t, practised(t))
	const formula = "=cmd|'/c calc'!A1"
	for _, table := range []string{"session", "point", "phase", "protocol", "client"} {
		for _, column := range s.query(t, "SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT' AND name NOT IN ('uid', 'hash', 'code')", table) {
			if _, err := s.db.ExecContext(t.Context(), "UPDATE "+table+" SET "+column+" = ?", formula); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, export := range map[string]func(*bytes.Buffer) error{
		"points": func(b *bytes.Buffer) error { return s.ExportPoints(t.Context(), b, Filter{}, CSV{}) },
		"phases": func(b *bytes.Buffer) error { return s.ExportPhases(t.Context(), b, Filter{}, CSV{}) },
	} {
		var b bytes.Buffer
		if err := export(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, row := range rows[1:] {
			for i, cell := range row {
				if strings.Contains(cell, "calc") {
					found++
				}
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
					t.Errorf("%s: %s holds %q", name, rows[0][i], cell)
				}
			}
		}
		if found == 0 {
			t.Errorf("%s: there is no formula to make harmless", name)
		}
	}
}

func TestTextCells(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"upper trapezius", "upper trapezius"},
		{"better, +2 on the left", "better, +2 on the left"},
		{"=1+1", "'=1+1"},
		{"+1", "'+1"},
		{"-2", "'-2"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"＝1", "'＝1"},
		{"＋1", "'＋1"},
		{"－1", "'－1"},
		{"＠A", "'＠A"},
		{" =1", "' =1"},
		{"\t=1", "' =1"},
		{"\r=1", "' =1"},
		{"\u00a0=1", "'\u00a0=1"},
		{"one\n=1+1", "one\n'=1+1"},
		{"\n=1", "\n'=1"},
		{"a;=1", "a;'=1"},
		{"a; =1", "a;' =1"},
		{"\x1b[31mred", "␛[31mred"},
		{"'=1", "'=1"},
	}
	for _, tt := range tests {
		if got := harmless()(tt.in); got != tt.want {
			t.Errorf("harmless(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// No cell of text begins as a formula does, whoever parts the cells, and numbers stay
// numbers.
func TestNoCellIsAFormula(t *testing.T) {
	signs, text := "=+-@＝＋－＠", harmless()
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringOf(rapid.SampledFrom([]rune(signs+" \t\r\n;,ax1'\"\u00a0\u200b"))).Draw(t, "text")
		for _, part := range strings.FieldsFunc(text(in), func(r rune) bool { return r == '\n' || r == ';' }) {
			if part = strings.TrimSpace(part); part != "" && strings.ContainsAny(part[:1], signs) {
				t.Fatalf("%q becomes %q", in, text(in))
			}
		}
	})
	for _, d := range []time.Duration{0, time.Second, 8500 * time.Millisecond, time.Millisecond, -time.Second} {
		if got, err := strconv.ParseFloat(protocol.Seconds(d).String(), 64); err != nil || got != d.Seconds() {
			t.Errorf("%v is written as %v", d, got)
		}
	}
	if got, want := len(pointCells(CSV{}, Session{}, Point{})), reflect.TypeFor[Point]().NumField(); got < want {
		t.Errorf("%d columns are too few for a point of %d fields", got, want)
	}
}

// The lengths of time of a drill are in seconds, as all of an export; none has a nanosecond.
func TestADrillIsExportedInSeconds(t *testing.T) {
	folder := t.TempDir()
	const ms = time.Millisecond
	for _, r := range []training.Result{
		{Drill: "hold", Started: world(), Resolution: 4 * ms, Holds: []time.Duration{9123 * ms, 8000 * ms}, Rests: []time.Duration{2500 * ms}},
		{Drill: training.SteadyForce, Started: world(), Forces: []training.ForceHold{
			{Rise: 1500 * ms, Length: 19000 * ms, ForceScore: training.ForceScore{InBand: 18250 * ms}},
		}},
	} {
		if err := KeepResult(t.Context(), folder, r); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	if err := read(t, folder).ExportJSON(t.Context(), &b, Filter{}, "presshold test", world()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"grain":0.004`, `"holds":[9.123,8]`, `"rests":[2.5]`, `"rise":1.5`, `"length":19`, `"in_band":18.25`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not in the export:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "_ns") {
		t.Errorf("nanoseconds are in the export:\n%s", b.String())
	}
}
