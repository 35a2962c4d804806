package share

import (
	"sync"

	"presshold/internal/cue/tone"
)

// tones are the sounds of the cues as files, by name, each made when it is first wanted.
type tones map[tone.Tone]func() []byte

func newTones(gentle bool) tones {
	all := tones{}
	for _, name := range tone.Tones() {
		all[name] = sync.OnceValue(func() []byte { return tone.WAV(tone.Render(name, gentle), 1) })
	}
	return all
}
