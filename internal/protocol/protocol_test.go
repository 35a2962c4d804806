package protocol

import "testing"

func TestWordsOfKinds(t *testing.T) {
	words := map[Kind]string{CountIn: "get ready", PositionOfEase: "position of ease"}
	for _, k := range Kinds() {
		want, special := words[k]
		if !special {
			want = string(k)
		}
		if got := (Phase{Kind: k}).Word(); got != want {
			t.Errorf("%s is called %q, want %q", k, got, want)
		}
		if got := (Phase{Kind: k, Label: "Slow return"}).Word(); got != "Slow return" {
			t.Errorf("%s with a label of its own is called %q", k, got)
		}
		if got, want := k.Presses(), k == Hold || k == Stroke || k == Contract; got != want {
			t.Errorf("%s presses: %v, want %v", k, got, want)
		}
	}
}

func TestLevelName(t *testing.T) {
	p := Pressure{Levels: []string{"lighter", "deeper"}}
	for level, want := range map[int]string{-1: "", 0: "", 1: "lighter", 2: "deeper", 3: ""} {
		if got := p.LevelName(level); got != want {
			t.Errorf("level %d is called %q, want %q", level, got, want)
		}
	}
	for level, want := range map[int]int{0: 1, 1: 1, 4: 4} {
		if got := (Pressure{Level: level}).FirstLevel(); got != want {
			t.Errorf("level %d begins at %d, want %d", level, got, want)
		}
	}
}

func TestSource(t *testing.T) {
	p := valid()
	if s, ok := p.Source("S"); !ok || s.Basis != Secondary {
		t.Errorf("source S is %+v, %v", s, ok)
	}
	if s, ok := p.Source("N9"); ok {
		t.Errorf("source N9 is %+v", s)
	}
}

func TestRepeats(t *testing.T) {
	for _, test := range []struct {
		rounds Rounds
		want   bool
	}{
		{Rounds{Planned: 1}, false},
		{Rounds{Planned: 1, Cap: 5}, false},
		{Rounds{Planned: 2}, true},
		{Rounds{Cap: 5}, true},
	} {
		if got := (Block{Rounds: test.rounds}).Repeats(); got != test.want {
			t.Errorf("%+v repeats: %v, want %v", test.rounds, got, test.want)
		}
	}
}

func TestIsZero(t *testing.T) {
	if !(Aftercare{}).IsZero() || (Aftercare{Caveat: "x"}).IsZero() {
		t.Error("aftercare is zero only if nothing is said")
	}
	if (Phase{}).Counted() || !(Phase{Count: Range{Min: 10, Max: 12}}).Counted() {
		t.Error("a phase is counted only if it says how many")
	}
}
