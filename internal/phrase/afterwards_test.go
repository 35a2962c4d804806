package phrase

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

func TestWindow(t *testing.T) {
	const hour, days = time.Hour, 24 * time.Hour
	for want, s := range map[string]protocol.Span{
		"24-36 h": {Min: 24 * hour, Max: 36 * hour}, "4-14 days": {Min: 4 * days, Max: 14 * days},
		"48 h": protocol.Fixed(2 * days), "3 days": protocol.Fixed(3 * days), "1 h": protocol.Fixed(hour), "1 hour 30 minutes": protocol.Fixed(90 * time.Minute),
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
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N0"}
	sources := []protocol.Source{{Key: "N0", Basis: protocol.Stated, Citation: "A clinic"}, {Key: "N1", Basis: protocol.Stated, Citation: "A practice"}}
	soreness, relaxed := protocol.Span{Min: 24 * hour, Max: 36 * hour}, protocol.Span{Min: 4 * 24 * hour, Max: 14 * 24 * hour}
	tests := []struct {
		name  string
		after protocol.Aftercare
		want  []string
	}{
		{"none", protocol.Aftercare{}, nil},
		{"only a caveat", protocol.Aftercare{Caveat: "depending"}, nil},
		{"open", protocol.Aftercare{Soreness: protocol.Span{Open: true}, SorenessFrom: stated}, nil},
		{"both", protocol.Aftercare{
			Soreness: soreness, SorenessFrom: stated, Relaxed: relaxed, RelaxedFrom: stated, Caveat: "depending on stress",
		}, []string{
			"soreness fades within 24-36 h (stated: N0): by 22 November 2026",
			"muscles stay more relaxed for 4-14 days (stated: N0): until between 25 November and 5 December 2026",
			"depending on stress", fmt.Sprintf(english.AfterSource, "N0", "A clinic"), english.NoPrediction,
		}},
		{"of two sources", protocol.Aftercare{
			Soreness: protocol.Fixed(24 * hour), SorenessFrom: stated, Relaxed: protocol.Fixed(hour), RelaxedFrom: protocol.Provenance{Basis: protocol.Stated, Source: "N1"},
		}, []string{
			"soreness fades within 24 h (stated: N0): by 22 November 2026",
			"muscles stay more relaxed for 1 h (stated: N1): until 21 November 2026",
			fmt.Sprintf(english.AfterSource, "N0", "A clinic"), fmt.Sprintf(english.AfterSource, "N1", "A practice"), english.NoPrediction,
		}},
		{"of none", protocol.Aftercare{Relaxed: relaxed, RelaxedFrom: protocol.Provenance{Basis: protocol.Assumed}}, []string{
			"muscles stay more relaxed for 4-14 days (assumed): until between 25 November and 5 December 2026", english.NoPrediction,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Afterwards(protocol.Protocol{Sources: sources, Aftercare: tt.after}, end)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A run in which every number is the user's own shows the windows as the source's words
// about its own protocol, without days.
func TestAfterwardsOfOwnNumbers(t *testing.T) {
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N0"}
	p := protocol.Protocol{
		Sources: []protocol.Source{{Key: "N0", Basis: protocol.Stated, Citation: "A clinic"}},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Fixed(10 * time.Second), From: stated},
				{Kind: protocol.Release, Duration: protocol.Fixed(5 * time.Second), From: protocol.Provenance{Basis: protocol.Assumed}},
			},
			Rounds: protocol.Rounds{Planned: 6, From: protocol.Provenance{Basis: protocol.Assumed}},
		}},
		Aftercare: protocol.Aftercare{Soreness: protocol.Span{Min: 24 * time.Hour, Max: 36 * time.Hour}, SorenessFrom: stated, Caveat: "depending on stress"},
	}
	end := time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)
	if got := Afterwards(p, end); got[0] != "soreness fades within 24-36 h (stated: N0): by 22 November 2026" {
		t.Errorf("with the source's numbers: %q", got)
	}
	own, err := p.Override(protocol.Overrides{Hold: protocol.Fixed(12 * time.Second), Release: protocol.Fixed(4 * time.Second), Rounds: protocol.Range{Min: 4, Max: 4}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		english.AfterOwnNumbers,
		"soreness fades within 24-36 h (stated: N0)", "depending on stress", fmt.Sprintf(english.AfterSource, "N0", "A clinic"), english.NoPrediction,
	}
	if got := Afterwards(own, end); !reflect.DeepEqual(got, want) {
		t.Errorf("with the user's own: %q, want %q", got, want)
	}
}

// Of a plan it is said once for each protocol that was worked with.
func TestPlanAfterwards(t *testing.T) {
	end := time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	named := func(id string, relaxed protocol.Span) protocol.Protocol {
		return protocol.Protocol{ID: id, Name: "The " + id, Aftercare: protocol.Aftercare{Relaxed: relaxed, RelaxedFrom: assumed}}
	}
	const day = 24 * time.Hour
	one, two, silent := named("one", protocol.Fixed(day)), named("two", protocol.Fixed(2*day)), named("silent", protocol.Span{})
	plan := protocol.Plan{Parts: []protocol.Part{
		{Protocol: one, From: 0, To: 2}, {Protocol: two, From: 2, To: 3}, {Protocol: silent, From: 3, To: 4}, {Protocol: one, From: 4, To: 5},
	}}
	for _, tt := range []struct {
		name string
		done []bool
		want []string
	}{
		{"nothing done", make([]bool, 5), nil},
		{"a second point", []bool{false, true, false, false, false}, []string{"The one:", "muscles stay more relaxed for 24 h (assumed): until 22 November 2026", english.NoPrediction}},
		{"all", []bool{true, true, true, true, true}, []string{
			"The one:", "muscles stay more relaxed for 24 h (assumed): until 22 November 2026", english.NoPrediction,
			"The two:", "muscles stay more relaxed for 48 h (assumed): until 23 November 2026", english.NoPrediction,
		}},
	} {
		if got := AfterRun(&plan, end, func(n int) bool { return tt.done[n] }); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
