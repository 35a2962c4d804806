package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// shoulder is a small valid treatment; its lines are numbered for the tables below.
const shoulder = `schema = 1
kind = "treatment"
id = "shoulder"
name = "Shoulder"
budget = "30m"

[[points]]
site = "upper trapezius"
side = "both"
protocol = "nimmo-compression"
hold = "40s"

[[points]]
protocol = "round-robin"

[[points.sweep]]
site = "rhomboids"

[[points.sweep]]
site = "infraspinatus"
side = "left"
`

func openLibrary(t testing.TB) *Catalog {
	t.Helper()
	c, err := Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDecodeTreatmentReadsEveryKey(t *testing.T) {
	const text = `
schema = 1
kind = "treatment"
id = "all-keys"
name = "All keys"
summary = "One sentence."
budget = "1h30m"
reposition = 10

[[points]]
site = "upper trapezius"
side = "left"
landmark = "mid-belly"
protocol = "alternating-ischemic-compression"
hold = "8s-10s"
release = 4
rounds = "3-5"
until = ["eased", "score:3"]
level = 2
ceiling = 0x3
note = "With the elbow."

[[points]]
protocol = "round-robin"
rounds = 2
sweep = [{ site = "rhomboids", side = "both" }, { site = "soleus" }]
`
	got, err := decodeTreatment("all-keys.toml", []byte(text), "", openLibrary(t).finder())
	if err != nil {
		t.Fatal(err)
	}
	want := protocol.Treatment{
		ID: "all-keys", Name: "All keys", Summary: "One sentence.",
		Budget: 90 * time.Minute, Reposition: 10 * time.Second,
		Points: []protocol.TreatmentPoint{
			{
				Protocol: "alternating-ischemic-compression",
				Point:    protocol.Point{Site: "upper trapezius", Side: protocol.Left, Landmark: "mid-belly"},
				Note:     "With the elbow.",
				Overrides: protocol.Overrides{
					Hold:    protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second},
					Release: protocol.Fixed(4 * time.Second), Rounds: protocol.Range{Min: 3, Max: 5},
					Until: []protocol.Criterion{{Rule: protocol.UntilEased}, {Rule: protocol.UntilScore, N: 3}},
					Level: 2, Ceiling: 3,
				},
			},
			{
				Protocol: "round-robin", Overrides: protocol.Overrides{
					Rounds: protocol.Range{Min: 2, Max: 2},
					Points: []protocol.Point{{Site: "rhomboids", Side: protocol.Both}, {Site: "soleus"}},
				},
			},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// One row for each thing that can be wrong: an edit of the valid file, and the problems
// with their places.
func TestDecodeTreatmentTellsWhatIsWrong(t *testing.T) {
	find := openLibrary(t).finder()
	if _, err := decodeTreatment("shoulder.toml", []byte(shoulder), "", find); err != nil {
		t.Fatalf("the valid file: %v", err)
	}
	tests := []struct{ name, old, new, want string }{
		{"no kind", "kind = \"treatment\"\n", "", at("1:1", english.KindMissingHere)},
		{"other kind", `"treatment"`, `"protocol"`, at("2:8", english.KindTreatment, `"protocol"`)},
		{"kind is no text", `"treatment"`, `1`, at("2:8", english.WantText, "a whole number")},
		{"no schema", "schema = 1\n", "", at("1:1", english.SchemaMissing, 1)},
		{"next schema", "schema = 1", "schema = 2", "1:10: schema 2 is unknown: this version of presshold reads schema 1"},
		{"no id", "id = \"shoulder\"\n", "", "1:1: an id is needed, such as my-treatment"},
		{"budget in seconds", `"30m"`, `30`, `5:10: "30" has no unit: write 30 min or 30 s`},
		{"budget in words", `"30m"`, `"half an hour"`, `5:10: "half an hour": must be seconds or a length of time, such as 10, 10s or 1m30s`},
		{"unknown key", "side = \"both\"", "sides = \"both\"", `9:1: unknown key "sides"; did you mean "side"?`},
		{"key of a protocol", "budget = \"30m\"", "order = \"sweep\"", at("5:1", english.UnknownKey, `"order"`, "schema, kind, id, name, summary, budget, reposition, ceiling, areas or points")},
		{"key of a point", "budget = \"30m\"", "hold = \"30s\"", `5:1: key "hold" belongs in [[points]], not here`},
		{"unknown protocol", `"nimmo-compression"`, `"nimo-compression"`, `10:12: no protocol "nimo-compression"; did you mean nimmo-compression?`},
		{"unknown protocol of a point that is wrong", "site = \"upper trapezius\"\nside = \"both\"\nprotocol = \"nimmo-compression\"", "side = \"both\"\nprotocol = \"nimo\"", "7:1: a point needs a site, such as soleus\n" + `9:12: no protocol "nimo"; did you mean nimmo-compression?`},
		{"beginning of a protocol", `"nimmo-compression"`, `"nimmo"`, `10:12: no protocol "nimmo"; did you mean nimmo-compression?`},
		{"no protocol", "protocol = \"nimmo-compression\"\n", "", `7:1: a point needs a protocol, by its id, such as pumping`},
		{"level above the ceiling", `hold = "40s"`, "level = 4\nceiling = 3", "11:9: nimmo-compression can't run with this: level 4 is above the ceiling of 3: lower it, or raise the ceiling"},
		{"no hold there", "\"nimmo-compression\"\nhold", "\"skin-rolling\"\nhold", "11:8: hold has no effect on skin-rolling: it has no hold"},
		{"a side without a site", "site = \"upper trapezius\"\n", "", "7:1: a point needs a site, such as soleus"},
		{"a sweep of one", "\n[[points.sweep]]\nsite = \"rhomboids\"\n", "", "16:1: a sweep needs at least two points, or one on both sides"},
		{"a site beside a sweep", "protocol = \"round-robin\"", "protocol = \"round-robin\"\nsite = \"soleus\"", "17:1: a point can have a site or a sweep, not both: leave one out"},
		{"bad side in a sweep", `"left"`, `"top"`, `21:8: must be left, right or both, not "top"`},
		{"control character", `"rhomboids"`, `"\u001b[31m"`, at("17:9", english.CharInName, rune(0x001B))},
		{"twice", "budget = \"30m\"", "budget = \"30m\"\nbudget = \"40m\"", at("6:1", english.AlreadyOnLine, `"budget"`, 5)},
		{"not TOML", `name = "Shoulder"`, `name = Shoulder`, at("4:8", english.ValueUnquoted, `"Shoulder"`)},
		{"two at once", "id = \"shoulder\"\nname = \"Shoulder\"", "id = \"A\"\nname = 3", at("3:6", english.IDMalformed, "A", 80) + "\n" + at("4:8", english.WantText, "a whole number")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(shoulder, tt.old, tt.new, 1)
			if text == shoulder {
				t.Fatal("the edit changes nothing")
			}
			_, err := decodeTreatment("x.toml", []byte(text), "", find)
			var bad *tomldoc.Error
			if !errors.As(err, &bad) {
				t.Fatalf("got %v", err)
			}
			var got []string
			for line := range strings.SplitSeq(err.Error(), "\n") {
				if rest, ok := strings.CutPrefix(line, "x.toml:"); ok {
					got = append(got, rest)
				}
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), tt.want)
			}
		})
	}
}

