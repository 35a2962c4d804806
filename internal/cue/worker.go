package cue

import (
	"time"

	"presshold/internal/guard"
)

// worker makes calls that might hang, one at a time, each in a goroutine of its own.
type worker struct {
	busy  bool
	since time.Duration // the current call was begun
	by    time.Duration // it has to end
	ended chan struct{} // closed when the latest call has; nil before the first
}

// begin makes a call that may take as long as limit, and gets what then does with its outcome
// posted, unless the worker was replaced by then. The worker must not be busy.
func (w *worker) begin(now, limit time.Duration, post post, call func() error, then func(time.Duration, error)) {
	ended := make(chan struct{})
	*w = worker{busy: true, since: now, by: now + limit, ended: ended}
	guard.Go(func() {
		err := guard.Call(call)
		close(ended)
		post(func(now time.Duration) {
			if w.ended == ended {
				w.busy = false
				then(now, err)
			}
		})
	}, nil)
}

func (w *worker) until() (time.Duration, bool) { return w.by, w.busy }

func (w *worker) overdue(now time.Duration) bool { return w.busy && now >= w.by }
