package player

import (
	"sync"

	"presshold/internal/cue"
)

// Relay speaks through the first of several speakers that works. One that fails is
// closed, and the next says the words.
type Relay struct {
	mu       sync.Mutex
	speakers []cue.Speaker // never empty; the first speaks
}

// NewRelay makes a speaker of several, the best first; nil of none.
func NewRelay(speakers []cue.Speaker) cue.Speaker {
	switch len(speakers) {
	case 0:
		return nil
	case 1:
		return speakers[0]
	}
	return &Relay{speakers: speakers}
}

// Name is that of the speaker that speaks.
func (r *Relay) Name() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.speakers[0].Name()
}

// Say says words through the first speaker that doesn't fail. It fails if the last
// does.
func (r *Relay) Say(words, lang string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for {
		err := r.speakers[0].Say(words, lang)
		if err == nil || len(r.speakers) == 1 {
			return err
		}
		r.speakers[0].Close() //nolint:errcheck // it has failed already
		r.speakers = r.speakers[1:]
	}
}

// Close closes those that are left.
func (r *Relay) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var first error
	for _, s := range r.speakers {
		if err := s.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}
