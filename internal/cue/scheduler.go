package cue

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
	"presshold/internal/sessionclock"
)

// Options are what a Scheduler works with.
type Options struct {
	// Players and Speakers list what there may be, in order of preference and always the
	// same. The first available one is used until it fails or hangs; then the next takes
	// over, and the better ones are tried again every ten seconds during a run. Nil means
	// no sound, or no voice. The functions are called whenever one is looked for, first
	// when there is something to hear, from any goroutine. Neither they nor Open may wait.
	Players  func() []Candidate[Player]
	Speakers func() []Candidate[Speaker]

	Style Style
	Now   func() time.Duration // the clock that the driver reads
}

// Scheduler plays the sounds of one run after the other, each on time. It has a goroutine of
// its own, so its methods never wait for a player, except Close. It sleeps while nothing is
// due.
type Scheduler struct {
	now  func() time.Duration
	wake chan struct{} // has a token while the inbox is not empty
	done chan struct{} // closed when the goroutine has ended

	muted atomic.Bool
	mu    sync.Mutex
	inbox []func(now time.Duration) // for the goroutine, in order
	ended bool                      // nothing is taken from it any more
	state state

	// What follows belongs to the goroutine; problems do until done is closed.
	options  Options
	sought   bool // players and speakers were opened
	style    Style
	schedule schedule
	players  playerQueue
	speech   speechQueue
	samples  map[tone.Tone][]float32
	begun    time.Duration     // when a sound was last begun
	moment   *sessionclock.Due // waits to be heard; nil for none
	gate     sessionclock.Gate // for it
	closeBy  time.Duration     // zero while not closing
	problems []error
}

// Start starts a Scheduler. It must be closed.
func Start(o Options) *Scheduler {
	c := &Scheduler{
		now:     o.Now,
		wake:    make(chan struct{}, 1),
		done:    make(chan struct{}),
		style:   o.Style,
		options: o,
		samples: map[tone.Tone][]float32{},
		begun:   -leastApart,
	}
	guard.Go(c.work, nil)
	return c
}

// Tell takes a turn of a run, and replaces the sounds to come. It must be called for each turn. It
// never waits.
func (c *Scheduler) Tell(t drive.Turn) { c.post(func(now time.Duration) { c.follow(now, t) }) }

// SetStyle changes the style of the sounds to come.
func (c *Scheduler) SetStyle(s Style) {
	c.post(func(time.Duration) {
		if s.gentle() != c.style.gentle() {
			clear(c.samples)
		}
		c.style = s
	})
}

// SetMuted turns all sound off at once, or on again.
func (c *Scheduler) SetMuted(muted bool) {
	c.muted.Store(muted)
	c.post(func(now time.Duration) {
		if muted {
			c.hush(now)
		}
	})
}

// Muted reports whether all sound is turned off.
func (c *Scheduler) Muted() bool { return c.muted.Load() }

// Close waits for the last sound, for 1.5 seconds at most, and closes players and speakers. It
// returns what went wrong. Calls after it have no effect.
func (c *Scheduler) Close() []error {
	c.post(func(now time.Duration) {
		if c.closeBy > 0 {
			return
		}
		c.closeBy = now + linger
		c.play(now) // what is due now is the last
		c.schedule.forget()
	})
	<-c.done
	return c.problems
}

// post queues something for the Scheduler's goroutine, and wakes it; false if that has ended.
func (c *Scheduler) post(do func(now time.Duration)) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		return false
	}
	c.inbox = append(c.inbox, do)
	select {
	case c.wake <- struct{}{}:
	default: // there is a token already
	}
	return true
}

// linger is how long Close waits for the last sound.
const linger = 1500 * time.Millisecond

// work runs the loop. If that panics, the run goes on without sound.
func (c *Scheduler) work() {
	defer close(c.done)
	if err := guard.Call(c.loop); err != nil {
		c.problems = append(c.problems, fmt.Errorf(english.CueProblem, english.CueSound, err))
		c.mu.Lock()
		c.state = state{sound: condition{what: english.CueSound}}
		c.mu.Unlock()
	}
}

func (c *Scheduler) loop() error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		now := c.now()
		for _, do := range c.takeInbox(false) {
			do(now)
		}
		c.players.attend(now)
		c.speech.attend(now)
		c.recover(now)
		c.play(now)
		c.playSessionClock(now)
		c.tellState()
		if c.closeBy > 0 && (now >= c.closeBy || c.players.quiet(now) && !c.speech.worker.busy) {
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
		}
	}
	for _, do := range c.takeInbox(true) {
		do(c.now())
	}
	c.players.close()
	c.speech.close()
	c.tellState()
	for _, on := range []condition{c.state.sound, c.state.voice} {
		if problem := on.problem(); problem != nil {
			c.problems = append(c.problems, problem)
		}
	}
	return nil
}

// takeInbox takes what was posted; after the last time, nothing is.
func (c *Scheduler) takeInbox(last bool) []func(time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := c.inbox
	c.inbox, c.ended = nil, last
	return all
}

// due is when the Scheduler next has something to do by itself.
func (c *Scheduler) due() (time.Duration, bool) {
	all := []func() (time.Duration, bool){
		c.schedule.next, c.wakeAt, c.players.worker.until, c.speech.worker.until, c.sessionClockAt, c.closing,
	}
	if c.live() {
		all = append(all, c.players.retryAt)
		if c.style.Speaks() {
			all = append(all, c.speech.retryAt)
		}
	}
	var due time.Duration
	some := false
	for _, when := range all {
		if at, ok := when(); ok && (!some || at < due) {
			due, some = at, true
		}
	}
	return due, some
}

func (c *Scheduler) closing() (time.Duration, bool) {
	if c.closeBy == 0 {
		return 0, false
	}
	if a := c.players.active; !c.players.worker.busy && a > c.now() {
		return min(a, c.closeBy), true
	}
	return c.closeBy, true
}
