package author

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// typedAt draws a text for a field of a treatment: mostly one that makes sense there.
func typedAt(t *rapid.T, f Field, sound bool) string {
	if !sound && rapid.IntRange(0, 7).Draw(t, "rubbish") == 0 {
		return rapid.SampledFrom([]string{"9-8", "-1", "\x1b[31m", "open", "1h1h", "99", strings.Repeat("x", 300)}).Draw(t, "text")
	}
	if len(f.Choices) > 0 {
		return rapid.SampledFrom(f.Choices).Draw(t, "choice").Value
	}
	for _, e := range []struct {
		end    string
		values []string
	}{
		{"name", []string{"My own", "Über 漢", "Shoulder"}},
		{"id", []string{"", "mine", "my-own-2"}},
		{"budget", []string{"", "20m", "1h"}},
		{"reposition", []string{"", "8s"}},
		{".site", []string{"ql", "upper trap", "Knee  cap", "soleus"}},
		{".landmark", []string{"", "two fingers below the edge"}},
		{".hold", []string{"", "9", "8-10", "open"}},
		{".release", []string{"", "3s", "2-4"}},
		{".rounds", []string{"", "1", "2-4"}},
		{".area", []string{"", "neck", " back"}},
		{".time", []string{"5m", "10m", ""}},
		{".until", []string{"", "eased", "score:3, eased", "drop:50%,", "time:8m"}},
		{".level", []string{"", "1", "2"}},
		{"ceiling", []string{"", "3", "9"}},
		{"", []string{"", "some words", `with "quotes" and \`}},
	} {
		if strings.HasSuffix(f.Path, e.end) {
			return rapid.SampledFrom(e.values).Draw(t, "text")
		}
	}
	return ""
}

// fillIn does something that the form for treatments can do.
func fillIn(t *rapid.T, d *TreatmentDraft, sound bool) {
	f := rapid.SampledFrom(d.Fields()).Draw(t, "field")
	var path string
	var ok bool
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0:
		buttons := slices.DeleteFunc(d.Fields(), func(f Field) bool { return f.Kind != Press })
		path, ok = rapid.SampledFrom(append(buttons, f)).Draw(t, "button").Add()
	case 1:
		path, ok = f.Remove()
	case 2:
		path, ok = f.Move(rapid.SampledFrom([]int{-1, 1}).Draw(t, "by"))
	case 3:
		f.Step(rapid.SampledFrom([]int{-1, 1}).Draw(t, "step"))
	case 4:
		f.Fill(f.Complete())
	default:
		f.Fill(typedAt(t, f, sound))
	}
	if at := slices.IndexFunc(d.Fields(), func(f Field) bool { return f.Path == path }); ok && at < 0 {
		t.Fatalf("the form goes on at %q, which is not there", path)
	}
}

// Whatever is filled in: there is one field for each path, each problem has a field, and
// what has no problem becomes a commented file that says the same and can be run; so
// does a copy of it.
func TestTreatmentDraftLaw(t *testing.T) {
	all := library(t)
	tried, valid, several := 0, 0, 0 // of those in which everything belongs where it is
	rapid.Check(t, func(t *rapid.T) {
		d := CopyTreatment(protocol.Treatment{}, all, []string{"my-own"})
		sound := rapid.Bool().Draw(t, "sound")
		for range rapid.IntRange(0, 30).Draw(t, "acts") {
			fillIn(t, d, sound)
		}
		if sound {
			for _, f := range d.Fields() {
				if f.Path == "name" || strings.HasSuffix(f.Path, ".site") {
					f.Fill(typedAt(t, f, true))
				}
			}
			tried++
			correct(t, d.Fields, func() protocol.Problems { _, found := d.Treatment(); return found }, typedAt)
		}
		fields := d.Fields()
		seen := map[string]bool{}
		for _, f := range fields {
			if seen[f.Path] || f.Section == "" || f.Label == "" {
				t.Fatalf("field %+v", f)
			}
			seen[f.Path] = true
		}
		tr, problems := d.Treatment()
		for _, p := range problems {
			if Locate(fields, p.Path) < 0 {
				t.Fatalf("no field for %s: %s", p.Path, p.Fault)
			}
		}
		if len(problems) > 0 {
			return
		}
		if sound {
			valid++
		}
		if len(tr.Points) > 1 {
			several++
		}
		if _, err := catalog.Annotate(protocol.Document{Treatment: &tr}, "made"); err != nil { // also if it isn't read back as it was
			t.Fatalf("%v\n%+v", err, tr)
		}
		copied, problems := CopyTreatment(tr, all, nil).Treatment()
		if len(problems) > 0 || !reflect.DeepEqual(copied, tr) {
			t.Fatalf("a copy has %v, and says\n%+v\nnot\n%+v", problems, copied, tr)
		}
	})
	if valid < tried*3/4 || !testing.Short() && several < 3 { // it tries too few then
		t.Errorf("only %d of %d drafts were valid, %d with several points: the test is worth little", valid, tried, several)
	}
}

// A point that is moved by the field of its area's time takes that field along.
func TestMoveByAreaTime(t *testing.T) {
	d := CopyTreatment(protocol.Treatment{Points: []protocol.TreatmentPoint{{Area: "neck"}, {Area: "back"}}}, library(t), nil)
	for _, tt := range []struct {
		from string
		by   int
		to   string
	}{{"areas[0].time", 1, "areas[1].time"}, {"areas[1].time", -1, "areas[0].time"}} {
		path, ok := d.Fields()[Locate(d.Fields(), tt.from)].Move(tt.by)
		if !ok || path != tt.to {
			t.Errorf("%s moved by %d goes on at %q, want %q", tt.from, tt.by, path, tt.to)
		}
	}
	if path, ok := d.Fields()[Locate(d.Fields(), "areas[0].time")].Move(-1); ok {
		t.Errorf("the first point moves up to %q", path)
	}
}

// A run of a treatment that the form made, as far as it was done, is kept as a treatment
// which the form opens without a problem and a file can say; it is the same points with
// the same phases.
func TestKeptRunLaw(t *testing.T) {
	all := library(t)
	kept, sweeps := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		d := CopyTreatment(protocol.Treatment{}, all, nil)
		for range rapid.IntRange(0, 30).Draw(t, "acts") {
			fillIn(t, d, true)
		}
		if rapid.Bool().Draw(t, "in turn") {
			d.Fields()[Locate(d.Fields(), "points[0].more")].Add()
		}
		for _, f := range d.Fields() {
			if strings.HasSuffix(f.Path, ".site") {
				f.Fill(typedAt(t, f, true))
			}
		}
		d.head.at("name").Text = "Done"
		tr, problems := d.Treatment()
		if len(problems) > 0 {
			return
		}
		plan, err := tr.Expand(d.Protocols.Find, protocol.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var done []int
		for i := range plan.Points {
			if rapid.IntRange(0, 3).Draw(t, "left out") > 0 {
				done = append(done, i)
			}
		}
		saved, err := protocol.TreatmentOf(&plan, "done", "Done", func(i int) bool { return slices.Contains(done, i) }, d.Protocols.Find)
		if len(done) == 0 || err != nil && strings.Contains(err.Error(), "it has no name") {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		kept++
		if slices.ContainsFunc(saved.Points, func(s protocol.TreatmentPoint) bool { return len(s.Points) > 0 }) {
			sweeps++
		}
		copied, problems := CopyTreatment(saved, all, nil).Treatment()
		if len(problems) > 0 || !reflect.DeepEqual(copied, saved) {
			t.Fatalf("the form has %v, and says\n%+v\nnot\n%+v", problems, copied, saved)
		}
		if _, err := catalog.Annotate(protocol.Document{Treatment: &saved}, "kept"); err != nil {
			t.Fatal(err)
		}
		again, err := saved.Expand(d.Protocols.Find, protocol.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, at := range done {
			was, is := plan.PartAt(at), again.PartAt(i)
			if again.Points[i] != plan.Points[at] || !reflect.DeepEqual(is.Blocks, was.Blocks) || is.Note != was.Note {
				t.Fatalf("point %d was %v with %+v, and is %v with %+v", at, plan.Points[at], was, again.Points[i], is)
			}
		}
	})
	if !testing.Short() && (kept < 10 || sweeps < 2) { // of which it tries too few
		t.Errorf("only %d runs were kept, %d with a sweep: the test is worth little", kept, sweeps)
	}
}

// Each problem stands at the field to mend, also what a protocol has against it.
func TestTreatmentProblems(t *testing.T) {
	holds := protocol.Protocol{ID: "holds", Name: "Holds", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(5 * time.Second)}},
		Rounds: protocol.Rounds{Planned: 1},
	}}}
	strokes := holds
	strokes.ID, strokes.Blocks = "strokes", []protocol.Block{{
		Phases: []protocol.Phase{{Kind: protocol.Stroke, Duration: protocol.Fixed(5 * time.Second)}},
		Rounds: protocol.Rounds{Planned: 1},
	}}
	for _, tt := range []struct {
		change func(*TreatmentDraft)
		at     string
	}{
		{func(d *TreatmentDraft) { d.head.at("name").Text = " " }, "name"},
		{func(d *TreatmentDraft) { d.head.at("id").Text = "taken" }, "id"},
		{func(d *TreatmentDraft) { d.head.at("name").Text = "漢" }, "id"},
		{func(d *TreatmentDraft) { d.head.at("budget").Text = "30" }, "budget"},
		{func(d *TreatmentDraft) { d.head.at("budget").Text = "soon" }, "budget"},
		{func(d *TreatmentDraft) { d.head.at("reposition").Text = "2h" }, "reposition"},
		{func(d *TreatmentDraft) { d.points[0].places[0].at("side").Text = "left" }, "points[0].site"},
		{func(d *TreatmentDraft) {
			d.addPlace(d.points[0], "")
		}, "points[0].sweep[0].site"},
		{func(d *TreatmentDraft) { d.points[0].at("protocol").Text = "gone" }, "points[0].protocol"},
		{func(d *TreatmentDraft) { d.points[0].at("hold").Text = "9-8" }, "points[0].hold"},
		{func(d *TreatmentDraft) { d.points[0].at("release").Text = "open" }, "points[0].release"},
		{func(d *TreatmentDraft) { d.points[0].at("until").Text = "eased, soon" }, "points[0].until"},
		{func(d *TreatmentDraft) { d.points[0].at("level").Text, d.points[0].at("ceiling").Text = "3", "2" }, "points[0].level"},
		{func(d *TreatmentDraft) {
			d.points[0].at("hold").Text, d.points[0].at("protocol").Text = "9s", "strokes"
		}, "points[0].hold"},
		{func(d *TreatmentDraft) { // even where another point is wrong as well
			d.points = append(d.points, d.newPoint(protocol.TreatmentPoint{
				Protocol: "strokes", Overrides: protocol.Overrides{Hold: protocol.Fixed(9 * time.Second)},
			}))
			d.head.at("name").Text = ""
		}, "points[1].hold"},
	} {
		d := CopyTreatment(protocol.Treatment{}, []protocol.Protocol{holds, strokes}, []string{"taken"})
		d.head.at("name").Text = "Mine"
		tt.change(d)
		_, problems := d.Treatment()
		fields := d.Fields()
		var at []string
		for _, p := range problems {
			at = append(at, fields[Locate(fields, p.Path)].Path)
		}
		if !slices.Contains(at, tt.at) {
			t.Errorf("problems at %q, want one at %s: %v", at, tt.at, problems)
		}
	}
}

// A short form is completed to a site's name, and so is what a name, or a word of it,
// begins with; a name of the user's own stays.
func TestCompleteSite(t *testing.T) {
	for _, tt := range []struct{ typed, want, hint string }{
		{"", "", english.HintSite},
		{"QL", "quadratus lumborum", fmt.Sprintf(english.HintSiteIsCaution, "quadratus lumborum", english.CautionSite)},
		{"quadratus lumborum", "quadratus lumborum", fmt.Sprintf(english.HintSiteInCaution, "back and hip", english.CautionSite)},
		{"upper tr", "upper trapezius", fmt.Sprintf(english.HintSiteOne, "upper trapezius")},
		{"trap", "upper trapezius", fmt.Sprintf(english.HintSiteOthers, "upper trapezius", "middle trapezius or lower trapezius")},
		{"pec m", "pectoralis major", fmt.Sprintf(english.HintSiteOthers, "pectoralis major", "pectoralis minor")},
		{"del", "deltoid", fmt.Sprintf(english.HintSiteOne, "deltoid")},
		{"knee cap", "knee cap", english.HintSiteOwn},
	} {
		if got := completeSite(tt.typed); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.typed, got, tt.want)
		}
		if got := siteHint(tt.typed); got != tt.hint {
			t.Errorf("of %q it says %q, want %q", tt.typed, got, tt.hint)
		}
	}
}
