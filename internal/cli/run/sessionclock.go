package run

import (
	"time"

	"presshold/internal/drive"
	"presshold/internal/observe"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
	"presshold/internal/transcript"
)

// sessionClock announces how the session clock stands. A nil one does nothing.
type sessionClock struct {
	*sessionclock.Clock
	clock     drive.Clock
	observers *observe.Observers
	begun     bool
}

func startSessionClock(plan sessionclock.Plan, clock drive.Clock, observers *observe.Observers) *sessionClock {
	if plan.IsZero() {
		return nil
	}
	c := &sessionClock{clock: clock, observers: observers}
	c.Clock = sessionclock.Start(plan, c.read())
	return c
}

func (c *sessionClock) read() sessionclock.Reading {
	return sessionclock.Reading{Elapsed: c.clock.Elapsed(), Wall: time.Now()}
}

// settle announces the time left when the run begins and ends, and each moment that is due.
func (c *sessionClock) settle(d *drive.Driver, sink *transcript.Sink) {
	if c == nil {
		return
	}
	run := d.Snapshot()
	edge, ok := d.Edge()
	if !ok {
		edge = sessionclock.NoEdge
	}
	stands := c.stands()
	c.observers.SessionClock(stands.Left, stands.Ends)
	due, ok := c.Take(c.read(), edge)
	if ok {
		c.observers.SessionClockDue(due)
		sink.SessionClock(run.Total, due)
	}
	if !c.begun || !ok && run.State == session.Finished {
		c.begun = true
		sink.SessionClock(run.Total, stands)
	}
}

// stands is how the session clock stands, at none of its moments.
func (c *sessionClock) stands() sessionclock.Due {
	now := c.read()
	return sessionclock.Due{Left: c.Left(now), Ends: c.Ends(now)}
}

func (c *sessionClock) wait() (time.Duration, bool) {
	if c == nil {
		return 0, false
	}
	return c.Next(c.read()), true
}
