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

// hour tells of an appointment in lines. A nil one is none.
type hour struct {
	*appointment.Appointment
	clock drive.Clock
	told  hourObserver
	begun bool
}

// hourObserver is who is told of an appointment beside whoever reads the lines.
type hourObserver interface {
	TellHour(d appointment.Due)
	Hour(left time.Duration, ends time.Time)
}

func beginHour(plan appointment.Plan, clock drive.Clock, told hourObserver) *hour {
	if plan.IsZero() {
		return nil
	}
	h := &hour{clock: clock, told: told}
	h.Appointment = appointment.Begin(plan, h.read())
	return h
}

func (h *hour) read() appointment.Reading {
	return appointment.Reading{Elapsed: h.clock.Elapsed(), Wall: time.Now()}
}

// settle tells how long there is when the run begins and when it ends, and of each moment
// that has come.
func (h *hour) settle(d *drive.Driver, sink *transcript.Sink) {
	if h == nil {
		return
	}
	run := d.Snapshot()
	aside := func(text string) { sink.Aside(run.Total, fmt.Sprintf(english.AppointmentInSession, text)) }
	edge, ok := d.Edge()
	if !ok {
		edge = appointment.NoEdge
	}
	now := h.read()
	h.told.Hour(h.Left(now), h.Ends(now))
	due, ok := h.Take(now, edge)
	if ok {
		h.told.TellHour(due)
		aside(phrase.AppointmentTold(due))
	}
	if !h.begun || !ok && run.State == session.Finished {
		h.begun = true
		aside(h.left())
	}
}

// left is how the appointment stands, in words.
func (h *hour) left() string {
	now := h.read()
	return phrase.AppointmentSpoken(h.Left(now), h.Ends(now))
}

// wait is how long nothing is due; false for ever.
func (h *hour) wait() (time.Duration, bool) {
	if h == nil {
		return 0, false
	}
	return h.Next(h.read()), true
}
