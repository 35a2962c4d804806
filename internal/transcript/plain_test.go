package transcript

import (
	"bytes"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

func TestPlain(t *testing.T) {
	tests := []struct {
		name  string
		plan  protocol.Protocol
		speed session.Speed
		steps []step
	}{
		{name: "by_itself", plan: ranged(), speed: 1},
		{name: "preview", plan: ranged(), speed: 4},
		{name: "by_hand", plan: ranged(), speed: 1, steps: handled()},
		{name: "press_and_hold", plan: ranged(), speed: 1, steps: pressed()},
		{name: "eased", plan: ranged(), speed: 1, steps: []step{do(sec(12), session.Eased)}},
		{name: "left", plan: ranged(), speed: 1, steps: []step{do(sec(12), session.Abort)}},
		{name: "open", plan: open(), speed: 1, steps: []step{
			do(sec(40), session.Released), do(sec(50), session.Released),
			{sec(55), session.Intent{Kind: session.Score, N: 4}},
			do(sec(60), session.Next), do(sec(70), session.Next),
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plan := expand(t, tt.plan)
			all, sum := events(t, plan, tt.steps...)
			sum.Speed = tt.speed
			golden.RequireEqual(t, written(t, func(w *bytes.Buffer) *Sink {
				return Plain(w, Run{Plan: plan, Speed: tt.speed})
			}, all, sum))
		})
	}
}

// Each point of a treatment is told with its protocol, and with how much of the time
// that was set aside has gone by.
func TestPlainTreatment(t *testing.T) {
	plan := treatment(t)
	all, sum := events(t, plan, jumped()...)
	golden.RequireEqual(t, written(t, func(w *bytes.Buffer) *Sink { return Plain(w, Run{Plan: plan}) }, all, sum))
}

// After a run, and not after a preview, it is told what the sources say of the days after.
func TestPlainAfterwards(t *testing.T) {
	p := ranged()
	p.Aftercare.Relaxed, p.Aftercare.RelaxedFrom = protocol.Fixed(24*time.Hour), protocol.Provenance{Basis: protocol.Assumed}
	plan := expand(t, p)
	all, sum := events(t, plan)
	today := func() time.Time { return time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC) }
	for speed, want := range map[session.Speed]bool{1: true, 4: false} {
		text := written(t, func(w *bytes.Buffer) *Sink { return Plain(w, Run{Plan: plan, Speed: speed, Today: today}) }, all, sum)
		if got := bytes.Contains(text, []byte("\nafterwards: muscles stay more relaxed for 24 h (assumed): until 22 November 2026\n")); got != want {
			t.Errorf("at speed %v it is told: %v\n%s", speed, got, text)
		}
	}
}

// A listener must be able to tell where a number comes from.
func TestLength(t *testing.T) {
	span := func(lo, hi float64) session.Event {
		return session.Event{Phase: protocol.Hold, Min: sec(lo), Max: sec(hi), Basis: protocol.Stated}
	}
	with := func(e session.Event, change func(*session.Event)) session.Event { change(&e); return e }
	tests := []struct {
		name  string
		event session.Event
		want  string
	}{
		{"stated", span(8, 10), "hold, 8 to 10 seconds"},
		{"secondary", with(span(90, 90), func(e *session.Event) { e.Basis = protocol.Secondary }), "hold, 1 minute 30 seconds"},
		{"assumed", with(span(3, 3), func(e *session.Event) { e.Basis = protocol.Assumed }), "hold, 3 seconds (assumed)"},
		{"chosen", with(span(3, 3), func(e *session.Event) { e.Basis = protocol.Chosen }), "hold, 3 seconds (chosen)"},
		{"its cap is assumed", with(span(0, 90), func(e *session.Event) {
			e.Open, e.Basis, e.MaxBasis = true, protocol.Secondary, protocol.Assumed
		}), "hold, until released, at most 1 minute 30 seconds (assumed)"},
		{"its guide time too", with(span(0, 90), func(e *session.Event) {
			e.Open, e.MaxBasis = true, protocol.Stated
			e.Guide, e.GuideBasis = sec(30), protocol.Assumed
		}), "hold, until released, guide time 30 seconds (assumed), at most 1 minute 30 seconds"},
		{"counted", with(span(0, 60), func(e *session.Event) {
			e.Open, e.MaxBasis, e.Count, e.CountBasis = true, protocol.Assumed, protocol.Range{Min: 6, Max: 12}, protocol.Stated
		}), "hold, 6 to 12 breaths, at most 1 minute (assumed)"},
		{"rounds", with(span(8, 10), func(e *session.Event) {
			e.Point, e.Block, e.Round, e.Rounds, e.RoundsBasis = 1, 1, 2, 6, protocol.Assumed
		}), "hold, round 2 of 6 (assumed), 8 to 10 seconds"},
		{"label", with(span(3, 3), func(e *session.Event) { e.Label = "slow return" }), "slow return, 3 seconds"},
		{"count-in", with(span(5, 5), func(e *session.Event) { e.Phase = protocol.CountIn; e.Basis = "" }), "get ready, 5 seconds"},
		{"waits", session.Event{Phase: protocol.CheckIn}, "check-in, waits for an answer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.event.Kind = session.PhaseStart
			got := newPlain(Run{Plan: expand(t, ranged())}).text(tt.event)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
