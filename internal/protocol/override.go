package protocol

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase/english"
)

// Overrides are what the user chose in place of a protocol's own. Zero values
// leave the protocol as it is.
type Overrides struct {
	Hold    Span // for every hold
	Release Span // for every release; added where the protocol has none
	// NoRelease leaves every release out, in place of Release.
	NoRelease bool
	Rounds    Range       // planned rounds: of the blocks that repeat, or of all if none does
	Until     []Criterion // in place of the criteria of those blocks
	Points    []Point     // in place of the protocol's points
	Level     int         // first pressure level
	Ceiling   int         // highest pressure level
}

// NoEffectError tells that an override found nothing in the protocol to change.
type NoEffectError struct {
	Option   string // its name, as a flag or as a key of a file: "hold"
	Protocol string // id
	Why      string
}

func (e *NoEffectError) Error() string {
	return fmt.Sprintf(english.NoEffect, "--"+e.Option, e.Protocol, e.Why)
}

// set are the names of the overrides that are set.
func (o Overrides) set() []string {
	var names []string
	for _, option := range []struct {
		name string
		set  bool
	}{
		{"hold", !o.Hold.IsZero()},
		{"release", !o.Release.IsZero() || o.NoRelease},
		{"rounds", !o.Rounds.IsZero()},
		{"until", len(o.Until) > 0},
		{"point", len(o.Points) > 0},
		{"level", o.Level > 0},
		{"ceiling", o.Ceiling > 0},
	} {
		if option.set {
			names = append(names, option.name)
		}
	}
	return names
}

// Option is the name of the override to which a problem at a path in the protocol belongs; ""
// for none.
func (p Protocol) Option(path string) string {
	var block, phase int
	found, _ := fmt.Sscanf(path, "blocks[%d].phases[%d]", &block, &phase) // both, the first or none
	switch {
	case path == "pressure.level" || path == "pressure.ceiling":
		return strings.TrimPrefix(path, "pressure.")
	case strings.HasPrefix(path, "points"):
		return "point"
	case found == 1 && strings.Contains(path, ".until"):
		return "until"
	case found == 1:
		return "rounds"
	case found == 2:
		if k := p.Blocks[block].Phases[phase].Kind; k == Hold || k == Release {
			return string(k)
		}
	}
	return ""
}

// Override returns the protocol with the user's numbers in place of its own, each
// marked as chosen. The result still has to pass Problems.
func (p Protocol) Override(o Overrides) (Protocol, error) {
	p.Blocks = slices.Clone(p.Blocks)
	for i := range p.Blocks {
		p.Blocks[i].Phases = slices.Clone(p.Blocks[i].Phases)
	}
	if !o.Hold.IsZero() && !p.each(Hold, o.Hold) {
		return p, &NoEffectError{"hold", p.ID, english.NoEffectNoHold}
	}
	if !o.Release.IsZero() && !p.each(Release, o.Release) && !p.addRelease(o.Release) {
		return p, &NoEffectError{"release", p.ID, english.NoEffectNoRelease}
	}
	if o.NoRelease && !p.dropReleases() {
		return p, &NoEffectError{"release", p.ID, english.NoEffectOnlyReleases}
	}
	blocks := p.repeating()
	if !o.Rounds.IsZero() {
		for _, b := range blocks {
			b.setRounds(o.Rounds)
		}
	}
	if len(o.Until) > 0 {
		for _, b := range blocks {
			b.Until, b.UntilFrom = o.Until, Provenance{Basis: Chosen}
		}
	}
	if len(o.Points) > 0 {
		p.Points = o.Points
	}
	if o.Level > 0 {
		p.Pressure.Level = o.Level
	}
	if o.Ceiling > 0 {
		p.Pressure.Ceiling = o.Ceiling
	}
	return p, nil
}

