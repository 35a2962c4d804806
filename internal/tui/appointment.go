package tui

import (
	"math"
	"slices"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/sessionclock"
)

// appointmentTime is how long a notice about the appointment stays on the screen.
const appointmentTime = 4 * time.Second

func (m *model) reading() sessionclock.Reading {
	at := sessionclock.Reading{Elapsed: m.opts.Clock.Elapsed()}
	if m.opts.Today != nil {
		at.Wall = m.opts.Today()
	}
	return at
}

// beginAppointment starts the appointment with the first run.
func (m *model) beginAppointment() {
	if m.appointment == nil && !m.opts.Appointment.IsZero() {
		m.appointment = sessionclock.Begin(m.opts.Appointment, m.reading())
	}
}

// appointmentTexts returns how the appointment stands, the fullest wording first.
func (m *model) appointmentTexts() []string {
	if m.appointment == nil {
		return nil
	}
	now := m.reading()
	return phrase.AppointmentLeft(m.appointment.Left(now), m.appointment.Ends(now))
}

// settleAppointment announces a moment of the appointment that is due.
func (m *model) settleAppointment() {
	if m.appointment == nil {
		return
	}
	edge := sessionclock.NoEdge
	if m.driver != nil {
		if next, ok := m.driver.Edge(); ok {
			edge = next
		}
	}
	due, ok := m.appointment.Take(m.reading(), edge)
	if !ok {
		return
	}
	if m.opts.AppointmentDue != nil {
		m.opts.AppointmentDue(due)
	}
	if m.driver != nil {
		texts := m.appointmentTexts()
		m.say(appointmentTime, phrase.AppointmentNotice(due), texts[len(texts)-1])
	}
}

// waitMinute returns how long until the minutes of the appointment, or of the treatment's area,
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
	if m.appointment != nil {
		next, found = min(next, m.appointment.Next(m.reading())), true
	}
	return next, found
}

// asides returns how many screens follow and how the appointment stands, the fullest wording first.
func (m *model) asides() []string {
	follow, hours := m.share.follow(), m.appointmentTexts()
	if follow == "" {
		return hours
	}
	var texts []string
	for _, hour := range hours {
		texts = append(texts, follow+"   "+hour)
	}
	return slices.Concat(texts, hours, []string{follow})
}
