package cue

import (
	"time"

	"presshold/internal/guard"
)

// hand makes calls that might hang, one at a time, in a goroutine of its own. It is
// started with the first call.
type hand struct {
	calls chan func() error
	done  chan error // has room for one, so that a hand that was left can end

	busy  bool
	since time.Duration // the call at hand was begun
}

// begin makes a call, which must not be busy with another.
func (h *hand) begin(now time.Duration, call func() error) {
	if h.calls == nil {
		h.calls, h.done = make(chan func() error, 1), make(chan error, 1)
		calls, done := h.calls, h.done
		guard.Go(func() {
			for call := range calls {
				done <- guard.Call(call)
			}
		}, nil)
	}
	h.busy, h.since = true, now
	h.calls <- call
}

// result gives the outcome of the call at hand; nil, which is never ready, if there
// is none.
func (h *hand) result() <-chan error {
	if !h.busy {
		return nil
	}
	return h.done
}

// leave lets the goroutine end as soon as it can. Another begin starts a new one.
func (h *hand) leave() {
	if h.calls != nil {
		close(h.calls)
	}
	*h = hand{}
}
