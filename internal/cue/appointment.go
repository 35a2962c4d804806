package cue

import (
	"time"

	"presshold/internal/appointment"
	"presshold/internal/cue/tone"
	"presshold/internal/phrase/voice"
)

// appointmentSound is what is heard at a moment of an appointment. A late one has no words: they would
// no longer be true.
func appointmentSound(d appointment.Due) Sound {
	s := Sound{Tone: tone.Appointment}
	if !d.Late {
		s.Say.Do = map[appointment.Moment]voice.Phrase{
			appointment.Half: voice.HalfTime, appointment.Ten: voice.TenLeft,
			appointment.Five: voice.FiveLeft, appointment.End: voice.TimeUp,
		}[d.Moment]
	}
	return s
}

// AppointmentDue announces a moment of the appointment, which runs beside the runs. It is heard as
// soon as nothing else is and the next edge leaves room for it. AppointmentDue never waits.
func (c *Scheduler) AppointmentDue(d appointment.Due) {
	c.post(func(time.Duration) { c.moment = &d })
}

// playAppointment plays what the appointment has to say, if it may be heard now.
func (c *Scheduler) playAppointment(now time.Duration) {
	if c.moment == nil || now < c.players.active || c.players.worker.busy || c.speech.worker.busy {
		return
	}
	s := appointmentSound(*c.moment)
	if c.Muted() || !c.style.Hears(s.Tone) {
		c.moment = nil
		return
	}
	if s.Due = c.schedule.played(now); !appointment.Clear(c.untilEdge(now, s.Due)) {
		return
	}
	c.moment = nil
	by := now + Lateness
	c.players.play(now, c.clip(s.Tone), by)
	if c.style.Speaks() {
		c.say(now, s, by)
	}
}

// untilEdge is how soon the run's next edge comes, in real time.
func (c *Scheduler) untilEdge(now, at time.Duration) time.Duration {
	if !c.schedule.live() {
		return appointment.NoEdge
	}
	edge, ok := nextEdge(c.schedule.run, at)
	if !ok {
		return appointment.NoEdge
	}
	return c.schedule.real(edge) - now
}

// appointmentAt is when a tone that the appointment waits for is over; all else that it waits for
// comes with a wake-up.
func (c *Scheduler) appointmentAt() (time.Duration, bool) {
	return c.players.active, c.moment != nil && c.players.active > c.now()
}
