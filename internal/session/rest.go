package session

import (
	"time"

	"presshold/internal/protocol"
)

// rest is how long the plan goes on, at most, after the phase at hand: timed phases
// at their longest, open and waiting ones left out, for nobody knows.
func (s *Session) rest() time.Duration {
	sp := s.spot
	if s.plan.Order == protocol.Sweep {
		return s.restOfSweeps(sp)
	}
	sum := s.restOfBlock(sp)
	for sp.block++; sp.block < len(s.plan.Blocks); sp.block++ {
		sum += s.wholeBlock(sp)
	}
	for sp.point++; sp.point < len(s.plan.Points); sp.point++ {
		sum += s.plan.Reposition.Duration.Max
		for sp.block = range s.plan.Blocks {
			sum += s.wholeBlock(sp)
		}
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
	inBetween := sp.stage == inBody && sp.phase >= 0 && s.blockAt(sp).Phases[sp.phase].Between
	if inBetween {
		sum += s.total(sp, sp.phase+1, s.firstBetween)
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
	if sp.stage == inCountIn || sp.stage == inReposition {
		return sp.phase
	}
	return sp.phase + 1
}

// restOfSweeps is what follows in sweeps after the phase of a spot.
func (s *Session) restOfSweeps(sp spot) time.Duration {
	sum := s.total(sp, sp.after(), s.firstPhase)
	in := 0 // points still in the sweeps of this block
	for i, p := range sp.points {
		if p.over || p.blockOver {
			continue
		}
		in++
		if i > sp.point {
			sum += s.sweepStop(sp)
		}
	}
	for last := s.lastRound(sp); sp.round < last; {
		sp.round++
		sum += time.Duration(in) * s.sweepStop(sp)
	}
	in = 0
	for _, p := range sp.points {
		if !p.over {
			in++
		}
	}
	for sp.block++; sp.block < len(s.plan.Blocks); sp.block++ {
		last := s.lastRound(sp)
		for sp.round = 1; sp.round <= last; sp.round++ {
			sum += time.Duration(in) * s.sweepStop(sp)
		}
	}
	return sum
}

// sweepStop is one round at one point of a sweep, with the way to it.
func (s *Session) sweepStop(sp spot) time.Duration {
	return s.plan.Reposition.Duration.Max + s.total(sp, 0, s.firstPhase)
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
