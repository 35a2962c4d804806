package training_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// drawer draws valid protocols. With basis set, every number is of that basis.
type drawer struct {
	*rapid.T

	basis protocol.Basis
}

func (d drawer) yes(what string) bool { return rapid.Bool().Draw(d.T, what) }

func (d drawer) from() protocol.Provenance {
	if d.basis != "" {
		return protocol.Provenance{Basis: d.basis}
	}
	return rapid.SampledFrom([]protocol.Provenance{
		{},
		{Basis: protocol.Assumed},
		{Basis: protocol.Chosen},
		{Basis: protocol.Stated, Source: "A"},
		{Basis: protocol.Secondary, Source: "B"},
	}).Draw(d.T, "from")
}

func (d drawer) length(lo, hi int) time.Duration {
	return time.Duration(rapid.IntRange(lo*2, hi*2).Draw(d.T, "length")) * time.Second / 2
}

func (d drawer) protocol() protocol.Protocol {
	p := protocol.Protocol{
		ID: "drawn", Name: "Drawn", Summary: "As it is drawn.",
		Order: rapid.SampledFrom([]protocol.Order{"", protocol.Each, protocol.Sweep}).Draw(d.T, "order"),
		Sources: []protocol.Source{
			{Key: "A", Basis: protocol.Stated, Citation: "One book"},
			{Key: "B", Basis: protocol.Secondary, Citation: "Another book"},
		},
		Pressure: protocol.Pressure{
			Change:  rapid.SampledFrom([]protocol.Change{"", protocol.Same, protocol.Up, protocol.Down, protocol.Alternate}).Draw(d.T, "change"),
			Level:   rapid.IntRange(0, 3).Draw(d.T, "level"),
			Ceiling: rapid.SampledFrom([]int{0, 3, 4}).Draw(d.T, "ceiling"),
			Target:  rapid.SampledFrom([]int{0, 5}).Draw(d.T, "target"),
		},
	}
	for i := range rapid.IntRange(0, 2).Draw(d.T, "points") {
		p.Points = append(p.Points, protocol.Point{Site: fmt.Sprintf("site %c", 'a'+i), Side: protocol.Both})
	}
	if d.yes("reposition") {
		p.Reposition, p.RepositionFrom = d.length(1, 9), d.from()
	}
	for range rapid.IntRange(1, 3).Draw(d.T, "blocks") {
		p.Blocks = append(p.Blocks, d.block())
	}
	if d.yes("aftercare") {
		p.Aftercare = protocol.Aftercare{
			Soreness: protocol.Span{Min: 24 * time.Hour, Max: 36 * time.Hour}, SorenessFrom: d.from(),
			Relaxed: protocol.Fixed(96 * time.Hour), RelaxedFrom: d.from(),
		}
	}
	return p
}

func (d drawer) block() protocol.Block {
	b := protocol.Block{UntilFrom: d.from()}
	for range rapid.IntRange(0, 3).Draw(d.T, "phases") {
		b.Phases = append(b.Phases, d.phase())
	}
	b.Phases = append(b.Phases, protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(d.length(1, 20)), From: d.from()})
	r := &b.Rounds
	r.From, r.CapFrom = d.from(), d.from()
	r.Planned = rapid.IntRange(0, 4).Draw(d.T, "rounds")
	if r.Planned == 0 || d.yes("capped") {
		r.Cap = max(r.Planned, 1) + rapid.IntRange(0, 3).Draw(d.T, "cap")
	}
	if r.Planned > 1 && d.yes("least") {
		r.Min = rapid.IntRange(1, r.Planned).Draw(d.T, "min")
	}
	for _, c := range []protocol.Criterion{
		{Rule: protocol.UntilEased},
		{Rule: protocol.UntilScore, N: 3},
		{Rule: protocol.UntilDrop, N: 2},
		{Rule: protocol.UntilTime, Time: time.Hour},
	} {
		if d.yes(string(c.Rule)) {
			b.Until = append(b.Until, c)
		}
	}
	return b
}

func (d drawer) phase() protocol.Phase {
	kinds := append(protocol.Kinds(), protocol.Hold, protocol.Hold)
	p := protocol.Phase{Kind: rapid.SampledFrom(kinds).Draw(d.T, "kind"), From: d.from(), Between: d.yes("between")}
	if p.Kind == protocol.CheckIn {
		p.When = rapid.SampledFrom([]protocol.Occasion{{}, {Last: true}, {Every: 2}, {In: "1,3"}}).Draw(d.T, "when")
		if p.Waits = d.yes("waits"); !p.Waits {
			p.Duration = protocol.Fixed(d.length(1, 5))
		}
		return p
	}
	switch rapid.IntRange(0, 2).Draw(d.T, "shape") {
	case 0:
		p.Duration = protocol.Fixed(d.length(1, 90))
	case 1:
		lo := d.length(1, 20)
		p.Duration = protocol.Span{Min: lo, Max: lo + d.length(1, 9)}
	default:
		p.Duration = protocol.Span{Open: true}
		p.Cap, p.CapFrom = d.length(5, 60), d.from()
		if d.yes("guide") {
			p.Guide, p.GuideFrom = p.Cap/2, d.from()
		}
		if p.Kind == protocol.Stroke {
			p.Count, p.CountFrom = protocol.Range{Min: 10, Max: 12}, d.from()
		}
	}
	return p
}

// anyProtocol draws one of every shape; its numbers are of the given basis, or of any.
func anyProtocol(t *rapid.T, basis protocol.Basis) protocol.Protocol {
	return drawer{t, basis}.protocol()
}
