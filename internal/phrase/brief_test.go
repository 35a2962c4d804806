package phrase

import (
	"testing"
	"time"

	"presshold/internal/protocol"
)

func TestPhaseInFewWordsAndInFull(t *testing.T) {
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N0"}
	span := protocol.Span{Min: 30 * time.Second, Max: time.Minute}
	for _, tt := range []struct {
		phase       protocol.Phase
		brief, full string
	}{
		{
			protocol.Phase{Kind: protocol.Hold, Duration: span, From: stated, Cap: time.Minute, CapFrom: stated},
			"hold 30-60 s", "30 seconds to 1 minute (stated: N0)",
		},
		{
			protocol.Phase{Kind: protocol.Hold, Duration: span, From: stated, Cap: 90 * time.Second, CapFrom: assumed},
			"hold 30-60 s, at most 90 s (assumed)", "30 seconds to 1 minute (stated: N0), at most 1 minute 30 seconds (assumed)",
		},
		{
			protocol.Phase{
				Kind: protocol.Hold, Duration: protocol.Span{Open: true}, From: stated, Cap: time.Minute, CapFrom: assumed,
				Guide: 20 * time.Second, GuideFrom: stated,
			},
			"hold open, at most 60 s (assumed), guide time 20 s",
			"open (stated: N0), at most 1 minute (assumed), guide time 20 seconds (stated: N0)",
		},
		{
			protocol.Phase{
				Kind: protocol.Stroke, Duration: protocol.Span{Open: true}, Count: protocol.Range{Min: 10, Max: 12}, CountFrom: stated,
				Cap: time.Minute, CapFrom: assumed,
			},
			"stroke 10-12 strokes, at most 60 s (assumed)", "10 to 12 strokes (stated: N0), at most 1 minute (assumed)",
		},
		{
			protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(3 * time.Second), From: assumed, Between: true},
			"release 3 s (assumed), only between rounds", "3 seconds (assumed), only between rounds",
		},
		{
			protocol.Phase{Kind: protocol.CheckIn, Waits: true, When: protocol.Occasion{Every: 2}},
			"check-in in every 2nd round, waits for an answer", "in every 2nd round, waits for an answer",
		},
	} {
		if got := BriefPhase(tt.phase).String(); got != tt.brief {
			t.Errorf("in few words it is %q, want %q", got, tt.brief)
		}
		if got := AttributedPhase(tt.phase).String(); got != tt.full {
			t.Errorf("in full it is %q, want %q", got, tt.full)
		}
	}
}

func TestOutlinePhase(t *testing.T) {
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N0"}
	open, minute := protocol.Span{Open: true}, time.Minute
	for _, tt := range []struct {
		phase protocol.Phase
		want  string
	}{
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second}, From: stated}, "hold 8-10 s"},
		{protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(3 * time.Second), From: assumed}, "release 3 s (assumed)"},
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(minute), From: stated}, "hold 60 s"},
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(90 * time.Second), From: stated}, "hold 90 s"},
		{protocol.Phase{Kind: protocol.Hold, Label: "cup", Duration: protocol.Fixed(2 * minute), From: stated}, "cup 2 min"},
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: 3 * minute, Max: 5 * minute}, From: assumed}, "hold 3-5 min (assumed)"},
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: 90 * time.Second, Max: 2 * minute}, From: stated}, "hold 1:30-2:00"},
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(150 * time.Second), From: stated}, "hold 2:30"},
		{protocol.Phase{Kind: protocol.Hold, Duration: open, From: assumed}, "open hold"},
		{protocol.Phase{Kind: protocol.Release, Label: "slow return", Duration: open}, "slow return"},
		{protocol.Phase{Kind: protocol.Stroke, Duration: open, Count: protocol.Range{Min: 6, Max: 12}, CountFrom: assumed}, "6-12 strokes (assumed)"},
		{protocol.Phase{Kind: protocol.Hold, Duration: open, Count: protocol.Range{Min: 10, Max: 12}, CountFrom: stated}, "hold 10-12 breaths"},
		{protocol.Phase{Kind: protocol.CheckIn, Waits: true}, "check-in"},
	} {
		if got := OutlinePhase(tt.phase).String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestStopInFewWordsAndInFull(t *testing.T) {
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "N0"}
	until := []protocol.Criterion{{Rule: protocol.UntilEased}}
	for _, tt := range []struct {
		block       protocol.Block
		brief, full string
	}{
		{
			protocol.Block{Until: until, UntilFrom: stated, Eased: "pain lessened", Rounds: protocol.Rounds{Planned: 6, From: assumed, Cap: 12, CapFrom: assumed}},
			"until you mark \"pain lessened\"; 6 rounds (assumed); at most 12 (assumed)",
			"until you mark \"pain lessened\" (stated: N0); 6 rounds (assumed); at most 12 (assumed)",
		},
		{
			protocol.Block{Rounds: protocol.Rounds{Planned: 1, From: stated, Cap: 1, CapFrom: stated}, Sets: 3, SetsFrom: stated},
			"3 sets of 1 round", "3 sets of 1 round (stated: N0)",
		},
		{
			protocol.Block{Rounds: protocol.Rounds{Min: 2, Planned: 3, From: stated}, Sets: 3, SetsFrom: assumed},
			"3 sets (assumed) of 2 to 3 rounds", "3 sets (assumed) of 2 to 3 rounds (stated: N0)",
		},
		{
			protocol.Block{Until: until, Rounds: protocol.Rounds{Cap: 5, CapFrom: assumed}, UntilFrom: stated, Sets: 2, SetsFrom: assumed},
			"until you mark \"eased\"; at most 5 rounds (assumed); all of it in 2 sets (assumed)",
			"until you mark \"eased\" (stated: N0); at most 5 rounds (assumed); all of it in 2 sets (assumed)",
		},
		{
			protocol.Block{Rounds: protocol.Rounds{Min: 2, Planned: 3, From: assumed}, Unbroken: true},
			"2 to 3 rounds (assumed); no release between rounds", "2 to 3 rounds (assumed); no release between rounds (chosen)",
		},
	} {
		if got := BriefStop(tt.block).String(); got != tt.brief {
			t.Errorf("in few words it is %q, want %q", got, tt.brief)
		}
		if got := AttributedStop(tt.block).String(); got != tt.full {
			t.Errorf("in full it is %q, want %q", got, tt.full)
		}
	}
}
