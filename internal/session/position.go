package session

import (
	"slices"
	"time"

	"presshold/internal/protocol"
)

// stage says whether a phase is one of the block's own, or which one the plan adds.
type stage uint8

const (
	inCountIn stage = iota + 1
	inReposition
	inBody
	inForced // the release after an open hold that was not released
)

// position is where the run stands: all that back has to restore. In the count-in and while
// repositioning, its place is the one that the run is on its way to.
type position struct {
	point int // from 0
	place
	points    []pointState  // copied before they are written
	since     time.Duration // active time when the block began (here, or in a sweep)
	afterHold bool          // the phase before was a hold at this point
}

// place is how far a point has come. Indexes count from 0, rounds from 1.
type place struct {
	block, round, phase    int // a negative phase is the first one of the round
	stage                  stage
	blockBegun, roundBegun bool // their starts were emitted
}

func startOf(block int) place {
	return place{block: block, round: 1, phase: -1, stage: inBody}
}

type pointState struct {
	level  int
	heldAt int    // level of the latest hold; zero before the first
	heldAs string // what that hold is called
	// pressed is how long holds have lasted in the current block.
	pressed  time.Duration
	standing Standing // whether the run still comes to it by itself; never Here
	// next is where the point continues when the run comes to it, with the stage after
	// the way there; spent is how long the block had lasted when the point was left.
	next  place
	spent time.Duration
}

// moment is one of the phases that led here.
type moment struct {
	prev     *moment
	position position
	step     int
}

// redo is a phase that was left by back.
type redo struct {
	position position
	then     *redo
}

// setPoint changes the state of the current point, in a copy of the states; those of a look ahead are
// its own already.
func (s *Session) setPoint(change func(*pointState)) {
	if !s.ahead {
		s.position.points = slices.Clone(s.position.points)
	}
	change(&s.position.points[s.position.point])
}

// blockOf is the index of the block in which a point is or continues.
func (sp position) blockOf(point int) int {
	if point == sp.point {
		return sp.block
	}
	return sp.points[point].next.block
}

func (s *Session) blockAt(sp position) *protocol.Block { return &s.part(sp).Blocks[sp.block] }

// part is the part of the plan that a position's point belongs to.
func (s *Session) part(sp position) *protocol.Part { return s.plan.PartAt(sp.point) }

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

// extraAt is the index in extra for a position: its block at its point, or at all points of
// a sweep.
func (s *Session) extraAt(sp position) int {
	if part := s.part(sp); part.Order == protocol.Sweep {
		sp.point = part.From
	}
	return sp.point*s.stride + sp.block
}

// rounds is the number of rounds planned now at a position; zero if only criteria and the cap
// end the block.
func (s *Session) rounds(sp position) int {
	planned := s.blockAt(sp).Rounds.Planned
	if planned == 0 {
		return 0
	}
	return planned + s.extra[s.extraAt(sp)]
}

func (s *Session) roundsFrom(sp position) protocol.Provenance {
	if s.extra[s.extraAt(sp)] != 0 {
		return protocol.Provenance{Basis: protocol.Chosen}
	}
	return s.blockAt(sp).Rounds.From
}

// lastRound is the round after which the block ends at the latest.
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

// compressionLeft is how long the hands may still press in the block of a position; false if
// there is no limit.
func (s *Session) compressionLeft(sp position) (time.Duration, bool) {
	most, ok := s.blockAt(sp).Compression()
	return most - sp.points[sp.point].pressed, ok
}

// compressionDone reports whether the compression left in the block of a position is too short to
// press for.
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
