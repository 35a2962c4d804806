package cue

import (
	"fmt"
	"time"

	"presshold/internal/guard"
)

// talk is how long a speaker may take to say something. Beyond it the conductor
// leaves it alone for good.
const talk = 30 * time.Second

// mouth says words through a speaker, if there is one. It belongs to one goroutine and
// never waits.
type mouth struct {
	speaker Speaker // nil if there is none or it failed
	hand    hand
	next    *words // waits until the hand is free
	left    string // why there is no speaker any more
	err     error  // the first failure
}

// words are what to say, and until when it may begin.
type words struct {
	text, lang string
	by         time.Duration
}

// say says words now, or as soon as those before are over if that is not after by.
// What still waits then gives way to it.
func (m *mouth) say(now time.Duration, w words) {
	m.next = &w
	m.step(now)
}

// hush forgets what waits.
func (m *mouth) hush() { m.next = nil }

func (m *mouth) step(now time.Duration) {
	if m.hand.busy || m.next == nil || m.speaker == nil {
		return
	}
	w := m.next
	m.next = nil
	if w.by < now {
		return
	}
	speaker := m.speaker
	m.hand.begin(now, func() error { return speaker.Say(w.text, w.lang) })
}

func (m *mouth) finish(now time.Duration, err error) {
	m.hand.busy = false
	if err != nil {
		m.fall(err)
	}
	m.step(now)
}

func (m *mouth) watch(now time.Duration) {
	if m.hand.busy && now-m.hand.since >= talk {
		m.fall(errHangs)
	}
}

func (m *mouth) until() (time.Duration, bool) { return m.hand.since + talk, m.hand.busy }

func (m *mouth) fall(err error) {
	m.left = "no voice (" + m.speaker.Name() + " stopped)"
	m.err = fmt.Errorf("voice: %s: %w", m.speaker.Name(), err)
	m.hand.leave()
	failed := m.speaker
	guard.Go(func() { _ = failed.Close() }, nil) // it has failed already, and may hang again
	m.speaker, m.next = nil, nil
}

// close closes the speaker. It waits for it no longer than Patience.
func (m *mouth) close() error {
	m.hand.leave()
	if m.speaker == nil {
		return m.err
	}
	limit := time.NewTimer(Patience)
	defer limit.Stop()
	closed := make(chan error, 1)
	guard.Go(func() { closed <- guard.Call(m.speaker.Close) }, nil)
	select {
	case err := <-closed:
		if err != nil {
			return fmt.Errorf("voice: close %s: %w", m.speaker.Name(), err)
		}
		return nil
	case <-limit.C:
		return fmt.Errorf("voice: close %s: %w", m.speaker.Name(), errHangs)
	}
}
