package tui

import (
	"math"
	"slices"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/sessionclock"
)

// sessionClockTime is how long a notice about the session clock stays on the screen.
const sessionClockTime = 4 * time.Second

func (m *model) reading() sessionclock.Reading {
	at := sessionclock.Reading{Elapsed: m.opts.Clock.Elapsed()}
	if m.opts.Today != nil {
		at.Wall = m.opts.Today()
	}
	return at
}

// startSessionClock starts the session clock with the first run.
func (m *model) startSessionClock() {
	if m.sessionClock == nil && !m.opts.SessionClock.IsZero() {
		m.sessionClock = sessionclock.Start(m.opts.SessionClock, m.reading())
	}
}

// sessionClockTexts returns how the session clock stands, the fullest wording first.
func (m *model) sessionClockTexts() []string {
	if m.sessionClock == nil {
		return nil
	}
	now := m.reading()
	return phrase.SessionClockLeft(m.sessionClock.Left(now), m.sessionClock.Ends(now))
}

// settleSessionClock announces a moment of the session clock that is due.
func (m *model) settleSessionClock() {
	if m.sessionClock == nil {
		return
	}
	edge := sessionclock.NoEdge
	if m.driver != nil {
		if next, ok := m.driver.Edge(); ok {
			edge = next
		}
	}
	due, ok := m.sessionClock.Take(m.reading(), edge)
	if !ok {
		return
	}
	if m.opts.SessionClockDue != nil {
		m.opts.SessionClockDue(due)
	}
	if m.driver != nil {
		texts := m.sessionClockTexts()
		m.say(sessionClockTime, phrase.SessionClockNotice(due), texts[len(texts)-1])
	}
}

// waitMinute returns how long until the minutes of the session clock, or of the treatment's area,
// change. It is false while the run wakes the program often enough anyway.
func (m *model) waitMinute() (time.Duration, bool) {
	next, found := time.Duration(math.MaxInt64), false
	if m.driver != nil {
		if _, wakes := m.driver.Until(); wakes {
			return 0, false
		}
		if area, ok := m.driver.Area(); ok {
			next, found = m.driver.Real(time.Minute-area.Spent%time.Minute), true
		}
	}
	if m.sessionClock != nil {
		next, found = min(next, m.sessionClock.Next(m.reading())), true
	}
	return next, found
}

// asides returns how many screens follow and how the session clock stands, the fullest wording first.
func (m *model) asides() []string {
	follow, clock := m.share.follow(), m.sessionClockTexts()
	if follow == "" {
		return clock
	}
	var texts []string
	for _, text := range clock {
		texts = append(texts, follow+"   "+text)
	}
	return slices.Concat(texts, clock, []string{follow})
}
