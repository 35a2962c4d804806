package cue

import (
	"fmt"
	"time"

	"presshold/internal/phrase/english"
)

const backTime = 6 * time.Second

// condition is how the players or the speakers are doing. The zero value is that of none.
type condition struct {
	what   string // english.CueSound or CueVoice
	name   string // the device in use; "" if there is none
	left   string // the best device that was left
	back   string // the device that came back
	backAt time.Duration
	failed error // the first failure
}

// words say what is wrong, or for a while that it no longer is.
func (c condition) words(now time.Duration) string {
	switch {
	case c.left == "" && c.back != "" && now-c.backAt < backTime:
		return fmt.Sprintf(english.CueBack, c.what, c.back)
	case c.left == "" && c.name == "" && c.what != "":
		return fmt.Sprintf(english.CueNone, c.what)
	case c.left == "":
		return ""
	case c.name == "":
		return fmt.Sprintf(english.CueStopped, c.what, c.left)
	default:
		return fmt.Sprintf(english.CueInstead, c.what, c.name, c.left)
	}
}

// problem is what has to be told at the end: the first failure, and what was used since; nil if all
// went well.
func (c condition) problem() error {
	switch {
	case c.failed == nil && c.name == "" && c.what != "":
		return fmt.Errorf(english.CueNone, c.what)
	case c.failed == nil:
		return nil
	case c.name == "":
		return fmt.Errorf(english.CueNoneSince, c.what, c.failed)
	case c.left != "":
		return fmt.Errorf(english.CueUsedInstead, c.what, c.failed, c.name)
	case c.back != "":
		return fmt.Errorf(english.CueCameBack, c.what, c.failed, c.back)
	default:
		return fmt.Errorf(english.CueProblem, c.what, c.failed)
	}
}

// state is how all are doing, as other goroutines see it.
type state struct{ sound, voice condition }

// tellState publishes how the players and speakers are doing.
func (c *Scheduler) tellState() {
	now := state{sound: c.players.condition}
	if c.style.Speaks() || c.speech.failed != nil {
		now.voice = c.speech.condition
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.state = now
}

func (c *Scheduler) told() state {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state
}

// Status says in a few words what is wrong, such as "sound: terminal bell (PulseAudio stopped)", or
// for some seconds what works again: "sound is back: PulseAudio". It is "" if all is well.
func (c *Scheduler) Status() string {
	state, now := c.told(), c.now()
	sound, voice := state.sound.words(now), state.voice.words(now)
	if sound != "" && voice != "" {
		return fmt.Sprintf("%s; %s", sound, voice)
	}
	return sound + voice
}

// Player is the name of the player in use; "" if there is none, or none was needed yet.
func (c *Scheduler) Player() string { return c.told().sound.name }
