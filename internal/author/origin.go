package author

import (
	"cmp"
	"slices"

	"presshold/internal/protocol"
)

// attribute sets the origin of the protocol's words: that of the copied protocol where they are
// unchanged and their source is still listed, otherwise none. Words that a person typed are
// their own.
func (d *Draft) attribute(p *protocol.Protocol) {
	was := d.head.was
	keep := func(now, before string, from protocol.Provenance) protocol.Provenance {
		if _, there := p.Source(from.Source); now == "" || now != before || from.Source != "" && !there {
			return protocol.Provenance{}
		}
		return from
	}
	p.TechniqueFrom = keep(p.Technique, was.Technique, d.head.at("technique").settledFrom)
	p.ToolFrom = keep(p.Tool, was.Tool, d.head.at("tool").settledFrom)
	p.BreathFrom = keep(p.Breath, was.Breath, d.head.at("breath").settledFrom)
	p.CautionsFrom = nil
	for _, c := range p.Cautions {
		from := protocol.Provenance{Basis: protocol.Chosen}
		if i := slices.Index(was.Cautions, c); i >= 0 {
			from = keep(c, c, was.CautionFrom(i))
			from.Basis = cmp.Or(from.Basis, protocol.Chosen) // in a list nothing can be left out
		}
		p.CautionsFrom = append(p.CautionsFrom, from)
	}
	if len(was.CautionsFrom) == 0 {
		p.CautionsFrom = nil
	}
	now, before := &p.Pressure, d.pressure.was
	from := func(key string) protocol.Provenance { return d.pressure.at(key).settledFrom }
	now.WordsFrom = keep(now.Words, before.Words, from("words"))
	now.ChangeFrom = keep(string(now.Change), string(before.Change), from("change"))
	if slices.Equal(now.Levels, before.Levels) && len(now.Levels) > 0 {
		now.LevelsFrom = keep(now.Levels[0], now.Levels[0], from("levels"))
	}
}
