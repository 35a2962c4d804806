package protocol

import (
	"testing"

	"pgregory.net/rapid"
)

// A sum is no better founded than the worst of its numbers, in whichever order they are
// added: an assumed number and a chosen one make an assumed one.
func TestWeaker(t *testing.T) {
	rank := map[Basis]int{Stated: 0, Secondary: 1, Chosen: 2, "": 2, Assumed: 3}
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.SampledFrom([]Provenance{
			{Basis: Stated, Source: "N3"}, {Basis: Secondary, Source: "B"}, {Basis: Chosen}, {}, {Basis: Assumed},
		}), 1, 6).Draw(t, "numbers")
		sum, worst := all[0], 0
		for _, p := range all {
			sum, worst = sum.Weaker(p), max(worst, rank[p.Basis])
		}
		if rank[sum.Basis] != worst {
			t.Fatalf("the sum of %v is %v", all, sum)
		}
	})
	if got := (Provenance{Basis: Chosen}).Weaker(Provenance{Basis: Assumed}); !got.Is(Assumed) {
		t.Errorf("assumed and chosen are %v", got)
	}
}
