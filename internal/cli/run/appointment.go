package run

import (
	"time"

	"presshold/internal/drive"
	"presshold/internal/observe"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
	"presshold/internal/transcript"
)

// sessionClock tells how an appointment stands. A nil one does nothing.
type sessionClock struct {
	*sessionclock.Appointment
	clock drive.Clock
	told  *observe.Observers
	begun bool
}

func beginAppointment(plan sessionclock.Plan, clock drive.Clock, told *observe.Observers) *sessionClock {
	if plan.IsZero() {
		return nil
	}
	c := &sessionClock{clock: clock, told: told}
	c.Appointment = sessionclock.Begin(plan, c.read())
	return c
}

func (c *sessionClock) read() sessionclock.Reading {
	return sessionclock.Reading{Elapsed: c.clock.Elapsed(), Wall: time.Now()}
}

// settle tells the time left when the run begins and ends, and each moment that is due.
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
	c.told.Appointment(stands.Left, stands.Ends)
	due, ok := c.Take(c.read(), edge)
	if ok {
		c.told.AppointmentDue(due)
		sink.Appointment(run.Total, due)
	}
	if !c.begun || !ok && run.State == session.Finished {
		c.begun = true
		sink.Appointment(run.Total, stands)
	}
}

// stands is how the appointment stands, at none of its moments.
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
