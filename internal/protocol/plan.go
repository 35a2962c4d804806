package protocol

import (
	"slices"
	"time"
)

// What nobody states, and so is marked as assumed wherever it is shown.
const (
	// DefaultRelease stands between timed holds where a protocol names none, and
	// after an open hold that ended without being released.
	DefaultRelease = 5 * time.Second
	// DefaultReposition is the time to move from one point to the next.
	DefaultReposition = 5 * time.Second
	// sweepPoints is how many unnamed points a sweep has when none is given.
	sweepPoints = 3
)

// What a run begins and resumes with unless the settings say otherwise.
const (
	DefaultCountIn = 5 * time.Second
	DefaultReady   = 3 * time.Second
)

// Options are what a plan needs beside the protocol. All may be zero.
type Options struct {
	CountIn time.Duration // before the first point; zero for none
	Ready   time.Duration // before a hold goes on after a pause; zero for none
}

// Plan is a protocol made ready to run: sides taken apart, defaults filled in,
// every cap resolved. The engine only reads it; so must everybody else.
type Plan struct {
	Protocol   Protocol // as run, overrides applied
	Points     []Point  // at least one; no side is Both
	Order      Order
	Blocks     []Block // at least one; Rounds.Cap is above zero
	Pressure   Pressure
	CountIn    Phase // Duration is zero for none
	Ready      time.Duration
	Reposition Phase
	Forced     Phase // the release after an open hold that was not released
}

// Expand makes a plan of a valid protocol; the problems of an invalid one come
// back as an error of type Problems.
func Expand(p Protocol, o Options) (Plan, error) {
	if problems := p.Problems(); len(problems) > 0 {
		return Plan{}, problems
	}
	plan := Plan{
		Protocol: p,
		Points:   sides(p.Points),
		Order:    p.Order,
		Pressure: p.Pressure,
		CountIn:  Phase{Kind: CountIn, Duration: Fixed(o.CountIn)}.resolved(),
		Ready:    o.Ready,
		Reposition: Phase{
			Kind: Reposition, Duration: Fixed(DefaultReposition),
			From: Provenance{Basis: Assumed},
		},
		Forced: assumedRelease().resolved(),
	}
	if plan.Order == "" {
		plan.Order = Each
	}
	if plan.Pressure.Change == "" {
		plan.Pressure.Change = Same
	}
	plan.Pressure.Level = p.Pressure.FirstLevel()
	if p.Reposition > 0 {
		plan.Reposition.Duration, plan.Reposition.From = Fixed(p.Reposition), p.RepositionFrom
	}
	plan.Reposition = plan.Reposition.resolved()
	if len(plan.Points) == 0 {
		plan.Points = make([]Point, 1)
		if plan.Order == Sweep {
			plan.Points = make([]Point, sweepPoints)
		}
	}
	for _, b := range p.Blocks {
		plan.Blocks = append(plan.Blocks, b.resolved())
	}
	return plan, nil
}

// Again is the plan of the same run at the next point, or, in sweeps, at as many of
// them as before. Their names are left out: nobody has given them yet.
func (p Plan) Again() Plan {
	n := 1
	if p.Order == Sweep {
		n = len(p.Points)
	}
	p.Points = make([]Point, n)
	p.Protocol.Points = nil
	return p
}

// sides replaces each point on both sides by the left one and the right one.
func sides(points []Point) []Point {
	var out []Point
	for _, p := range points {
		if p.Side != Both {
			out = append(out, p)
			continue
		}
		left, right := p, p
		left.Side, right.Side = Left, Right
		out = append(out, left, right)
	}
	return out
}

func assumedRelease() Phase {
	return Phase{Kind: Release, Duration: Fixed(DefaultRelease), From: Provenance{Basis: Assumed}}
}

// resolved fills in the block's cap and, where one timed hold would follow on
// another round by round, the release between them that nobody states.
func (b Block) resolved() Block {
	phases := make([]Phase, 0, len(b.Phases)+1)
	for _, p := range b.Phases {
		phases = append(phases, p.resolved())
	}
	if b.Rounds.Cap == 0 {
		b.Rounds.Cap = min(2*b.Rounds.Planned, MaxRounds)
		b.Rounds.CapFrom = Provenance{Basis: Assumed}
	}
	if b.Rounds.Cap > 1 && !hasBetween(phases) && abut(phases) {
		release := assumedRelease().resolved()
		release.Between = true
		phases = append(phases, release)
	}
	b.Phases = phases
	return b
}

// resolved fills in how far a timed phase may be lengthened by hand.
func (p Phase) resolved() Phase {
	if !p.Duration.Open && p.Cap == 0 {
		p.Cap = 3 * p.Duration.Max
		p.CapFrom = Provenance{Basis: Assumed}
	}
	return p
}

func hasBetween(phases []Phase) bool {
	for _, p := range phases {
		if p.Between {
			return true
		}
	}
	return false
}

// abut tells whether a round ends with a timed hold and the next begins with one.
// A check-in between them is no release: it is not in every round.
func abut(phases []Phase) bool {
	hands := slices.DeleteFunc(slices.Clone(phases), func(p Phase) bool { return p.Kind == CheckIn })
	return len(hands) > 0 && timedHold(hands[0]) && timedHold(hands[len(hands)-1])
}

func timedHold(p Phase) bool { return p.Kind == Hold && !p.Duration.Open }

// Bounded tells whether the plan has just one course when no hand is laid on it:
// no open phase, no criterion that may end it early, no clock that waits.
func (p Plan) Bounded() bool {
	for _, b := range p.Blocks {
		if len(b.Until) > 0 || b.Rounds.Planned == 0 || b.Rounds.Min != 0 && b.Rounds.Min != b.Rounds.Planned {
			return false
		}
		for _, ph := range b.Phases {
			if ph.Duration.Open || ph.Duration.IsRange() || ph.Waits {
				return false
			}
		}
	}
	return true
}
