package session

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// drawLength draws a length of time in tenths of a second.
func drawLength(t *rapid.T, lo, hi int, label string) time.Duration {
	return time.Duration(rapid.IntRange(lo*10, hi*10).Draw(t, label)) * 100 * time.Millisecond
}

func drawPhase(t *rapid.T) protocol.Phase {
	kinds := protocol.Kinds()
	p := protocol.Phase{Kind: rapid.SampledFrom(append(kinds, protocol.Hold, protocol.Hold, protocol.Release)).Draw(t, "kind")}
	shape := rapid.IntRange(0, 2).Draw(t, "shape")
	switch {
	case p.Kind == protocol.CheckIn:
		p.When = rapid.SampledFrom([]protocol.Occasion{{}, {Last: true}, {Every: 2}, {In: "1,3"}}).Draw(t, "when")
		if p.Waits = shape > 0; !p.Waits {
			p.Duration = protocol.Fixed(drawLength(t, 1, 5, "asks"))
		}
	case shape == 0:
		p.Duration = protocol.Fixed(drawLength(t, 1, 20, "fixed"))
	case shape == 1:
		lo := drawLength(t, 1, 20, "min")
		p.Duration = protocol.Span{Min: lo, Max: lo + drawLength(t, 1, 9, "more")}
	default:
		p.Duration = protocol.Span{Open: true}
		p.Cap = drawLength(t, 5, 60, "cap")
		if rapid.Bool().Draw(t, "guided") {
			p.Guide = p.Cap / 2
		}
		if p.Kind.Counts() != "" && rapid.Bool().Draw(t, "counted") {
			p.Count = protocol.Range{Min: 6, Max: 12}
		}
	}
	// A cap of its own is seldom a whole number of time steps away.
	if p.Duration.Max > 0 && rapid.Bool().Draw(t, "has a cap") {
		p.Cap = p.Duration.Max + drawLength(t, 0, 12, "to the cap")
	}
	p.Between = rapid.IntRange(0, 4).Draw(t, "between") == 0
	return p
}

func drawBlock(t *rapid.T) protocol.Block {
	b := protocol.Block{Phases: rapid.SliceOfN(rapid.Custom(drawPhase), 1, 4).Draw(t, "phases")}
	b.Phases = append(b.Phases, protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(10 * time.Second)})
	b.Rounds.Planned = rapid.IntRange(0, 4).Draw(t, "rounds")
	if b.Rounds.Planned == 0 || rapid.Bool().Draw(t, "capped") {
		b.Rounds.Cap = max(b.Rounds.Planned, 1) + rapid.IntRange(0, 3).Draw(t, "cap")
	}
	if b.Rounds.Planned > 1 && rapid.Bool().Draw(t, "least") {
		b.Rounds.Min = rapid.IntRange(1, b.Rounds.Planned).Draw(t, "min")
	}
	for _, c := range []protocol.Criterion{
		{Rule: protocol.UntilEased},
		{Rule: protocol.UntilScore, N: 3},
		{Rule: protocol.UntilDrop, N: 2},
		{Rule: protocol.UntilPercent, N: 50},
		{Rule: protocol.UntilTime, Time: 45 * time.Second},
	} {
		if rapid.IntRange(0, 3).Draw(t, string(c.Rule)) == 0 {
			b.Until = append(b.Until, c)
		}
	}
	return b
}

// drawPlan draws a valid plan of every shape that a file can have: of a protocol, or of
// a treatment with two or three of them.
func drawPlan(t *rapid.T) *protocol.Plan {
	o := protocol.Options{
		CountIn: time.Duration(rapid.IntRange(0, 1).Draw(t, "count-in")) * 5 * time.Second,
		Ready:   time.Duration(rapid.IntRange(0, 1).Draw(t, "ready")) * 3 * time.Second,
	}
	var plan protocol.Plan
	var err error
	if drawn := rapid.SliceOfN(rapid.Custom(drawProtocol), 1, 3).Draw(t, "protocols"); len(drawn) == 1 {
		plan, err = protocol.Expand(drawn[0], o)
	} else {
		plan, err = drawTreatment(t, drawn).Expand(func(id string) (protocol.Protocol, error) {
			i := int(id[0] - '0')
			return drawn[i], nil
		}, o)
	}
	if err != nil {
		t.Fatalf("drew an invalid plan: %v", err)
	}
	return &plan
}

