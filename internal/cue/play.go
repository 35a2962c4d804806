package cue

import (
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/session"
)

// follow follows the run, and gets the sounds ready that are to come.
func (c *Scheduler) follow(now time.Duration, u update) {
	c.agenda.update(u, c.style.Hears)
	c.run = u.run
	for _, e := range u.happened {
		switch e.Kind {
		case session.SessionStart:
			c.running = true
		case session.SessionEnd:
			c.running = false
		}
	}
	if startsRun(u.happened) && c.sought { // it may have got better since the last run
		c.players.retry, c.speech.retry = now, now
	}
	if c.audible() {
		c.find(now)
	}
	for _, s := range c.agenda.pending {
		c.clip(s.Tone)
	}
	if n := len(u.happened); n > 0 && u.happened[n-1].End == session.ByAbort {
		c.hush(now)
	}
	if startsRun(u.happened) && c.audible() {
		c.play(now)
		c.players.wake(now)
		c.recover(now)
	}
}

// find opens the players and speakers, when they are first needed.
func (c *Scheduler) find(now time.Duration) {
	if c.sought {
		return
	}
	c.sought = true
	if c.options.Players != nil {
		c.players.fallback = newFallback("sound", c.options.Players())
		c.players.open(now, 0)
	}
	if c.options.Speakers != nil {
		c.speech.fallback = newFallback("voice", c.options.Speakers())
		c.speech.open(now, 0)
	}
}

// recover tries better players and speakers again, if it is time.
func (c *Scheduler) recover(now time.Duration) {
	if at, ok := c.playersRetry(); ok && at <= now {
		c.players.try(now)
	}
	if at, ok := c.speechRetry(); ok && at <= now {
		c.speech.try(now)
	}
}

// playersRetry is when better players are to be tried again.
func (c *Scheduler) playersRetry() (time.Duration, bool) {
	at, ok := c.players.retryAt()
	return at, ok && c.live()
}

// live tells whether a run goes on that is to be heard: at rest nothing is tried.
func (c *Scheduler) live() bool {
	return c.sought && c.running && !c.agenda.halted && c.closeBy == 0 && c.audible()
}

func (c *Scheduler) speechRetry() (time.Duration, bool) {
	at, ok := c.speech.retryAt()
	return at, ok && c.style.Speaks() && c.live()
}

// clip is the sound of a tone, made when it is first foreseen.
func (c *Scheduler) clip(t tone.Tone) Clip {
	if c.samples[t] == nil {
		c.samples[t] = tone.Render(t, c.style.timbre())
	}
	return c.style.clip(t, c.samples[t])
}

// audible tells whether anything can be heard at all.
func (c *Scheduler) audible() bool { return !c.hushed && c.style.Audible() }

// hush cuts off what sounds.
func (c *Scheduler) hush(now time.Duration) {
	c.players.hush(now)
	c.speech.hush(now)
}

// crowd is how soon after another a sound may begin. Closer together than any two
// moments of a plan are only an intent and what came just before it, and the moments
// of a preview.
const crowd = 100 * time.Millisecond

// play begins what is due.
func (c *Scheduler) play(now time.Duration) {
	s, ok := c.agenda.take(now)
	if !ok || c.hushed || !c.style.Hears(s.Tone) {
		c.keepAwake(now)
		return
	}
	if now-c.begun < crowd {
		if c.agenda.speed.Preview() && s.Tone != tone.Done {
			return
		}
		c.players.hush(now)
	}
	c.begun = now
	by := c.agenda.real(s.Due) + Lateness
	c.players.play(now, c.clip(s.Tone), by)
	if c.style.Speaks() {
		c.say(now, s, by)
	}
}

// say says what a sound means, in so many words as are over when the next edge comes.
func (c *Scheduler) say(now time.Duration, s Sound, by time.Duration) {
	until := time.Duration(0)
	if edge, ok := nextEdge(c.run, s.Due); ok {
		until = c.agenda.real(edge)
	}
	for _, words := range c.style.Wording().All(s.Say) {
		u := Utterance{Words: words, Language: c.style.Language, Gain: c.style.VoiceGain()}
		if c.speech.fits(now, u, until) {
			c.speech.say(now, speech{Utterance: u, by: by, until: until, yields: s.Say.Yields()})
			return
		}
	}
}

// keepAwake makes the player ready before a sound that comes after a longer rest.
func (c *Scheduler) keepAwake(now time.Duration) {
	if at, ok := c.wakeAt(); ok && at <= now {
		c.players.wake(now)
	}
}

func (c *Scheduler) wakeAt() (time.Duration, bool) {
	next, ok := c.agenda.next()
	if !ok || c.hushed {
		return 0, false
	}
	return c.players.wakeAt(next)
}

// due is when the conductor next has something to do by itself.
func (c *Scheduler) due() (time.Duration, bool) {
	var due time.Duration
	some := false
	for _, when := range []func() (time.Duration, bool){
		c.agenda.next, c.wakeAt, c.players.worker.until, c.speech.worker.until, c.playersRetry, c.speechRetry, c.hourAt, c.closing,
	} {
		if at, ok := when(); ok && (!some || at < due) {
			due, some = at, true
		}
	}
	return due, some
}

// closing is until when closing waits.
func (c *Scheduler) closing() (time.Duration, bool) {
	if c.closeBy == 0 {
		return 0, false
	}
	if a := c.players.active; !c.players.worker.busy && a > c.now() {
		return min(a, c.closeBy), true
	}
	return c.closeBy, true
}

// tellStatus publishes how the players and speakers do.
func (c *Scheduler) tellStatus(now time.Duration) {
	st := state{player: c.players.name(), status: c.statusAt(now)}
	for _, until := range []func(time.Duration) (time.Duration, bool){c.players.statusUntil, c.speech.statusUntil} {
		if at, ok := until(now); ok && (st.expires == 0 || at < st.expires) {
			st.expires, st.then = at, c.statusAt(at)
		}
	}
	c.mu.Lock()
	c.state = st
	c.mu.Unlock()
}

// statusAt is what is told of players and speakers at a moment.
func (c *Scheduler) statusAt(at time.Duration) string {
	if !c.sought {
		return ""
	}
	sound, voice := c.players.status(at), ""
	if sound == "" && !c.players.usable() && len(c.players.sources) > 0 {
		sound = "no sound"
	}
	if c.style.Speaks() || c.speech.left != "" {
		voice = c.speech.status(at)
		if voice == "" && !c.speech.usable() {
			voice = "no voice"
		}
	}
	if sound != "" && voice != "" {
		return sound + "; " + voice
	}
	return sound + voice
}
