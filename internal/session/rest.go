package session

import (
	"time"

	"presshold/internal/protocol"
)

// rest is how long the plan goes on, at most, after the phase at hand: timed phases
// at their longest, open and waiting ones left out, for nobody knows.
func (s *Session) rest() time.Duration {
	sum := s.restOfPoint(s.spot)
	for p, at := range s.spot.points {
		if p == s.spot.point || at.fate != toCome {
			continue
		}
		sp := spot{point: p, place: at.next, points: s.spot.points}
		if sp.phase < 0 {
			sp.phase = s.firstPhase(0, sp)
		}
		sp.stage = inReposition
		sum += s.part(sp).Reposition.Duration.Max + s.restOfPoint(sp)
	}
	return sum
}

// restOfPoint is what follows at a point after the phase of a spot.
func (s *Session) restOfPoint(sp spot) time.Duration {
	sum := time.Duration(0)
	if sp.onWay() && sp.points[sp.point].next.stage == inForced {
		sp.stage = inForced
		sum += s.plan.Forced.Duration.Max
	}
	if s.part(sp).Order == protocol.Sweep {
		return sum + s.restInSweeps(sp)
	}
	sum += s.restOfBlock(sp)
	for sp.block++; sp.block < len(s.part(sp).Blocks); sp.block++ {
		sum += s.wholeBlock(sp)
	}
	return sum
}

// wholeBlock is how long a block takes from its start.
func (s *Session) wholeBlock(sp spot) time.Duration {
	sp.round, sp.phase, sp.stage = 1, -1, inBody
	return s.restOfBlock(sp)
}

// restOfBlock is what follows in a block after the phase of a spot.
func (s *Session) restOfBlock(sp spot) time.Duration {
	sum := time.Duration(0)
	last := s.lastRound(sp)
	inBetween := sp.phase >= 0 && s.blockAt(sp).Phases[sp.phase].Between
	if inBetween {
		sum += s.total(sp, sp.after(), s.firstBetween)
	} else {
		sum += s.total(sp, sp.after(), s.firstPhase)
	}
	for ; sp.round < last; inBetween = false {
		if !inBetween {
			sum += s.total(sp, 0, s.firstBetween)
		}
		sp.round++
		sum += s.total(sp, 0, s.firstPhase)
	}
	return sum
}

// after is the index of the phase that follows a spot's: the spot's own where it is
// still on its way there.
func (sp spot) after() int {
	if sp.onWay() {
		return sp.phase
	}
	return sp.phase + 1
}

// restInSweeps is what follows at a point of a sweep after the phase of a spot: the rest
// of its round, and, round by round, the way back to it and the next.
func (s *Session) restInSweeps(sp spot) time.Duration {
	sum := s.total(sp, sp.after(), s.firstPhase)
	for {
		for last := s.lastRound(sp); sp.round < last; {
			sp.round++
			sum += s.sweepStop(sp)
		}
		sp.block++
		if sp.block == len(s.part(sp).Blocks) {
			return sum
		}
		sp.round = 0
	}
}

// sweepStop is one round at one point of a sweep, with the way to it.
func (s *Session) sweepStop(sp spot) time.Duration {
	return s.part(sp).Reposition.Duration.Max + s.total(sp, 0, s.firstPhase)
}

// total adds up the timed phases of a round from index i on, as first finds them.
func (s *Session) total(sp spot, i int, first func(int, spot) int) time.Duration {
	sum := time.Duration(0)
	for i = first(i, sp); i >= 0; i = first(i+1, sp) {
		if p := s.blockAt(sp).Phases[i]; !p.Duration.Open {
			sum += p.Duration.Max
		}
	}
	return sum
}
