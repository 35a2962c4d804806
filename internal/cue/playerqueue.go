package cue

import "time"

// playerQueue plays clips on the best player that works. It belongs to one goroutine and
// never waits: a worker makes the calls to the player.
type playerQueue struct {
	fallback[Player]
	doing *play // the clip that the worker is starting, if it is

	stop bool  // what to do next, in this order, once the worker is free
	next *play // (after a cold player was made ready)
	warm bool  //
	cold bool  // the player took over, and was not made ready yet

	active time.Duration // when the last clip ends, or when the player was last made ready
	loud   float32       // the highest peak that is possible until then
	used   bool          // something was ever played or made ready
}

// play is a clip and the latest moment at which it may begin.
type play struct {
	clip Clip
	by   time.Duration
}

// play plays a clip now, or once the player is free unless that is after by. It replaces a clip
// that still waits, and cuts off what sounds if both together would be distorted.
func (q *playerQueue) play(now time.Duration, c Clip, by time.Duration) {
	if now < q.active && q.loud+c.Peak() > c.Room {
		q.hush(now)
	}
	q.next = &play{c, by}
	q.step(now)
}

func (q *playerQueue) wake(now time.Duration) {
	q.warm = true
	q.step(now)
}

// wakeAt is when to make the player ready for a clip; false if it will still be awake. A sound
// server that was idle for some seconds takes a few hundred milliseconds to start.
func (q *playerQueue) wakeAt(due time.Duration) (time.Duration, bool) {
	const (
		dozes  = 4 * time.Second
		before = time.Second
	)
	if !q.usable() || q.warm || q.used && due-q.active < dozes {
		return 0, false
	}
	return due - before, true
}

func (q *playerQueue) hush(now time.Duration) {
	q.next = nil
	q.stop = q.active > now || q.doing != nil
	q.active, q.loud = min(q.active, now), 0
	q.step(now)
}

// step gives the worker the next thing to do.
func (q *playerQueue) step(now time.Duration) {
	if q.worker.busy || !q.usable() {
		return
	}
	player := q.device
	q.doing = nil
	if q.next != nil && q.next.by < now {
		q.next = nil // late: worse than none
	}
	var call func() error
	switch {
	case q.stop:
		q.stop, call = false, player.Stop
	case q.next != nil && !q.cold:
		p := q.next
		q.doing, q.next = p, nil
		if now >= q.active {
			q.loud = 0
		}
		q.loud += p.clip.Peak()
		q.active, q.used = max(q.active, now+p.clip.Length()), true
		call = func() error { return player.Play(p.clip) }
	case q.warm:
		q.warm, q.cold = false, false
		q.active, q.used = max(q.active, now), true
		call = player.Warm
	default:
		return
	}
	q.worker.begin(now, Patience, q.post, call, q.finish)
}

func (q *playerQueue) finish(now time.Duration, err error) {
	if err != nil {
		q.fail(now, err)
	}
	q.step(now)
}

// fail falls back to the next player, which takes over the clip once it is ready, if there is
// still time. A player that is not ready could hang on the same server, and play the clip late.
func (q *playerQueue) fail(now time.Duration, err error) {
	q.fall(now, err)
	if q.next == nil {
		q.next = q.doing
	}
	q.doing, q.stop, q.warm, q.cold = nil, false, true, true
	q.active, q.loud = now, 0
}

// attend gives up a call that hangs, and switches to a better player if one was found. Clips end on
// the previous one.
func (q *playerQueue) attend(now time.Duration) {
	if q.worker.overdue(now) {
		q.finish(now, errHangs)
	}
	if q.settle(now, max(q.active-now, 0)) {
		q.stop, q.warm, q.cold, q.used = false, false, false, true // it was made ready just now
		q.step(now)
	}
}

// quiet reports whether nothing sounds or is about to.
func (q *playerQueue) quiet(now time.Duration) bool {
	return !q.worker.busy && (q.active <= now || !q.usable())
}
