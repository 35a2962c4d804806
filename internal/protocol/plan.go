package protocol

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"presshold/internal/phrase/english"
)

// What no source states, and is therefore marked as assumed wherever it is shown.
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
	// Chosen goes before the protocol's own numbers, for this run.
	Chosen Overrides
	// Ceiling is the ceiling of the settings, the highest pressure level of any plan; zero for
	// none.
	Ceiling int
	// Target is the client-reported score to work at where the protocol names none; zero
	// for none.
	Target int
}

// Plan is a protocol, or a treatment, made ready to run: sides taken apart, defaults
// filled in, every cap resolved. The engine only reads it; so must everybody else. It is
// the same again after it was written as JSON and read.
type Plan struct {
	ID, Name  string // of the protocol, or of the treatment
	Treatment bool   // it is the plan of a treatment
	// Budget is the time that the user has set aside for a treatment, from the run's
	// start and with pauses; zero for none. It is shown and never enforced.
	Budget  time.Duration
	Points  []Point // at least one; no side is Both
	Parts   []Part  // at least one; each point belongs to one, in order
	CountIn Phase   // before the first point; Duration is zero for none
	Ready   time.Duration
	Forced  Phase // the release after an open hold that was not released
}

// Part is a stretch of a plan: points that are worked with one protocol, one after
// the other or in sweeps. The plan of a protocol has one, that of a treatment one for
// each of its entries.
type Part struct {
	Protocol Protocol // as run, overrides applied
	Note     string   // the treatment's word on these points
	Area     Area     `json:",omitzero"` // of the treatment; the zero value for none
	From, To int      // its points: Plan.Points[From:To]
	// PointsAssumed tells that the number of points in a sweep was not given.
	PointsAssumed bool `json:",omitempty"`
	Order         Order
	Blocks        []Block  // at least one; Rounds.Cap is above zero
	Pressure      Pressure // with the ceiling in force, and no level above it
	CeilingOf     Owner    `json:",omitempty"` // whose ceiling that is; "" for none
	Reposition    Phase    // the way to each of its points
}

// PartAt is the part that a point belongs to, by the point's index from 0.
func (p *Plan) PartAt(point int) *Part {
	i := 0
	for point >= p.Parts[i].To {
		i++
	}
	return &p.Parts[i]
}

// Expand makes a plan of a valid protocol. It is the one place where that is done, and
// [Treatment.Expand] for each point of a treatment: what was chosen goes before the
// protocol's own numbers, what is left open is filled in, and every limit is settled.
// What can't be chosen comes back as a [NoEffectError], the problems of what came of it
// as an error of type [Problems]: those of a choice at its name as a flag.
func Expand(p Protocol, o Options) (Plan, error) {
	p, err := p.Override(o.Chosen)
	if err != nil {
		return Plan{}, err
	}
	own := Ceiling{Level: p.Pressure.Ceiling, Of: ByProtocol}
	if o.Chosen.Ceiling > 0 {
		own.Of = ByChoice
	}
	ceiling := lowest(own, Ceiling{Level: o.Ceiling, Of: BySettings})
	if problems := p.problemsUnder(ceiling); len(problems) > 0 {
		for i, problem := range problems {
			if option := p.Option(problem.Path); slices.Contains(o.Chosen.set(), option) {
				problems[i].Path = "--" + option
			}
		}
		return Plan{}, problems
	}
	plan := newPlan(p.ID, p.Name, o)
	plan.add(p, ceiling, o)
	return plan, nil
}

func newPlan(id, name string, o Options) Plan {
	return Plan{
		ID: id, Name: name,
		CountIn: Phase{Kind: CountIn, Duration: Fixed(o.CountIn)}.resolved(),
		Ready:   o.Ready,
		Forced:  assumedRelease().resolved(),
	}
}