// A treatment is no protocol and the other way round, and each says so.
func TestKindsOfFiles(t *testing.T) {
	if _, err := Decode("x.toml", []byte(shoulder)); err == nil || !strings.Contains(err.Error(), "2:8: this is a treatment, where a protocol is needed") {
		t.Errorf("a treatment read as a protocol: %v", err)
	}
	for _, tt := range []struct{ kind, said string }{{`"treatmnt"`, `"treatmnt"`}, {"3", "a whole number"}} {
		_, err := Decode("x.toml", []byte("schema = 1\nkind = "+tt.kind+"\n"))
		if want := "2:8: " + fmt.Sprintf(english.KindTreatment, tt.said); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("of the kind %s: got %v, want %s", tt.kind, err, want)
		}
	}
	if _, err := treatmentFile().decode("x.toml", []byte(valid), ""); err == nil || !strings.Contains(err.Error(), "no kind") {
		t.Errorf("a protocol read as a treatment: %v", err)
	}
}

// anyTreatment draws a sound treatment that a file can say.
func anyTreatment(t *rapid.T) protocol.Treatment {
	g := drawer{t: t}
	tr := protocol.Treatment{
		ID:      rapid.StringMatching(`[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}`).Draw(t, "id"),
		Name:    g.filled(),
		Summary: g.prose(),
	}
	if g.yes() {
		tr.Budget = time.Duration(g.number(60, 86400)) * time.Second
	}
	if g.yes() {
		tr.Reposition = g.length()
	}
	if g.yes() {
		tr.Areas = []protocol.Area{{Name: "a " + g.filled(), Time: time.Minute}, {Name: "b " + g.filled(), Time: time.Hour}}
		tr.Budget = 0
	}
	point := func() protocol.Point {
		return protocol.Point{
			Site: g.filled(), Landmark: g.line(),
			Side: one(&g, protocol.NoSide, protocol.Left, protocol.Right, protocol.Both),
		}
	}
	tr.Points = append(list(&g, 3, func() protocol.TreatmentPoint {
		s := protocol.TreatmentPoint{Protocol: g.filled(), Note: g.prose()}
		s.Level, s.Ceiling = g.number(0, 5), g.number(0, protocol.MaxLevel)
		switch {
		case g.yes():
			s.Point = point()
		case g.yes():
			s.Points = append(list(&g, 2, point), point(), point())
		}
		if g.yes() {
			s.Hold = one(&g, protocol.Span{Open: true}, g.span(protocol.MaxDuration))
			s.Release = g.span(protocol.MaxDuration)
			n := g.number(1, 500)
			s.Rounds = protocol.Range{Min: n, Max: n + g.number(0, 500)}
			s.Until = []protocol.Criterion{{Rule: protocol.UntilScore, N: g.number(0, 10)}, {Rule: protocol.UntilTime, Time: g.length()}}
		}
		return s
	}), protocol.TreatmentPoint{Protocol: "last"})
	for _, a := range tr.Areas {
		tr.Points = append(tr.Points, protocol.TreatmentPoint{Protocol: "in", Area: a.Name})
	}
	return tr
}

