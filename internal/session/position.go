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

// position is where the run stands: all that going back has to bring back. In the count-in
// and while repositioning it is the place that the run is on its way to.
type position struct {
	point int // from 0
	place
	points    []pointState  // copied before they are written
	since     time.Duration // active time when the block began (here, or in a sweep)
	afterHold bool          // the phase before was a hold at this point
}

// place is how far a point has come. Indexes count from 0, rounds from 1.
type place struct {
	block, round, phase  int // phase is below zero for the first that the round has
	stage                stage
	blockTold, roundTold bool // that they began
}

// startOf is the place at which a block begins.
func startOf(block int) place {
	return place{block: block, round: 1, phase: -1, stage: inBody}
}

// pointState is how a point stands.
type pointState struct {
	level  int
	heldAt int    // level of the latest hold; zero before the first
	heldAs string // what that hold is called
	// pressed is how long the hands have pressed in the current block.
	pressed  time.Duration
	standing Standing // whether the run still comes to it by itself; never Here
	// next is where the point goes on when the run comes to it, its stage one that the
	// way there leads to; spent is how long the block had lasted when it was left.
	next  place
	spent time.Duration
}

// moment is one phase of the way that led here.
type moment struct {
	prev     *moment
	position position
	step     int
}

// redo is a phase that was left by going back.
type redo struct {
	position position
	then     *redo
}

// setPoint changes the state of the position's point in a copy of the states.
func (sp *position) setPoint(change func(*pointState)) {
	sp.points = slices.Clone(sp.points)
	change(&sp.points[sp.point])
}

// blockAt is the block of a position.
func (s *Session) blockAt(sp position) *protocol.Block { return &s.part(sp).Blocks[sp.block] }

// part is the part of the plan that a position's point belongs to.
func (s *Session) part(sp position) *protocol.Part { return s.plan.PartAt(sp.point) }

// phaseAt is the phase of a position, as planned.
func (s *Session) phaseAt(sp position) protocol.Phase {
	switch sp.stage {
	case inCountIn:
		return s.plan.CountIn
	case inReposition:
		return s.part(sp).Reposition
	case inForced:
		return s.plan.Forced
	default:
		return s.blockAt(sp).Phases[sp.phase]
	}
}

// level is the pressure level at a position.
func (s *Session) level(sp position) int {
	level := sp.points[sp.point].level
	if s.part(sp).Pressure.Change == protocol.Alternate && sp.round%2 == 0 {
		level++
	}
	return min(level, s.ceiling(sp))
}

func (s *Session) ceiling(sp position) int {
	if c := s.part(sp).Pressure.Ceiling; c > 0 {
		return c
	}
	return protocol.MaxLevel
}

// extraAt finds the rounds more or fewer than planned that were asked for at a
// position: they hold for this block at this point, or for all points of a sweep.
func (s *Session) extraAt(sp position) int {
	if part := s.part(sp); part.Order == protocol.Sweep {
		sp.point = part.From
	}
	return sp.point*s.stride + sp.block
}

// rounds is how many rounds are planned now at a position; zero when nothing but the
// criteria and the cap end the block.
func (s *Session) rounds(sp position) int {
	planned := s.blockAt(sp).Rounds.Planned
	if planned == 0 {
		return 0
	}
	return planned + s.extra[s.extraAt(sp)]
}

// roundsFrom is where the number of rounds planned now at a position comes from.
func (s *Session) roundsFrom(sp position) protocol.Provenance {
	if s.extra[s.extraAt(sp)] != 0 {
		return protocol.Provenance{Basis: protocol.Chosen}
	}
	return s.blockAt(sp).Rounds.From
}

// lastRound is the round with which a block ends if nothing ends it before.
func (s *Session) lastRound(sp position) int {
	if n := s.rounds(sp); n > 0 {
		return n
	}
	return s.blockAt(sp).Rounds.Cap
}

// due reports whether a phase takes place in the round of a position.
func (s *Session) due(p protocol.Phase, sp position) bool {
	switch {
	case p.Kind == protocol.CheckIn:
		return p.When.Is(sp.round, s.lastRound(sp))
	case p.Kind.Presses():
		return !s.compressionDone(sp)
	default:
		return true
	}
}

// compressionLeft is how long the hands may still press in the block of a position; false where
// nothing says.
func (s *Session) compressionLeft(sp position) (time.Duration, bool) {
	most, ok := s.blockAt(sp).Compression()
	return most - sp.points[sp.point].pressed, ok
}

// compressionDone reports whether all the compression of a position's block is done: what is left is too
// short to press for.
func (s *Session) compressionDone(sp position) bool {
	left, ok := s.compressionLeft(sp)
	return ok && left < protocol.MinDuration
}

// firstPhase is the first phase from index i on that takes place in the round itself, or
// between it and the next; -1 if none is left.
func (s *Session) firstPhase(i int, sp position, between bool) int {
	for phases := s.blockAt(sp).Phases; i < len(phases); i++ {
		if phases[i].Between == between && s.due(phases[i], sp) {
			return i
		}
	}
	return -1
}
