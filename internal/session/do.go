package session

import (
	"slices"
	"time"

	"presshold/internal/protocol"
)

// Primary is what the primary key does now: the obvious next thing.
func (s Session) Primary() (Intent, bool) {
	switch {
	case s.state == "" || s.state == Finished:
		return Intent{}, false
	case s.Can(Press):
		return Intent{Kind: Press}, true
	case s.state == Halted:
		return Intent{Kind: Resume}, true
	case s.state == Waiting:
		return Intent{Kind: Next}, true
	case s.Can(Lift):
		return Intent{Kind: Lift}, true
	case s.Can(Released) && s.ownEnd() == ByRelease:
		return Intent{Kind: Released}, true
	case s.state == Running && s.phase.Duration.Open:
		return Intent{Kind: Next}, true
	default:
		return Intent{Kind: Pause}, true
	}
}

func (s *Session) pause(kind EventKind, why Cause) {
	s.halt(Halted)
	s.byGap, s.cause = kind == GapFound, why
	e := s.event(kind)
	e.Cause = why
	s.emit(e)
}

// resume starts the clock again. If the hands press in the phase, they get time to get
// ready first.
func (s *Session) resume() {
	if s.followsHands() && !s.down { // then it waits for the hands
		s.run()
		s.halt(Waiting)
		return
	}
	if !s.phase.Kind.Presses() || s.plan.Ready <= 0 {
		s.run()
		return
	}
	s.state, s.byGap = Ready, false
	s.readyAt = s.now + s.plan.Ready
	e := s.event(GettingSet)
	e.Max = s.plan.Ready
	s.emit(e)
}

// next skips the current phase, or ends one that waits for the hands. After back it
// returns to the phase that was left, at no higher level than now: what raised the
// level is superseded.
func (s *Session) next() {
	why, left := s.nextEnds(), s.redo
	if left == nil {
		s.leave(why)
		return
	}
	s.endPhase(why)
	s.redo = left.then
	to := left.position
	to.points = slices.Clone(to.points)
	for p, now := range s.position.points {
		to.points[p].level = min(to.points[p].level, now.level)
		if to.blockOf(p) == s.position.blockOf(p) { // compression in superseded phases does not count
			to.points[p].pressed = now.pressed
		}
	}
	s.enter(to)
}

// nextEnds is how Next ends the current phase: as skipped, unless that is its own end.
func (s *Session) nextEnds() EndReason {
	if s.ownEnd() == ByDone && (s.phase.given || !s.phase.Waits) {
		return ByDone
	}
	return ByNext
}

// previous is the timed phase before the current one; nil if there is none.
func (s *Session) previous() *moment {
	if s.past == nil {
		return nil
	}
	m := s.past.prev
	for m != nil && s.phaseAt(m.position).Kind == protocol.CheckIn {
		m = m.prev
	}
	return m
}

func (s *Session) back() {
	s.rewind(s.previous(), ByBack, &redo{position: s.past.position, then: s.redo})
}

func (s *Session) restart() { s.rewind(s.past, ByRestart, s.redo) }

// rewind begins a phase again; it and all that came after it don't count.
func (s *Session) rewind(to *moment, why EndReason, left *redo) {
	s.endPhase(why)
	s.redo = left
	e := s.event(Superseded)
	e.From = to.step
	s.emit(e)
	s.past = to.prev
	s.enter(to.position)
}

func (s *Session) adjust(length time.Duration) {
	s.phase.length = length
	e := s.event(Adjusted)
	e.Max, e.MaxBasis = length, protocol.Chosen
	s.emit(e)
}

func (s *Session) replan(by int) {
	s.extra = slices.Clone(s.extra)
	s.extra[s.extraAt(s.position)] += by
	s.redo = nil // it may lie beyond the plan now
	s.emit(s.event(Replanned))
}

// ease ends the block if it is to be repeated until eased, else the point.
func (s *Session) ease() {
	s.endPhase(ByEased)
	met := verdict{ByEased, protocol.UntilEased}
	if s.blockAt(s.position).Has(protocol.UntilEased) {
		s.endBlock(met)
		return
	}
	s.emitRule(met.rule)
	s.emitBlockEnd(ByEased)
	s.endPoint(ByEased)
}

func (s *Session) score(n int) {
	if n < 0 || n > 10 {
		return
	}
	now, corrects := s.scores[s.position.point].Give(n, s.now, s.steps)
	s.scored(now, n, corrects)
}

func (s *Session) finishPoint() {
	s.endPhase(ByFinish)
	s.emitBlockEnd(ByFinish)
	s.endPoint(ByFinish)
}

func (s *Session) digit(n int) {
	if n < 0 || n > 9 {
		return
	}
	s.scored(s.scores[s.position.point].Digit(n, s.now, s.steps))
}

func (s *Session) scored(now Scores, n int, corrects bool) {
	s.phase.given = true
	s.setScores(now)
	e := s.event(Scored)
	e.Score, e.Corrects = Reported(n), corrects
	s.emit(e)
}

func (s *Session) takeBack() {
	now := s.scores[s.position.point].TakeBack()
	s.setScores(now)
	e := s.event(ScoreTakenBack)
	e.Score = now.Last()
	s.emit(e)
}

func (s *Session) setScores(now Scores) {
	s.scores = slices.Clone(s.scores)
	s.scores[s.position.point] = now
}

func (s *Session) reply(a Answer) {
	if !slices.Contains(Answers(), a) {
		return
	}
	s.phase.given = true
	e := s.event(Replied)
	e.Answer = a
	s.emit(e)
}

func (s *Session) press(by int) {
	s.setPoint(func(p *pointState) { p.level += by })
	e := s.event(LevelSet)
	e.Level = s.level(s.position) // also on the way to the point
	s.emit(e)
}

// stop ends the run before its end.
func (s *Session) stop(why EndReason) {
	s.endPhase(why)
	if s.position.roundBegun {
		s.emitPart(RoundEnd, why)
	}
	if s.position.blockBegun {
		s.emitPart(BlockEnd, why)
	}
	s.emitPart(PointEnd, why)
	s.end(why)
}