// What is encoded decodes to the same, is right by the schema, and says nothing that a
// terminal acts on.
func TestTreatmentRoundTrip(t *testing.T) {
	s := compileSchema(t, TreatmentSchema())
	rapid.Check(t, func(t *rapid.T) {
		tr := anyTreatment(t)
		if problems := tr.Problems(); len(problems) > 0 {
			t.Fatalf("the generator made a treatment that is not sound: %v", problems)
		}
		data, err := Annotate(protocol.Document{Treatment: &tr}, rapid.String().Draw(t, "head"))
		if err != nil {
			t.Fatalf("encode %+v: %v", tr, err)
		}
		got, err := treatmentFile().decode("round.toml", data, "")
		if err != nil {
			t.Fatalf("decode: %v\n%s", err, data)
		}
		if !reflect.DeepEqual(got, tr) {
			t.Fatalf("got  %+v\nwant %+v\n%s", got, tr, data)
		}
		if bytes.ContainsFunc(data, func(r rune) bool { return plain.Acts(r) && r != '\n' }) {
			t.Fatalf("a terminal acts on\n%q", data)
		}
		if err := s.Validate(generic(t, data)); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
	})
}

func TestEncodeTreatment(t *testing.T) {
	find := openLibrary(t).finder()
	tr, err := decodeTreatment("shoulder.toml", []byte(shoulder), "", find)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Annotate(protocol.Document{Treatment: &tr}, "Made for the test.")
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, data)
	// Every key that stands there as a comment can be used.
	text := strings.ReplaceAll(string(data), "\n#", "\n")
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(l string) bool {
		return strings.HasPrefix(l, " ") || strings.HasPrefix(l, "# ") || l == ""
	})
	used, err := decodeTreatment("used.toml", []byte(strings.Join(lines, "\n")), "", find)
	if err != nil || used.Reposition == 0 || used.Points[0].Note == "" {
		t.Errorf("%v\n%s", err, strings.Join(lines, "\n"))
	}
}

