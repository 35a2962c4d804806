package cue

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase/voice"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

const (
	ms     = time.Millisecond
	second = time.Second
)

// expand makes a plan, of which the test knows that it is valid.
func expand(t testing.TB, p protocol.Protocol, o protocol.Options) *protocol.Plan {
	t.Helper()
	p.ID, p.Name = "test", "Test"
	plan, err := protocol.Expand(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return &plan
}

func drawLength(t *rapid.T, lo, hi int, label string) time.Duration {
	return time.Duration(rapid.IntRange(lo*10, hi*10).Draw(t, label)) * 100 * ms
}

func drawPhase(t *rapid.T) protocol.Phase {
	kinds := append(protocol.Kinds(), protocol.Hold, protocol.Hold, protocol.Release)
	p := protocol.Phase{Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
	switch shape := rapid.IntRange(0, 3).Draw(t, "shape"); {
	case p.Kind == protocol.CheckIn && shape > 1:
		p.Waits = true
	case p.Kind == protocol.CheckIn || shape < 2:
		p.Duration = protocol.Fixed(drawLength(t, 1, 40, "fixed"))
	case shape == 2:
		lo := drawLength(t, 1, 30, "min")
		p.Duration = protocol.Span{Min: lo, Max: lo + drawLength(t, 1, 9, "more")}
	default:
		p.Duration = protocol.Span{Open: true}
		p.Cap = drawLength(t, 5, 60, "cap")
		if rapid.Bool().Draw(t, "guided") {
			p.Guide = p.Cap / 2
		}
	}
	p.Between = rapid.IntRange(0, 4).Draw(t, "between") == 0
	return p
}

func drawBlock(t *rapid.T) protocol.Block {
	b := protocol.Block{Phases: rapid.SliceOfN(rapid.Custom(drawPhase), 1, 3).Draw(t, "phases")}
	b.Phases = append(b.Phases, protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(10 * second)})
	b.Rounds.Planned = rapid.IntRange(1, 3).Draw(t, "rounds")
	if rapid.Bool().Draw(t, "eased") {
		b.Until = []protocol.Criterion{{Rule: protocol.UntilEased}}
	}
	return b
}

// drawPlan draws a plan with phases of every shape.
func drawPlan(t *rapid.T) *protocol.Plan {
	p := protocol.Protocol{
		ID: "drawn", Name: "Drawn",
		Order:    rapid.SampledFrom([]protocol.Order{protocol.Each, protocol.Sweep}).Draw(t, "order"),
		Pressure: protocol.Pressure{Change: rapid.SampledFrom([]protocol.Change{protocol.Same, protocol.Up, protocol.Down, protocol.Alternate}).Draw(t, "change")},
		Blocks:   rapid.SliceOfN(rapid.Custom(drawBlock), 1, 2).Draw(t, "blocks"),
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "points") {
		p.Points = append(p.Points, protocol.Point{
			Site: fmt.Sprintf("site %d", i),
			Side: rapid.SampledFrom([]protocol.Side{protocol.NoSide, protocol.Left, protocol.Both}).Draw(t, "side"),
		})
	}
	plan, err := protocol.Expand(p, protocol.Options{
		CountIn: time.Duration(rapid.IntRange(0, 1).Draw(t, "count-in")) * 5 * second,
		Ready:   time.Duration(rapid.IntRange(0, 1).Draw(t, "ready")) * 3 * second,
	})
	if err != nil {
		t.Fatalf("drew an invalid protocol: %v", err)
	}
	return &plan
}

// act is an intent after a while.
type act struct {
	wait time.Duration
	in   session.Intent
}

func drawActs(t *rapid.T) []act {
	acts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) act {
		return act{
			// Not in step with the phases, so that hardly ever both come at one moment.
			wait: drawLength(t, 0, 25, "wait") + time.Duration(rapid.IntRange(1, 99_999).Draw(t, "off"))*time.Microsecond,
			in: session.Intent{
				Kind:   rapid.SampledFrom(session.Intents()).Draw(t, "intent"),
				N:      rapid.IntRange(0, 10).Draw(t, "n"),
				Answer: session.TooMuch,
			},
		}
	}), 0, 25).Draw(t, "acts")
	for i := range acts {
		if k := acts[i].in.Kind; (k == session.Finish || k == session.Abort) && i < len(acts)-1 {
			acts[i].in.Kind = session.Next
		}
	}
	return acts
}

