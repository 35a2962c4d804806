package keymap

import (
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// TestDoesInPhase holds what going on is called: a phase that the practitioner counts is done then, a
// check-in goes on, and any other is skipped.
func TestDoesInPhase(t *testing.T) {
	const sec = time.Second
	for _, tt := range []struct {
		phase protocol.Phase
		want  string
	}{
		{protocol.Phase{Kind: protocol.Stroke, Duration: protocol.Span{Open: true}, Count: protocol.Range{Min: 8, Max: 8}, Cap: 60 * sec}, "done"},
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Count: protocol.Range{Min: 10, Max: 12}, Cap: 60 * sec}, "done"},
		{protocol.Phase{Kind: protocol.Movement, Duration: protocol.Span{Open: true}, Cap: 60 * sec}, "done"},
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 60 * sec}, "skip this phase"},
		{protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(8 * sec), Cap: 60 * sec}, "skip this phase"},
		{protocol.Phase{Kind: protocol.CheckIn, Waits: true}, "go on"},
	} {
		plan, err := protocol.Expand(protocol.Protocol{
			ID: "test", Name: "Test",
			Blocks: []protocol.Block{{Phases: []protocol.Phase{tt.phase, {Kind: protocol.Release, Duration: protocol.Fixed(sec)}}, Rounds: protocol.Rounds{Planned: 1}}},
		}, protocol.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, _ := session.New(&plan).Advance(0)
		if got := Does(session.Intent{Kind: session.Next}, s.Snapshot(0)); got != tt.want {
			t.Errorf("%s: next is called %q, want %q", tt.phase.Kind, got, tt.want)
		}
	}
}
