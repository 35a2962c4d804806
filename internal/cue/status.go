package cue

import (
	"fmt"
	"time"

	"presshold/internal/phrase/english"
)

// state is how the players and speakers are doing, as other goroutines see it.
type state struct {
	player  string
	status  string
	expires time.Duration // until when status holds, by the clock; 0 for ever
	then    string        // what it is after that
}

// Status says in a few words what is wrong, such as "sound: terminal bell (PulseAudio
// stopped)", and for some seconds that it no longer is: "sound is back: PulseAudio"; ""
// if all is well.
func (c *Scheduler) Status() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.state.expires > 0 && c.now() >= c.state.expires {
		return c.state.then
	}
	return c.state.status
}

// Player is the name of the player in use; "" if there is none, or nothing was to be heard
// yet.
func (c *Scheduler) Player() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state.player
}

// tellStatus publishes how the players and speakers are doing.
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

// statusAt is the status of players and speakers at a moment.
func (c *Scheduler) statusAt(at time.Duration) string {
	if !c.sought {
		return ""
	}
	sound, voice := c.players.status(at), ""
	if sound == "" && !c.players.usable() && len(c.players.sources) > 0 {
		sound = fmt.Sprintf(english.CueNone, english.CueSound)
	}
	if c.style.Speaks() || c.speech.left != "" {
		voice = c.speech.status(at)
		if voice == "" && !c.speech.usable() {
			voice = fmt.Sprintf(english.CueNone, english.CueVoice)
		}
	}
	if sound != "" && voice != "" {
		return fmt.Sprintf(english.CueBoth, sound, voice)
	}
	return sound + voice
}
