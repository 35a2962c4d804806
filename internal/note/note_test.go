package note

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// bare is what is recorded where nobody says anything.
func bare() Session {
	return Session{
		Began: time.Date(2026, 11, 26, 9, 30, 0, 0, time.UTC),
		Points: []Point{{PointSummary: session.PointSummary{
			Protocol: "Alternating ischemic compression", Rounds: 6, PlannedAs: protocol.Range{Min: 6, Max: 6}, Holds: 6, Fits: 6, MaxLevel: 1,
			Hold: protocol.Span{Min: 8e9, Max: 10e9}, HoldBasis: protocol.Stated, Active: 78e9, End: session.ByRounds,
		}}},
	}
}

func TestText(t *testing.T) {
	second := bare()
	second.Began = second.Began.Add(10 * time.Minute)
	second.Points[0].Point = protocol.Point{Site: "levator scapulae", Side: protocol.Right}
	second.Points[0].PlannedBasis, second.Points[0].Before = protocol.Assumed, session.Reported(4)
	second.NextTime, second.Afterwards = "left side first", []string{"soreness fades within 24-36 h"}
	empty := bare()
	empty.Points[0].Active = 0
	for _, tt := range []struct {
		name string
		of   []Session
		all  bool
		want string
	}{
		{"bare", []Session{bare()}, false, `2026-11-26 09:30

Objective
Alternating ischemic compression, rounds 6 of 6 planned, 6 holds of 8-10 s; 1:18 at the point
`},
		{"all headings", []Session{bare()}, true, `2026-11-26 09:30

Subjective

Objective
Alternating ischemic compression, rounds 6 of 6 planned, 6 holds of 8-10 s; 1:18 at the point

Assessment

Plan
`},
		{"two sessions", []Session{bare(), second, second}, false, `2026-11-26 09:30

Subjective
R levator scapulae: pain score 4/10 (client-reported)
R levator scapulae: pain score 4/10 (client-reported)

Objective
Alternating ischemic compression, rounds 6 of 6 planned, 6 holds of 8-10 s; 1:18 at the point
R levator scapulae: Alternating ischemic compression, rounds 6 of 6 planned (assumed), 6 holds of 8-10 s; 1:18 at the point
R levator scapulae: Alternating ischemic compression, rounds 6 of 6 planned (assumed), 6 holds of 8-10 s; 1:18 at the point

Plan
left side first
soreness fades within 24-36 h
`},
		{"nothing was done", []Session{empty}, true, ""},
	} {
		if got := New(tt.of).Text(tt.all); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	const whole = `2026-01-31 09:30, client 4KXP-7M2P
preview

Subjective
L upper trapezius, mid belly: pain score 7 -> 3/10 (client-reported)
L upper trapezius, mid belly: client says getting better
L upper trapezius, mid belly: referral: temple

Objective
L upper trapezius, mid belly: Prolonged ischemic compression, rounds 2 of 2 planned, 2 holds of 0:03 and 0:04 to release, up to level 2; 0:12 at the point
L upper trapezius, mid belly: pressure pain threshold 2.1 -> 2.65 kg/cm2
L upper trapezius, mid belly: adverse response: none

Assessment
for the practitioner

Plan
soreness fades within 24-36 h

Notes
lighter next time
L upper trapezius, mid belly: with the elbow
`
	if got := Sample().Text(false); got != whole {
		t.Errorf("%s\nwant\n%s", got, whole)
	}
}

// What a template is tried on has something in every field: else one that does not exist
// could stay hidden in an "if".
func TestSampleIsWhole(t *testing.T) {
	for _, v := range []reflect.Value{reflect.ValueOf(Sample()), reflect.ValueOf(Sample().Points[0])} {
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				t.Errorf("the sample has nothing in %s", v.Type().Field(i).Name)
			}
		}
	}
}

// Nothing that a terminal acts on comes out, whatever was typed into the record or stands in
// a template.
func TestHarmless(t *testing.T) {
	s := bare()
	s.Note, s.Client, s.Points[0].Point.Site, s.Points[0].Referral = "a\x1b[31m\nb", "\x1b]52;c;\a", "kn\x1bee", "\u202eneck"
	own, err := Parse("mine", "\x1b[2J{{range .Points}}{{.Site}}{{end}}")
	if err != nil {
		t.Fatal(err)
	}
	for _, style := range []Style{{}, {Own: own}} {
		if text, err := style.Write(New([]Session{s})); err != nil || strings.ContainsAny(text, "\x1b\a\u202e") {
			t.Errorf("%q, %v", text, err)
		}
	}
}

