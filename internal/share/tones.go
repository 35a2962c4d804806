package share

import (
	"slices"
	"sync"

	"presshold/internal/cue/tone"
)

// tones are the sounds of the cues as files, made when they are first wanted.
type tones struct {
	gentle bool
	mu     sync.Mutex
	made   map[tone.Tone][]byte
}

// wav is the file of a tone; nil for none of that name.
func (t *tones) wav(name tone.Tone) []byte {
	if !slices.Contains(tone.Tones(), name) {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.made == nil {
		t.made = map[tone.Tone][]byte{}
	}
	if t.made[name] == nil {
		t.made[name] = tone.WAV(tone.Render(name, tone.Settings{Gentle: t.gentle}), 1)
	}
	return t.made[name]
}
