package session

import (
	"slices"
	"time"

	"presshold/internal/protocol"
)

// stage is what part of the run a phase belongs to: one of the block's own phases,
// or one that the plan puts in.
type stage uint8

const (
	inCountIn stage = iota + 1
	inReposition
	inBody
	inForced // the release after an open hold that was not released
)

// spot is where the run stands: all that going back has to bring back. Indexes
// count from 0, rounds from 1. In the count-in and while repositioning it is the
// place that the run is on its way to.
type spot struct {
	point, block, round, phase int
	stage                      stage
	points                     []pointState  // written by setPoint only
	since                      time.Duration // active time when the block began (here, or in a sweep)
	blockTold, roundTold       bool          // that they began
	afterHold                  bool          // the phase before was a hold at this point
}

// pointState is how a point stands.
type pointState struct {
	level     int
	heldAt    int  // level of the latest hold; zero before the first
	blockOver bool // out of the sweeps of the block at hand
	over      bool
}

// moment is one phase of the way that led here.
type moment struct {
	prev *moment
	spot spot
	step int
	kind protocol.Kind
}

// redo is a phase that was left by going back.
type redo struct {
	spot spot
	then *redo
}

// setPoint changes the state of the spot's point in a copy of its own.
func (sp *spot) setPoint(change func(*pointState)) {
	sp.points = slices.Clone(sp.points)
	change(&sp.points[sp.point])
}

// blockAt is the block of a spot.
func (s *Session) blockAt(sp spot) *protocol.Block { return &s.plan.Blocks[sp.block] }

// phaseAt is the phase of a spot, as planned.
func (s *Session) phaseAt(sp spot) protocol.Phase {
	switch sp.stage {
	case inCountIn:
		return s.plan.CountIn
	case inReposition:
		return s.plan.Reposition
	case inForced:
		return s.plan.Forced
	default:
		return s.blockAt(sp).Phases[sp.phase]
	}
}

// level is the pressure level at a spot.
func (s *Session) level(sp spot) int {
	level := sp.points[sp.point].level
	if s.plan.Pressure.Change == protocol.Alternate && sp.round%2 == 0 {
		level++
	}
	return min(level, s.ceiling())
}

func (s *Session) ceiling() int {
	if c := s.plan.Pressure.Ceiling; c > 0 {
		return c
	}
	return protocol.MaxLevel
}

// extraAt finds the rounds more or fewer than planned that were asked for at a
// spot: they hold for this block at this point, or for all points of a sweep.
func (s *Session) extraAt(sp spot) int {
	if s.plan.Order == protocol.Sweep {
		return sp.block
	}
	return sp.point*len(s.plan.Blocks) + sp.block
}

// rounds is how many rounds are planned now at a spot; zero when nothing but the
// criteria and the cap end the block.
func (s *Session) rounds(sp spot) int {
	planned := s.blockAt(sp).Rounds.Planned
	if planned == 0 {
		return 0
	}
	return planned + s.extra[s.extraAt(sp)]
}

// lastRound is the round with which a block ends if nothing ends it before.
func (s *Session) lastRound(sp spot) int {
	if n := s.rounds(sp); n > 0 {
		return n
	}
	return s.blockAt(sp).Rounds.Cap
}

// due tells whether a phase takes place in the round of a spot.
func (s *Session) due(p protocol.Phase, sp spot) bool {
	return p.Kind != protocol.CheckIn || p.When.Is(sp.round, s.lastRound(sp))
}

// firstPhase is the first phase from index i on that takes place in the round
// itself; -1 if none is left.
func (s *Session) firstPhase(i int, sp spot) int {
	for phases := s.blockAt(sp).Phases; i < len(phases); i++ {
		if !phases[i].Between && s.due(phases[i], sp) {
			return i
		}
	}
	return -1
}

// firstBetween is the first phase from index i on that stands between two rounds;
// -1 if none is left.
func (s *Session) firstBetween(i int, sp spot) int {
	for phases := s.blockAt(sp).Phases; i < len(phases); i++ {
		if phases[i].Between && s.due(phases[i], sp) {
			return i
		}
	}
	return -1
}
