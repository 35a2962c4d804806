package tui

import (
	"time"

	"presshold/internal/appointment"
	"presshold/internal/phrase"
	"presshold/internal/tui/ui"
)

// appointmentTime is how long a notice about the appointment stays on the screen.
const appointmentTime = 4 * time.Second

func (m *model) reading() appointment.Reading {
	at := appointment.Reading{Elapsed: m.opts.Clock.Elapsed()}
	if m.opts.Today != nil {
		at.Wall = m.opts.Today()
	}
	return at
}

// beginAppointment starts the appointment with the first run.
func (m *model) beginAppointment() {
	if m.appointment == nil && !m.opts.Appointment.IsZero() {
		m.appointment = appointment.Begin(m.opts.Appointment, m.reading())
	}
}

// settleAppointment updates the texts about the appointment, and announces a moment of it that is
// due.
func (m *model) settleAppointment() {
	if m.appointment == nil {
		return
	}
	now := m.reading()
	m.appointmentText = phrase.AppointmentLeft(m.appointment.Left(now), m.appointment.Ends(now))
	edge := appointment.NoEdge
	if m.driver != nil {
		if next, ok := m.driver.Edge(); ok {
			edge = next
		}
	}
	due, ok := m.appointment.Take(now, edge)
	if !ok {
		return
	}
	if m.opts.AppointmentDue != nil {
		m.opts.AppointmentDue(due)
	}
	if m.driver != nil {
		text := ui.Fitting(m.w-2*ui.Edge(m.w), phrase.AppointmentNotice(due), m.appointmentText[len(m.appointmentText)-1])
		m.say(text, appointmentTime)
	}
}

// waitAppointment returns how long until the texts about the appointment change. It is false while
// the run wakes the program often enough anyway.
func (m *model) waitAppointment() (time.Duration, bool) {
	if m.appointment == nil {
		return 0, false
	}
	if m.driver != nil {
		if _, wakes := m.driver.Until(); wakes {
			return 0, false
		}
	}
	return m.appointment.Next(m.reading()), true
}

func (m *model) settleArea() {
	m.areaText = ""
	if m.driver == nil {
		return
	}
	if area, ok := m.driver.Area(); ok {
		m.areaText = phrase.AreaTime(area)
	}
}

// waitArea does the same for the minutes of the treatment's area.
func (m *model) waitArea() (time.Duration, bool) {
	if m.driver == nil {
		return 0, false
	}
	area, ok := m.driver.Area()
	if _, wakes := m.driver.Until(); !ok || wakes {
		return 0, false
	}
	return m.driver.Real(time.Minute - area.Spent%time.Minute), true
}

// asides returns how many screens follow and how the appointment stands, the fullest wording first.
func (m *model) asides() []string {
	follow := m.share.follow()
	if follow == "" {
		return m.appointmentText
	}
	var texts []string
	for _, hour := range m.appointmentText {
		texts = append(texts, follow+"   "+hour)
	}
	return append(append(texts, m.appointmentText...), follow)
}
