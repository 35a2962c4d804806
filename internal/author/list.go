package author

import (
	"slices"

	"presshold/internal/protocol"
)

// spot tells which item of the draft's lists a field is of, from 1; zero for none.
type spot struct{ block, phase, caution, source, station, place int }

// Add does what a field of kind Press says, or adds a phase behind that of the field;
// it returns the path of the field to fill in next, and false if there is nothing to
// add here.
func (d *Draft) Add(f Field) (path string, ok bool) {
	if f.Path == "blocks" {
		d.blocks = append(d.blocks, newBlock(protocol.Block{Phases: []protocol.Phase{{Kind: protocol.Hold}}}))
		return phasePath(len(d.blocks)-1, 0) + ".kind", true
	}
	if f.spot.block == 0 {
		return "", false
	}
	b := d.blocks[f.spot.block-1]
	at := f.spot.phase
	if at == 0 {
		at = len(b.phases)
	}
	kind := protocol.Hold
	if at > 0 && kindOf(b.phases[at-1]) == protocol.Hold {
		kind = protocol.Release
	}
	b.phases = slices.Insert(b.phases, at, newPhase(protocol.Phase{Kind: kind}))
	return phasePath(f.spot.block-1, at) + ".kind", true
}

// Removes says what Remove would remove at a field: "phase", "part", "caution",
// "source", or "" for nothing.
func (d *Draft) Removes(f Field) string {
	switch s := f.spot; {
	case s.phase > 0:
		return "phase"
	case s.block > 0 && len(d.blocks) > 1:
		return "part"
	case s.caution > 0:
		return "caution"
	case s.source > 0:
		return "source"
	default:
		return ""
	}
}

// Remove removes the phase, part, caution or source that a field is of, and returns the
// path of the field to go on at. A number whose source is gone is chosen.
func (d *Draft) Remove(f Field) (path string, ok bool) {
	s := f.spot
	switch d.Removes(f) {
	case "phase":
		b := d.blocks[s.block-1]
		b.phases = slices.Delete(b.phases, s.phase-1, s.phase)
		if s.phase > len(b.phases) {
			return blockPath(s.block-1) + ".phases", true
		}
		return phasePath(s.block-1, s.phase-1) + ".kind", true
	case "part":
		d.blocks = slices.Delete(d.blocks, s.block-1, s.block)
		return blockPath(min(s.block, len(d.blocks))-1) + ".rounds", true
	case "caution":
		d.cautions = slices.Delete(d.cautions, s.caution-1, s.caution)
		return item("cautions", s.caution-1), true
	case "source":
		key := d.sources[s.source-1].at("key").Text
		d.sources = slices.Delete(d.sources, s.source-1, s.source)
		for _, p := range d.origins() {
			if p.Source == key {
				*p = protocol.Provenance{Basis: protocol.Chosen}
			}
		}
		return sourcePath(s.source-1) + ".citation", true
	default:
		return "", false
	}
}

// Move takes the phase of a field n places up or down in its part, and returns the path
// of the same field where it is now.
func (d *Draft) Move(f Field, n int) (path string, ok bool) {
	if f.spot.phase == 0 {
		return "", false
	}
	phases := d.blocks[f.spot.block-1].phases
	from := f.spot.phase - 1
	to := from + n
	if to < 0 || to >= len(phases) {
		return "", false
	}
	phases[from], phases[to] = phases[to], phases[from]
	was, is := phasePath(f.spot.block-1, from), phasePath(f.spot.block-1, to)
	return is + f.Path[len(was):], true
}

// Entry names what Add adds below a field, and Move moves: "phase", or "" for nothing.
func (d *Draft) Entry(f Field) string {
	if f.spot.phase == 0 {
		return ""
	}
	return "phase"
}
