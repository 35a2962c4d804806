package cue

import (
	"time"

	"presshold/internal/guard"
)

// worker makes calls that might hang, one at a time, in a goroutine that starts with the first
// call.
type worker struct {
	calls chan func() error
	done  chan error    // has room for one, so that a worker that was left can end
	ended chan struct{} // closed when the goroutine has

	busy  bool
	since time.Duration // the current call was begun
	by    time.Duration // it has to end
}

// begin makes a call that may take as long as limit. The worker must not be busy.
func (w *worker) begin(now, limit time.Duration, call func() error) {
	if w.calls == nil {
		w.calls, w.done, w.ended = make(chan func() error, 1), make(chan error, 1), make(chan struct{})
		calls, done, ended := w.calls, w.done, w.ended
		guard.Go(func() {
			defer close(ended)
			for call := range calls {
				done <- guard.Call(call)
			}
		}, nil)
	}
	w.busy, w.since, w.by = true, now, now+limit
	w.calls <- call
}

// result delivers the outcome of the current call; nil, which is never ready, if there is
// none.
func (w *worker) result() <-chan error {
	if !w.busy {
		return nil
	}
	return w.done
}

func (w *worker) until() (time.Duration, bool) { return w.by, w.busy }

func (w *worker) overdue(now time.Duration) bool { return w.busy && now >= w.by }

// leave abandons the goroutine, which ends after its current call; the channel is closed then, or
// nil if there is no goroutine. The next begin starts a new one.
func (w *worker) leave() (ended <-chan struct{}) {
	if w.calls != nil {
		close(w.calls)
		ended = w.ended
	}
	*w = worker{}
	return ended
}
