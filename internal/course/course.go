// Package course goes through a plan without a clock: it lets the real engine run from
// edge to edge, as fast as it can be asked, and tells what a run would be like. What is
// said of a protocol before it is run (its timeline, its totals) so comes from the same
// code that runs it.
//
// A plan that leaves something to the hands has many courses; [Shortest] and [Longest]
// are the two between which the others lie.
package course

import (
	"iter"
	"slices"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Course is a way to go through a plan without a clock.
type Course struct {
	// least has blocks planned for the least number of their rounds.
	least bool
	// act looks at the run, which stands at the start of a phase, and returns the moment
	// to act and what to do then; false to let the phase end by itself.
	act func(session.Session) (time.Duration, session.Intent, bool)
}

// Walk runs the engine through a plan and yields its events. A course belongs to one
// walk: make another for the next.
func Walk(plan *protocol.Plan, by Course) iter.Seq[session.Event] {
	return func(yield func(session.Event) bool) {
		if by.least {
			plan = fewestRounds(plan)
		}
		run, events := session.New(plan).Advance(0)
		for {
			for _, e := range events {
				if !yield(e) || e.Kind == session.SessionEnd {
					return
				}
			}
			if when, in, act := by.act(run); act {
				run, events = run.Apply(when, in)
			} else if at, ok := run.Next(); ok {
				run, events = run.Advance(at)
			} else { // a check-in waits for an answer that nobody gives
				run, events = run.Apply(stand(run).Total, session.Intent{Kind: session.Next})
			}
		}
	}
}

// stand is what there is to know of a run at the moment to which it has come.
func stand(s session.Session) session.Snapshot { return s.Snapshot(0) } // that moment is past

// Longest lets everything take as long as it may: open holds last to their caps, and
// nothing eases.
func Longest() Course {
	return Course{act: func(session.Session) (time.Duration, session.Intent, bool) {
		return 0, session.Intent{}, false
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
	return Course{least: true, act: func(s session.Session) (time.Duration, session.Intent, bool) {
		now := stand(s)
		block := s.Plan().PartAt(now.Point - 1).Blocks[now.Block-1]
		if in, ok := client.report(block, now); ok {
			return now.Total, in, true
		}
		end, in, ok := soonest(s, now)
		if now.Round < block.Rounds.Min || !block.Has(protocol.UntilEased) || !s.Can(session.Eased) {
			return end, in, ok
		}
		// It eases in the last moment of the round: one later, the next has begun.
		if !ok {
			end = now.Total + now.Remaining - 1
		}
		if closesRound(s, end, in) {
			return end, session.Intent{Kind: session.Eased}, true
		}
		return end, in, ok
	}}
}

// client is one who feels better at once; it keeps the step of the first score, by
// point.
type client map[int]int

// report is the score that the client gives where one may end the block: a high one
// first, where a drop counts, and 0 in the next phase, where it corrects nothing.
func (c client) report(block protocol.Block, now session.Snapshot) (session.Intent, bool) {
	drop := block.Has(protocol.UntilDrop) || block.Has(protocol.UntilPercent)
	before := now.Phase.Kind == protocol.CountIn || now.Phase.Kind == protocol.Reposition
	switch {
	case drop && !now.LatestScore.Given:
		c[now.Point] = now.Step
		return session.Intent{Kind: session.Score, N: 10}, true
	case before || drop && now.Step == c[now.Point]:
		return session.Intent{}, false
	case (drop || block.Has(protocol.UntilScore)) && now.LatestScore != session.Reported(0):
		return session.Intent{Kind: session.Score}, true
	}
	return session.Intent{}, false
}

// soonest is when the phase at hand may be ended by hand, and how; false if only its
// time ends it.
func soonest(s session.Session, now session.Snapshot) (time.Duration, session.Intent, bool) {
	how := session.Intent{Kind: session.Next}
	if s.Can(session.Released) {
		how.Kind = session.Released
	}
	switch d := now.Phase.Duration; {
	case now.State == session.Waiting:
		return now.Total, how, true
	case d.Open:
		return now.Total, how, true
	case d.IsRange():
		return now.Total + d.Min - now.Elapsed, how, true
	default:
		return 0, session.Intent{}, false
	}
}

// closesRound tells whether the phase at hand is the last of its round: ending it
// leads out of it.
func closesRound(s session.Session, at time.Duration, in session.Intent) bool {
	now := s.Snapshot(at)
	if in.Kind == "" {
		in.Kind = session.Next
	}
	after, _ := s.Apply(at, in)
	then := after.Snapshot(at)
	return then.State == session.Finished || then.Phase.Between || now.Phase.Between ||
		then.Round != now.Round || then.Block != now.Block || then.Point != now.Point
}
