package history

import (
	"errors"
	"fmt"
	"slices"

	"presshold/internal/catalog"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// planned is the recorded protocol of a point; without blocks if it was not recorded or can't be
// read any more.
func planned(s journal.Session, point int) protocol.Part {
	for _, p := range s.Points {
		if p.N != point {
			continue
		}
		if plan, err := expanded(s, p, protocol.Options{}); err == nil {
			return plan.Parts[0]
		}
	}
	return protocol.Part{}
}

// expanded is the plan of the recorded protocol of a point, by itself.
func expanded(s journal.Session, p journal.Point, o protocol.Options) (protocol.Plan, error) {
	at := slices.IndexFunc(s.Protocols, func(r journal.Ran) bool { return r.Hash == p.Hash })
	if at < 0 {
		return protocol.Plan{}, errors.New(english.RecordedNoProtocol)
	}
	run, err := asRun(s.Protocols[at])
	if err != nil {
		return protocol.Plan{}, err
	}
	return protocol.Expand(run, o)
}

// asRun parses a recorded protocol.
func asRun(ran journal.Ran) (protocol.Protocol, error) {
	p, err := catalog.Decode(ran.ID, []byte(ran.File))
	if err != nil {
		return p, fmt.Errorf(english.RecordedUnreadable, err)
	}
	return p, nil
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
