package transcript

import (
	"bytes"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// step is something that a hand does at a moment of a run.
type step struct {
	at time.Duration
	in session.Intent
}

func do(at time.Duration, kind session.IntentKind) step { return step{at, session.Intent{Kind: kind}} }

// events plays a run to its end: steps first, then by itself, check-ins passed over.
func events(t *testing.T, plan *protocol.Plan, steps ...step) ([]session.Event, session.Summary) {
	t.Helper()
	tally := session.NewTally(plan, 1)
	var all []session.Event
	run := session.New(plan)
	take := func(s session.Session, out []session.Event) {
		run = s
		for _, e := range out {
			tally.Add(e)
		}
		all = append(all, out...)
	}
	take(run.Advance(0))
	for _, st := range steps {
		take(run.Advance(st.at))
		if !run.Can(st.in.Kind) {
			t.Fatalf("%v can't be done at %v", st.in.Kind, st.at)
		}
		take(run.Apply(st.at, st.in))
	}
	for range 10_000 {
		now := run.Snapshot(0)
		if now.State == session.Finished {
			return all, tally.Summary()
		}
		if at, ok := run.Next(); ok {
			take(run.Advance(at))
			continue
		}
		in := session.Intent{Kind: session.Next}
		if now.State == session.Halted {
			in.Kind = session.Resume
		}
		take(run.Apply(now.Total, in))
	}
	t.Fatal("the run does not end")
	return nil, session.Summary{}
}

// written is what a sink writes of a whole run.
func written(t *testing.T, make func(*bytes.Buffer) *Sink, all []session.Event, sum session.Summary) []byte {
	t.Helper()
	var out bytes.Buffer
	sink := make(&out)
	for _, e := range all {
		sink.Emit(e)
	}
	if err := sink.Close(sum); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func expand(t testing.TB, p protocol.Protocol) *protocol.Plan {
	t.Helper()
	plan, err := protocol.Expand(p, protocol.Options{CountIn: protocol.DefaultCountIn, Ready: protocol.DefaultReady})
	if err != nil {
		t.Fatal(err)
	}
	return &plan
}

var (
	assumed = protocol.Provenance{Basis: protocol.Assumed}
	stated  = protocol.Provenance{Basis: protocol.Stated, Source: "S"}
)

func founding() protocol.Protocol {
	return protocol.Protocol{
		ID: "founding", Name: "Founding",
		Sources: []protocol.Source{{Key: "S", Basis: protocol.Stated, Citation: "somebody"}},
	}
}

// ranged is a ranged hold and an assumed release, twice, until pain is lessened.
func ranged() protocol.Protocol {
	p := founding()
	p.Points = []protocol.Point{{Site: "upper trapezius", Side: protocol.Left}}
	p.Blocks = []protocol.Block{{
		Phases: []protocol.Phase{
			{Kind: protocol.Hold, Duration: protocol.Span{Min: sec(8), Max: sec(10)}, From: stated},
			{Kind: protocol.Release, Duration: protocol.Fixed(sec(3)), From: assumed},
		},
		Rounds: protocol.Rounds{Planned: 2, Cap: 4},
		Until:  []protocol.Criterion{{Rule: protocol.UntilEased}, {Rule: protocol.UntilScore, N: 3}},
		Eased:  "pain lessened",
	}}
	return p
}

// open is an open hold, stepped up each time, with a check-in, over two points.
func open() protocol.Protocol {
	p := founding()
	p.Points = []protocol.Point{{Site: "soleus", Side: protocol.Both, Landmark: "below the knee"}}
	p.Pressure = protocol.Pressure{Change: protocol.Up, Levels: []string{"light", "firm", "deep"}}
	p.Blocks = []protocol.Block{
		{
			Name: "press",
			Phases: []protocol.Phase{
				{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: sec(60), CapFrom: assumed, Guide: sec(30)},
				{Kind: protocol.CheckIn, Waits: true, When: protocol.Occasion{Last: true}},
			},
			Rounds: protocol.Rounds{Planned: 2},
		},
		{
			Name: "stroke",
			Phases: []protocol.Phase{{
				Kind: protocol.Stroke, Label: "short strokes", Duration: protocol.Span{Open: true},
				Count: protocol.Range{Min: 10, Max: 12}, Cap: sec(60),
			}},
			Rounds: protocol.Rounds{Planned: 1},
		},
	}
	return p
}

// pressed is what hands that lead do in a run of ranged.
func pressed() []step {
	return []step{
		do(sec(1), session.ByHand), do(sec(4), session.Press), do(sec(13), session.Lift),
		do(sec(14), session.Press), do(sec(17), session.Lose), do(sec(18), session.Pause),
	}
}

// handled is what a busy hand does in a run of ranged.
func handled() []step {
	return []step{
		do(0, session.Pause), do(0, session.Resume),
		do(sec(7), session.MoreTime), do(sec(8), session.LessTime),
		do(sec(9), session.Pause), do(sec(11), session.Resume),
		do(sec(16), session.Back), do(sec(16), session.Restart),
		do(sec(17), session.Next), do(sec(18), session.MoreRounds),
		{sec(18), session.Intent{Kind: session.Score, N: 7}},
		{sec(18), session.Intent{Kind: session.Reply, Answer: session.TooMuch}},
		do(sec(19), session.PressureUp), do(sec(20), session.Gap),
		do(sec(25), session.Resume), do(sec(38), session.Released),
		{sec(39), session.Intent{Kind: session.Score, N: 8}},
		do(sec(39), session.TakeBack),
		{sec(39), session.Intent{Kind: session.Score, N: 4}},
		{sec(40), session.Intent{Kind: session.Score, N: 3}},
	}
}

// treatment is a ranged hold on one point, and open holds on two others, in two minutes.
func treatment(t testing.TB) *protocol.Plan {
	t.Helper()
	known := map[string]protocol.Protocol{"ranged": ranged(), "open": open()}
	tr := protocol.Treatment{
		ID: "leg", Name: "Leg", Budget: 2 * time.Minute, Reposition: sec(8),
		Points: []protocol.TreatmentPoint{
			{
				Protocol: "ranged", Point: protocol.Point{Site: "hamstrings"},
				Overrides: protocol.Overrides{Rounds: protocol.Range{Min: 1, Max: 1}},
			},
			{Protocol: "open", Note: "Knee bent."},
		},
	}
	plan, err := tr.Expand(func(id string) (protocol.Protocol, error) {
		p := known[id]
		p.ID, p.Name = id, "By "+id
		return p, nil
	}, protocol.Options{CountIn: protocol.DefaultCountIn})
	if err != nil {
		t.Fatal(err)
	}
	return &plan
}

// jumped goes to the last point first, and leaves the second one out.
func jumped() []step {
	return []step{
		{sec(7), session.Intent{Kind: session.Jump, N: 3}},
		do(sec(20), session.Released), do(sec(30), session.Released), do(sec(40), session.Next), do(sec(130), session.Next),
		do(sec(160), session.SkipPoint),
	}
}

func sec(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }
