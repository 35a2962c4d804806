package protocol

import (
	"reflect"

	"presshold/internal/phrase/english"
)

// TreatmentOf makes a treatment of a plan that was run, so that it can be run again: of
// those of its points, by index from 0, that were worked, in their order. Find gives
// the protocol of an id as it would be run without a choice; what the plan's protocols
// have in its place becomes the choice of each point. It is an error if one has
// something that can't be chosen for a point, or a point that can't be named.
func TreatmentOf(
	plan *Plan, id, name string, worked func(point int) bool, find func(id string) (Protocol, error),
) (Treatment, error) {
	t := Treatment{ID: id, Name: name, Budget: plan.Budget}
	for i := range plan.Parts {
		part := &plan.Parts[i]
		points := part.points(plan, worked)
		if len(points) == 0 {
			continue
		}
		own, err := part.treatmentPoints(points, find)
		if err != nil {
			return t, Wrong(english.KeepPoint, part.From+1, err)
		}
		t.Points = append(t.Points, own...)
		if part.Area != (Area{}) && t.area(part.Area.Name) == (Area{}) {
			t.Areas = append(t.Areas, part.Area)
		}
		if c := part.Ceiling(); c.Of == ByTreatment {
			t.Ceiling = c.Level
		}
		if own := part.Protocol.Reposition; own == 0 || Fixed(own) != part.Reposition.Duration {
			if part.Reposition.From.Is(Chosen) {
				t.Reposition = part.Reposition.Duration.Max
			}
		}
	}
	if problems := t.Problems(); len(problems) > 0 {
		return t, problems
	}
	return t, nil
}

func (p *Part) points(plan *Plan, worked func(int) bool) []Point {
	var points []Point
	for i := p.From; i < p.To; i++ {
		if worked(i) {
			points = append(points, plan.Points[i])
		}
	}
	return points
}

// treatmentPoints are the entries of a treatment that make this part.
func (p *Part) treatmentPoints(points []Point, find func(string) (Protocol, error)) ([]TreatmentPoint, error) {
	if p.Protocol.ID == AdHocID {
		return nil, Wrong(english.KeepAdHoc)
	}
	base, err := find(p.Protocol.ID)
	if err != nil {
		return nil, err
	}
	o, ok := p.Protocol.Choices(base)
	if !ok {
		return nil, Wrong(english.KeepChanged, p.Protocol.ID)
	}
	if o.Ceiling > base.Pressure.Ceiling && base.Pressure.Ceiling > 0 {
		return nil, Wrong(english.KeepOverCeiling,
			p.Protocol.ID, o.Ceiling, base.Pressure.Ceiling)
	}
	s := TreatmentPoint{Protocol: p.Protocol.ID, Overrides: o, Note: p.Note, Area: p.Area.Name}
	switch {
	case points[0].Site == "" && (len(base.Points) > 0 || p.Order != Each && base.Order != Sweep):
		return nil, Wrong(english.KeepUnnamedPoint, base.ID)
	case points[0].Site == "" && p.Order == Sweep:
		return []TreatmentPoint{s}, nil
	case p.Order == Sweep && len(points) > 1:
		s.Points = points
		return []TreatmentPoint{s}, nil
	}
	var all []TreatmentPoint
	for _, point := range points {
		s.Point = point
		all = append(all, s)
	}
	return all, nil
}

// Choices are the overrides that make p of a protocol, but for its points, their order
// and the score to work at; false if no overrides do.
func (p Protocol) Choices(base Protocol) (Overrides, bool) {
	o := Overrides{Hold: p.chosen(base, Hold), Release: p.chosen(base, Release)}
	if len(p.Blocks) > 0 && p.Blocks[0].Unbroken && !base.Blocks[0].Unbroken {
		o.Release, o.NoRelease = Span{}, true
	}
	if len(p.Blocks) == len(base.Blocks) {
		for i := range base.Blocks {
			if mine, was := p.Blocks[i], base.Blocks[i]; was.Repeats() || len(base.repeating()) == len(base.Blocks) {
				o.Rounds, o.Until = chosenRounds(mine, was), chosenUntil(mine, was)
				break
			}
		}
	}
	if p.Pressure.Level != base.Pressure.Level {
		o.Level = p.Pressure.Level
	}
	if p.Pressure.Ceiling != base.Pressure.Ceiling {
		o.Ceiling = p.Pressure.Ceiling
	}
	again, err := base.Override(o)
	again.Points, again.Order, again.Pressure.Target = p.Points, p.Order, p.Pressure.Target
	return o, err == nil && reflect.DeepEqual(again, p)
}

// chosen is the length of the first phase of a kind, if the other protocol's is another.
func (p Protocol) chosen(base Protocol, k Kind) Span {
	mine, was := p.first(k), base.first(k)
	if mine.Duration == was.Duration && mine.From == was.From {
		return Span{}
	}
	return mine.Duration
}

// first is the first phase of a kind; the zero phase if there is none.
func (p Protocol) first(k Kind) Phase {
	for _, ph := range p.Phases() {
		if ph.Kind == k {
			return ph
		}
	}
	return Phase{}
}

func chosenRounds(mine, was Block) Range {
	if mine.Rounds == was.Rounds {
		return Range{}
	}
	return mine.Rounds.Range()
}

func chosenUntil(mine, was Block) []Criterion {
	if reflect.DeepEqual(mine.Until, was.Until) && mine.UntilFrom == was.UntilFrom {
		return nil
	}
	return mine.Until
}
