package protocol

import (
	"errors"
	"fmt"
	"time"

	"presshold/internal/phrase/english"
)

// Limits on the time that may be set aside for a treatment. Less than a minute is a slip:
// a number without a unit is in seconds.
const (
	MinBudget = time.Minute
	MaxBudget = 24 * time.Hour
)

// Treatment is points in the order in which they are worked, each with a protocol of
// its own.
type Treatment struct {
	ID      string // unique among treatments and protocols, formed like a protocol's
	Name    string // as shown
	Summary string // one sentence
	// Budget is the time that the user has set aside for all of it, pauses included;
	// zero for none. It is shown, and ends nothing.
	Budget time.Duration
	// Reposition is the time to move to the next point, whatever its protocol says; zero
	// to leave it to the protocol.
	Reposition time.Duration
	// Ceiling is the highest pressure level at any of its points; zero for none. It lowers
	// what their protocols and they themselves allow, and raises nothing.
	Ceiling int
	Areas   []Area // that have a share of the time of their own
	Points  []TreatmentPoint
}

// TreatmentPoint is one entry of a treatment: a point, or several in sweeps, with the protocol
// by which they are worked and what the user chose in place of its own numbers. Zero
// values leave the protocol as it is.
type TreatmentPoint struct {
	Protocol string // id
	// Point is what is worked, or the Points that are chosen are, one round on each in turn.
	// Without either it is whatever points the protocol names.
	Point Point
	// Overrides are what is chosen. The ceiling lowers the protocol's own, and raises nothing.
	Overrides

	Note string // what to watch for at this point, in a sentence
	Area string // the name of the treatment's area that it is in; "" for none
}

// Problems checks everything about a treatment that can be told without its protocols,
// and returns all that is wrong, in the order of the file format; none for a sound one.
func (t Treatment) Problems() Problems {
	c := &checker{}
	c.id(t.ID, "my-treatment")
	c.named(t.Name)
	c.text("summary", t.Summary)
	if t.Budget != 0 {
		c.between("budget", t.Budget, MinBudget, MaxBudget)
	}
	if t.Reposition != 0 {
		c.length("reposition", t.Reposition)
	}
	c.within("ceiling", t.Ceiling, MaxLevel)
	c.areas(t)
	if len(t.Points) == 0 {
		c.add("points", english.PointsMissing)
	}
	c.count(len(t.Points))
	for i, s := range t.Points {
		path := fmt.Sprintf("points[%d]", i)
		c.treatmentPoint(path, s)
		c.inArea(path, t, s)
	}
	return c.found
}

func (c *checker) treatmentPoint(path string, s TreatmentPoint) {
	if s.Protocol == "" {
		c.add(path+".protocol", english.ProtocolMissing)
	}
	c.name(path+".protocol", s.Protocol)
	switch {
	case len(s.Points) == 0:
		if s.Point != (Point{}) {
			c.point(path, s.Point)
		}
	case s.Point != (Point{}):
		c.add(path+".sweep", english.SweepAndSite)
	case len(sides(s.Points)) < 2:
		c.add(path+".sweep", english.SweepTooSmall)
	}
	for i, p := range s.Points {
		c.point(fmt.Sprintf("%s.sweep[%d]", path, i), p)
	}
	c.span(path+".hold", s.Hold)
	c.span(path+".release", s.Release)
	if s.Release.Open {
		c.add(path+".release", english.ReleaseNotOpen)
	}
	if r := s.Rounds; !r.IsZero() && (r.Min < 1 || r.Min > r.Max || r.Max > MaxRounds) {
		c.add(path+".rounds", english.CountRange, MaxRounds, r)
	}
	c.criteria(path, s.Until)
	c.within(path+".level", s.Level, MaxLevel)
	c.within(path+".ceiling", s.Ceiling, MaxLevel)
	c.text(path+".note", s.Note)
}

// span checks a length that may be left out or open.
func (c *checker) span(path string, d Span) {
	switch {
	case d.IsZero() || d.Open:
	case d.Min > d.Max:
		c.add(path, english.LargerFirst, d)
	default:
		c.length(path, d.Min)
		if d.IsRange() {
			c.length(path, d.Max)
		}
	}
}

// Expand makes a plan of the treatment: a part for each of its entries, whose protocol
// find gives by its id. All that is wrong comes back as an error of type [Problems], by
// the keys of the treatment's file; of an entry that is wrong by itself nothing more is said than
// that there is no such protocol. Its file says what is chosen at which of its points, so a choice
// for the whole run comes back as a [NoEffectError].
func (t Treatment) Expand(find func(id string) (Protocol, error), o Options) (Plan, error) {
	if set := o.Chosen.set(); len(set) > 0 {
		return Plan{}, &NoEffectError{set[0], t.ID, english.NoEffectOwnChoices}
	}
	plan := newPlan(t.ID, t.Name, o)
	plan.Treatment, plan.Budget = true, t.Budget
	own := t.Problems()
	c := &checker{found: own}
	for i, s := range t.Points {
		path := fmt.Sprintf("points[%d]", i)
		p, err := find(s.Protocol)
		if err != nil && !own.Within(path+".protocol") {
			c.found = append(c.found, Problem{path + ".protocol", Wrong("%w", err)})
		}
		if err != nil || own.Within(path) {
			continue
		}
		least := lowest(
			Ceiling{Level: p.Pressure.Ceiling, Of: ByProtocol}, Ceiling{Level: t.Ceiling, Of: ByTreatment}, Ceiling{Level: s.Ceiling, Of: ByPoint})
		ceiling := lowest(least, Ceiling{Level: o.Ceiling, Of: BySettings})
		s.Ceiling = least.Level
		if p, ok := c.apply(path, s, p, ceiling); ok {
			part := plan.add(p, ceiling, o)
			part.Note, part.Area = s.Note, t.area(s.Area)
			if t.Reposition > 0 {
				part.Reposition = Phase{
					Kind: Reposition, Duration: Fixed(t.Reposition), From: Provenance{Basis: Chosen},
				}.resolved()
			}
		}
	}
	if len(own) == 0 {
		c.count(len(plan.Points))
	}
	if len(c.found) > 0 {
		return Plan{}, c.found
	}
	return plan, nil
}

// apply gives a protocol the points and numbers of an entry; false if it can't be run
// with them under the ceiling in force.
func (c *checker) apply(path string, s TreatmentPoint, p Protocol, ceiling Ceiling) (Protocol, bool) {
	o := s.Overrides
	if s.Point != (Point{}) {
		o.Points = []Point{s.Point}
	}
	p, err := p.Override(o)
	var none *NoEffectError
	if errors.As(err, &none) {
		c.add(path+"."+none.Option, english.NoEffect, none.Option, none.Protocol, none.Why)
		return p, false
	}
	if len(s.Points) > 0 {
		p.Order = Sweep
	}
	problems := p.problemsUnder(ceiling)
	for _, problem := range problems {
		key := path
		if option := p.Option(problem.Path); option != "" && option != "point" {
			key += "." + option
		}
		c.add(key, english.ProtocolRefuses, p.ID, problem.Fault)
	}
	return p, len(problems) == 0
}
