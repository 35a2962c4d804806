package phrase

import (
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

func TestStanding(t *testing.T) {
	const sec = time.Second
	hold := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: 8 * sec, Max: 10 * sec}}
	open := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 60 * sec}
	base := session.Snapshot{
		State: session.Running, Phase: hold, Max: 10 * sec, Elapsed: 3200 * time.Millisecond, Remaining: 6800 * time.Millisecond,
		Round: 3, Rounds: protocol.Range{Min: 6, Max: 6}, RoundsFrom: protocol.Provenance{Basis: protocol.Assumed}, Points: 1, Level: 1, Remains: 74 * sec,
	}
	edit := func(f func(*session.Snapshot)) session.Snapshot {
		s := base
		f(&s)
		return s
	}
	for _, tt := range []struct {
		s           session.Snapshot
		long, round string
	}{
		{base, "hold: 7 seconds left; 1 minute 14 seconds of the run left", "round 3 of 6 (assumed)"},
		{edit(func(s *session.Snapshot) { s.OpenEnded, s.InRange = true, true }), "hold: 7 seconds left, in range; about 1 minute 14 seconds of the run left", "round 3 of 6 (assumed)"},
		{edit(func(s *session.Snapshot) { s.State, s.RoundsFrom = session.Halted, protocol.Provenance{} }), "paused in hold: 7 seconds left; 1 minute 14 seconds of the run left", "round 3 of 6"},
		{edit(func(s *session.Snapshot) { s.State, s.ReadyLeft = session.Ready, 2500*time.Millisecond }), "get ready, hold: it goes on in 3 seconds; 1 minute 14 seconds of the run left", "round 3 of 6 (assumed)"},
		{
			edit(func(s *session.Snapshot) {
				s.Phase, s.Max, s.OpenAhead, s.Remains, s.Rounds = open, 60*sec, protocol.Hold, 18*sec, protocol.Range{}
				s.Point, s.Points, s.At = 2, 5, protocol.Point{Site: "soleus", Side: protocol.Left}
				s.Level, s.LevelName = 2, "deeper"
			}),
			"hold: 3 seconds so far, at most 1 minute; 18 seconds and the open holds of the run left", "round 3, point 2 of 5, soleus left, level 2, deeper",
		},
		{
			edit(func(s *session.Snapshot) {
				s.Phase, s.Max, s.Rounds, s.Remains = open, 60*sec, protocol.Range{}, 0
				s.Phase.CapFrom = protocol.Provenance{Basis: protocol.Assumed}
				s.Point, s.Points, s.PointsAssumed = 2, 3, true
			}),
			"hold: 3 seconds so far, at most 1 minute (assumed); 0 seconds of the run left", "round 3, point 2 of 3 (assumed)",
		},
		{edit(func(s *session.Snapshot) { s.State, s.Remains, s.OpenEnded = session.Waiting, 0, true }), "hold: it waits", "round 3 of 6 (assumed)"},
		{edit(func(s *session.Snapshot) { s.State, s.Round = session.Finished, 0 }), "the run is over", "before the first round"},
	} {
		if got := HowLong(tt.s); got != tt.long {
			t.Errorf("got %q, want %q", got, tt.long)
		}
		if got := Whereabouts(tt.s); got != tt.round {
			t.Errorf("got %q, want %q", got, tt.round)
		}
	}
	if got := Left(session.Snapshot{OpenAhead: protocol.Stroke}, 18*sec); got != "left 0:18 and open phases" {
		t.Errorf("open strokes: %q", got)
	}
}
