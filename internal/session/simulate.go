package session

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"presshold/internal/protocol"
)

// Course is a way to go through a plan without a clock: what is said of a protocol
// before it is run (its timeline, its totals) comes from the engine that runs it. A plan
// that leaves something to the hands has many courses; [Shortest] and [Longest] are the
// two between which the others lie.
type Course struct {
	// least has blocks planned for the least number of their rounds.
	least bool
	// act looks at the run, which stands at the start of a phase, and returns the moment
	// to act and what to do then; false to let the phase end by itself.
	act func(Session) (time.Duration, Intent, bool)
}

// Simulate runs the engine through a plan and yields its events. A course serves
// one simulation: make another for the next.
func Simulate(plan *protocol.Plan, by Course) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		if by.least {
			plan = fewestRounds(plan)
		}
		run, events := New(plan).Advance(0)
		for {
			for _, e := range events {
				if !yield(e) || e.Kind == SessionEnd {
					return
				}
			}
			if when, in, act := by.act(run); act {
				run, events = run.Apply(when, in)
			} else if at, ok := run.Next(); ok {
				run, events = run.Advance(at)
			} else { // a check-in waits for an answer that nobody gives
				run, events = run.Apply(current(run).Total, Intent{Kind: Next})
			}
		}
	}
}

// current is what there is to know of a run at the moment to which it has come.
func current(s Session) Snapshot { return s.Snapshot(0) } // that moment is past

// Longest lets everything take as long as it may: open holds last to their caps, and
// nothing eases.
func Longest() Course {
	return Course{act: func(Session) (time.Duration, Intent, bool) {
		return 0, Intent{}, false
	}}
}

// fewestRounds is a plan in which each block plans the least number of its rounds, so
// that one total of rounds holds from its first line to its last.
func fewestRounds(plan *protocol.Plan) *protocol.Plan {
	least := *plan
	least.Parts = slices.Clone(plan.Parts)
	for i := range least.Parts {
		part := &least.Parts[i]
		part.Blocks = slices.Clone(part.Blocks)
		for j := range part.Blocks {
			if r := &part.Blocks[j].Rounds; r.Min > 0 {
				r.Planned = r.Min
			}
		}
	}
	return &least
}

// Shortest ends everything as soon as the protocol allows: open phases at once, ranged
// ones at their minimum, and the block at the end of its first round, or of the least
// number of rounds, if there is something that may end it then. Only a rule of time may
// make another course shorter, by a part of a round.
func Shortest() Course {
	client := client{}
	return Course{least: true, act: func(s Session) (time.Duration, Intent, bool) {
		now := current(s)
		block := s.Plan().PartAt(now.Point - 1).Blocks[now.Block-1]
		if in, ok := client.report(block, now); ok {
			return now.Total, in, true
		}
		end, in, ok := soonest(s, block, now)
		if now.Round < block.Rounds.Min || !block.Has(protocol.UntilEased) || !s.Can(Eased) {
			return end, in, ok
		}
		// It eases in the last moment of the round: one later, the next has begun.
		if !ok {
			end = now.Total + now.Remaining - 1
		}
		if closesRound(s, end, in) {
			return end, Intent{Kind: Eased}, true
		}
		return end, in, ok
	}}
}

// client is one who feels better at once; it keeps the step of the first score, by
// point.
type client map[int]int

// report is the score that the client gives where one may end the block: a high one
// first, where a drop counts, and 0 in the next phase, where it corrects nothing.
func (c client) report(block protocol.Block, now Snapshot) (Intent, bool) {
	drop := block.Has(protocol.UntilDrop) || block.Has(protocol.UntilPercent)
	before := now.Phase.Kind == protocol.CountIn || now.Phase.Kind == protocol.Reposition
	switch {
	case drop && !now.LatestScore.Given:
		c[now.Point] = now.Step
		return Intent{Kind: Score, N: 10}, true
	case before || drop && now.Step == c[now.Point]:
		return Intent{}, false
	case (drop || block.Has(protocol.UntilScore)) && now.LatestScore != Reported(0):
		return Intent{Kind: Score}, true
	}
	return Intent{}, false
}

// soonest is when the current phase may be ended by hand, and how; false if only its
// time ends it.
func soonest(s Session, block protocol.Block, now Snapshot) (time.Duration, Intent, bool) {
	how := Intent{Kind: Next}
	if s.Can(Released) {
		how.Kind = Released
	}
	switch d := now.Phase.Duration; {
	case now.State == Waiting:
		return now.Total, how, true
	case d.Open && onlyCompressionEnds(block):
		return 0, Intent{}, false
	case d.Open:
		return now.Total, how, true
	case d.IsRange():
		return now.Total + d.Min - now.Elapsed, how, true
	default:
		return 0, Intent{}, false
	}
}

