package run

import (
	"fmt"
	"time"

	"presshold/internal/appointment"
	"presshold/internal/drive"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/transcript"
)

// sessionClock prints how an appointment stands. A nil one does nothing.
type sessionClock struct {
	*appointment.Appointment
	clock drive.Clock
	told  appointmentObserver
	begun bool
}

// appointmentObserver is also told how an appointment stands.
type appointmentObserver interface {
	AppointmentDue(d appointment.Due)
	Appointment(left time.Duration, ends time.Time)
}

func beginAppointment(plan appointment.Plan, clock drive.Clock, told appointmentObserver) *sessionClock {
	if plan.IsZero() {
		return nil
	}
	c := &sessionClock{clock: clock, told: told}
	c.Appointment = appointment.Begin(plan, c.read())
	return c
}

func (c *sessionClock) read() appointment.Reading {
	return appointment.Reading{Elapsed: c.clock.Elapsed(), Wall: time.Now()}
}

// settle prints the time left when the run begins and ends, and each moment that is due.
func (c *sessionClock) settle(d *drive.Driver, sink *transcript.Sink) {
	if c == nil {
		return
	}
	run := d.Snapshot()
	aside := func(text string) { sink.Aside(run.Total, fmt.Sprintf(english.AppointmentInSession, text)) }
	edge, ok := d.Edge()
	if !ok {
		edge = appointment.NoEdge
	}
	now := c.read()
	c.told.Appointment(c.Left(now), c.Ends(now))
	due, ok := c.Take(now, edge)
	if ok {
		c.told.AppointmentDue(due)
		aside(phrase.AppointmentAnnouncement(due))
	}
	if !c.begun || !ok && run.State == session.Finished {
		c.begun = true
		aside(c.left())
	}
}

// left is how the appointment stands, in words.
func (c *sessionClock) left() string {
	now := c.read()
	return phrase.AppointmentSpoken(c.Left(now), c.Ends(now))
}

// wait is how long until something is due; false for never.
func (c *sessionClock) wait() (time.Duration, bool) {
	if c == nil {
		return 0, false
	}
	return c.Next(c.read()), true
}
