package session

import (
	"slices"

	"presshold/internal/protocol"
)

// The order of the points. Each point remembers the place at which it continues, so the
// run can leave it in any phase and come back. By itself the run takes the points of a
// part one after the other, or in sweeps, and the parts in their order; points that were
// jumped over or left come after the last.

// proceed sets the place at which the current point continues, and moves on.
func (s *Session) proceed(at place) {
	s.setPoint(func(p *pointState) { p.next = at })
	s.moveOn()
}

// moveOn goes to the point whose turn it is, or ends the run.
func (s *Session) moveOn() {
	p, ok := s.turnOf()
	stays := ok && s.inSweep(p)
	if s.position.blockBegun && s.part(s.position).Order == protocol.Sweep && !stays {
		s.emitPart(BlockEnd, ByPlan)
	}
	if !ok {
		s.end(ByPlan)
		return
	}
	s.enter(s.goTo(p))
}

// goTo is the position at which a point continues, with the way there if it is another one.
func (s *Session) goTo(p int) position {
	to := s.position
	to.point, to.place = p, to.points[p].next
	if to.phase < 0 {
		to.phase = s.firstPhase(0, to, false)
	}
	if p != s.position.point {
		to.stage, to.afterHold = inReposition, false
	}
	if to.blockBegun && p != s.position.point && !s.inSweep(p) {
		to.since = s.active() - to.points[p].spent
	}
	return to
}

// turnOf is the point that comes next, which may be the current one; false if none is to
// come.
func (s *Session) turnOf() (int, bool) {
	if s.part(s.position).Order == protocol.Sweep {
		if p, ok := s.sweepTo(); ok {
			return p, true
		}
	} else if s.position.points[s.position.point].standing == ToCome {
		return s.position.point, true
	}
	return s.search(0, len(s.position.points), s.position.point+1, func(pointState) bool { return true })
}

// sweepTo is where the current sweep goes next: to the next point that is still in the
// block, or, when that is over, to the first that has another block to come.
func (s *Session) sweepTo() (int, bool) {
	part := s.part(s.position)
	block := len(part.Blocks)
	for _, p := range s.position.points[part.From:part.To] {
		if p.standing == ToCome {
			block = min(block, p.next.block)
		}
	}
	first := part.From
	if block == s.position.block {
		first = s.position.point + 1
	}
	return s.search(part.From, part.To, first, func(p pointState) bool { return p.next.block == block })
}

// search looks for a point to come among the indexes [from, to), from first on and
// around.
func (s *Session) search(from, to, first int, fits func(pointState) bool) (int, bool) {
	for i := range to - from {
		p := from + (first-from+i)%(to-from)
		if at := s.position.points[p]; at.standing == ToCome && fits(at) {
			return p, true
		}
	}
	return 0, false
}

// inSweep reports whether a point is to come in the same block of the same sweep as the
// current point.
func (s *Session) inSweep(p int) bool {
	part := s.part(s.position)
	return part.Order == protocol.Sweep && p >= part.From && p < part.To &&
		s.position.points[p].standing == ToCome && s.position.points[p].next.block == s.position.block
}

// furthest is the latest round of the current block that has begun or is certain to: at
// this point, or at any of the sweep.
func (s *Session) furthest() int {
	round := s.position.round
	for p, at := range s.position.points {
		if s.inSweep(p) {
			round = max(round, at.next.round)
		}
	}
	return round
}

// changesPoint reports whether the next round is at another point.
func (s *Session) changesPoint() bool {
	if s.part(s.position).Order != protocol.Sweep {
		return false
	}
	p, ok := s.sweepTo()
	return ok && p != s.position.point
}

// onWay reports whether the run is still on its way to the position.
func (sp position) onWay() bool { return sp.stage == inCountIn || sp.stage == inReposition }

// Standing is how a point stands.
type Standing string

// The standings. A point that was left before it was done is to come.
const (
	ToCome  Standing = "to-come"
	Here    Standing = "here"
	Done    Standing = "done"
	LeftOut Standing = "left-out"
)

// Standing is how a point stands; points count from 1.
func (s Session) Standing(point int) Standing {
	if point == s.position.point+1 {
		return Here
	}
	return s.position.points[point-1].standing
}

// CanJump reports whether the run can jump to a point, which must not be the current
// one; points count from 1.
func (s Session) CanJump(point int) bool {
	return s.Can(Jump) && point >= 1 && point <= len(s.plan.Points) && point != s.position.point+1
}

// jump leaves the current point and goes to another: to the place where that was left,
// or to its start if it is new or done.
func (s *Session) jump(point int) {
	if !s.CanJump(point) {
		return
	}
	s.endPhase(ByJump)
	s.keepPlace()
	to := point - 1
	if s.position.points[to].standing == Done {
		s.renew(to)
	}
	s.position.points[to].standing = ToCome
	s.enter(s.goTo(to))
}

// skip leaves the current point for good, unless somebody jumps to it later.
func (s *Session) skip() {
	s.endPhase(BySkip)
	s.emitPart(PointEnd, BySkip)
	s.keepPlace()
	s.position.points[s.position.point].standing = LeftOut
	s.moveOn()
}

// keepPlace stores where the current point is left and how long its block has lasted,
// which in a sweep is the same for all of its points. Afterwards the states of the points
// are a copy that may be written.
func (s *Session) keepPlace() {
	at := s.position.place
	points := slices.Clone(s.position.points)
	if s.position.onWay() {
		at.stage = points[s.position.point].next.stage
	}
	spent := s.active() - s.position.since
	for p := range points {
		if s.inSweep(p) {
			points[p].spent = spent
		}
	}
	points[s.position.point].next, points[s.position.point].spent = at, spent
	s.position.points = points
}

// renew resets a point that is done, at no higher level than it has: a jump must not
// press harder. Its earlier scores no longer count for its criteria.
func (s *Session) renew(p int) {
	at := &s.position.points[p]
	*at = pointState{standing: ToCome, level: min(at.level, s.plan.PartAt(p).Pressure.Level), next: startOf(0)}
	s.scores = slices.Clone(s.scores)
	s.scores[p] = Scores{}
}