// expected is the oracle: what is to be heard of a run, from all of its events. The
// marks it finds in a way of its own, from the events alone.
func expected(plan *protocol.Plan, events []session.Event) []Sound {
	sounds := Score(session.New(plan), events)
	edges := len(sounds)
	for _, m := range markOracle(plan, events) {
		if !slices.ContainsFunc(sounds[:edges], func(s Sound) bool { return s.Due == m.Due }) {
			sounds = append(sounds, m)
		}
	}
	slices.SortFunc(sounds, func(a, b Sound) int { return cmp.Compare(a.Due, b.Due) })
	return sounds
}

// oracle follows a run by its events: stretches in which a clock runs undisturbed.
type oracle struct {
	plan   *protocol.Plan
	marks  []Sound
	phase  session.Event // its start
	length time.Duration // of the current phase, now
	spent  time.Duration // of it, up to since
	since  time.Duration // the clock runs since then
	runs   bool
	ready  bool // it is the get-ready's that runs
	led    bool // holds follow the hands
	waits  bool // the current hold for them: its clock does not run, whatever the others do
}

func markOracle(plan *protocol.Plan, events []session.Event) []Sound {
	o := oracle{plan: plan}
	for _, e := range events {
		switch e.Kind {
		case session.PhaseStart:
			o.phase, o.length, o.spent = e, e.Max, 0
			o.since = e.At
			o.waits = o.led && e.Phase == protocol.Hold
		case session.HandsLead:
			if o.led = true; e.Phase == protocol.Hold { // nothing changes for another phase
				o.flush(e.At)
				o.waits, o.runs, o.ready = true, o.runs || o.ready, false
			}
		case session.Pressed:
			o.since, o.waits = e.At, false
		case session.PhaseEnd:
			// The marks of a stretch that goes on standing are none.
			o.flush(e.At)
			if !o.ready && !o.runs {
				continue
			}
			o.runs, o.ready = !o.ready, false
		case session.Paused, session.GapFound:
			o.flush(e.At)
			o.runs, o.ready = false, false
		case session.GettingSet:
			o.ready, o.since = true, e.At
		case session.Resumed:
			o.flush(e.At)
			o.runs, o.ready, o.since = true, false, e.At
		case session.Adjusted:
			if o.ready {
				o.length = e.Max
				continue
			}
			o.flush(e.At)
			o.length = e.Max
		case session.SessionStart, session.SessionEnd:
			o.runs = e.Kind == session.SessionStart
		}
	}
	return o.marks
}

// flush ends a stretch: it tells the marks between its start and at, both left out.
func (o *oracle) flush(at time.Duration) {
	from, timed := o.since, !o.phase.Open && o.phase.Max > 0
	length, spent, t := o.length, o.spent, tone.Tick
	switch {
	case o.ready:
		length, spent, t, timed = o.plan.Ready, 0, tone.Ready, true
	case !o.runs, o.waits:
		return
	default:
		o.spent += at - from
		o.since = at
		if k := o.phase.Phase; k == protocol.CountIn || k == protocol.Reposition {
			t = tone.Ready
		}
	}
	add := func(elapsed time.Duration, s Sound) {
		if s.Due = from + elapsed - spent; timed && s.Due > from && s.Due < at {
			o.marks = append(o.marks, s)
		}
	}
	if !o.ready && length >= 20*second && o.phase.Min == o.phase.Max {
		switch o.phase.Phase {
		case protocol.Hold, protocol.Contract, protocol.Stretch, protocol.PositionOfEase:
			add(length-length/2, Sound{Tone: tone.Half, Say: voice.Speech{Do: voice.Halfway}})
		}
	}
	for n := 1; n <= 3; n++ {
		if elapsed := length - time.Duration(n)*second; elapsed >= 400*ms {
			add(elapsed, Sound{Tone: t, Say: voice.Speech{Count: n}})
		}
	}
}

// over reports whether a run is finished.
func over(s session.Session) bool { return s.Snapshot(0).State == session.Finished }
