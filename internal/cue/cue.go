// Package cue tells the practitioner by ear what to do, at the right instant.
//
// It has three parts. The score ([Score], [Ahead]) is pure: it decides which moments
// of a run are heard, and when each is due. The [Style] says how they are heard: which
// of them, how loud, in what words and language. The [Scheduler] plays them: it looks
// ahead in a copy of the run, so that a sound is ready before its edge, and starts it
// then through a [Player]. Any intent makes it forget what was to come.
//
// A late cue is worse than none: what can't be played within [Lateness] is dropped.
package cue

import (
	"context"
	"time"

	"presshold/internal/cue/tone"
)

// Lateness is how late a cue may at most begin, in real time. One that would be
// later is dropped.
const Lateness = 300 * time.Millisecond

// Patience is how long a call to a Player may take. After that the scheduler falls back to
// the next one, and tries this one again later.
const Patience = 700 * time.Millisecond

// Player plays clips. The scheduler makes one call at a time, except that after a
// call that took longer than Patience it calls Close, beside that call if need be,
// and nothing else.
type Player interface {
	// Name is what the player is called on screen, such as "PulseAudio".
	Name() string
	// Warm makes ready, so that the next clip begins at once. It is called when a run
	// begins, and a second before a cue that comes after a longer rest; so it may be
	// called often, and must do no harm while a clip plays.
	Warm() error
	// Play begins a clip at once and does not wait for its end: it takes a few
	// milliseconds. Clips that overlap are mixed.
	Play(c Clip) error
	// Stop cuts off what plays.
	Stop() error
	// Close lets go of everything. The player is not used again.
	Close() error
}

// Clip is a sound made ready to be played. The samples are shared: a player only
// reads them.
type Clip struct {
	Tone    tone.Tone
	Samples []float32 // mono, tone.Rate of them a second, between -1 and 1 before Gain is applied
	Gain    float32   // how loud: 0 to 1, a factor on the samples
	// Room is how high all clips that sound at once may reach together: 1 is full scale,
	// and a voice needs some of it.
	Room float32
}

// Peak is how high the clip reaches; 1 is full scale.
func (c Clip) Peak() float32 { return float32(tone.Peak(c.Tone)) * c.Gain }

// Length is how long the clip sounds.
func (c Clip) Length() time.Duration {
	return time.Duration(len(c.Samples)) * time.Second / tone.Rate
}

// Speaker says words aloud. The scheduler makes one call at a time, except that it calls
// Close, beside another call if need be, when it won't use it again.
type Speaker interface {
	// Name is what the speaker is called on screen, such as "espeak-ng".
	Name() string
	// Warm makes sure, without being heard, that it can speak.
	Warm() error
	// Say says an utterance, and returns when it is over. When the context ends it cuts
	// it off and returns at once.
	Say(ctx context.Context, u Utterance) error
	// Close cuts off what is being said and lets go of everything.
	Close() error
}

// Utterance is what is said in one go.
type Utterance struct {
	Words    string
	Language string // of the voice, such as "en" or "de-AT"
	// Gain is how high the voice may reach: 1 is full scale.
	Gain float32
}