func TestEncodeTreatmentRefuses(t *testing.T) {
	sound := protocol.Treatment{ID: "x", Name: "X", Points: []protocol.TreatmentPoint{{Protocol: "p"}}}
	tests := []struct {
		name   string
		change func(*protocol.Treatment)
		want   string
	}{
		{"a problem", func(t *protocol.Treatment) { t.Points = nil }, `treatment "x" can't be written to a file: points: a treatment needs at least one point`},
		{"a control character", func(t *protocol.Treatment) { t.Name = "a\x1b" }, "name: must not contain"},
		{"line ends of Windows", func(t *protocol.Treatment) { t.Summary = "a\r\nb" }, "summary: must not contain a control character (U+000D)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := sound
			tt.change(&tr)
			if _, err := Annotate(protocol.Document{Treatment: &tr}, ""); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// What the schema can express, it refuses as the decoder does.
func TestTreatmentSchemaRefusesWhatTheDecoderRefuses(t *testing.T) {
	s := compileSchema(t, TreatmentSchema())
	if err := s.Validate(generic(t, []byte(shoulder))); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, old, new string }{
		{"no kind", "kind = \"treatment\"\n", ""},
		{"other kind", `"treatment"`, `"protocol"`},
		{"no schema", "schema = 1\n", ""},
		{"no id", "id = \"shoulder\"\n", ""},
		{"no name", "name = \"Shoulder\"\n", ""},
		{"bad budget", `"30m"`, `"half an hour"`},
		{"unknown key", "side =", "sides ="},
		{"no protocol", "protocol = \"round-robin\"\n", ""},
		{"a side without a site", "site = \"upper trapezius\"\n", ""},
		{"a site beside a sweep", "protocol = \"round-robin\"", "protocol = \"round-robin\"\nsite = \"soleus\""},
		{"bad side", `"both"`, `"top"`},
		{"bad hold", `"40s"`, `"long"`},
		{"open release", `hold = "40s"`, `release = "open"`},
		{"no rounds", `hold = "40s"`, `rounds = 0`},
		{"bad criterion", `hold = "40s"`, `until = ["score:11"]`},
		{"high level", `hold = "40s"`, `level = 21`},
		{"escape in a name", `rhomboids`, `\u001b`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := []byte(strings.Replace(shoulder, tt.old, tt.new, 1))
			if s.Validate(generic(t, data)) == nil {
				t.Error("the schema accepts it")
			}
			if _, err := treatmentFile().decode("x.toml", data, ""); err == nil {
				t.Error("the decoder accepts it")
			}
		})
	}
}

// FuzzDecodeTreatment looks for a file that breaks the decoder, or that it reads but
// that can't be written and read again.
func FuzzDecodeTreatment(f *testing.F) {
	f.Add([]byte(shoulder))
	f.Add([]byte(strings.Replace(shoulder, "both", "top", 1)))
	f.Add([]byte(valid))
	find := openLibrary(f).finder()
	f.Fuzz(func(t *testing.T, data []byte) {
		tr, err := decodeTreatment("fuzz.toml", data, "", find)
		var bad *tomldoc.Error
		if err != nil {
			if !errors.As(err, &bad) || len(bad.Problems) == 0 {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		again, err := Annotate(protocol.Document{Treatment: &tr}, "")
		if err != nil {
			t.Fatal(err)
		}
		if got, err := decodeTreatment("fuzz.toml", again, "", find); err != nil || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", tr) {
			t.Fatalf("%v\n%s\ngot  %+v\nwant %+v", err, again, got, tr)
		}
	})
}
