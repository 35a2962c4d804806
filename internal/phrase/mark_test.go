package phrase

import (
	"slices"
	"testing"

	"presshold/internal/protocol"
)

func TestMarks(t *testing.T) {
	for _, tt := range []struct {
		from                     protocol.Provenance
		mark, marked, attributed string
	}{
		{protocol.Provenance{Basis: protocol.Assumed}, "assumed", "3 s (assumed)", "3 s (assumed)"},
		{protocol.Provenance{Basis: protocol.Chosen}, "chosen", "3 s (chosen)", "3 s (chosen)"},
		{protocol.Provenance{}, "chosen", "3 s (chosen)", "3 s (chosen)"},
		{protocol.Provenance{Basis: protocol.Stated, Source: "N3"}, "", "3 s", "3 s (stated: N3)"},
		{protocol.Provenance{Basis: protocol.Secondary, Source: "B"}, "", "3 s", "3 s (secondary: B)"},
	} {
		if got := Mark(tt.from); got != tt.mark {
			t.Errorf("Mark(%v) = %q, want %q", tt.from, got, tt.mark)
		}
		if got := Marked("3 s", tt.from).String(); got != tt.marked {
			t.Errorf("Marked(%v) = %q, want %q", tt.from, got, tt.marked)
		}
		want := "3 s"
		if tt.from.Is(protocol.Assumed) {
			want = "3 s*"
		}
		if got := Tight("3 s", tt.from); got != want {
			t.Errorf("Tight(%v) = %q, want %q", tt.from, got, want)
		}
		if got := Attributed("3 s", tt.from).String(); got != tt.attributed {
			t.Errorf("Attributed(%v) = %q, want %q", tt.from, got, tt.attributed)
		}
	}
}

// What a plan comes to has one wording, whatever is left open in it.
func TestTotal(t *testing.T) {
	for _, tt := range []struct {
		shortest, longest string
		open              bool
		want              string
	}{
		{"0:26", "0:57", false, "0:26 to 0:57"},
		{"1:45", "1:45", false, "1:45"},
		{"1:45", "1:45", true, "1:45"},
		{"0:05", "5:25", true, "at most 5:25"},
	} {
		if got := Total(tt.shortest, tt.longest, tt.open); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestCeiling(t *testing.T) {
	for of, want := range map[protocol.Owner]string{
		protocol.ByProtocol:  "never above level 3, the protocol's ceiling (chosen)",
		protocol.ByChoice:    "never above level 3, your ceiling for this run (chosen)",
		protocol.ByTreatment: "never above level 3, the treatment's ceiling (chosen)",
		protocol.ByPoint:     "never above level 3, the point's ceiling (chosen)",
		protocol.BySettings:  "never above level 3, the ceiling in your settings (chosen)",
		"":                   "never above level 3 (chosen)", // of a plan kept by an older version
	} {
		if got := Ceiling(protocol.Ceiling{Level: 3, Of: of}).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for stops, want := range map[protocol.Change]string{
		protocol.Up:        "never above level 1, the ceiling in your settings (chosen), so the level can't rise",
		protocol.Alternate: "never above level 1, the ceiling in your settings (chosen), so the level can't alternate",
	} {
		if got := Ceiling(protocol.Ceiling{Level: 1, Of: protocol.BySettings, Stops: stops}).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := Ceiling(protocol.Ceiling{}).String(); got != "" {
		t.Errorf("none is said as %q", got)
	}
}

// What is drawn in pieces says what is said in one, and only the marks are marks.
func TestPieces(t *testing.T) {
	assumed, chosen := protocol.Provenance{Basis: protocol.Assumed}, protocol.Provenance{Basis: protocol.Chosen}
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N3"}
	for _, tt := range []struct {
		text  Text
		whole string
		marks []string
	}{
		{Marked("8 s", stated), "8 s", nil},
		{Marked("5 s", assumed), "5 s (assumed)", []string{"(assumed)"}},
		{Attributed("8 s", stated), "8 s (stated: N3)", nil},
		{Attributed("5 s", assumed), "5 s (assumed)", []string{"(assumed)"}},
		{MarkedWords("firm", protocol.Provenance{}), "firm", nil},
		{Sum("1:30", protocol.Chosen), "1:30", nil},
		{
			Join([]Text{Marked("5 s", chosen), Marked("6 rounds", assumed), Unmarked("between rounds")}, ", "),
			"5 s (chosen), 6 rounds (assumed), between rounds",
			[]string{"(chosen)", "(assumed)"},
		},
		{Join(nil, ", "), "", nil},
		{Fill("all %s last %s.", Marked("6 rounds", assumed), Marked("5 s", stated)), "all 6 rounds (assumed) last 5 s.", []string{"(assumed)"}},
		{Marked("6 rounds", assumed).Sentence(), "6 rounds (assumed).", []string{"(assumed)"}},
		{Unmarked("hold").Sentence(), "Hold.", nil},
	} {
		var marks []string
		for _, p := range tt.text {
			if p.Mark {
				marks = append(marks, p.Text)
			}
		}
		if tt.text.String() != tt.whole || !slices.Equal(marks, tt.marks) {
			t.Errorf("%q with %q, want %q with %q", tt.text, marks, tt.whole, tt.marks)
		}
	}
}
