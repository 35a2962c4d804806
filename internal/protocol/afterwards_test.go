package protocol

import (
	"reflect"
	"testing"
	"time"
)

func TestWindow(t *testing.T) {
	const hour, days = time.Hour, 24 * time.Hour
	for want, s := range map[string]Span{
		"24-36 h": {Min: 24 * hour, Max: 36 * hour}, "4-14 days": {Min: 4 * days, Max: 14 * days},
		"48 h": Fixed(2 * days), "3 days": Fixed(3 * days), "1 h": Fixed(hour), "1 hour 30 minutes": Fixed(90 * time.Minute),
		"about 24 h": {Min: days, Max: days, About: true},
	} {
		if got := Window(s); got != want {
			t.Errorf("%v is written %q, want %q", s, got, want)
		}
	}
}

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
			"soreness fades within 24-36 h: 22 November 2026 (stated: N0)",
			"muscles stay more relaxed for 4-14 days: 25 November 2026 to 5 December 2026 (stated: N0)",
			"depending on stress", "so says N0: A clinic", NoPrediction,
		}},
		{"of two sources", Aftercare{
			Soreness: Fixed(24 * hour), SorenessFrom: stated, Relaxed: Fixed(hour), RelaxedFrom: Provenance{Basis: Stated, Source: "N1"},
		}, []string{
			"soreness fades within 24 h: 22 November 2026 (stated: N0)",
			"muscles stay more relaxed for 1 h: 21 November 2026 (stated: N1)",
			"so says N0: A clinic", "so says N1: A practice", NoPrediction,
		}},
		{"of none", Aftercare{Relaxed: relaxed, RelaxedFrom: Provenance{Basis: Assumed}}, []string{
			"muscles stay more relaxed for 4-14 days: 25 November 2026 to 5 December 2026 (assumed)", NoPrediction,
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

// A run in which every number is the user's own shows the windows as the source's words
// about its own protocol, without days.
func TestAfterwardsOfOwnNumbers(t *testing.T) {
	stated := Provenance{Basis: Stated, Source: "N0"}
	p := Protocol{
		Sources: []Source{{Key: "N0", Basis: Stated, Citation: "A clinic"}},
		Blocks: []Block{{
			Phases: []Phase{
				{Kind: Hold, Duration: Fixed(10 * time.Second), From: stated},
				{Kind: Release, Duration: Fixed(5 * time.Second), From: Provenance{Basis: Assumed}},
			},
			Rounds: Rounds{Planned: 6, From: Provenance{Basis: Assumed}},
		}},
		Aftercare: Aftercare{Soreness: Span{Min: 24 * time.Hour, Max: 36 * time.Hour}, SorenessFrom: stated, Caveat: "depending on stress"},
	}
	end := time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)
	if got := p.Afterwards(end); got[0] != "soreness fades within 24-36 h: 22 November 2026 (stated: N0)" {
		t.Errorf("with the source's numbers: %q", got)
	}
	own, err := p.Override(Overrides{Hold: Fixed(12 * time.Second), Release: Fixed(4 * time.Second), Rounds: Range{Min: 4, Max: 4}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"this run has none of the source's own numbers; the source says of its own protocol:",
		"soreness fades within 24-36 h (stated: N0)", "depending on stress", "so says N0: A clinic", NoPrediction,
	}
	if got := own.Afterwards(end); !reflect.DeepEqual(got, want) {
		t.Errorf("with the user's own: %q, want %q", got, want)
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
		{"a second point", []bool{false, true, false, false, false}, []string{"The one:", "muscles stay more relaxed for 24 h: 22 November 2026 (assumed)", NoPrediction}},
		{"all", []bool{true, true, true, true, true}, []string{
			"The one:", "muscles stay more relaxed for 24 h: 22 November 2026 (assumed)", NoPrediction,
			"The two:", "muscles stay more relaxed for 48 h: 23 November 2026 (assumed)", NoPrediction,
		}},
	} {
		if got := plan.Afterwards(end, func(n int) bool { return tt.done[n] }); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
