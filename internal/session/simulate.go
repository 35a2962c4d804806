package session

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"presshold/internal/protocol"
)

// Course is a way to go through a plan without a clock. The timeline and totals that are shown
// before a run come from the engine itself. A plan that leaves something to the hands has many
// courses, which lie between [Shortest] and [Longest].
type Course struct {
	// least makes each block plan its least number of rounds.
	least bool
	// act gets the run at the start of a phase, and returns an intent with its moment;
	// false to let the phase end by itself.
	act func(Session) (time.Duration, Intent, bool)
}

// Simulate runs the engine through a plan and yields its events. Each simulation needs a new
// Course.
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

// current is a snapshot of a run at the moment to which it was advanced.
func current(s Session) Snapshot { return s.snapshot(0) } // that moment is past

// Longest lets everything take as long as it may: open holds last to their caps, and no
// criterion is met.
func Longest() Course {
	return Course{act: func(Session) (time.Duration, Intent, bool) {
		return 0, Intent{}, false
	}}
}

// Releasing ends each open phase at once, a hold as released unless breaths are counted. Everything
// else lasts as long as it may.
func Releasing() Course {
	return Course{act: func(s Session) (time.Duration, Intent, bool) {
		return s.now, ending(s), s.phase.Duration.Open
	}}
}

// ending is the intent with which the hands end the current phase.
func ending(s Session) Intent {
	if s.Can(Released) && s.ownEnd() != ByDone {
		return Intent{Kind: Released}
	}
	return Intent{Kind: Next}
}

// fewestRounds is the plan with the least number of rounds in each block.
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

// client simulates a client who feels better at once. It keeps the step of the first score,
// by point.
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

// soonest is the earliest intent that may end the current phase, with its moment; false if
// only its time ends it.
func soonest(s Session, block protocol.Block, now Snapshot) (time.Duration, Intent, bool) {
	how := ending(s)
	switch d := now.Phase.Duration; {
	case now.State == Waiting:
		return now.Total, how, true
	case d.Open && onlyCompressionEnds(&block):
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
func onlyCompressionEnds(b *protocol.Block) bool {
	return b.Rounds.Planned == 0 && len(b.Until) == 1 && b.Has(protocol.UntilCompression)
}

// closesRound reports whether the current phase is the last of its round: ending it
// leads out of it.
func closesRound(s Session, at time.Duration, in Intent) bool {
	now := s.snapshot(at)
	if in.Kind == "" {
		in.Kind = Next
	}
	after, _ := s.Apply(at, in)
	then := after.snapshot(at)
	return then.State == Finished || then.Phase.Between || now.Phase.Between ||
		then.Round != now.Round || then.Block != now.Block || then.Point != now.Point
}

// SimulatedPhase is one phase of a course.
type SimulatedPhase struct {
	Start, Held time.Duration
	Phase       Event // how it began; its kind is PhaseStart
}

// SimulatedTotals are the totals of a course.
type SimulatedTotals struct {
	Time        time.Duration
	Holds       int           // skipped ones left out
	Compression time.Duration // time in them
	Open        bool          // Time leaves out a phase of unknown length
	// The basis of each total is the weakest basis of its numbers; empty if it has none.
	TimeBasis, HoldsBasis, CompressionBasis protocol.Basis
}

// add adds the bases of a phase and its rounds.
func (t *SimulatedTotals) add(plan *protocol.Plan, e Event, held time.Duration) {
	if e.Block == 0 && e.Basis == "" { // the count-in, which is no number of the protocol
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
	if e.Phase.Compresses() {
		t.HoldsBasis, t.CompressionBasis = weaker(t.HoldsBasis, rounds), weaker(t.CompressionBasis, lasts)
	}
}

// weaker is the weaker of two bases; an empty one does not count.
func weaker(a, b protocol.Basis) protocol.Basis {
	if a == "" || b == "" {
		return cmp.Or(a, b)
	}
	return protocol.Provenance{Basis: a}.Weaker(protocol.Provenance{Basis: b}).Basis
}

// SimulatePhases returns the phases and totals of a course. It stops after most phases, with the
// totals so far; whole reports whether it reached the end.
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

// nearest removes the nanosecond by which a course eases before the end of a round.
func nearest(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
