package cue

import (
	"context"
	"time"
)

// talk is how long an utterance may take. After that the speaker counts as hung.
const talk = 30 * time.Second

// speechQueue says words on the best speaker that works. It belongs to one goroutine and
// never waits: a worker makes the calls to the speaker.
type speechQueue struct {
	fallback[Speaker]
	saying *speech            // what the worker is busy with
	cancel context.CancelFunc // cuts it off
	cutAt  time.Duration      // when that was done; 0 if it wasn't
	next   *speech            // waits until the worker is free
	slower float64            // than estimated, by this factor, is the speaker in use; 0 while nothing was heard
}

type speech struct {
	Utterance
	by     time.Duration // it begins then at the latest
	until  time.Duration // and is over by then; 0 for any time
	yields bool          // it isn't said while something else is
}

// say says words now, and cuts off the current ones unless the new ones yield to them. It drops
// words that would not be over in time.
func (q *speechQueue) say(now time.Duration, s speech) {
	if q.worker.busy {
		if s.yields {
			return
		}
		q.stop(now)
	}
	q.next = &s
	q.step(now)
}

// fits estimates whether words that begin now are over by a moment.
func (q *speechQueue) fits(now time.Duration, u Utterance, until time.Duration) bool {
	takes := time.Duration(float64(estimate(u.Words)) * max(q.slower, 1)) // rather too much than too little
	return until == 0 || now+takes <= until
}

func (q *speechQueue) hush(now time.Duration) {
	q.next = nil
	if q.worker.busy {
		q.stop(now)
	}
}

// stop cuts off what is being said; it has to end soon after.
func (q *speechQueue) stop(now time.Duration) {
	if q.cutAt == 0 {
		q.cutAt, q.worker.by = now, now+Patience
		q.cancel()
	}
}

func (q *speechQueue) step(now time.Duration) {
	if q.worker.busy || q.next == nil || !q.usable() {
		return
	}
	s := q.next
	q.next = nil
	if s.by < now || !q.fits(now, s.Utterance, s.until) {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	q.saying, q.cancel, q.cutAt = s, cancel, 0
	speaker := q.device
	q.worker.begin(now, talk, q.post, func() error { return speaker.Say(ctx, s.Utterance) }, q.finish)
}

func (q *speechQueue) finish(now time.Duration, err error) {
	q.cancel()
	switch {
	case err != nil:
		q.fail(now, err)
	case q.cutAt == 0:
		// A voice that is quicker than estimated may still pause elsewhere: only a slow one counts.
		q.slower = max(q.slower, float64(now-q.worker.since)/float64(estimate(q.saying.Words)))
	}
	q.step(now)
}

// fail falls back to the next speaker, which takes over the words if there is still time.
func (q *speechQueue) fail(now time.Duration, err error) {
	q.cancel()
	q.fall(now, err)
	if q.next == nil && q.cutAt == 0 {
		q.next = q.saying
	}
	q.saying, q.cutAt, q.slower = nil, 0, 0
}

// attend gives up a call that hangs, and switches to a better speaker if one was found.
func (q *speechQueue) attend(now time.Duration) {
	if q.worker.overdue(now) {
		q.finish(now, errHangs)
	}
	if q.settle(now, 0) {
		q.slower = 0
		q.step(now)
	}
}

// close cuts off what is being said, and closes the speaker in use.
func (q *speechQueue) close() {
	if q.worker.busy {
		q.cancel()
	}
	q.fallback.close()
}
