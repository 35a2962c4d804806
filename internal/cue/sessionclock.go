package cue

import (
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase/voice"
	"presshold/internal/sessionclock"
)

// sessionClockSound is the sound of a moment of the session clock. A late one has no words, because
// they would no longer be true.
func sessionClockSound(d sessionclock.Due) Sound {
	s := Sound{Tone: tone.SessionClock}
	if !d.Late {
		s.Say.Do = map[sessionclock.Moment]voice.Phrase{
			sessionclock.Half: voice.HalfTime, sessionclock.Ten: voice.TenLeft,
			sessionclock.Five: voice.FiveLeft, sessionclock.End: voice.TimeUp,
		}[d.Moment]
	}
	return s
}

// SessionClockDue announces a moment of the session clock, as soon as nothing else is heard and the
// next edge leaves room. It never waits.
func (c *Scheduler) SessionClockDue(d sessionclock.Due) {
	c.post(func(now time.Duration) {
		c.moment, c.gate = &d, sessionclock.NextGate(now, c.untilEdge(now, c.schedule.played(now)))
	})
}

// playSessionClock plays the moment of the session clock that waits, if there is room now.
func (c *Scheduler) playSessionClock(now time.Duration) {
	if c.moment == nil || now < c.players.active || c.players.worker.busy || c.speech.worker.busy {
		return
	}
	s := sessionClockSound(*c.moment)
	if c.Muted() || !c.style.Hears(s.Tone) {
		c.moment = nil
		return
	}
	s.Due = c.schedule.played(now)
	clip, edge := c.clip(s.Tone), c.untilEdge(now, s.Due)
	if !c.gate.Opens(now, edge) || edge < clip.Length() {
		return
	}
	c.moment = nil
	by := now + Lateness
	c.players.play(now, clip, by)
	if c.style.Speaks() {
		c.say(now, s, by)
	}
}

// untilEdge is how soon the run's next edge comes, in real time.
func (c *Scheduler) untilEdge(now, at time.Duration) time.Duration {
	if !c.schedule.live() {
		return sessionclock.NoEdge
	}
	edge, ok := nextEdge(c.schedule.run, at)
	if !ok {
		return sessionclock.NoEdge
	}
	return c.schedule.real(edge) - now
}

// sessionClockAt is when the tone that the session clock waits for is over. Everything else that it
// waits for wakes the Scheduler anyway.
func (c *Scheduler) sessionClockAt() (time.Duration, bool) {
	return c.players.active, c.moment != nil && c.players.active > c.now()
}
