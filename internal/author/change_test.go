package author

import (
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

// fill fills in the field of a path.
func fill(t *testing.T, c *Change, path, text string) {
	t.Helper()
	for _, f := range c.Fields() {
		if f.Path == path {
			f.Fill(text)
			return
		}
	}
	t.Fatalf("no field %s", path)
}

// A change of nothing is the protocol itself.
func TestChangeNothing(t *testing.T) {
	for _, p := range library(t) {
		got, problems := NewChange(p, nil).Protocol()
		if len(problems) > 0 || got.ID != p.ID {
			t.Errorf("%s: %v", p.ID, problems)
		}
		if !reflect.DeepEqual(got, p) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", p.ID, got, p)
		}
	}
}

func TestChange(t *testing.T) {
	was := builtin(t, "alternating-ischemic-compression")
	was.Pressure.Ceiling = 5
	c := NewChange(was, []string{"alternating-ischemic-compression"})
	var marks []string
	for _, f := range c.Fields() {
		marks = append(marks, strings.TrimSpace(f.Path+" "+f.Value()+" "+f.Mark()))
	}
	want := []string{
		"hold 8s-10s", "release 3s assumed", "rounds 6 assumed", "level 1", "ceiling 5 chosen",
		"name Alternating ischemic compression 2",
	}
	if !slices.Equal(marks, want) {
		t.Errorf("got  %q\nwant %q", marks, want)
	}
	fill(t, c, "hold", "12")
	fill(t, c, "rounds", "3-5")
	fill(t, c, "level", "2")
	p, problems := c.Protocol()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b := p.Blocks[0]
	if hold := b.Phases[0]; hold.Duration != protocol.Fixed(12*time.Second) || hold.From.String() != "chosen" {
		t.Errorf("hold %+v", hold)
	}
	if release := b.Phases[1]; release.Duration != protocol.Fixed(3*time.Second) || release.From.String() != "assumed" {
		t.Errorf("release %+v", release)
	}
	if b.Rounds.Min != 3 || b.Rounds.Planned != 5 || b.Rounds.From.String() != "chosen" || b.UntilFrom.String() != "stated:N3" {
		t.Errorf("rounds %+v, until %s", b.Rounds, b.UntilFrom)
	}
	if p.Pressure.Level != 2 || p.Pressure.Ceiling != 5 {
		t.Errorf("pressure %+v", p.Pressure)
	}

	kept, head, problems := c.Kept()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if kept.ID != "alternating-ischemic-compression-2" || kept.Name != "Alternating ischemic compression 2" || kept.Pressure.Ceiling != 5 {
		t.Errorf("kept as %s, %q, ceiling %d", kept.ID, kept.Name, kept.Pressure.Ceiling)
	}
	if want := "Changed from Alternating ischemic compression (alternating-ischemic-compression): hold 12, rounds 3-5, first level 2."; head != want {
		t.Errorf("got  %s\nwant %s", head, want)
	}
	fill(t, c, "ceiling", "4")
	if kept, _, _ := c.Kept(); kept.Pressure.Ceiling != 4 {
		t.Errorf("a ceiling that was chosen is %d", kept.Pressure.Ceiling)
	}
}

// Each problem is told at its field.
func TestChangeProblems(t *testing.T) {
	for _, tt := range []struct{ protocol, path, text, want string }{
		{"alternating-ischemic-compression", "hold", "9-8", `hold: "9-8": the smaller number must come first`},
		{"alternating-ischemic-compression", "hold", "", "hold: must not be empty; it was 8s-10s"},
		{"alternating-ischemic-compression", "hold", "2h", "hold: must be from 0.5s to 1h, not 2h"},
		{"alternating-ischemic-compression", "release", "open", "release: " + english.ReleaseNotOpen},
		{"alternating-ischemic-compression", "rounds", "0", `rounds: must be at least 1, not "0"`},
		{"alternating-ischemic-compression", "rounds", "2000", `rounds: must be at most 1000, not "2000"`},
		{"alternating-ischemic-compression", "level", "6", "level: level 6 is above the ceiling of 5: lower it, or raise the ceiling"},
		{"alternating-ischemic-compression", "name", " ", "name: a name is needed"},
	} {
		t.Run(tt.path+" "+tt.text, func(t *testing.T) {
			was := builtin(t, tt.protocol)
			was.Pressure.Ceiling = 5
			c := NewChange(was, nil)
			fill(t, c, tt.path, tt.text)
			_, _, problems := c.Kept()
			if !strings.HasPrefix(problems.Error(), tt.want) {
				t.Errorf("got  %v\nwant %s", problems, tt.want)
			}
		})
	}
}

// Whatever is filled in, every problem is at a field; and what has none can be kept.
func TestChangeLaw(t *testing.T) {
	all := library(t)
	rapid.Check(t, func(t *rapid.T) {
		was := rapid.SampledFrom(all).Draw(t, "of")
		was.Pressure.Ceiling = rapid.IntRange(0, 3).Draw(t, "ceiling")
		c := NewChange(was, []string{"mine"})
		for range rapid.IntRange(0, 12).Draw(t, "acts") {
			f := rapid.SampledFrom(c.Fields()).Draw(t, "field")
			if rapid.Bool().Draw(t, "step") {
				f.Step(rapid.SampledFrom([]int{-1, 1}).Draw(t, "n"))
			} else {
				f.Fill(rapid.SampledFrom([]string{"", "8-10", "10s", "3", "open", "x", "0", "Mine", "2h", "30"}).Draw(t, "text"))
			}
		}
		p, head, problems := c.Kept()
		for _, problem := range problems {
			if Locate(c.Fields(), problem.Path) < 0 {
				t.Fatalf("no field for %s: %s", problem.Path, problem.Fault)
			}
		}
		if len(problems) > 0 {
			return
		}
		if _, err := catalog.Annotate(protocol.Document{Protocol: p}, head); err != nil {
			t.Fatalf("%v\n%+v", err, p)
		}
	})
}
