package protocol

import (
	"slices"

	"presshold/internal/phrase/english"
)

// Owner is whose ceiling of pressure is in force.
type Owner string

// The owners. A ceiling that was chosen for the run, by a flag or a quick change, takes
// the place of the protocol's own. One of a treatment or of a point of it can only lower
// it, and nothing passes that of the settings: of the ceilings that there are, the lowest
// is in force.
const (
	ByProtocol  Owner = "protocol"
	ByChoice    Owner = "choice"
	ByTreatment Owner = "treatment"
	ByPoint     Owner = "point"
	BySettings  Owner = "settings"
)

// Ceiling is the highest pressure level that a part of a plan reaches; the zero value is
// none but [MaxLevel].
type Ceiling struct {
	Level int   `json:",omitempty"`
	Of    Owner `json:",omitempty"`
	// Stops is the change of level that it leaves no room for; "" where it leaves some.
	Stops Change `json:",omitempty"`
}

// lowest is the ceiling in force of several. Of two that are as low, it is the first.
func lowest(all ...Ceiling) Ceiling {
	all = slices.DeleteFunc(all, func(c Ceiling) bool { return c.Level <= 0 })
	if len(all) == 0 {
		return Ceiling{}
	}
	return slices.MinFunc(all, func(a, b Ceiling) int { return a.Level - b.Level })
}

// problemsUnder are the problems of the protocol with the ceiling in force in place of its
// own: it is judged so before it is run, but not kept so.
func (p Protocol) problemsUnder(c Ceiling) Problems {
	p.Pressure.Ceiling = c.Level
	problems := p.Problems()
	for i := range problems {
		if c.Of == BySettings && problems[i].Sentence == english.LevelAboveCeiling {
			problems[i].Sentence = english.LevelAboveSettings
		}
	}
	return problems
}

// Under is a plan that was made before, with no ceiling above that of the settings now,
// zero for none: what would begin higher begins there. It leaves the receiver as it was.
func (p *Plan) Under(settings int) *Plan {
	under := *p
	under.Parts = slices.Clone(p.Parts)
	for i := range under.Parts {
		part := &under.Parts[i]
		if c := lowest(part.Ceiling(), Ceiling{Level: settings, Of: BySettings}); c.Level > 0 {
			part.Pressure.Ceiling, part.CeilingOf = c.Level, c.Of
			part.Pressure.Level = min(part.Pressure.Level, c.Level)
		}
	}
	return &under
}

// Ceiling is the one ceiling that all parts have; the zero value if theirs differ.
func (p *Plan) Ceiling() Ceiling {
	c := p.Parts[0].Ceiling()
	for i := range p.Parts {
		if p.Parts[i].Ceiling() != c {
			return Ceiling{}
		}
	}
	return c
}

// Ceiling is the part's ceiling, whose it is, and what it stops.
func (p *Part) Ceiling() Ceiling {
	c := Ceiling{Level: p.Pressure.Ceiling, Of: p.CeilingOf}
	if change := p.Pressure.Change; c.Level > 0 && p.Pressure.Level >= c.Level && (change == Up || change == Alternate) {
		c.Stops = change
	}
	return c
}
