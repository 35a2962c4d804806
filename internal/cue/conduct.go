package cue

import (
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/session"
)

// follow follows the run, and gets the sounds ready that are to come.
func (c *Conductor) follow(now time.Duration, u update) {
	c.agenda.update(u, c.style.Hears)
	if c.audible() {
		c.find()
	}
	for _, s := range c.agenda.pending {
		c.clip(s.Tone)
	}
	if n := len(u.happened); n > 0 && u.happened[n-1].End == session.ByAbort {
		c.hush(now)
	}
	if startsRun(u.happened) && c.audible() {
		c.play(now)
		c.lineup.wake(now)
	}
}

// find finds the players, when they are first needed.
func (c *Conductor) find() {
	if c.open == nil {
		return
	}
	c.lineup.players, c.mouth.speaker = c.open()
	c.open, c.sought = nil, true
}

// clip is the sound of a tone, made when it is first foreseen.
func (c *Conductor) clip(t tone.Tone) Clip {
	if c.samples[t] == nil {
		c.samples[t] = tone.Render(t, c.style.timbre())
	}
	return c.style.clip(t, c.samples[t])
}

// audible tells whether anything can be heard at all.
func (c *Conductor) audible() bool { return !c.hushed && c.style.Audible() }

// hush cuts off what sounds.
func (c *Conductor) hush(now time.Duration) {
	c.lineup.hush(now)
	c.mouth.hush()
}

// crowd is how soon after another a sound may begin. Closer together than any two
// moments of a plan are only an intent and what came just before it, and the moments
// of a preview.
const crowd = 100 * time.Millisecond

// play begins what is due.
func (c *Conductor) play(now time.Duration) {
	s, ok := c.agenda.take(now)
	if !ok || c.hushed || !c.style.Hears(s.Tone) {
		c.keepAwake(now)
		return
	}
	if now-c.begun < crowd {
		if c.agenda.speed.Preview() && s.Tone != tone.Done {
			return
		}
		c.lineup.hush(now)
	}
	c.begun = now
	by := c.agenda.real(s.Due) + Lateness
	c.lineup.play(now, c.clip(s.Tone), by)
	if c.style.Speaks() {
		if text := c.style.Speech(s.Say); text != "" {
			c.mouth.say(now, words{text, c.style.Language, by})
		}
	}
}

// keepAwake makes the player ready before a sound that comes after a longer rest.
func (c *Conductor) keepAwake(now time.Duration) {
	if at, ok := c.wakeAt(); ok && at <= now {
		c.lineup.wake(now)
	}
}

func (c *Conductor) wakeAt() (time.Duration, bool) {
	next, ok := c.agenda.next()
	if !ok || c.hushed {
		return 0, false
	}
	return c.lineup.wakeAt(next)
}

// due is when the conductor next has something to do by itself.
func (c *Conductor) due() (time.Duration, bool) {
	var due time.Duration
	some := false
	for _, when := range []func() (time.Duration, bool){
		c.agenda.next, c.wakeAt, c.lineup.until, c.mouth.until, c.closing,
	} {
		if at, ok := when(); ok && (!some || at < due) {
			due, some = at, true
		}
	}
	return due, some
}

// closing is until when closing waits.
func (c *Conductor) closing() (time.Duration, bool) {
	if c.closeBy == 0 {
		return 0, false
	}
	if a := c.lineup.active; !c.lineup.hand.busy && a > c.now() {
		return min(a, c.closeBy), true
	}
	return c.closeBy, true
}

// tellStatus publishes how the players do.
func (c *Conductor) tellStatus() {
	status, player := c.lineup.status(), c.lineup.name()
	if status == "" && player == "" && c.sought {
		status = "no sound"
	}
	voice := c.mouth.left
	if voice == "" && c.mouth.speaker == nil && c.sought && c.style.Speaks() {
		voice = "no voice"
	}
	if status != "" && voice != "" {
		status += "; "
	}
	status += voice
	c.mu.Lock()
	c.status, c.player = status, player
	c.mu.Unlock()
}