// each gives every phase of a kind the chosen span, and tells whether there was one.
func (p Protocol) each(k Kind, s Span) bool {
	found := false
	for _, b := range p.Blocks {
		for i := range b.Phases {
			if b.Phases[i].Kind == k {
				b.Phases[i].choose(s)
				found = true
			}
		}
	}
	return found
}

// openCap ends a phase that was made open by choice and has no cap: one minute, as several sources
// cap theirs, but none states it for this one.
const openCap = time.Minute

// choose replaces the phase's duration. A cap that still leaves room stays; a guide
// time or a cap that belongs to another length goes.
func (p *Phase) choose(s Span) {
	wasOpen := p.Duration.Open
	p.Duration, p.From = s, Provenance{Basis: Chosen}
	if s.Open && p.Cap == 0 {
		p.Cap, p.CapFrom = openCap, Provenance{Basis: Assumed}
	}
	if !s.Open {
		p.Guide, p.GuideMax, p.GuideFrom = 0, 0, Provenance{}
		p.Count, p.CountFrom = Range{}, Provenance{} // what is timed is not counted
		if wasOpen || p.Cap < s.Max {
			p.Cap, p.CapFrom = 0, Provenance{}
		}
	}
}

// addRelease puts a release after the last phase of every block with a hold.
func (p Protocol) addRelease(s Span) bool {
	found := false
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if slices.ContainsFunc(b.Phases, func(p Phase) bool { return p.Kind == Hold }) {
			b.Phases = append(b.Phases, Phase{Kind: Release, Duration: s, From: Provenance{Basis: Chosen}})
			found = true
		}
	}
	return found
}

// dropReleases leaves every release out, and tells whether something is left of each block.
func (p Protocol) dropReleases() bool {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		b.Phases = slices.DeleteFunc(b.Phases, func(ph Phase) bool { return ph.Kind == Release })
		b.Unbroken = true
		if len(b.Phases) == 0 {
			return false
		}
	}
	return true
}

// repeating are the blocks whose rounds an override means: those that repeat, or
// all of them if none does.
func (p Protocol) repeating() []*Block {
	var repeat, all []*Block
	for i := range p.Blocks {
		all = append(all, &p.Blocks[i])
		if p.Blocks[i].Repeats() {
			repeat = append(repeat, &p.Blocks[i])
		}
	}
	if len(repeat) > 0 {
		return repeat
	}
	return all
}

// setRounds makes r the plan; a cap below it gives way, for it was a bound on what
// nobody chose.
func (b *Block) setRounds(r Range) {
	b.Rounds.Planned, b.Rounds.From = r.Max, Provenance{Basis: Chosen}
	b.Rounds.Min, b.Rounds.About = 0, r.About
	if r.Min != r.Max {
		b.Rounds.Min = r.Min
	}
	if b.Rounds.Cap < r.Max {
		b.Rounds.Cap, b.Rounds.CapFrom = 0, Provenance{}
	}
}

// Rounds of an ad hoc protocol with a release or a criterion that were not chosen; no source
// states them.
const (
	adHocRounds = 6
	adHocCap    = 12
)

// AdHocID is the id of a protocol that was made of flags alone: no library has it.
const AdHocID = "ad-hoc"

// AdHoc makes a protocol of overrides alone, which must have a hold. Rounds that were not
// chosen are assumed: one, or, with a release or a criterion, six, at most twelve (after
// alternating-ischemic-compression).
func AdHoc(o Overrides) (Protocol, error) {
	assumed := Provenance{Basis: Assumed}
	block := Block{
		Phases: []Phase{{Kind: Hold, Duration: o.Hold, From: Provenance{Basis: Chosen}}},
		Rounds: Rounds{Planned: 1, From: assumed},
	}
	if o.Rounds.IsZero() && (!o.Release.IsZero() || len(o.Until) > 0) {
		block.Rounds = Rounds{Planned: adHocRounds, From: assumed, Cap: adHocCap, CapFrom: assumed}
	}
	p := Protocol{ID: AdHocID, Name: english.AdHoc, Blocks: []Block{block}}
	return p.Override(o)
}