// add appends the points of a valid protocol to those of the plan, as a part of
// their own, which it returns, under the ceiling that is in force.
func (p *Plan) add(pr Protocol, ceiling Ceiling, o Options) *Part {
	part := Part{
		Protocol: pr,
		From:     len(p.Points),
		Order:    cmp.Or(pr.Order, Each),
		Pressure: pr.Pressure,
		Reposition: Phase{
			Kind: Reposition, Duration: Fixed(DefaultReposition),
			From: Provenance{Basis: Assumed},
		},
	}
	part.Pressure.Change = cmp.Or(part.Pressure.Change, Same)
	part.Pressure.Level = pr.Pressure.FirstLevel()
	part.Pressure.Target = cmp.Or(pr.Pressure.Target, o.Target)
	part.Pressure.Ceiling, part.CeilingOf = ceiling.Level, ceiling.Of
	if pr.Reposition > 0 {
		part.Reposition.Duration, part.Reposition.From = Fixed(pr.Reposition), pr.RepositionFrom
	}
	part.Reposition = part.Reposition.resolved()
	points := sides(pr.Points)
	if len(points) == 0 {
		points = make([]Point, 1)
		if part.Order == Sweep {
			points = make([]Point, sweepPoints)
			part.PointsAssumed = true
		}
	}
	for _, b := range pr.Blocks {
		part.Blocks = append(part.Blocks, b.sets()...)
	}
	p.Points = append(p.Points, points...)
	part.To = len(p.Points)
	p.Parts = append(p.Parts, part)
	return &p.Parts[len(p.Parts)-1]
}

// PointsAssumed tells that the number of its points is assumed: some belong to a sweep whose
// points were not named.
func (p *Plan) PointsAssumed() bool {
	return slices.ContainsFunc(p.Parts, func(part Part) bool { return part.PointsAssumed })
}

// Again is the plan of the same run at the next point, or, in sweeps, at as many of
// them as before. Their names are left out: they are not known yet. A treatment has
// no next point, for its file names all of them: false.
func (p *Plan) Again() (Plan, bool) {
	if p.Treatment {
		return Plan{}, false
	}
	again, part := *p, p.Parts[0]
	n := 1
	if part.Order == Sweep {
		n = len(p.Points)
	}
	again.Points = make([]Point, n)
	part.To, part.Protocol.Points = n, nil
	again.Parts = []Part{part}
	return again, true
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

// sets are the block as it is run: once for each of its sets.
func (b Block) sets() []Block {
	b = b.resolved()
	if b.Sets < 2 {
		return []Block{b}
	}
	out := make([]Block, b.Sets)
	for i := range out {
		out[i] = b
		out[i].Set = i + 1
		out[i].Name = fmt.Sprintf(english.BlockSet, i+1, b.Sets)
		if b.Name != "" {
			out[i].Name = fmt.Sprintf(english.BlockNamedSet, b.Name, i+1, b.Sets)
		}
	}
	return out
}

// resolved fills in the block's cap and the release between its rounds.
func (b Block) resolved() Block {
	phases := make([]Phase, 0, len(b.Phases)+1)
	for _, p := range b.Phases {
		phases = append(phases, p.resolved())
	}
	if b.Rounds.Cap == 0 {
		b.Rounds.Cap = min(2*b.Rounds.Planned, MaxRounds)
		b.Rounds.CapFrom = Provenance{Basis: Assumed}
	}
	if release, ok := b.Between(); ok {
		phases = append(phases, release.resolved())
	}
	b.Phases = phases
	return b
}

// Between is the release that the plan puts in where one timed hold would follow on another
// round by round; no source states it.
func (b Block) Between() (Phase, bool) {
	own := slices.ContainsFunc(b.Phases, func(p Phase) bool { return p.Between })
	if b.Rounds.Cap == 1 || b.Unbroken || own || !abut(b.Phases) {
		return Phase{}, false
	}
	release := assumedRelease()
	release.Between = true
	return release, true
}

// resolved fills in how far a timed phase may be lengthened by hand.
func (p Phase) resolved() Phase {
	if !p.Duration.Open && p.Cap == 0 {
		p.Cap = 3 * p.Duration.Max
		p.CapFrom = Provenance{Basis: Assumed}
	}
	return p
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
func (p *Plan) Bounded() bool {
	return !slices.ContainsFunc(p.Parts, func(part Part) bool {
		return slices.ContainsFunc(part.Blocks, func(b Block) bool { return !b.bounded() })
	})
}

func (b Block) bounded() bool {
	r := b.Rounds
	if len(b.Until) > 0 || r.Planned == 0 || r.Min != 0 && r.Min != r.Planned {
		return false
	}
	return !slices.ContainsFunc(b.Phases, func(p Phase) bool {
		return p.Duration.Open || p.Duration.IsRange() || p.Waits
	})
}
