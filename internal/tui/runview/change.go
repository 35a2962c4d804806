package runview

import (
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

const (
	// shiftTime is how long DEEPER, LIGHTER or AGAIN is shown.
	shiftTime = 2 * time.Second
	// step is how often the level moves: with the digits, so that each second is drawn once. In a
	// phase of a second or two it would hardly move, so there it moves every half second.
	step      = time.Second
	shortStep = 500 * time.Millisecond
	shortFor  = 3 * time.Second
)

// Change returns how long, in protocol time, the picture of a snapshot stays the same. False means
// until something is done: a pause wakes nobody, except for the minutes of a treatment's budget.
// The end of the phase counts as a change.
func Change(s session.Snapshot) (time.Duration, bool) {
	switch s.State {
	case session.Ready:
		next := edge(s.ReadyLeft, time.Second)
		if minute, ok := toMinute(s); ok {
			next = min(next, minute)
		}
		return next, true
	case session.Running:
	default:
		return toMinute(s)
	}
	next := toEdge(s, levelStep(s))
	if shifting(s) {
		next = min(next, shiftTime-s.Elapsed)
	}
	if s.Remaining > 0 {
		next = min(next, s.Remaining)
	}
	if span := s.Phase.Duration; span.IsRange() && !s.InRange && s.Elapsed < span.Min {
		next = min(next, span.Min-s.Elapsed)
	}
	return next, true
}

// toMinute returns how long until the display of the time set aside changes while the phase's clock
// stands; false if no time was set aside.
func toMinute(s session.Snapshot) (time.Duration, bool) {
	if s.Budget == 0 || s.State == session.Finished {
		return 0, false
	}
	next := time.Minute - s.Total%time.Minute
	if left := s.Budget - s.Total; left > 0 {
		next = min(next, left)
	}
	return next, true
}

// countsUp reports whether the digits show the time that has passed.
func countsUp(s session.Snapshot) bool { return s.Phase.Duration.Open }

// toEdge returns how long until the phase's digits next count a whole number of units.
func toEdge(s session.Snapshot, unit time.Duration) time.Duration {
	if countsUp(s) {
		return unit - s.Elapsed%unit
	}
	return edge(s.Remaining, unit)
}

// edge returns how long a countdown takes to its next whole unit.
func edge(left, unit time.Duration) time.Duration {
	if left <= 0 {
		return unit
	}
	return (left-1)%unit + 1
}

// sinceEdge returns how long ago the digits changed. Everything else that counts seconds is shown
// as of then, so that all of it changes at once.
func sinceEdge(s session.Snapshot) time.Duration { return time.Second - toEdge(s, time.Second) }

func levelStep(s session.Snapshot) time.Duration {
	if s.Max < shortFor {
		return shortStep
	}
	return step
}

// level returns the filled part of the level and the whole, as times. It only moves when the digits
// do.
func level(s session.Snapshot) (part, whole time.Duration) {
	unit := levelStep(s)
	whole = max(s.Max, 1)
	elapsed, left := s.Elapsed, s.Remaining
	if countsUp(s) {
		elapsed = elapsed.Truncate(unit)
		left = whole - elapsed
	} else {
		left = (max(left, 0) + unit - 1).Truncate(unit)
		elapsed = whole - left
	}
	if drains(s.Phase.Kind) {
		return min(max(left, 0), whole), whole
	}
	return min(max(elapsed, 0), whole), whole
}

// drains reports whether the level shows what is left: in phases in which the hands let go or get
// ready.
func drains(k protocol.Kind) bool {
	switch k {
	case protocol.Release, protocol.CountIn, protocol.Reposition, protocol.CheckIn:
		return true
	default:
		return false
	}
}
