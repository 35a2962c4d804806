// Package drive runs a session against a clock: it reads the time once per wake, applies the
// speed, notices when the machine slept or the process stood still, and passes on the events in
// order.
//
// It starts no goroutine and sets no timer. Its two users (the screens and the
// headless loop) ask [Driver.Until] how long they may sleep, and call
// [Driver.Wake] when they wake for whatever reason.
package drive

import (
	"cmp"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

const (
	// heartbeat is the longest that a running driver sleeps, so that a gap is
	// noticed and the run pauses at most this long before it began.
	heartbeat = time.Second
	// late is how late a wake must come, or how far the clocks must part, to be a gap.
	late = time.Second
)

// Clock has two ways to tell the time, each since some moment of its own.
type Clock struct {
	// Now never goes back and knows nothing of wall-clock steps.
	Now func() time.Duration
	// Boot also counts the time that the machine slept; nil where no such clock is.
	Boot func() time.Duration
}

// Elapsed is the time since some moment, including the time that the machine slept.
func (c Clock) Elapsed() time.Duration {
	if c.Boot == nil {
		return c.Now()
	}
	return c.Boot()
}

// Turn is the result of one wake or one intent.
type Turn struct {
	At       time.Duration   // in protocol time
	Real     time.Duration   // the same moment by the clock's Now
	Speed    session.Speed   // as given to New
	Run      session.Session // as it stands; to look ahead, advance it
	Happened []session.Event // in order; often nothing
	// Intents are the intents that were done, which replayed on the plan make this run.
	Intents []session.Applied
}

// Driver runs one session. Its methods are for one goroutine.
type Driver struct {
	session.Session // as it stands: what it can do now, and what that would be

	clock Clock
	speed session.Speed
	hear  func(Turn)
	tally *session.Tally

	start  time.Duration // by clock.Now
	now    time.Duration // of the last wake, by clock.Now
	wakeBy time.Duration // when the next wake is due at the latest; zero when none is
	parted time.Duration // how far Boot was ahead of Now at the last wake
	frozen bool          // see Freeze
}

// New starts a run of the plan now, at a speed. It calls hear with the result of every wake and
// intent, which must not block. The first events come with the first Wake.
func New(plan *protocol.Plan, clock Clock, speed session.Speed, hear func(Turn)) *Driver {
	d := &Driver{
		Session: session.New(plan),

		clock: clock, speed: speed, hear: hear,
		tally: session.NewTally(plan, speed), start: clock.Now(),
	}
	d.now = d.start
	d.parted = d.ahead()
	return d
}

// Past is what is known of a run whose process ended before it.
type Past struct {
	Intents []session.Applied
	Emitted time.Duration // until when its events were passed on, in protocol time
	At      time.Duration // how far it had come: not before Emitted
	Restart bool          // the current phase begins anew
	Cause   session.Cause // why it was broken off
}

// Resume continues such a run. It begins paused, as after any gap, so the time since then does not
// count. Events that were due between Emitted and At come first.
func Resume(plan *protocol.Plan, past Past, clock Clock, speed session.Speed, hear func(Turn)) *Driver {
	d := New(plan, clock, speed, hear)
	d.start -= speed.Takes(past.At)
	var events []session.Event
	d.Session, events = session.Replay(plan, past.Intents, past.Emitted)
	for _, e := range events {
		d.tally.Add(e)
	}
	d.apply(session.GapBy(cmp.Or(past.Cause, session.Ended)))
	if past.Restart && d.Can(session.Restart) {
		d.apply(session.Intent{Kind: session.Restart})
	}
	return d
}

// Wake reads the time and advances the run to it. If the machine slept or the process stood still
// since the last wake, the run is paused as of that wake.
func (d *Driver) Wake() { d.wake(false) }

// WakeAlone does the same for a run that nobody attends: it resumes after a gap, and skips each
// check-in at the moment at which that begins to wait for an answer.
func (d *Driver) WakeAlone() { d.wake(true) }

func (d *Driver) wake(alone bool) {
	now := d.clock.Now()
	ahead := d.ahead()
	if d.frozen {
		d.start += now - d.now
		d.now, d.parted = now, ahead
		return
	}
	var t Turn
	if cause, ok := d.slept(now, ahead); ok {
		d.applyAt(&t, d.at(d.now), session.GapBy(cause))
	}
	d.now, d.parted = now, ahead
	at := d.at(now)
	if alone {
		d.passOver(&t, at)
	}
	d.advance(&t, at)
	d.turn(t)
}

// passOver does up to a moment what somebody would have to do.
func (d *Driver) passOver(t *Turn, until time.Duration) {
	for at := until; ; {
		switch s := d.Session.Snapshot(0); { // of the moment that it has reached
		case s.State == session.Waiting:
			d.applyAt(t, at, session.Intent{Kind: session.Next})
		case s.State == session.Halted && s.ByGap:
			d.applyAt(t, at, session.Intent{Kind: session.Resume})
		default:
			due, ok := d.Next()
			if !ok || due > until {
				return
			}
			at = due
			d.advance(t, at)
		}
	}
}

// Do wakes the run and then applies the intent; it reports whether that was possible.
func (d *Driver) Do(in session.Intent) bool {
	d.Wake()
	if !d.Can(in.Kind) || in.Kind == session.Jump && !d.CanJump(in.N) {
		return false
	}
	d.apply(in)
	return true
}

// Freeze pauses the run and stops its time, until Thaw: an end that is confirmed later counts as
// of now.
func (d *Driver) Freeze() {
	d.Do(session.Intent{Kind: session.Pause})
	d.frozen = true
}

// Thaw lets the run's time pass again. The run stays paused.
func (d *Driver) Thaw() {
	d.Wake()
	d.frozen = false
}

// apply applies an intent as of the last wake.
func (d *Driver) apply(in session.Intent) {
	var t Turn
	d.applyAt(&t, d.at(d.now), in)
	d.turn(t)
}

func (d *Driver) applyAt(t *Turn, at time.Duration, in session.Intent) {
	run, events := d.Apply(at, in)
	d.Session, t.Happened = run, append(t.Happened, events...)
	t.Intents = append(t.Intents, session.Applied{At: at, Intent: in})
}

func (d *Driver) advance(t *Turn, at time.Duration) {
	run, events := d.Advance(at)
	d.Session, t.Happened = run, append(t.Happened, events...)
}

// Until is how long, in real time, the caller may sleep before the next Wake; false means until
// the next intent.
func (d *Driver) Until() (time.Duration, bool) {
	if d.wakeBy == 0 {
		return 0, false
	}
	return max(d.wakeBy-d.clock.Now(), 0), true
}

// Real converts protocol time to real time, rounded up.
func (d *Driver) Real(t time.Duration) time.Duration { return d.speed.Takes(t) }

// Snapshot is the run as of the last wake.
func (d *Driver) Snapshot() session.Snapshot { return d.Session.Snapshot(d.at(d.now)) }

// Edge is the real time until the phase ends by itself; false if it does not.
func (d *Driver) Edge() (time.Duration, bool) {
	edge, ok := d.Snapshot().Edge()
	return d.Real(edge), ok
}

// Area is the current area of the treatment and the time spent there; false for none.
func (d *Driver) Area() (session.AreaTime, bool) { return d.tally.Area(d.at(d.now)) }

// Summary is what was done so far.
func (d *Driver) Summary() session.Summary { return d.tally.Summary() }

func (d *Driver) at(now time.Duration) time.Duration { return d.speed.Played(now - d.start) }

// ahead is how far the clock that counts sleep is ahead of the other.
func (d *Driver) ahead() time.Duration {
	if d.clock.Boot == nil {
		return 0
	}
	return d.clock.Boot() - d.clock.Now()
}

// slept reports whether there was a gap since the last wake, and why: the clock that counts sleep
// went ahead, or the wake came late.
func (d *Driver) slept(now, ahead time.Duration) (session.Cause, bool) {
	switch {
	case d.wakeBy == 0:
		return "", false
	case ahead-d.parted > late:
		return session.Slept, true
	case now-d.wakeBy > late:
		return session.StoodStill, true
	default:
		return "", false
	}
}

// turn passes on the result of a wake or an intent, and computes the next wake.
func (d *Driver) turn(t Turn) {
	d.wakeBy = 0
	if next, ok := d.Next(); ok {
		d.wakeBy = min(d.now+heartbeat, d.start+d.Real(next))
	}
	for _, e := range t.Happened {
		d.tally.Add(e)
	}
	d.Session = d.Foresee() // once for all who take snapshots of this turn
	t.At, t.Real, t.Speed, t.Run = d.at(d.now), d.now, d.speed, d.Session
	d.hear(t)
}
