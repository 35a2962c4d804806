// Package cue tells the practitioner by ear what to do, at the right instant.
//
// It has three parts. The score ([Score], [Ahead]) is pure: it decides which moments
// of a run have a sound, and when each is due. The [Style] decides which of them are
// heard, how loud, and in what words and language. The [Scheduler] plays them: it looks
// ahead in a copy of the run, so that a sound is ready before its edge, and starts it
// on time through a [Player]. After any intent it looks ahead anew.
//
// A late cue is worse than none: what can't be played within [Lateness] is dropped.
package cue

import (
	"context"
	"time"

	"presshold/internal/cue/tone"
)

// Lateness is how late a cue may begin at most, in real time. A later one is dropped.
const Lateness = 300 * time.Millisecond

// Patience is how long a call to a Player may take. After that the scheduler falls back to
// the next player, and tries this one again later.
const Patience = 700 * time.Millisecond

// Player plays clips. The scheduler makes one call at a time. Only Close may come while
// another call, which took longer than Patience, has not returned; no call follows it.
type Player interface {
	// Name is its name on the screen, such as "PulseAudio".
	Name() string
	// Warm makes the player ready, so that the next clip begins at once. It is called
	// when a run begins and a second before a cue that follows a longer rest. It may be
	// called often, and while a clip plays.
	Warm() error
	// Play starts a clip and returns within a few milliseconds. Clips that overlap are
	// mixed.
	Play(c Clip) error
	// Stop cuts off all clips.
	Stop() error
	// Close releases everything. The player is not used again.
	Close() error
}

// Clip is a sound ready to be played. The samples are shared: a player must not change
// them.
type Clip struct {
	Tone    tone.Tone
	Samples []float32 // mono, tone.Rate of them a second, between -1 and 1 before Gain is applied
	Gain    float32   // how loud: 0 to 1, a factor on the samples
	// Room is the highest peak of all clips together that sound at once: 1 is full scale,
	// of which a voice needs some.
	Room float32
}

// Peak is the peak of the clip; 1 is full scale.
func (c Clip) Peak() float32 { return float32(tone.Peak(c.Tone)) * c.Gain }

// Length is how long the clip sounds.
func (c Clip) Length() time.Duration {
	return time.Duration(len(c.Samples)) * time.Second / tone.Rate
}

// Speaker says words aloud. The scheduler makes one call at a time. Only Close may come
// while another call has not returned; no call follows it.
type Speaker interface {
	// Name is its name on the screen, such as "espeak-ng".
	Name() string
	// Warm checks, silently, that it can speak.
	Warm() error
	// Say says an utterance and returns at its end. When the context ends, Say cuts it
	// off and returns at once.
	Say(ctx context.Context, u Utterance) error
	// Close cuts off the utterance and releases everything.
	Close() error
}

// Utterance is what is said in one go.
type Utterance struct {
	Words    string
	Language string // of the voice, such as "en" or "de-AT"
	// Gain is the highest peak of the voice: 1 is full scale.
	Gain float32
}
