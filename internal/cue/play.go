package cue

import (
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
)

// follow takes a turn of the run, and prepares the sounds to come.
func (c *Scheduler) follow(now time.Duration, u drive.Turn) {
	c.schedule.update(u, c.style.Hears)
	if startsRun(u.Happened) && c.sought { // a better one may be back since the last run
		c.players.retry, c.speech.retry = now, now
	}
	if c.audible() {
		c.find(now)
	}
	for _, s := range c.schedule.pending {
		c.clip(s.Tone)
	}
	if n := len(u.Happened); n > 0 && u.Happened[n-1].End == session.ByAbort {
		c.hush(now)
	}
	if startsRun(u.Happened) && c.audible() {
		c.play(now)
		c.players.wake(now)
		c.recover(now)
	}
}

func (c *Scheduler) find(now time.Duration) {
	if c.sought {
		return
	}
	c.sought = true
	if c.options.Players != nil {
		c.players.fallback = newFallback(now, english.CueSound, c.options.Players, c.post)
	}
	if c.options.Speakers != nil {
		c.speech.fallback = newFallback(now, english.CueVoice, c.options.Speakers, c.post)
	}
}

// recover tries better players and speakers again, if it is time.
func (c *Scheduler) recover(now time.Duration) {
	if !c.live() {
		return
	}
	c.players.try(now)
	if c.style.Speaks() {
		c.speech.try(now)
	}
}

// live reports whether an audible run goes on. At rest nothing is tried.
func (c *Scheduler) live() bool {
	return c.sought && c.schedule.live() && c.closeBy == 0 && c.audible()
}

// clip is the sound of a tone, rendered when it is first needed.
func (c *Scheduler) clip(t tone.Tone) Clip {
	if c.samples[t] == nil {
		c.samples[t] = tone.Render(t, c.style.gentle())
	}
	return c.style.clip(t, c.samples[t])
}

func (c *Scheduler) audible() bool { return !c.Muted() && c.style.Audible() }

func (c *Scheduler) hush(now time.Duration) {
	c.players.hush(now)
	c.speech.hush(now)
}

// leastApart is the shortest time between the starts of two sounds. Only a sound just before an
// intent, or the moments of a preview, come closer.
const leastApart = 100 * time.Millisecond

func (c *Scheduler) play(now time.Duration) {
	s, ok := c.schedule.take(now)
	if !ok || c.Muted() || !c.style.Hears(s.Tone) {
		c.keepAwake(now)
		return
	}
	if now-c.begun < leastApart {
		if c.schedule.speed.Preview() && s.Tone != tone.Done {
			return
		}
		c.players.hush(now)
	}
	c.begun = now
	by := c.schedule.real(s.Due) + Lateness
	c.players.play(now, c.clip(s.Tone), by)
	if c.style.Speaks() {
		c.say(now, s, by)
	}
}

// say says what a sound means, in as many words as fit in before the next edge.
func (c *Scheduler) say(now time.Duration, s Sound, by time.Duration) {
	until := time.Duration(0)
	if edge, ok := nextEdge(c.schedule.run, s.Due); ok {
		until = c.schedule.real(edge)
	}
	for _, words := range c.style.Wording().All(s.Say) {
		u := Utterance{Words: words, Language: c.style.Language, Gain: c.style.VoiceGain()}
		if c.speech.fits(now, u, until) {
			c.speech.say(now, speech{Utterance: u, by: by, until: until, yields: s.Say.Yields()})
			return
		}
	}
}

// keepAwake makes the player ready before a sound that follows a longer rest.
func (c *Scheduler) keepAwake(now time.Duration) {
	if at, ok := c.wakeAt(); ok && at <= now {
		c.players.wake(now)
	}
}

func (c *Scheduler) wakeAt() (time.Duration, bool) {
	next, ok := c.schedule.next()
	if !ok || c.Muted() {
		return 0, false
	}
	return c.players.wakeAt(next)
}
