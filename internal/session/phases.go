package session

import (
	"slices"
	"time"

	"presshold/internal/protocol"
)

// leave ends the current phase and goes on as planned.
func (s *Session) leave(why EndReason) {
	s.endPhase(why)
	if why == ByRelease && s.part(s.position).Pressure.Change == protocol.Up {
		s.setPoint(func(p *pointState) { p.level = min(p.level+1, s.ceiling(s.position)) })
	}
	if s.wantsForced(why) {
		to := s.position
		to.stage = inForced
		s.enter(to)
		return
	}
	s.goOn()
}

// endPhase ends the current phase, and forgets what was left by going back.
func (s *Session) endPhase(why EndReason) {
	s.settle()
	e := s.event(PhaseEnd)
	e.Held, e.End = s.elapsed(), why
	e.Fits = s.fits(e.Held, why)
	s.down, s.redo = false, nil
	if s.position.stage == inBody && s.phase.Kind.Compresses() {
		s.setPoint(func(p *pointState) { p.pressed += e.Held })
	}
	s.emit(e)
}

// fits reports whether a phase lasted as long as the protocol asks: a timed one within
// its range, an open one until it was ended for its own reason.
func (s *Session) fits(held time.Duration, why EndReason) bool {
	switch d := s.phase.Duration; {
	case d.Open:
		return why == ByRelease || why == ByEased || why == ByDone
	case s.phase.Waits:
		return why == ByDone
	default:
		return held >= d.Min && held <= d.Max
	}
}

// wantsForced reports whether a release that is not in the protocol must follow the hold
// that has just ended: it was open, no release was felt, and another hold at the same
// point would come next.
func (s *Session) wantsForced(why EndReason) bool {
	if s.position.stage != inBody || s.phase.Kind != protocol.Hold || !s.phase.Duration.Open {
		return false
	}
	if why != ByCap && why != ByNext && why != ByLoss {
		return false
	}
	ahead := s.lookAhead()
	ahead.goOn()
	return ahead.state != Finished && ahead.position.stage == inBody &&
		ahead.position.point == s.position.point && ahead.phase.Kind == protocol.Hold
}

// goOn goes from the end of the current phase to the start of the next.
func (s *Session) goOn() {
	to := s.position
	if to.onWay() {
		to.stage = to.points[to.point].next.stage
		s.enter(to)
		return
	}
	to.stage = inBody
	between := s.blockAt(to).Phases[to.phase].Between
	next := s.firstPhase(to.phase+1, to, between)
	if next < 0 && !between {
		if _, over := s.judge(); !over && !s.changesPoint() {
			next = s.firstPhase(0, to, true)
		}
	}
	if next < 0 {
		s.endRound()
		return
	}
	to.phase = next
	s.enter(to)
}

// endRound ends a round with all its phases. Only now do its scores count.
func (s *Session) endRound() {
	if c, over := s.judge(); over {
		s.endBlock(c)
		return
	}
	s.emitPart(RoundEnd, ByPlan)
	s.proceed(place{
		block: s.position.block, round: s.position.round + 1, phase: -1, stage: inBody, blockBegun: true,
	})
}

type verdict struct {
	why  EndReason
	rule protocol.Rule // with ByRule and ByEased
}

// judge reports whether the block is over with the current round, and why.
func (s *Session) judge() (verdict, bool) {
	block := s.blockAt(s.position)
	if s.compressionDone(s.position) { // even below the least number of rounds: nothing is left to do
		return verdict{ByRule, protocol.UntilCompression}, true
	}
	if s.position.round >= block.Rounds.Min {
		for _, c := range block.Until {
			if s.met(c) {
				return verdict{ByRule, c.Rule}, true
			}
		}
	}
	return verdict{why: ByRounds}, s.position.round >= s.lastRound(s.position)
}

// met reports whether a criterion is met. UntilEased never is: the practitioner says so.
func (s *Session) met(c protocol.Criterion) bool {
	sc := s.scores[s.position.point]
	given := sc.Last().Given
	switch first, last := sc.First().N, sc.Last().N; c.Rule {
	case protocol.UntilScore:
		return given && last <= c.N
	case protocol.UntilDrop:
		return given && first-last >= c.N
	case protocol.UntilPercent:
		return given && first > 0 && (first-last)*100 >= c.N*first
	case protocol.UntilTime:
		return s.active()-s.position.since >= c.Time
	default:
		return false
	}
}

// endBlock ends the current block: at this point, or, in a sweep, for this point.
func (s *Session) endBlock(v verdict) {
	if v.rule != "" {
		s.emitRule(v.rule)
	}
	s.emitBlockEnd(v.why)
	if s.position.block == len(s.part(s.position).Blocks)-1 {
		s.endPoint(v.why)
		return
	}
	s.setPoint(func(p *pointState) { p.pressed = 0 })
	s.proceed(startOf(s.position.block + 1))
}

