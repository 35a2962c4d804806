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
