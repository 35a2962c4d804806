package phrase

import (
	"slices"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

func TestNote(t *testing.T) {
	const ms = time.Millisecond
	left := protocol.Point{Site: "upper trapezius", Side: protocol.Left}
	open := protocol.Span{Max: 60 * sec, Open: true}
	timed := session.PointSummary{
		Point: left, Protocol: "Alternating ischemic compression", Rounds: 6, Planned: 6, Holds: 6, Fits: 6, MaxLevel: 1,
		Hold: protocol.Span{Min: 8 * sec, Max: 10 * sec}, HoldBasis: protocol.Stated, Active: 78 * sec, End: session.ByRounds,
	}
	prolonged := session.PointSummary{
		Point: left, Protocol: "Prolonged ischemic compression", Rounds: 2, Holds: 2, Fits: 2, Released: 2, MaxLevel: 2,
		Hold: open, HoldBasis: protocol.Stated, Held: []time.Duration{3600 * ms, 4600 * ms}, Active: 12400 * ms,
		Before: session.Reported(7), After: session.Reported(3), End: session.ByEased,
	}
	with := func(p session.PointSummary, change func(*session.PointSummary)) session.PointSummary {
		change(&p)
		return p
	}
	for _, tt := range []struct {
		name string
		p    session.PointSummary
		want string
	}{
		{
			"open holds", prolonged,
			"L upper trapezius: Prolonged ischemic compression, 2 holds of 0:03 and 0:04 to release, up to level 2, pain score 7 -> 3/10 (client-reported); 0:12 at the point",
		},
		{
			"one hold", with(prolonged, func(p *session.PointSummary) {
				p.Holds, p.Fits, p.Released, p.Held, p.MaxLevel = 1, 1, 1, p.Held[:1], 1
			}),
			"L upper trapezius: Prolonged ischemic compression, 1 hold of 0:03 to release, pain score 7 -> 3/10 (client-reported); 0:12 at the point",
		},
		{
			"three holds, one to the cap", with(prolonged, func(p *session.PointSummary) {
				p.Holds, p.Fits, p.Held = 3, 2, []time.Duration{3 * sec, 4 * sec, 60 * sec}
			}),
			"L upper trapezius: Prolonged ischemic compression, 3 holds of 0:03, 0:04 and 1:00, 2 to release, up to level 2, pain score 7 -> 3/10 (client-reported); 0:12 at the point",
		},
		{
			"the last until eased", with(prolonged, func(p *session.PointSummary) { p.Released, p.Eased = 1, 1 }),
			"L upper trapezius: Prolonged ischemic compression, 2 holds of 0:03 and 0:04, 1 to release, 1 until eased, up to level 2, pain score 7 -> 3/10 (client-reported); 0:12 at the point",
		},
		{
			"one until eased", with(prolonged, func(p *session.PointSummary) {
				p.Holds, p.Fits, p.Released, p.Eased, p.Held, p.MaxLevel = 1, 1, 0, 1, p.Held[:1], 1
			}),
			"L upper trapezius: Prolonged ischemic compression, 1 hold of 0:03 until eased, pain score 7 -> 3/10 (client-reported); 0:12 at the point",
		},
		{
			"breaths", with(prolonged, func(p *session.PointSummary) {
				p.Released, p.MaxLevel, p.Count, p.CountBasis = 0, 1, protocol.Range{Min: 10, Max: 12}, protocol.Secondary
			}),
			"L upper trapezius: Prolonged ischemic compression, 2 holds of 10-12 breaths, pain score 7 -> 3/10 (client-reported); 0:12 at the point",
		},
		{
			"none to release", with(prolonged, func(p *session.PointSummary) { p.Fits, p.Released = 0, 0 }),
			"L upper trapezius: Prolonged ischemic compression, 2 holds of 0:03 and 0:04, no release felt, up to level 2, pain score 7 -> 3/10 (client-reported); 0:12 at the point",
		},
		{
			"many holds", with(prolonged, func(p *session.PointSummary) {
				p.Holds, p.Fits, p.Released, p.Held = 5, 5, 5, []time.Duration{5 * sec, 3 * sec, 12 * sec, 4 * sec, 4 * sec}
			}),
			"L upper trapezius: Prolonged ischemic compression, 5 holds of 0:03 to 0:12 to release, up to level 2, pain score 7 -> 3/10 (client-reported); 0:12 at the point",
		},
		{
			"over an hour", with(prolonged, func(p *session.PointSummary) { p.Active = 3690 * sec }),
			"L upper trapezius: Prolonged ischemic compression, 2 holds of 0:03 and 0:04 to release, up to level 2, pain score 7 -> 3/10 (client-reported); 1:01:30 at the point",
		},
		{"a range", timed, "L upper trapezius: Alternating ischemic compression, 6 holds of 8-10 s; 1:18 at the point"},
		{
			"an assumed length", with(timed, func(p *session.PointSummary) {
				p.Hold, p.HoldBasis = protocol.Fixed(3*sec), protocol.Assumed
			}),
			"L upper trapezius: Alternating ischemic compression, 6 holds of 3 s (assumed); 1:18 at the point",
		},
		{
			"a chosen length", with(timed, func(p *session.PointSummary) {
				p.Hold, p.HoldBasis = protocol.Fixed(90*sec), protocol.Chosen
			}),
			"L upper trapezius: Alternating ischemic compression, 6 holds of 90 s (chosen); 1:18 at the point",
		},
		{
			"none as planned", with(timed, func(p *session.PointSummary) {
				p.Rounds, p.Holds, p.Fits, p.Unfit, p.HoldBasis, p.End = 0, 1, 0, []time.Duration{3 * sec}, protocol.Chosen, session.ByFinish
			}),
			"L upper trapezius: Alternating ischemic compression, 1 hold of 0:03, planned 8-10 s (chosen), finished early; 1:18 at the point",
		},
		{
			"some as planned", with(timed, func(p *session.PointSummary) { p.Fits, p.Unfit = 4, []time.Duration{3 * sec, 4 * sec} }),
			"L upper trapezius: Alternating ischemic compression, 4 holds of 8-10 s, 2 not as planned: 0:03 and 0:04; 1:18 at the point",
		},
		{
			"of different lengths", with(timed, func(p *session.PointSummary) { p.Hold, p.Compression = protocol.Span{}, 70*sec }),
			"L upper trapezius: Alternating ischemic compression, 6 holds, 1:10 pressed; 1:18 at the point",
		},
		{
			"not all as planned", with(timed, func(p *session.PointSummary) { p.Fits = 4 }),
			"L upper trapezius: Alternating ischemic compression, 6 holds of 8-10 s, 4 as planned; 1:18 at the point",
		},
		{
			"one score", with(timed, func(p *session.PointSummary) { p.Before = session.Reported(4) }),
			"L upper trapezius: Alternating ischemic compression, 6 holds of 8-10 s, pain score 4/10 (client-reported); 1:18 at the point",
		},
		{
			"a score afterwards", with(timed, func(p *session.PointSummary) { p.After = session.Reported(0) }),
			"L upper trapezius: Alternating ischemic compression, 6 holds of 8-10 s, pain score 0/10, none before (client-reported); 1:18 at the point",
		},
		{
			"a change that may be chance", with(timed, func(p *session.PointSummary) { p.Before, p.After = session.Reported(4), session.Reported(5) }),
			"L upper trapezius: Alternating ischemic compression, 6 holds of 8-10 s, pain score 4 -> 5/10 (client-reported, within measurement error); 1:18 at the point",
		},
		{
			"an unchanged score", with(timed, func(p *session.PointSummary) { p.Before, p.After = session.Reported(4), session.Reported(4) }),
			"L upper trapezius: Alternating ischemic compression, 6 holds of 8-10 s, pain score 4 -> 4/10 (client-reported); 1:18 at the point",
		},
		{
			"right, with a landmark", with(timed, func(p *session.PointSummary) {
				p.Point.Side, p.Point.Landmark = protocol.Right, "below the spine"
			}),
			"R upper trapezius, below the spine: Alternating ischemic compression, 6 holds of 8-10 s; 1:18 at the point",
		},
		{
			"no side", with(timed, func(p *session.PointSummary) { p.Point.Side = protocol.NoSide }),
			"upper trapezius: Alternating ischemic compression, 6 holds of 8-10 s; 1:18 at the point",
		},
		{
			"no name", with(timed, func(p *session.PointSummary) { p.Point = protocol.Point{} }),
			"Alternating ischemic compression, 6 holds of 8-10 s; 1:18 at the point",
		},
		{
			"no holds", with(timed, func(p *session.PointSummary) { p.Protocol, p.Rounds, p.Holds, p.Fits = "Skin rolling", 3, 0, 0 }),
			"L upper trapezius: Skin rolling, 3 rounds; 1:18 at the point",
		},
		{
			"rounds of several blocks", with(timed, func(p *session.PointSummary) { p.Rounds, p.Blocks, p.Holds, p.Fits = 13, 3, 0, 0 }),
			"L upper trapezius: Alternating ischemic compression, 13 rounds in 3 blocks; 1:18 at the point",
		},
		{
			"stopped early", with(timed, func(p *session.PointSummary) { p.Holds, p.Fits, p.End = 1, 1, session.ByAbort }),
			"L upper trapezius: Alternating ischemic compression, 1 hold of 8-10 s, stopped early; 1:18 at the point",
		},
		{
			"left out", with(timed, func(p *session.PointSummary) { p.Rounds, p.Holds, p.Fits, p.End = 0, 1, 0, session.BySkip }),
			"L upper trapezius: Alternating ischemic compression, 1 hold of 8-10 s, 0 as planned, left out; 1:18 at the point",
		},
		{
			"interrupted", with(timed, func(p *session.PointSummary) { p.End = session.ByInterruption }),
			"L upper trapezius: Alternating ischemic compression, 6 holds of 8-10 s, interrupted; 1:18 at the point",
		},
		{
			"finished by hand", with(timed, func(p *session.PointSummary) { p.Holds, p.Fits, p.End = 2, 2, session.ByFinish }),
			"L upper trapezius: Alternating ischemic compression, 2 holds of 8-10 s, finished early; 1:18 at the point",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Note(tt.p, 1); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
	nameless := with(timed, func(p *session.PointSummary) { p.Number, p.Point = 2, protocol.Point{} })
	if got, want := Notes([]session.PointSummary{timed, nameless}, true)[1], "point 2: "+Note(nameless, 1)+", preview"; got != want {
		t.Errorf("one of several without a name: got %s, want %s", got, want)
	}
	skipped := with(timed, func(p *session.PointSummary) { p.Active = 0 })
	if got, want := Notes([]session.PointSummary{timed, skipped, prolonged}, false), []string{Note(timed, 3), Note(prolonged, 3)}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q: nothing was done at the second point", got, want)
	}
}

// As they are shown, what was active and what was paused make the total.
func TestPausedAddsUp(t *testing.T) {
	for _, tt := range []struct{ total, active, want time.Duration }{
		{12 * sec, 12 * sec, 0},
		{12900 * time.Millisecond, 12100 * time.Millisecond, 0},
		{13100 * time.Millisecond, 11900 * time.Millisecond, 2 * sec},
	} {
		if got := pausedTime(tt.total, tt.active); got != tt.want {
			t.Errorf("%v of %v are active, so %v are paused, not %v", tt.active, tt.total, tt.want, got)
		}
	}
}

// Where the scores stand elsewhere the line has the rounds in their place, and says them once.
func TestWorked(t *testing.T) {
	p := session.PointSummary{
		Point: protocol.Point{Site: "upper trapezius", Side: protocol.Left}, Protocol: "Skin rolling", Rounds: 3, PlannedAs: protocol.Range{Min: 3, Max: 3},
		Active: 78 * sec, Before: session.Reported(7), End: session.ByRounds,
	}
	if got, want := NoteWithoutScores(p, 1), "L upper trapezius: Skin rolling, 3 rounds; 1:18 at the point"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p.Holds, p.Fits, p.Hold, p.HoldBasis = 3, 3, protocol.Fixed(5*sec), protocol.Assumed
	if got, want := NoteWithoutScores(p, 1), "L upper trapezius: Skin rolling, rounds 3 of 3 planned, 3 holds of 5 s (assumed); 1:18 at the point"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The basis of an open hold is that of its cap, and marks nothing else.
func TestPlannedHold(t *testing.T) {
	for _, test := range []struct {
		hold protocol.Span
		want string
	}{
		{protocol.Fixed(10 * time.Second), "10 s (assumed)"},
		{protocol.Span{Max: time.Minute, Open: true}, "open"},
	} {
		if got := PlannedHold(session.PointSummary{Hold: test.hold, HoldBasis: protocol.Assumed}).String(); got != test.want {
			t.Errorf("%v: %q, want %q", test.hold, got, test.want)
		}
	}
}
