package runview

import (
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

var (
	stated  = protocol.Provenance{Basis: protocol.Stated, Source: "N3"}
	assumed = protocol.Provenance{Basis: protocol.Assumed}
	chosen  = protocol.Provenance{Basis: protocol.Chosen}

	hold = protocol.Phase{
		Kind: protocol.Hold, From: stated, Cap: 30 * time.Second,
		Duration: protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second},
	}
	release = protocol.Phase{
		Kind: protocol.Release, From: assumed, Cap: 9 * time.Second, Duration: protocol.Fixed(3 * time.Second),
	}
	openHold = protocol.Phase{
		Kind: protocol.Hold, Duration: protocol.Span{Open: true},
		Cap: time.Minute, CapFrom: stated, Guide: 20 * time.Second, GuideFrom: assumed,
	}
)

// running is a view of a phase so long after its start.
func running(p protocol.Phase, elapsed time.Duration) View {
	length := p.Duration.Max
	if p.Duration.Open {
		length = p.Cap
	}
	at := protocol.Point{Site: "upper trapezius", Side: protocol.Left}
	return View{
		Snapshot: session.Snapshot{
			State: session.Running, Phase: p, Step: 7,
			Elapsed: elapsed, Remaining: length - elapsed, Max: length,
			InRange: p.Duration.IsRange() && elapsed >= p.Duration.Min,
			Point:   1, Points: 2, PointsLeft: 1, At: at, UpcomingPoint: at, Block: 1, Blocks: 1, Level: 1,
			Round: 3, Rounds: protocol.Range{Min: 6, Max: 6}, RoundsFrom: assumed, Upcoming: release,
			Total: 39*time.Second + elapsed, Active: 39*time.Second + elapsed,
			Remains: 74*time.Second - elapsed, OpenEnded: true,
			FirstScore: session.Reported(7), LatestScore: session.Reported(4),
		},
		Protocol: "Alternating ischemic compression",
		Speed:    1,
		Hints: []Hint{
			{"space", "pause"}, {"r", "released"}, {"e", "pain lessened"}, {"n", "next"}, {"b", "back"}, {"?", "keys"},
		},
		Answers: []Hint{{"a", "too much"}, {"s", "too little"}, {"d", "getting better"}, {"f", "getting worse"}},
	}
}

// later is the view after the time d, in which nothing new begins.
func later(v View, d time.Duration) View {
	s := &v.Snapshot
	if s.State == session.Finished {
		return v // its times stand still
	}
	s.Total += d
	switch s.State {
	case session.Running:
		s.Active += d
		s.Elapsed += d
		s.Remaining -= d
		if !s.Phase.Duration.Open {
			s.Remains -= d
		}
		s.InRange = s.Phase.Duration.IsRange() && s.Elapsed >= s.Phase.Duration.Min
	case session.Ready:
		s.ReadyLeft -= d
		s.Pause += d
	default:
		s.Pause += d
	}
	return v
}
