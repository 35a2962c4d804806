package phrase

import (
	"slices"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

func TestEvent(t *testing.T) {
	part := &protocol.Part{Blocks: []protocol.Block{{
		Eased: "softened", Until: []protocol.Criterion{{Rule: protocol.UntilScore, N: 3}, {Rule: protocol.UntilEased}},
		UntilFrom: protocol.Provenance{Basis: protocol.Chosen},
	}}}
	about := About{Part: part, Word: "hold", Number: func(_, text string, b protocol.Basis) string { return Based(text, b).String() }}
	for want, e := range map[string]session.Event{
		"stop rule met: a client-reported score of 3 or lower (chosen)": {Kind: session.RuleMet, Block: 1, Rule: protocol.UntilScore},
		"stop rule met: softened":                    {Kind: session.RuleMet, Block: 1, Rule: protocol.UntilEased},
		"paused: the machine slept":                  {Kind: session.GapFound, Cause: session.Slept},
		"get ready, hold goes on in 3 seconds":       {Kind: session.GettingSet, Max: 3 * time.Second},
		"hold now lasts 12 seconds (chosen)":         {Kind: session.Adjusted, Max: 12 * time.Second, MaxBasis: protocol.Chosen},
		"now planned: 1 round (assumed)":             {Kind: session.Replanned, Rounds: 1, RoundsBasis: protocol.Assumed},
		`client says "too little"`:                   {Kind: session.Replied, Answer: session.TooLittle},
		"client-reported score taken back, 5 stands": {Kind: session.ScoreTakenBack, Score: session.Reported(5)},
		"guide time of 8 seconds (assumed) reached":  {Kind: session.GuideReached, Held: 8 * time.Second, GuideBasis: protocol.Assumed},
		"pressure level 2":                           {Kind: session.LevelSet, Level: 2},
	} {
		if got := Event(e, about); got != want {
			t.Errorf("%s is %q, want %q", e.Kind, got, want)
		}
	}
}

func TestBriefLasts(t *testing.T) {
	open := session.Event{Max: time.Minute, Open: true, MaxBasis: protocol.Assumed}
	guided := open
	guided.Guide, guided.GuideMax, guided.GuideBasis = 10*time.Second, 20*time.Second, protocol.Chosen
	counted := open
	counted.Phase, counted.Count, counted.CountBasis = protocol.Hold, protocol.Range{Min: 10, Max: 12}, protocol.Stated
	for want, e := range map[string]session.Event{
		"8-10 s":                                {Min: 8 * time.Second, Max: 10 * time.Second, Basis: protocol.Stated},
		"10 s (chosen)":                         {Min: 10 * time.Second, Max: 10 * time.Second, Basis: protocol.Chosen},
		"waits for an answer":                   {},
		"open, at most 60 s (assumed)":          open,
		"10-12 breaths, at most 60 s (assumed)": counted,
		"open, guide time 10-20 s (chosen), at most 60 s (assumed)": guided,
	} {
		if got := BriefLasts(e).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// What begins and ends is told by whoever lists it; all else has words of its own here.
func TestEveryEventHasWords(t *testing.T) {
	told := []session.EventKind{
		session.SessionStart, session.PointStart, session.BlockStart, session.RoundStart, session.PhaseStart,
		session.PhaseEnd, session.RoundEnd, session.BlockEnd, session.PointEnd, session.Superseded,
	}
	about := About{Part: &protocol.Part{}, Word: "hold", Number: func(_, text string, _ protocol.Basis) string { return text }}
	for _, kind := range session.EventKinds() {
		got := Event(session.Event{Kind: kind, End: session.ByPlan, Answer: session.TooMuch}, about)
		if (got == "") != slices.Contains(told, kind) {
			t.Errorf("%s is told as %q", kind, got)
		}
	}
}

// A preview may be slower, too.
func TestPreview(t *testing.T) {
	for speed, want := range map[session.Speed]string{
		20: "preview, 20 times as fast", 1.5: "preview, 1.5 times as fast",
		0.5: "preview, at 50 % of normal speed", 0.29: "preview, at 29 % of normal speed",
	} {
		if got := Preview(speed); got != want {
			t.Errorf("%v: %q, want %q", speed, got, want)
		}
	}
}