// drawTreatment draws a treatment of protocols, whose ids are their numbers.
func drawTreatment(t *rapid.T, drawn []protocol.Protocol) protocol.Treatment {
	tr := protocol.Treatment{ID: "drawn", Name: "Drawn", Budget: drawLength(t, 60, 100, "budget")}
	if rapid.Bool().Draw(t, "moves slowly") {
		tr.Reposition = 8 * time.Second
	}
	for i := range drawn {
		s := protocol.TreatmentPoint{
			Protocol: string(rune('0' + i)), Overrides: protocol.Overrides{Rounds: protocol.Range{Min: 2, Max: 2}},
		}
		if rapid.Bool().Draw(t, "sweeps") {
			s.Points = []protocol.Point{{Site: "swept", Side: protocol.Both}, {Site: "also swept"}}
		}
		tr.Points = append(tr.Points, s)
	}
	return tr
}

func drawProtocol(t *rapid.T) protocol.Protocol {
	p := protocol.Protocol{
		ID: "drawn", Name: "Drawn",
		Order: rapid.SampledFrom([]protocol.Order{protocol.Each, protocol.Sweep}).Draw(t, "order"),
		Pressure: protocol.Pressure{
			Change:  rapid.SampledFrom([]protocol.Change{protocol.Same, protocol.Up, protocol.Down, protocol.Alternate}).Draw(t, "change"),
			Level:   rapid.IntRange(1, 3).Draw(t, "level"),
			Ceiling: rapid.SampledFrom([]int{0, 3, 4}).Draw(t, "ceiling"),
		},
		Blocks: rapid.SliceOfN(rapid.Custom(drawBlock), 1, 3).Draw(t, "blocks"),
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "points") {
		p.Points = append(p.Points, protocol.Point{
			Site: fmt.Sprintf("site %d", i),
			Side: rapid.SampledFrom([]protocol.Side{protocol.NoSide, protocol.Left, protocol.Both}).Draw(t, "side"),
		})
	}
	return p
}

// act is an intent after a while.
type act struct {
	wait time.Duration
	in   Intent
}

func drawAct(t *rapid.T) act {
	return act{
		wait: drawLength(t, 0, 25, "wait"),
		in: Intent{
			Kind:   rapid.SampledFrom(append(Intents(), Jump, SkipPoint)).Draw(t, "intent"),
			N:      rapid.IntRange(-1, 11).Draw(t, "n"),
			Answer: rapid.SampledFrom(append(Answers(), "no answer")).Draw(t, "answer"),
		},
	}
}

// drawBurst draws an act, or, one time in five, the same time step again and again: only
// so does a phase come to its cap.
func drawBurst(t *rapid.T) []act {
	a := drawAct(t)
	if rapid.IntRange(0, 4).Draw(t, "burst") > 0 {
		return []act{a}
	}
	a.in.Kind = rapid.SampledFrom([]IntentKind{MoreTime, MoreTime, LessTime, MoreRounds, PressureUp}).Draw(t, "again and again")
	burst := []act{a}
	a.wait = 0
	for range rapid.IntRange(1, 12).Draw(t, "times") {
		burst = append(burst, a)
	}
	return burst
}

// drawActs draws what a practitioner does; ending the run is left to the end. Half of
// the runs follow the hands from the start.
func drawActs(t *rapid.T) []act {
	var acts []act
	for _, drawn := range rapid.SliceOfN(rapid.Custom(drawBurst), 0, 40).Draw(t, "acts") {
		acts = append(acts, drawn...)
	}
	for i := range acts {
		if k := acts[i].in.Kind; (k == Finish || k == Abort) && i < len(acts)-1 {
			acts[i].in.Kind = Next
		}
	}
	if rapid.Bool().Draw(t, "by hand") {
		acts = append([]act{{in: Intent{Kind: ByHand}}}, acts...)
	}
	return acts
}

// play does the acts one after the other and returns the run and all its events.
func play(s Session, acts []act) (Session, []Event, time.Duration) {
	var all []Event
	at := time.Duration(0)
	for _, a := range acts {
		at += a.wait
		var events []Event
		s, events = s.Apply(at, a.in)
		all = append(all, events...)
	}
	return s, all, at
}

// playOut lets a run come to its end with nobody there but somebody who waits for
// nothing: paused runs go on, check-ins are passed over.
func playOut(t testing.TB, s Session, at time.Duration) (Session, []Event) {
	t.Helper()
	var all, events []Event
	for range 1_000_000 {
		if s.state == Finished {
			return s, all
		}
		if due, ok := s.Next(); ok {
			at = max(at, due)
			s, events = s.Advance(at)
		} else {
			in, _ := s.Primary()
			s, events = s.Apply(at, in)
		}
		all = append(all, events...)
	}
	t.Fatal("the run does not end")
	return s, nil
}
