package runview

import (
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

const (
	// shiftTime is how long DEEPER, LIGHTER or AGAIN stands.
	shiftTime = 2 * time.Second
	// step is how often the level moves: with the digits, so that a second is drawn once.
	// In a phase of a second or two it would hardly move at all, so there it goes by halves.
	step      = time.Second
	shortStep = 500 * time.Millisecond
	shortFor  = 3 * time.Second
)

// Change tells how long, in protocol time, the snapshot's screen stays as it is: a
// frame drawn before then is the same. False means that it stays until something
// is done: a pause wakes nobody, but for the minutes of a treatment's budget. The end of the phase counts as a change.
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

// toMinute is how long until the time that was set aside is shown otherwise while the
// phase's clock stands; false if none was.
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

// countsUp tells whether the digits show what has passed.
func countsUp(s session.Snapshot) bool { return s.Phase.Duration.Open }

// toEdge is how long until the phase's next edge: where what its digits count is a
// whole number of units.
func toEdge(s session.Snapshot, unit time.Duration) time.Duration {
	if countsUp(s) {
		return unit - s.Elapsed%unit
	}
	return edge(s.Remaining, unit)
}

// edge is how long a countdown with so much left takes to its next whole unit.
func edge(left, unit time.Duration) time.Duration {
	if left <= 0 {
		return unit
	}
	return (left-1)%unit + 1
}

// sinceEdge is how long ago the digits changed last. What else counts seconds on
// the screen is shown as of then, so that all of it changes at once.
func sinceEdge(s session.Snapshot) time.Duration { return time.Second - toEdge(s, time.Second) }

func levelStep(s session.Snapshot) time.Duration {
	if s.Max < shortFor {
		return shortStep
	}
	return step
}

// level is how much of the phase's length is filled, as two lengths of time. It
// moves on edges of the phase only.
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

// drains tells whether the level shows what is left and not what is done: where
// the hands let go or get ready.
func drains(k protocol.Kind) bool {
	switch k {
	case protocol.Release, protocol.CountIn, protocol.Reposition, protocol.CheckIn:
		return true
	default:
		return false
	}
}
