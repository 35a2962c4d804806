package protocol

import (
	"reflect"
	"testing"
	"time"
)

func TestAfterwards(t *testing.T) {
	const hour = time.Hour
	end := time.Date(2026, 11, 21, 9, 31, 32, 0, time.FixedZone("", 3600))
	stated := Provenance{Basis: Stated, Source: "N0"}
	sources := []Source{{Key: "N0", Basis: Stated, Citation: "A clinic"}, {Key: "N1", Basis: Stated, Citation: "A practice"}}
	soreness, relaxed := Span{Min: 24 * hour, Max: 36 * hour}, Span{Min: 4 * 24 * hour, Max: 14 * 24 * hour}
	tests := []struct {
		name  string
		after Aftercare
		want  []string
	}{
		{"none", Aftercare{}, nil},
		{"only a caveat", Aftercare{Caveat: "depending"}, nil},
		{"open", Aftercare{Soreness: Span{Open: true}, SorenessFrom: stated}, nil},
		{"both", Aftercare{
			Soreness: soreness, SorenessFrom: stated, Relaxed: relaxed, RelaxedFrom: stated, Caveat: "depending on stress",
		}, []string{
			"soreness should have faded by 2026-11-22 09:31 to 2026-11-22 21:31 (stated: N0)",
			"muscles may stay more relaxed until 2026-11-25 to 2026-12-05 (stated: N0)",
			"depending on stress", "so says N0: A clinic",
		}},
		{"of two sources", Aftercare{
			Soreness: Fixed(24 * hour), SorenessFrom: stated, Relaxed: Fixed(hour), RelaxedFrom: Provenance{Basis: Stated, Source: "N1"},
		}, []string{
			"soreness should have faded by 2026-11-22 09:31 (stated: N0)",
			"muscles may stay more relaxed until 2026-11-21 (stated: N1)",
			"so says N0: A clinic", "so says N1: A practice",
		}},
		{"of none", Aftercare{Relaxed: relaxed, RelaxedFrom: Provenance{Basis: Assumed}}, []string{
			"muscles may stay more relaxed until 2026-11-25 to 2026-12-05 (assumed)",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Protocol{Sources: sources, Aftercare: tt.after}.Afterwards(end)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Of a plan it is said once for each protocol that was worked with.
func TestPlanAfterwards(t *testing.T) {
	end := time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)
	assumed := Provenance{Basis: Assumed}
	named := func(id string, relaxed Span) Protocol {
		return Protocol{ID: id, Name: "The " + id, Aftercare: Aftercare{Relaxed: relaxed, RelaxedFrom: assumed}}
	}
	const day = 24 * time.Hour
	one, two, silent := named("one", Fixed(day)), named("two", Fixed(2*day)), named("silent", Span{})
	plan := Plan{Parts: []Part{
		{Protocol: one, From: 0, To: 2}, {Protocol: two, From: 2, To: 3}, {Protocol: silent, From: 3, To: 4}, {Protocol: one, From: 4, To: 5},
	}}
	for _, tt := range []struct {
		name string
		done []bool
		want []string
	}{
		{"nothing done", make([]bool, 5), nil},
		{"a second point", []bool{false, true, false, false, false}, []string{"The one:", "muscles may stay more relaxed until 2026-11-22 (assumed)"}},
		{"all", []bool{true, true, true, true, true}, []string{
			"The one:", "muscles may stay more relaxed until 2026-11-22 (assumed)",
			"The two:", "muscles may stay more relaxed until 2026-11-23 (assumed)",
		}},
	} {
		if got := plan.Afterwards(end, func(n int) bool { return tt.done[n] }); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
