package session

import (
	"cmp"
	"time"

	"presshold/internal/protocol"
)

// ahead adds up what is still to come.
type ahead struct {
	timed time.Duration // at its longest
	open  protocol.Kind // of the first open phase; "" if there is none
}

func (a *ahead) add(p protocol.Phase) {
	if p.Duration.Open {
		a.open = cmp.Or(a.open, p.Kind)
	} else {
		a.timed += p.Duration.Max
	}
}

// rest is how long the plan goes on, at most, after the current phase. It counts timed phases
// at their longest, and leaves out open and waiting ones, whose length is unknown.
func (s *Session) rest() ahead {
	var sum ahead
	s.addRestOfPoint(&sum, s.position)
	for p, at := range s.position.points {
		if p == s.position.point || at.standing != ToCome {
			continue
		}
		sp := position{point: p, place: at.next, points: s.position.points}
		if sp.phase < 0 {
			sp.phase = s.firstPhase(0, sp, false)
		}
		sp.stage = inReposition
		sum.add(s.part(sp).Reposition)
		s.addRestOfPoint(&sum, sp)
	}
	return sum
}

// addRestOfPoint adds what follows at a point after the phase of a position.
func (s *Session) addRestOfPoint(sum *ahead, sp position) {
	next := sp.phase + 1
	if sp.onWay() {
		next = sp.phase
		if sp.points[sp.point].next.stage == inForced {
			sum.add(s.plan.Forced)
			next++
		}
	}
	if s.part(sp).Order == protocol.Sweep {
		s.addRestOfSweeps(sum, sp, next)
		return
	}
	between := sp.phase >= 0 && s.blockAt(sp).Phases[sp.phase].Between
	for {
		s.addRestOfBlock(sum, sp, next, between)
		sp.block++
		if sp.block == len(s.part(sp).Blocks) {
			return
		}
		sp.round, next, between = 1, 0, false
	}
}

// addRestOfBlock adds what follows in a block from a phase on, which is in a round or between two.
func (s *Session) addRestOfBlock(sum *ahead, sp position, phase int, between bool) {
	s.addPhases(sum, sp, phase, between)
	for last := s.lastRound(sp); sp.round < last; between = false {
		if !between {
			s.addPhases(sum, sp, 0, true)
		}
		sp.round++
		s.addPhases(sum, sp, 0, false)
	}
}

// addRestOfSweeps adds what follows at a point of a sweep from a phase on: the rest of its
// round, and, round by round, the way back to it and the next.
func (s *Session) addRestOfSweeps(sum *ahead, sp position, phase int) {
	s.addPhases(sum, sp, phase, false)
	for ; sp.block < len(s.part(sp).Blocks); sp.block, sp.round = sp.block+1, 0 {
		for last := s.lastRound(sp); sp.round < last; {
			sp.round++
			sum.add(s.part(sp).Reposition)
			s.addPhases(sum, sp, 0, false)
		}
	}
}

// addPhases adds the phases from index i on in a round itself, or between it and the next.
func (s *Session) addPhases(sum *ahead, sp position, i int, between bool) {
	for i = s.firstPhase(i, sp, between); i >= 0; i = s.firstPhase(i+1, sp, between) {
		sum.add(s.blockAt(sp).Phases[i])
	}
}