func TestTemplate(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"{{.Nothing}}", "mine:1: there is no .Nothing here; you can use .Date, .Time, .Client, .Preview, "},
		{"{{if .Client}}\n{{range .Points}}{{.Colour}}{{end}}{{end}}", "mine:2: there is no .Colour here; you can use .Place, .Site, "},
		{"\n{{define \"p\"}}\n{{.Colour}}{{end}}{{range .Points}}{{if .Side}}{{template \"p\" .}}{{end}}{{end}}", "mine:3: there is no .Colour here"},
		{"{{.Date.Year}}", "mine:1: text has no .Year"},
		{"{{.Points.Site}}", "mine:1: a list, which range goes through, has no .Site"},
		{"{{range .Client}}{{end}}", "mine:1: range needs a list or a number, not text"},
		{"a\nb {{if}}", "mine:2: if needs a value, such as .Client"},
		{"{{range .Points}}", "mine:1: an {{end}} is missing: each if, range, with, block and define needs one"},
		{"{{end}}", "mine:1: this {{end}} ends nothing"},
		{"a\n{{else}}", "mine:2: this {{else}} is one too many: an if, range or with takes one"},
		{"{{if .Client}}a{{else}}b{{else}}c{{end}}", "mine:1: this {{else}} is one too many: an if, range or with takes one"},
		{"a\n{{/* open", "mine:2: a comment begins with {{/* and ends with */}}, with nothing before or after it"},
		{"{{/* a */ .Client}}", "mine:1: a comment begins with {{/* and ends with */}}, with nothing before or after it"},
		{"{{define \"a\"}}x{{end}}\n{{define \"a\"}}y{{end}}", "mine:2: \"a\" is defined twice: rename one of the two"},
		{"a\n{{12ab}}", "mine:2: \"12a\" is not a number"},
		{"{{0x}}", "mine:1: \"0x\" is not a number"},
		{"{{9999999999999999999999}}", "mine:1: \"9999999999999999999999\" is not a number"},
		{"{{break}}", "mine:1: {{break}} and {{continue}} belong in a range"},
		{"{{print (1}}", "mine:1: each ( needs a )"},
		{"a\n{{.Client", "mine:2: {{ has no }} on the same line"},
		{"{{print \"a}}", "mine:1: text has no closing quotation mark"},
		{"{{$x}}", `mine:1: there is no variable "$x": set it first, with :=`},
		{"\n{{.Client ! 3}} ", `mine:2: can't understand "{{.Client ! 3}}"`},
		{"{{lt 1}}", "mine:1: lt needs more values than 1"},
		{"{{index .Chart 7}}", "mine:1: index 7 is beyond the end of the list or text"},
		{"{{eq 1 .Client}}", "mine:1: a number and text can't be compared"},
		{"{{loud .Client}}", `mine:1: there is no function "loud"; you can use and, eq, ge, `},
		{`{{define "r"}}{{template "r"}}{{end}}{{template "r"}}`, "mine:1: templates use each other more than 1000 deep"},
		{`{{printf "%70000d" 1}}`, "mine:1: the note is longer than 65536 characters"},
	} {
		if _, err := Parse("mine", tt.text); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %s", tt.text, err, tt.want)
		}
	}
	own, err := Parse("mine", "{{.Date}}{{range .Points}} {{.Place}} {{index .Held 0}}{{end}}")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := (Style{Own: own}).Write(Sample()); err != nil || got != "2026-01-31 L upper trapezius, mid belly 0:03" {
		t.Errorf("%q, %v", got, err)
	}
	n := New([]Session{bare()}) // its holds are not told one by one
	got, err := Style{Own: own}.Write(n)
	if err == nil || !strings.HasPrefix(err.Error(), "your template failed") || got != n.Text(false) {
		t.Errorf("%q, %v", got, err)
	}
}

// README lists every field that a template may name.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range []reflect.Type{reflect.TypeFor[Note](), reflect.TypeFor[Treated]()} {
		for i := range of.NumField() {
			if name := "`." + of.Field(i).Name + "`"; !strings.Contains(string(text), name) {
				t.Errorf("README.md does not name %s", name)
			}
		}
	}
}
