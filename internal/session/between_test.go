package session_test

import (
	"slices"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// A forced release between two rounds comes once, and the hold after it is not skipped.
func TestForcedReleaseBetweenRounds(t *testing.T) {
	const second = time.Second
	p := protocol.Protocol{ID: "x", Name: "x", Blocks: []protocol.Block{{
		Rounds: protocol.Rounds{Planned: 2},
		Phases: []protocol.Phase{
			{Kind: protocol.Stroke, Duration: protocol.Fixed(10 * second)},
			{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 5 * second, Between: true},
			{Kind: protocol.Hold, Duration: protocol.Fixed(6 * second), Between: true},
		},
	}}}
	plan, err := protocol.Expand(p, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []protocol.Kind
	for e := range session.Simulate(&plan, session.Longest()) {
		if e.Kind == session.PhaseStart {
			kinds = append(kinds, e.Phase)
		}
	}
	want := []protocol.Kind{protocol.Stroke, protocol.Hold, protocol.Release, protocol.Hold, protocol.Stroke}
	if !slices.Equal(kinds, want) {
		t.Errorf("the phases are %v, want %v", kinds, want)
	}
}