// emitBlockEnd emits the ends of the current round and block. In a sweep the end of the
// block is told once, after all of its points.
func (s *Session) emitBlockEnd(why EndReason) {
	s.emitPart(RoundEnd, why)
	if s.part(s.position).Order != protocol.Sweep {
		s.emitPart(BlockEnd, why)
	}
}

func (s *Session) endPoint(why EndReason) {
	s.emitPart(PointEnd, why)
	s.setPoint(func(p *pointState) { p.standing = Done })
	s.moveOn()
}

func (s *Session) end(why EndReason) {
	s.settle()
	s.state = Finished
	s.emit(Event{
		Kind: SessionEnd, At: s.now, End: why,
		Active: s.now - s.paused, Paused: s.paused,
	})
}

func (s *Session) enter(to position) {
	if to.point != s.position.point {
		s.emitPoint(to)
		to.afterHold = false
	}
	s.position = to
	s.emitStarts()
	s.steps++
	if !s.ahead {
		s.past = &moment{prev: s.past, position: s.position, step: s.steps}
	}
	s.phase = phase{Phase: s.limited(s.phaseAt(to)), start: s.now}
	s.phase.length = s.phase.Duration.Max
	if s.phase.Duration.Open {
		s.phase.length = s.phase.Cap
	}
	s.traceHold()
	s.emit(s.event(PhaseStart))
	if s.state == Waiting {
		s.state = Running
	}
	if s.state == Ready || s.state == Halted && s.phase.Waits {
		s.run()
	}
	if s.phase.Waits || s.state == Running && s.followsHands() {
		s.halt(Waiting)
	}
}

// limited is a phase that compresses no longer than the compression that is left in its block.
func (s *Session) limited(p protocol.Phase) protocol.Phase {
	left, ok := s.compressionLeft(s.position)
	if !ok || s.position.stage != inBody || !p.Kind.Compresses() {
		return p
	}
	from := s.blockAt(s.position).UntilFrom
	if left < p.Cap {
		p.Cap, p.CapFrom = left, from
	}
	if !p.Duration.Open && left < p.Duration.Max {
		p.Duration, p.From = protocol.Span{Min: min(p.Duration.Min, left), Max: left}, from
	}
	return p
}

// isLimited reports whether the current phase is shorter than planned, by limited.
func (s *Session) isLimited() bool {
	p, planned := &s.phase, s.phaseAt(s.position)
	return p.Duration != planned.Duration || p.Duration.Open && p.Cap != planned.Cap
}

// shownPhase is the current phase as it is shown: what is left of a compression in whole seconds. The
// clock keeps the exact length.
func (s *Session) shownPhase() protocol.Phase {
	p := s.phase.Phase
	if s.isLimited() {
		p.Duration.Min, p.Duration.Max = p.Duration.Min.Round(time.Second), p.Duration.Max.Round(time.Second)
		p.Cap = p.Cap.Round(time.Second)
	}
	return p
}

func (s *Session) emitPoint(to position) {
	e := s.pointEvent(PointStart, to)
	e.Protocol = s.part(to).Protocol.ID
	s.emit(e)
}

// emitStarts emits the starts of the block and the round that begin with the current phase.
func (s *Session) emitStarts() {
	if s.position.stage != inBody {
		return
	}
	if !s.position.blockBegun {
		s.position.blockBegun = true
		s.position.since = s.active()
		s.emitBlock()
	}
	if !s.position.roundBegun {
		s.position.roundBegun = true
		if s.position.round > 1 && s.part(s.position).Pressure.Change == protocol.Down {
			s.setPoint(func(p *pointState) { p.level = max(p.level-1, 1) })
		}
		s.emitPart(RoundStart, "")
	}
}

// emitBlock emits the start of a block: in a sweep once for all of its points.
func (s *Session) emitBlock() {
	if part := s.part(s.position); part.Order == protocol.Sweep {
		points := slices.Clone(s.position.points)
		for p := part.From; p < part.To; p++ {
			if points[p].next.block == s.position.block {
				points[p].next.blockBegun = true
			}
		}
		s.position.points = points
	}
	s.emitPart(BlockStart, "")
}

// traceHold compares a hold with the one before it at the point.
func (s *Session) traceHold() {
	after := s.position.afterHold
	s.position.afterHold = s.phase.Kind == protocol.Hold
	if s.phase.Kind != protocol.Hold {
		return
	}
	level, before := s.level(s.position), s.position.points[s.position.point].heldAt
	switch {
	case before == 0:
	case level > before:
		s.phase.shift = Deeper
	case level < before:
		s.phase.shift = Lighter
	case after && s.phase.Label == s.position.points[s.position.point].heldAs:
		s.phase.shift = Again
	}
	s.setPoint(func(p *pointState) { p.heldAt, p.heldAs = level, s.phase.Label })
}
