package protocol

import (
	"testing"
	"time"
)

// A block is run once for each of its sets, and says which one it is.
func TestSets(t *testing.T) {
	hold := Phase{Kind: Hold, Duration: Fixed(10 * time.Second)}
	plan, err := Expand(Protocol{ID: "sets", Name: "Sets", Blocks: []Block{
		{Sets: 3, Phases: []Phase{hold}, Rounds: Rounds{Planned: 2}},
		{Name: "after", Sets: 2, Phases: []Phase{hold}, Rounds: Rounds{Planned: 1}},
		{Sets: 1, Phases: []Phase{hold}, Rounds: Rounds{Planned: 1}},
	}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range plan.Parts[0].Blocks {
		got = append(got, b.Name)
	}
	want := []string{"set 1 of 3", "set 2 of 3", "set 3 of 3", "after, set 1 of 2", "after, set 2 of 2", ""}
	if len(got) != len(want) {
		t.Fatalf("blocks %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("block %d is %q, want %q", i, got[i], want[i])
		}
	}
}

// A number that a source gives as about so much is read, written and said so.
func TestAbout(t *testing.T) {
	s, err := ParseSpan("about 30s")
	if err != nil || s.Min != 30*time.Second || s.String() != "about 30s" {
		t.Errorf("%+v %v", s, err)
	}
	if s, err := ParseSpan("about 20s-30s"); err != nil || s.String() != "about 20s-30s" {
		t.Errorf("%+v %v", s, err)
	}
	r, err := ParseRange("about 3")
	if err != nil || r.Max != 3 || r.String() != "about 3" || (Rounds{Planned: 3, About: true}).Range() != r {
		t.Errorf("%+v %v", r, err)
	}
	for _, bad := range []string{"about", "about open", "about about 3s", "about x"} {
		if s, err := ParseSpan(bad); err == nil {
			t.Errorf("%q is %+v", bad, s)
		}
	}
	for _, bad := range []string{"about", "about about 3", "about x"} {
		if r, err := ParseRange(bad); err == nil {
			t.Errorf("%q is %+v", bad, r)
		}
	}
	if _, err := ParseDuration("about 3s"); err == nil {
		t.Error("a length that must be exact may be about")
	}
}
