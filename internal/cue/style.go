package cue

import (
	"slices"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase/voice"
)

// Profile is a set of choices that go together.
type Profile string

// The profiles.
const (
	Silent   Profile = "silent"   // nothing is heard, whatever else is chosen
	Soft     Profile = "soft"     // fewer, quieter and gentler: the client rests
	Normal   Profile = "normal"   // every tone
	Teaching Profile = "teaching" // every tone, and a voice with instructions
)

// Profiles lists the profiles from the quietest to the most talkative.
func Profiles() []Profile { return []Profile{Silent, Soft, Normal, Teaching} }

// Voice is how much is said in words.
type Voice string

// The voices.
const (
	NoVoice      Voice = "off"
	Brief        Voice = "brief"        // "press", "round three", "left side"
	Instructions Voice = "instructions" // also the protocol's labels and notes, and the sites
)

// Voices lists the voices from the quietest to the most talkative.
func Voices() []Voice { return []Voice{NoVoice, Brief, Instructions} }

// MaxVolume is the highest volume.
const MaxVolume = 100

// Style says how the moments of a run are heard. It is a value that is not changed
// while it is in use.
type Style struct {
	Profile  Profile
	Volume   int                     // 0 to MaxVolume, as the ear hears it; 0 is as good as muted
	Cues     map[tone.Tone]bool      // cues turned on or off against the profile
	Voice    Voice                   // "" for the profile's own
	Language string                  // of the voice, such as "en" or "de-AT"
	Words    map[voice.Phrase]string // words in place of the built-in ones; "" leaves a phrase out
}

// DefaultStyle is what is in force if nothing was chosen.
func DefaultStyle() Style {
	return Style{Profile: Normal, Volume: 70, Language: "en"}
}

// Hears reports whether the moments of a tone are heard, as a sound or in words.
func (s Style) Hears(t tone.Tone) bool {
	if s.Profile == Silent || s.Volume <= 0 {
		return false
	}
	if on, ok := s.Cues[t]; ok {
		return on
	}
	return s.Profile != Soft || !t.Helps()
}

// Audible reports whether any moment is heard.
func (s Style) Audible() bool { return slices.ContainsFunc(tone.Tones(), s.Hears) }

// Clip is the sound of a tone.
func (s Style) Clip(t tone.Tone) Clip {
	return s.clip(t, tone.Render(t, s.gentle()))
}

func (s Style) clip(t tone.Tone, samples []float32) Clip {
	c := Clip{Tone: t, Samples: samples, Gain: s.gain(), Room: 1}
	if s.Speaks() {
		c.Gain *= besideVoice
		c.Room -= s.VoiceGain()
	}
	return c
}

func (s Style) gentle() bool { return s.Profile == Soft }

// How full scale is shared where there is a voice: its peaks, which other programs make,
// and the highest tone stay below 1 together.
const (
	voicePeak   = 0.5
	besideVoice = 0.7 // of the tones
)

// VoiceGain is how high the voice may reach; 1 is full scale. It follows the volume as
// the tones do.
func (s Style) VoiceGain() float32 { return voicePeak * s.gain() }

// gain is the factor on the samples. It grows with the square of the volume, about as the
// ear hears loudness.
func (s Style) gain() float32 {
	v := float32(max(min(s.Volume, MaxVolume), 0)) / MaxVolume
	if s.Profile == Soft {
		v *= 0.6
	}
	return v * v
}

func (s Style) voice() Voice {
	switch {
	case s.Profile == Silent:
		return NoVoice
	case s.Voice != "":
		return s.Voice
	case s.Profile == Teaching:
		return Instructions
	default:
		return NoVoice
	}
}

// Speaks reports whether a voice is heard.
func (s Style) Speaks() bool { return s.voice() != NoVoice }

// Wording is the words in which the voice speaks.
func (s Style) Wording() voice.Wording {
	language, _ := voice.BuiltIn(s.Language)
	return voice.Wording{Language: language, Own: s.Words, Instructions: s.voice() == Instructions}
}
