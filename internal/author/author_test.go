package author

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/protocol"
)

func library(tb testing.TB) []protocol.Protocol {
	tb.Helper()
	c, err := catalog.Open("", "")
	if err != nil {
		tb.Fatal(err)
	}
	entries, errs := c.All()
	if len(errs) > 0 {
		tb.Fatal(errs)
	}
	var out []protocol.Protocol
	for _, e := range entries {
		out = append(out, e.Protocol)
	}
	return out
}

func builtin(tb testing.TB, id string) protocol.Protocol {
	tb.Helper()
	for _, p := range library(tb) {
		if p.ID == id {
			return p
		}
	}
	tb.Fatalf("no protocol %s", id)
	return protocol.Protocol{}
}

// A copy of a protocol that nobody has changed says the same, number by number with
// where it comes from.
func TestCopy(t *testing.T) {
	for _, p := range library(t) {
		got, problems := Copy(p, nil).Protocol()
		if len(problems) > 0 {
			t.Errorf("%s: %v", p.ID, problems)
		}
		if !reflect.DeepEqual(got, p) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", p.ID, got, p)
		}
		if got, _ := Copy(p, []string{p.ID}).Protocol(); got.ID == p.ID || got.ID == "" {
			t.Errorf("a copy of %s has the id %q", p.ID, got.ID)
		}
	}
}

