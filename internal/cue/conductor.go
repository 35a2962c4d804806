package cue

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/guard"
	"presshold/internal/session"
)

// Options are what a conductor works with.
type Options struct {
	// Players are tried in this order: the first plays until it fails or hangs, then
	// the next takes over for good. None means no sound.
	Players []Player
	Speaker Speaker // says the words; nil for no voice
	// Open gives the two above when there is first something to be heard, if finding
	// them takes a while. The conductor calls it once, in its own goroutine; nil for
	// players that are there already.
	Open  func() ([]Player, Speaker)
	Style Style
	Muted bool
	// Now is the real time since some moment, the clock that the driver reads; nil for
	// a clock of its own.
	Now func() time.Duration
}

// Conductor plays the sounds of runs, one run after the other, each at its moment. It
// owns a goroutine: no call from the driver's goroutine ever waits for a player. While
// nothing is to come it sleeps.
type Conductor struct {
	now  func() time.Duration
	wake chan struct{} // holds a token while the inbox is not empty
	done chan struct{} // closed when the goroutine has ended

	mu     sync.Mutex
	in     inbox
	muted  bool
	status string
	player string

	// What follows belongs to the goroutine; err does until done is closed.
	open    func() ([]Player, Speaker) // nil once it was called
	sought  bool                       // it was
	style   Style
	agenda  agenda
	lineup  lineup
	mouth   mouth
	samples map[tone.Tone][]float32
	hushed  bool          // muted, as far as the goroutine knows
	begun   time.Duration // when a sound was last begun
	closeBy time.Duration // zero while not closing
	err     error
}

// inbox is what the goroutine has yet to be told.
type inbox struct {
	updates []update
	style   *Style
	close   bool
}

// Start starts a conductor. It must be closed.
func Start(o Options) *Conductor {
	c := &Conductor{
		now:     o.Now,
		wake:    make(chan struct{}, 1),
		done:    make(chan struct{}),
		muted:   o.Muted,
		hushed:  o.Muted,
		open:    o.Open,
		style:   o.Style,
		lineup:  lineup{players: slices.Clone(o.Players)},
		mouth:   mouth{speaker: o.Speaker},
		samples: map[tone.Tone][]float32{},
		begun:   -crowd,
	}
	if c.now == nil {
		start := time.Now()
		c.now = func() time.Duration { return time.Since(start) }
	}
	c.player = c.lineup.name()
	guard.Go(c.work, nil)
	return c
}

// Update tells how a run stands. The driver calls it after every wake and after every
// intent: now is the protocol time, speed how many times as fast as real time the run
// is played, and happened are all events since the update before, in order. It never
// waits. All sounds that were to come are replaced by those that are to come now.
func (c *Conductor) Update(now time.Duration, speed session.Speed, s session.Session, happened []session.Event) {
	u := update{
		at: now, real: c.now(), speed: speed,
		run: s, happened: slices.Clone(happened),
	}
	c.tell(func() { c.in.updates = append(c.in.updates, u) })
}

// SetStyle changes how what is to come is heard.
func (c *Conductor) SetStyle(s Style) { c.tell(func() { c.in.style = &s }) }

// SetMuted turns everything off, also what sounds at the moment, or on again.
func (c *Conductor) SetMuted(muted bool) { c.tell(func() { c.muted = muted }) }

// Muted tells whether everything is turned off.
func (c *Conductor) Muted() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.muted
}

// Status tells in a few words what is wrong, such as "sound: terminal bell (PulseAudio
// stopped)"; "" if nothing is.
func (c *Conductor) Status() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.status
}

// Player is the name of the player that plays at the moment; "" if there is none.
func (c *Conductor) Player() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.player
}

// Close lets what has begun to sound come to its end, which takes a second at most,
// unless the run was aborted; then it closes players and speaker. It returns the first
// failure. Whatever is told after it goes unheard.
func (c *Conductor) Close() error {
	c.tell(func() { c.in.close = true })
	<-c.done
	return c.err
}

// tell changes something that both goroutines know, and wakes the conductor's.
func (c *Conductor) tell(change func()) {
	c.mu.Lock()
	change()
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default: // it has yet to take up the last one
	}
}

// linger is how long closing waits for what sounds.
const linger = 1500 * time.Millisecond

// work conducts. Should that break, the run goes on without sound.
func (c *Conductor) work() {
	defer close(c.done)
	if err := guard.Call(c.conduct); err != nil {
		c.err = fmt.Errorf("sound: %w", err)
		c.mu.Lock()
		c.status = "no sound"
		c.mu.Unlock()
	}
}

func (c *Conductor) conduct() error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		now := c.now()
		c.hear(now)
		c.play(now)
		c.tellStatus()
		if c.closeBy > 0 && (now >= c.closeBy || c.lineup.quiet(now) && !c.mouth.hand.busy) {
			break
		}
		var due <-chan time.Time
		if at, ok := c.due(); ok {
			timer.Reset(max(at-c.now(), 0))
			due = timer.C
		}
		select {
		case <-c.wake:
		case <-due:
		case err := <-c.lineup.hand.result():
			c.lineup.finish(c.now(), err)
		case err := <-c.mouth.hand.result():
			c.mouth.finish(c.now(), err)
		}
		now = c.now()
		c.lineup.watch(now)
		c.mouth.watch(now)
	}
	c.err = cmp.Or(c.lineup.close(), c.mouth.close())
	return nil
}

// hear takes up what the conductor was told.
func (c *Conductor) hear(now time.Duration) {
	c.mu.Lock()
	in, muted := c.in, c.muted
	c.in = inbox{}
	c.mu.Unlock()
	if in.style != nil {
		if in.style.timbre() != c.style.timbre() {
			clear(c.samples)
		}
		c.style = *in.style
	}
	if muted && !c.hushed {
		c.hush(now)
	}
	c.hushed = muted
	for _, u := range in.updates {
		c.follow(now, u)
	}
	if in.close && c.closeBy == 0 {
		c.closeBy = now + linger
		c.play(now) // what is due now is the last
		c.agenda.forget()
	}
}
