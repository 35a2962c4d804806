package history

import (
	"slices"

	"presshold/internal/catalog"
	"presshold/internal/journal"
	"presshold/internal/protocol"
)

// planned is the recorded protocol of a point; without blocks if it was not recorded or can't be
// read any more.
func planned(s journal.Session, point int) protocol.Part {
	for _, p := range s.Points {
		if p.N != point {
			continue
		}
		for _, ran := range s.Protocols {
			if ran.Hash != p.Hash {
				continue
			}
			run, err := catalog.Decode(ran.ID, []byte(ran.File))
			if err != nil {
				return protocol.Part{}
			}
			if plan, err := protocol.Expand(run, protocol.Options{}); err == nil {
				return plan.Parts[0]
			}
		}
	}
	return protocol.Part{}
}

// roundsOf are the rounds of a block, from 1; zero if unknown.
func roundsOf(blocks []protocol.Block, block int) protocol.Rounds {
	if block < 1 || block > len(blocks) {
		return protocol.Rounds{}
	}
	return blocks[block-1].Rounds
}

// saidAbout reports whether the source gives the length of a phase as approximate.
func saidAbout(p journal.Phase, part protocol.Part) bool {
	return p.Block > 0 && p.Block <= len(part.Blocks) &&
		slices.ContainsFunc(part.Blocks[p.Block-1].Phases, func(ph protocol.Phase) bool {
			said := ph.Duration
			said.About = false
			return ph.Duration.About && ph.Kind == p.Kind && ph.Label == p.Label && said == p.Planned.Span()
		})
}

// roundsBasis is the origin of the planned rounds of a block: the protocol's, unless they were
// changed in the run; "" if unknown.
func roundsBasis(blocks []protocol.Block, block, rounds int) protocol.Basis {
	switch {
	case block < 1 || block > len(blocks):
		return ""
	case roundsOf(blocks, block).Planned != rounds:
		return protocol.Chosen
	default:
		return roundsOf(blocks, block).From.Weaker(protocol.Provenance{Basis: protocol.Stated}).Basis
	}
}

// allRoundsBasis is the origin of the planned rounds of all blocks together.
func allRoundsBasis(blocks []protocol.Block, rounds int) protocol.Basis {
	from := protocol.Provenance{Basis: protocol.Stated}
	for _, b := range blocks {
		rounds -= b.Rounds.Planned
		from = from.Weaker(b.Rounds.From)
	}
	switch {
	case len(blocks) == 0:
		return ""
	case rounds != 0:
		return protocol.Chosen
	default:
		return from.Basis
	}
}