// typed are texts for the field of a path: what belongs there, or, now and then, not.
func typed(t *rapid.T, f Field, sound bool) string {
	if len(f.Choices) > 0 {
		var values []string
		for _, c := range f.Choices {
			values = append(values, c.Value)
		}
		return rapid.SampledFrom(values).Draw(t, "choice")
	}
	if !sound {
		return rapid.SampledFrom([]string{"", " ", "x", "0", "-1", "9-8", "open", "2h", "\u202e", "1e9", strings.Repeat("y", 200)}).Draw(t, "unsound")
	}
	byEnd := []struct {
		end    string
		values []string
	}{
		{"id", []string{"", "mine", "a1"}},
		{"name", []string{"Hold & wait", "Größe 2", "x"}},
		{".duration", []string{"8-10", "10s", "1m30s", "2.5", "open"}},
		{".guide", []string{"", "20s", "20s-30s"}},
		{".label", []string{"", "漢字", strings.Repeat("y", protocol.MaxName)}},
		{".eased", []string{"", "pain lessened"}},
		{".count", []string{""}},
		{".when", []string{"", "every 2", "2,4", "last"}},
		{".rounds", []string{"6", "3-5", "1", "about 3"}},
		{".sets", []string{"", "3"}},
		{".cap", []string{"500", "999"}}, // rounds, or seconds
		{".until.score", []string{"", "0", "3"}},
		{".until.drop", []string{"", "2"}},
		{".until.percent", []string{"", "50", "30%"}},
		{".until.time", []string{"", "8m", "90s"}},
		{".until.compression", []string{"", "90s"}},
		{".level", []string{"", "1", "2"}},
		{".levels", []string{"", "lighter, deeper", ",a,"}},
		{".ceiling", []string{"", "3"}},
		{".target", []string{"", "5"}},
		{"", []string{"", "some words", `with "quotes" and \`, "漢字 👩‍⚕️", strings.Repeat("long ", 60)}},
	}
	for _, e := range byEnd {
		if strings.HasSuffix(f.Path, e.end) {
			return rapid.SampledFrom(e.values).Draw(t, "text")
		}
	}
	return ""
}

// act does something that a form can do.
func act(t *rapid.T, d *Draft, sound bool) {
	fields := d.Fields()
	f := rapid.SampledFrom(fields).Draw(t, "field")
	var path string
	var ok bool
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0:
		path, ok = f.Add()
	case 1:
		if len(d.blocks) > 1 || f.Removes() != "phase" {
			path, ok = f.Remove()
		}
	case 2:
		path, ok = f.Move(rapid.SampledFrom([]int{-1, 1}).Draw(t, "by"))
	case 3:
		f.Step(rapid.SampledFrom([]int{-1, 1}).Draw(t, "step"))
	default:
		f.Fill(typed(t, f, sound))
	}
	if at := slices.IndexFunc(d.Fields(), func(f Field) bool { return f.Path == path }); ok && at < 0 {
		t.Fatalf("the form goes on at %q, which is not there", path)
	}
}

// correct fills the field of each problem with something that belongs there, as a person
// does who is told of it, until there is none or patience ends.
func correct(t *rapid.T, fields func() []Field, problems func() protocol.Problems, belongs func(*rapid.T, Field, bool) string) {
	for range 20 {
		found := problems()
		if len(found) == 0 {
			return
		}
		for _, p := range found {
			all := fields()
			if i := Locate(all, p.Path); i >= 0 {
				all[i].Fill(belongs(t, all[i], true))
			}
		}
	}
}

// Whatever is filled in: there is one field for each path, each problem has a field,
// and what has no problem becomes a commented file that says the same.
func TestDraftLaw(t *testing.T) {
	all := library(t)
	tried, valid := 0, 0 // of those in which everything belongs where it is
	rapid.Check(t, func(t *rapid.T) {
		d := Copy(protocol.Protocol{}, []string{"my-own"})
		own := rapid.Bool().Draw(t, "from nothing")
		if !own {
			d = Copy(rapid.SampledFrom(all).Draw(t, "of"), nil)
		}
		sound := rapid.Bool().Draw(t, "sound")
		for range rapid.IntRange(0, 30).Draw(t, "acts") {
			act(t, d, sound)
		}
		if sound {
			tried++
			for _, f := range d.Fields() {
				if f.Kind != Press && f.Value() == "" {
					f.Fill(typed(t, f, true))
				}
			}
			correct(t, d.Fields, func() protocol.Problems { _, found := d.Protocol(); return found }, typed)
		}
		fields := d.Fields()
		seen := map[string]bool{}
		for _, f := range fields {
			if seen[f.Path] || f.Section == "" || f.Label == "" {
				t.Fatalf("field %+v", f)
			}
			seen[f.Path] = true
		}
		p, problems := d.Protocol()
		for _, problem := range problems {
			if Locate(fields, problem.Path) < 0 && own {
				t.Fatalf("no field for %s: %s", problem.Path, problem.Fault)
			}
		}
		if len(problems) > 0 {
			return
		}
		if sound {
			valid++
		}
		data, err := catalog.Annotate(protocol.Document{Protocol: p}, "made")
		if err != nil {
			t.Fatalf("%v\n%+v", err, p)
		}
		got, err := catalog.Decode("made.toml", data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		again, err := catalog.Annotate(protocol.Document{Protocol: got}, "made")
		if err != nil || string(again) != string(data) {
			t.Fatalf("%v: the file says something else:\n%s\n%s", err, data, again)
		}
		if n := strings.Count(string(data), "\n# "); n < 15 {
			t.Fatalf("%d comments in\n%s", n, data)
		}
	})
	if valid < tried*3/4 {
		t.Errorf("only %d of %d drafts were valid: the test is worth little", valid, tried)
	}
}

// A number is never anything but chosen unless somebody says where it comes from.
func TestTypedIsChosen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Copy(protocol.Protocol{}, nil)
		for range rapid.IntRange(1, 40).Draw(t, "acts") {
			f := rapid.SampledFrom(d.Fields()).Draw(t, "field")
			if strings.HasSuffix(f.Path, "_from") || rapid.IntRange(0, 5).Draw(t, "add") == 0 {
				f.Add()
				continue
			}
			f.Fill(typed(t, f, true))
			f.Step(1)
		}
		p, _ := d.Protocol()
		for _, b := range p.Blocks {
			froms := []protocol.Provenance{b.Rounds.From, b.Rounds.CapFrom, b.UntilFrom}
			for _, ph := range b.Phases {
				froms = append(froms, ph.From, ph.CapFrom, ph.GuideFrom, ph.CountFrom)
			}
			for _, from := range froms {
				if !from.Is(protocol.Chosen) {
					t.Fatalf("a number is %s in %+v", from, p)
				}
			}
		}
	})
}

func TestNumber(t *testing.T) {
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N3"}
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	n := number("8s-10s", stated)
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() {}, "stated:N3"},
		{func() { n.Type("8s-1") }, "chosen"},
		{func() { n.Type("8s-10s ") }, "stated:N3"},
		{func() { n.Type("12s") }, "chosen"},
		{func() { n.Settle(assumed) }, "assumed"},
		{func() { n.Type("12") }, "chosen"},
		{func() { n.Type("12s") }, "assumed"},
		{func() { n.Type("8s-10s") }, "chosen"},
	} {
		step.do()
		if got := n.From.String(); got != step.want {
			t.Errorf("%q is %s, want %s", n.Text, got, step.want)
		}
	}
}

// The numbers of a source follow it: how it was read, and that it is gone.
func TestSource(t *testing.T) {
	d := Copy(builtin(t, "alternating-ischemic-compression"), nil)
	from := func() string {
		p, _ := d.Protocol()
		return fmt.Sprint(p.Blocks[0].Phases[0].From, " ", p.Blocks[0].UntilFrom, " ", p.Blocks[0].Phases[1].From)
	}
	find := func(path string) Field { return d.Fields()[Locate(d.Fields(), path)] }
	if got := from(); got != "stated:N3 stated:N3 assumed" {
		t.Fatal(got)
	}
	find("sources[0].basis").Fill("secondary")
	if got := from(); got != "secondary:N3 secondary:N3 assumed" {
		t.Error(got)
	}
	find("sources[1].citation").Fill("Another")
	find("blocks[0].phases[1].duration_from").Fill("stated:S2")
	if got := from(); got != "secondary:N3 secondary:N3 stated:S2" {
		t.Error(got)
	}
	if path, ok := find("sources[0].citation").Remove(); !ok || path != "sources[0].citation" {
		t.Error(path, ok)
	}
	if got := from(); got != "chosen chosen stated:S2" {
		t.Error(got)
	}
	if _, problems := d.Protocol(); len(problems) > 0 {
		t.Error(problems)
	}
}

// A rule that somebody changes is their own, wherever the others came from.
func TestRuleIsChosen(t *testing.T) {
	for path, text := range map[string]string{"blocks[0].until.score": "3", "blocks[0].until.eased": "no"} {
		d := Copy(builtin(t, "alternating-ischemic-compression"), nil)
		d.Fields()[Locate(d.Fields(), path)].Fill(text)
		if p, problems := d.Protocol(); len(problems) > 0 || p.Blocks[0].UntilFrom.Is(protocol.Stated) {
			t.Errorf("%s: until %v, %s; %v", path, p.Blocks[0].Until, p.Blocks[0].UntilFrom, problems)
		}
	}
}

// The words of what is wrong are those of the protocol package, at the field.
func TestProblems(t *testing.T) {
	for _, tt := range []struct{ path, text, at, want string }{
		{"blocks[0].phases[0].duration", "9-8", "blocks[0].phases[0].duration", `"9-8": the smaller number must come first`},
		{"blocks[0].phases[0].duration", "2h", "blocks[0].phases[0].duration", "must be from 0.5s to 1h, not 2h"},
		{"blocks[0].phases[0].duration", "open", "blocks[0].phases[0].cap", `an open phase needs a cap, such as cap = "60s"`},
		{"blocks[0].rounds", "many", "blocks[0].rounds", `must be a whole number or a range such as 3-5, not "many"`},
		{"blocks[0].until.score", "11", "blocks[0].until.score", `stop rule "score:11": must be a client-reported score from 0 to 10, such as score:3`},
		{"pressure.ceiling", "99", "pressure.ceiling", "must be a whole number from 1 to 20, not 99"},
		{"id", "My Own", "id", `"My Own" is not an id: use lower-case letters, digits and single hyphens, at most 80 in all`},
		{"id", "taken", "id", `there is already a protocol or treatment called "taken": choose another id`},
		{"name", " ", "name", "a name is needed"},
		{"name", "a\u202eb", "name", "must not contain a line break, a tab or a control character (U+202E)"},
	} {
		d := Copy(protocol.Protocol{}, []string{"taken"})
		for path, text := range map[string]string{"name": "N", "blocks[0].phases[0].duration": "10", "blocks[0].rounds": "3", tt.path: tt.text} {
			d.Fields()[Locate(d.Fields(), path)].Fill(text)
		}
		_, problems := d.Protocol()
		if len(problems) != 1 || problems[0].Fault.Error() != tt.want {
			t.Errorf("%s = %q: %v, want %q", tt.path, tt.text, problems, tt.want)
			continue
		}
		if f := d.Fields()[Locate(d.Fields(), problems[0].Path)]; f.Path != tt.at {
			t.Errorf("%s = %q is shown at %s, want %s", tt.path, tt.text, f.Path, tt.at)
		}
	}
}

func TestStepPercent(t *testing.T) {
	if up, down := stepPercent("50", 1), stepPercent("50", -1); up != "55" || down != "45" {
		t.Errorf("50 is stepped to %s and %s", up, down)
	}
}
