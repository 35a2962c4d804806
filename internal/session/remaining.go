package session

import (
	"cmp"
	"time"

	"presshold/internal/protocol"
)

// ahead is what is still to come.
type ahead struct {
	timed time.Duration // at its longest
	open  protocol.Kind // of the first open phase; "" if there is none
}

// and adds what follows.
func (a ahead) and(b ahead) ahead {
	return ahead{a.timed + b.timed, cmp.Or(a.open, b.open)}
}

// lasting is one timed phase.
func lasting(p protocol.Phase) ahead { return ahead{timed: p.Duration.Max} }

// rest is how long the plan goes on, at most, after the current phase: timed phases
// at their longest, open and waiting ones left out, for nobody knows.
func (s *Session) rest() ahead {
	sum := s.restOfPoint(s.position)
	for p, at := range s.position.points {
		if p == s.position.point || at.standing != ToCome {
			continue
		}
		sp := position{point: p, place: at.next, points: s.position.points}
		if sp.phase < 0 {
			sp.phase = s.firstPhase(0, sp, false)
		}
		sp.stage = inReposition
		sum = sum.and(lasting(s.part(sp).Reposition)).and(s.restOfPoint(sp))
	}
	return sum
}

// restOfPoint is what follows at a point after the phase of a position.
func (s *Session) restOfPoint(sp position) ahead {
	var sum ahead
	if sp.onWay() && sp.points[sp.point].next.stage == inForced {
		sp.stage = inForced
		sum = lasting(s.plan.Forced)
	}
	if s.part(sp).Order == protocol.Sweep {
		return sum.and(s.restInSweeps(sp))
	}
	sum = sum.and(s.restOfBlock(sp))
	for sp.block++; sp.block < len(s.part(sp).Blocks); sp.block++ {
		sp.round, sp.phase, sp.stage = 1, -1, inBody
		sum = sum.and(s.restOfBlock(sp))
	}
	return sum
}

// restOfBlock is what follows in a block after the phase of a position.
func (s *Session) restOfBlock(sp position) ahead {
	between := sp.phase >= 0 && s.blockAt(sp).Phases[sp.phase].Between
	sum := s.total(sp, sp.after(), between)
	for last := s.lastRound(sp); sp.round < last; between = false {
		if !between {
			sum = sum.and(s.total(sp, 0, true))
		}
		sp.round++
		sum = sum.and(s.total(sp, 0, false))
	}
	return sum
}

// after is the index of the phase that follows a position's: the position's own where it is
// still on its way there.
func (sp position) after() int {
	if sp.onWay() {
		return sp.phase
	}
	return sp.phase + 1
}

// restInSweeps is what follows at a point of a sweep after the phase of a position: the rest
// of its round, and, round by round, the way back to it and the next.
func (s *Session) restInSweeps(sp position) ahead {
	sum := s.total(sp, sp.after(), false)
	for ; sp.block < len(s.part(sp).Blocks); sp.block, sp.round = sp.block+1, 0 {
		for last := s.lastRound(sp); sp.round < last; {
			sp.round++
			sum = sum.and(lasting(s.part(sp).Reposition)).and(s.total(sp, 0, false))
		}
	}
	return sum
}

// total adds up the timed phases from index i on in a round itself, or between it and the next.
func (s *Session) total(sp position, i int, between bool) ahead {
	var sum ahead
	for i = s.firstPhase(i, sp, between); i >= 0; i = s.firstPhase(i+1, sp, between) {
		if p := s.blockAt(sp).Phases[i]; p.Duration.Open {
			sum.open = cmp.Or(sum.open, p.Kind)
		} else {
			sum.timed += p.Duration.Max
		}
	}
	return sum
}
