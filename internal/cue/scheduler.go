package cue

import (
	"cmp"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"presshold/internal/appointment"
	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

// Options are what a Scheduler works with.
type Options struct {
	// Players and Speakers are tried in this order: the first that is there is used until
	// it fails or hangs, then the next takes over, and the better ones are tried again
	// every ten seconds while a run goes on. None, or nil, means no sound, or no voice.
	// They are asked for once, when there is first something to hear, in the Scheduler's own
	// goroutine.
	Players  func() []Source[Player]
	Speakers func() []Source[Speaker]

	Style Style
	Now   func() time.Duration // the clock that the driver reads
}

// Scheduler plays the sounds of runs, one run after the other, each at its moment. It
// owns a goroutine: no call from the driver's goroutine ever waits for a player. While
// nothing is to come it sleeps.
type Scheduler struct {
	now  func() time.Duration
	wake chan struct{} // holds a token while the inbox is not empty
	done chan struct{} // closed when the goroutine has ended

	muted atomic.Bool
	mu    sync.Mutex
	inbox []func(now time.Duration) // what the goroutine has yet to do
	state state

	// What follows belongs to the goroutine; err does until done is closed.
	options  Options
	sought   bool // players and speakers were opened
	style    Style
	schedule schedule
	players  playerQueue
	speech   speechQueue
	samples  map[tone.Tone][]float32
	begun    time.Duration    // when a sound was last begun
	moment   *appointment.Due // waits to be heard; nil for none
	closeBy  time.Duration    // zero while not closing
	err      error
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

// Tell must be told of each turn of a run. It never waits. All sounds that were to come are
// replaced by those that are to come now.
func (c *Scheduler) Tell(t drive.Turn) { c.post(func(now time.Duration) { c.follow(now, t) }) }

// SetStyle changes how what is to come is heard; what sounds now is not changed.
func (c *Scheduler) SetStyle(s Style) {
	c.post(func(time.Duration) {
		if s.gentle() != c.style.gentle() {
			clear(c.samples)
		}
		c.style = s
	})
}

// SetMuted turns all sound off, including what sounds at the moment, or on again.
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

// Close lets what sounds come to its end, which takes a second at most, unless the run was
// aborted; then it closes players and speakers. It returns the first failure. Calls after it
// have no effect.
func (c *Scheduler) Close() error {
	c.post(func(now time.Duration) {
		if c.closeBy > 0 {
			return
		}
		c.closeBy = now + linger
		c.play(now) // what is due now is the last
		c.schedule.forget()
	})
	<-c.done
	return c.err
}

// post gives the Scheduler's goroutine something to do, in order, and wakes it.
func (c *Scheduler) post(do func(now time.Duration)) {
	c.mu.Lock()
	c.inbox = append(c.inbox, do)
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default: // it has yet to take up the last one
	}
}

// linger is how long closing waits for what sounds.
const linger = 1500 * time.Millisecond

// work runs the loop. If that panics, the run goes on without sound.
func (c *Scheduler) work() {
	defer close(c.done)
	if err := guard.Call(c.loop); err != nil {
		c.err = fmt.Errorf(english.CueBroke, err)
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
		for _, do := range c.takeInbox() {
			do(now)
		}
		c.play(now)
		c.playAppointment(now)
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
		case err := <-c.players.worker.result():
			c.players.finish(c.now(), err)
		case err := <-c.speech.worker.result():
			c.speech.finish(c.now(), err)
		case a := <-c.players.outcomes():
			c.players.settle(c.now(), a)
		case a := <-c.speech.outcomes():
			c.speech.settle(c.now(), a)
		}
		now = c.now()
		if c.players.worker.overdue(now) {
			c.players.finish(now, errHangs)
		}
		if c.speech.worker.overdue(now) {
			c.speech.finish(now, errHangs)
		}
		c.recover(now)
	}
	c.err = cmp.Or(c.players.close(), c.speech.close())
	return nil
}

// takeInbox takes what came in.
func (c *Scheduler) takeInbox() []func(time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := c.inbox
	c.inbox = nil
	return all
}

// due is when the Scheduler next has something to do by itself.
func (c *Scheduler) due() (time.Duration, bool) {
	var due time.Duration
	some := false
	for _, when := range []func() (time.Duration, bool){
		c.schedule.next, c.wakeAt, c.players.worker.until, c.speech.worker.until,
		c.playersRetry, c.speechRetry, c.appointmentAt, c.closing,
	} {
		if at, ok := when(); ok && (!some || at < due) {
			due, some = at, true
		}
	}
	return due, some
}

// closing is the moment until which closing waits.
func (c *Scheduler) closing() (time.Duration, bool) {
	if c.closeBy == 0 {
		return 0, false
	}
	if a := c.players.active; !c.players.worker.busy && a > c.now() {
		return min(a, c.closeBy), true
	}
	return c.closeBy, true
}
