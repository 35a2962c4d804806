// Package drive lets a session run against a clock: it reads the time once per
// wake, plays it at the wanted speed, notices when the machine slept or the process
// stood still, and hands on the events in order.
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

// Clock tells the time in two ways, each since a moment of its own.
type Clock struct {
	// Now never goes back and knows nothing of wall-clock steps.
	Now func() time.Duration
	// Boot also counts the time that the machine slept; nil where no such clock is.
	Boot func() time.Duration
}

// Elapsed is the time since some moment, that which the machine slept included.
func (c Clock) Elapsed() time.Duration {
	if c.Boot == nil {
		return c.Now()
	}
	return c.Boot()
}

// Turn is what came of one wake or one intent.
type Turn struct {
	At       time.Duration   // in protocol time
	Real     time.Duration   // the same moment by the clock's Now
	Speed    session.Speed   // as given to New
	Run      session.Session // as it stands; to look ahead, advance it
	Happened []session.Event // in order; often nothing
	// Wishes are the intents that were done, which replayed on the plan make this run.
	Wishes []session.Wish
}

// Driver runs one session. Its methods are for one goroutine.
type Driver struct {
	clock Clock
	speed session.Speed
	hear  func(Turn)
	tally *session.Tally

	run    session.Session
	start  time.Duration // by clock.Now
	now    time.Duration // of the last wake, by clock.Now
	wakeBy time.Duration // when the next wake is due at the latest; zero when none is
	parted time.Duration // how far Boot was ahead of Now at the last wake
	frozen bool          // see Freeze
}

// New starts a run of the plan now, played at a speed. Hear is told of every wake and every
// intent, and must not block. The first events come with the first Wake.
func New(plan *protocol.Plan, clock Clock, speed session.Speed, hear func(Turn)) *Driver {
	d := &Driver{
		clock: clock,
		speed: speed,
		hear:  hear,
		tally: session.NewTally(plan, speed),
		run:   session.New(plan),
		start: clock.Now(),
	}
	d.now = d.start
	d.parted = d.ahead()
	return d
}

// Past is a run that was broken off with its process, as far as it is known.
type Past struct {
	Wishes  []session.Wish
	Told    time.Duration // up to when its events were heard, in protocol time
	At      time.Duration // how far it had come: not before Told
	Restart bool          // the current phase begins anew
	Cause   session.Cause // why it was broken off
}

// Resume lets such a run go on where it stood. It is paused there, as after any gap:
// what has passed since is not credited. What had become due after Told comes first.
func Resume(plan *protocol.Plan, past Past, clock Clock, speed session.Speed, hear func(Turn)) *Driver {
	d := New(plan, clock, speed, hear)
	d.start -= speed.Takes(past.At)
	var events []session.Event
	d.run, events = session.Replay(plan, past.Wishes, past.Told)
	for _, e := range events {
		d.tally.Add(e)
	}
	d.apply(session.GapBy(cmp.Or(past.Cause, session.Ended)))
	if past.Restart && d.run.Can(session.Restart) {
		d.apply(session.Intent{Kind: session.Restart})
	}
	return d
}

// Wake reads the time and lets the run come up to it. If the machine slept or the
// process stood still since the last wake, the run is paused as of then.
func (d *Driver) Wake() {
	now := d.clock.Now()
	ahead := d.ahead()
	if d.frozen {
		d.start += now - d.now
		d.now, d.parted = now, ahead
		return
	}
	var before []session.Event
	var wishes []session.Wish
	if cause, ok := d.slept(now, ahead); ok {
		gap := session.Wish{At: d.at(d.now), Intent: session.GapBy(cause)}
		d.run, before = d.run.Apply(gap.At, gap.Intent)
		wishes = append(wishes, gap)
	}
	d.now, d.parted = now, ahead
	run, events := d.run.Advance(d.at(now))
	d.turn(run, append(before, events...), wishes)
}

