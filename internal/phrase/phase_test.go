package phrase

import (
	"testing"
	"time"

	"presshold/internal/protocol"
)

func TestPhase(t *testing.T) {
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N0"}
	eight := protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second}
	for _, tt := range []struct {
		phase protocol.Phase
		want  string
	}{
		{protocol.Phase{Kind: protocol.Hold, Duration: eight, From: stated}, "hold 8 to 10 seconds"},
		{
			protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(3 * time.Second), From: assumed, Between: true},
			"release 3 seconds (assumed) between rounds",
		},
		{
			protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: time.Minute, From: stated, CapFrom: assumed},
			"hold open, at most 1 minute (assumed)",
		},
		{
			protocol.Phase{Kind: protocol.Stroke, Count: protocol.Range{Min: 1, Max: 1}, Duration: protocol.Span{Open: true}, CountFrom: stated},
			"stroke 1 stroke",
		},
		{
			protocol.Phase{Kind: protocol.CheckIn, Waits: true, When: protocol.Occasion{Every: 2}},
			"check-in in every 2nd round until it is answered",
		},
	} {
		if got := Phase(tt.phase).String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestOccasion(t *testing.T) {
	for want, o := range map[string]protocol.Occasion{
		"in every round": {}, "in the last round": {Last: true}, "in every 3rd round": {Every: 3}, "in rounds 1, 4 and 8": {In: "1,4,8"},
	} {
		if got := Occasion(o); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 112: "112th"} {
		if got := ordinal(n); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestHowOften(t *testing.T) {
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	for want, r := range map[string]protocol.Rounds{
		"once": {Planned: 1, From: protocol.Provenance{Basis: protocol.Stated, Source: "A"}}, "6 times (assumed)": {Planned: 6, From: assumed},
		"3 to 5 times (assumed)": {Min: 3, Planned: 5, From: assumed}, "at most 12 times (assumed)": {Cap: 12, CapFrom: assumed},
	} {
		if got := HowOften(r).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