// onlyCompressionEnds reports whether a block lasts as long as the hands are to press in it, in
// however many holds.
func onlyCompressionEnds(b protocol.Block) bool {
	return b.Rounds.Planned == 0 && len(b.Until) == 1 && b.Has(protocol.UntilCompression)
}

// closesRound reports whether the current phase is the last of its round: ending it
// leads out of it.
func closesRound(s Session, at time.Duration, in Intent) bool {
	now := s.Snapshot(at)
	if in.Kind == "" {
		in.Kind = Next
	}
	after, _ := s.Apply(at, in)
	then := after.Snapshot(at)
	return then.State == Finished || then.Phase.Between || now.Phase.Between ||
		then.Round != now.Round || then.Block != now.Block || then.Point != now.Point
}

// SimulatedPhase is one phase of a course.
type SimulatedPhase struct {
	Start, Held time.Duration
	Phase       Event // how it began; its kind is PhaseStart
}

// SimulatedTotals are what a course comes to.
type SimulatedTotals struct {
	Time        time.Duration
	Holds       int           // phases in which the hands press, skipped ones left out
	Compression time.Duration // time in them
	Open        bool          // a phase that lasts as long as it takes is left out of Time
	// Bases of these: of each that of the weakest number that it is made of, empty where it
	// is made of none.
	TimeBasis, HoldsBasis, CompressionBasis protocol.Basis
}

// add takes in the numbers of a phase that lasted so long.
func (t *SimulatedTotals) add(plan *protocol.Plan, e Event, held time.Duration) {
	if e.Block == 0 && e.Basis == "" { // of the count-in, which is nobody's
		return
	}
	t.Open = t.Open || e.Open && held == 0
	rounds := e.RoundsBasis
	if e.Block > 0 {
		part := plan.PartAt(e.Point - 1)
		b := part.Blocks[e.Block-1]
		if b.Sets > 1 {
			rounds = weaker(rounds, basis(b.SetsFrom))
		}
		if e.Rounds == 0 && e.Round == b.Rounds.Cap { // the cap says how many rounds there are
			rounds = weaker(rounds, basis(b.Rounds.CapFrom))
		}
		if part.PointsAssumed {
			rounds = weaker(rounds, protocol.Assumed)
		}
	}
	lasts := rounds
	switch {
	case held == 0:
	case e.Open, e.Count.IsZero():
		lasts = weaker(rounds, e.MaxBasis)
	default:
		lasts = weaker(weaker(rounds, e.CountBasis), e.MaxBasis)
	}
	t.TimeBasis = weaker(t.TimeBasis, lasts)
	if e.Phase.Presses() {
		t.HoldsBasis, t.CompressionBasis = weaker(t.HoldsBasis, rounds), weaker(t.CompressionBasis, lasts)
	}
}

// weaker is the less well founded of two bases; an empty one is none.
func weaker(a, b protocol.Basis) protocol.Basis {
	if a == "" || b == "" {
		return cmp.Or(a, b)
	}
	return protocol.Provenance{Basis: a}.Weaker(protocol.Provenance{Basis: b}).Basis
}

// SimulatePhases goes through a plan and returns the phases of the course and its totals. It
// stops early, with totals of that far, after most phases; whole reports that it came to the end.
func SimulatePhases(plan *protocol.Plan, by Course, most int) (phases []SimulatedPhase, t SimulatedTotals, whole bool) {
	tally := NewTally(plan, 1)
	var began Event
	for e := range Simulate(plan, by) {
		tally.Add(e)
		switch e.Kind {
		case PhaseStart:
			began = e
		case PhaseEnd:
			t.add(plan, began, e.Held)
			phases = append(phases, SimulatedPhase{Start: nearest(began.At), Held: nearest(e.Held), Phase: began})
		}
		if len(phases) == most {
			break
		}
	}
	s := tally.Summary()
	t.Time = nearest(s.Total)
	for _, p := range s.Points {
		t.Holds += p.Holds
		t.Compression += p.Compression
	}
	t.Compression = nearest(t.Compression)
	return phases, t, len(phases) < most
}

// nearest takes away the moment by which a course eases before a round is over.
func nearest(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