// Do wakes the run and then does what is wanted; it reports whether that could be done.
func (d *Driver) Do(in session.Intent) bool {
	d.Wake()
	if !d.run.Can(in.Kind) || in.Kind == session.Jump && !d.run.CanJump(in.N) {
		return false
	}
	d.apply(in)
	return true
}

// Freeze pauses the run and keeps its time from passing at all, so that an end that is
// still to be confirmed is as of now: what is done until Thaw is done at this moment.
func (d *Driver) Freeze() {
	d.Do(session.Intent{Kind: session.Pause})
	d.frozen = true
}

// Thaw lets the run's time pass again. The run is paused.
func (d *Driver) Thaw() {
	d.Wake()
	d.frozen = false
}

// apply does what is wanted as of the last wake.
func (d *Driver) apply(in session.Intent) {
	wish := session.Wish{At: d.at(d.now), Intent: in}
	run, events := d.run.Apply(wish.At, wish.Intent)
	d.turn(run, events, []session.Wish{wish})
}

// Until is how long, in real time, the user of the driver may sleep before the next
// Wake; false means until something is wanted of it.
func (d *Driver) Until() (time.Duration, bool) {
	if d.wakeBy == 0 {
		return 0, false
	}
	return max(d.wakeBy-d.clock.Now(), 0), true
}

// Real is how long a stretch of protocol time takes at this speed, rounded up.
func (d *Driver) Real(t time.Duration) time.Duration { return d.speed.Takes(t) }

// Snapshot is the run as of the last wake.
func (d *Driver) Snapshot() session.Snapshot { return d.run.Snapshot(d.at(d.now)) }

// Edge is how soon, in real time, the run's next edge comes by itself; false for none.
func (d *Driver) Edge() (time.Duration, bool) {
	edge, ok := d.Snapshot().Edge()
	return d.Real(edge), ok
}

// Can reports whether an intent of this kind would do anything now.
func (d *Driver) Can(k session.IntentKind) bool { return d.run.Can(k) }

// Hindrance is why one would do nothing now.
func (d *Driver) Hindrance(k session.IntentKind) session.Hindrance { return d.run.Hindrance(k) }

// CanJump reports whether the run can jump to a point, from 1.
func (d *Driver) CanJump(point int) bool { return d.run.CanJump(point) }

// Standing tells how a point stands, from 1.
func (d *Driver) Standing(point int) session.Standing { return d.run.Standing(point) }

// Primary is what the primary key means now.
func (d *Driver) Primary() (session.Intent, bool) { return d.run.Primary() }

// Area is the area of the treatment at which the run is, and for how long; false for none.
func (d *Driver) Area() (session.AreaTime, bool) { return d.tally.Area(d.at(d.now)) }

// Summary is what was done so far.
func (d *Driver) Summary() session.Summary { return d.tally.Summary() }

// at is a moment of the clock in protocol time.
func (d *Driver) at(now time.Duration) time.Duration { return d.speed.Played(now - d.start) }

// ahead is how far the clock that counts sleep is ahead of the other.
func (d *Driver) ahead() time.Duration {
	if d.clock.Boot == nil {
		return 0
	}
	return d.clock.Boot() - d.clock.Now()
}

// slept reports whether the time since the last wake was not spent running, and why: the
// clock that counts sleep went ahead, or the wake just comes late.
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

// turn takes what came of a wake or an intent, settles when the next wake is due, and
// passes it on.
func (d *Driver) turn(run session.Session, events []session.Event, wishes []session.Wish) {
	d.run = run
	d.wakeBy = 0
	if next, ok := run.Next(); ok {
		d.wakeBy = min(d.now+heartbeat, d.start+d.Real(next))
	}
	for _, e := range events {
		d.tally.Add(e)
	}
	d.hear(Turn{At: d.at(d.now), Real: d.now, Speed: d.speed, Run: run, Happened: events, Wishes: wishes})
}
