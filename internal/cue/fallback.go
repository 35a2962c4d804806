package cue

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

// retryEvery is how often better devices than the one in use are tried again.
const retryEvery = 10 * time.Second

// errHangs is the error of a call that took too long.
var errHangs = errors.New(english.CueNoAnswer)

type device interface {
	Name() string
	Warm() error
	Close() error
}

// Candidate is a way to play or to speak that this machine may have.
type Candidate[T any] struct {
	Name   string
	Open   func() T // nil if it is not available, as far as can be told without trying it
	Detail string   // where it is, if available
	Hint   string   // what to do to have it, if not available
}

// post hands something over to the goroutine of the Scheduler; false if that has ended.
type post func(do func(now time.Duration)) bool

// fallback uses the best device that works. When that fails the next one takes over, and the better
// ones are tried again in the background. It belongs to one goroutine and never waits. Even if
// devices hang, there is at most one background goroutine per candidate.
type fallback[T device] struct {
	condition
	post   post
	list   func() []Candidate[T]
	at     int // index of the candidate in use; len(busy) for none
	device T   // in use, if any
	worker worker

	home  int           // the best candidate that was ever in use
	busy  []bool        // candidates with which the background is busy
	found []attempt[T]  // better devices that are ready
	retry time.Duration // when better ones are tried again
}

type attempt[T device] struct {
	at     int
	device T
}

// newFallback uses the first candidate that is available.
func newFallback[T device](now time.Duration, what string, list func() []Candidate[T], post post) fallback[T] {
	all := list()
	f := fallback[T]{
		condition: condition{what: what}, post: post, list: list, home: len(all), busy: make([]bool, len(all)),
	}
	f.open(now, all)
	return f
}

// open uses the first of the candidates that is available, from f.at on.
func (f *fallback[T]) open(now time.Duration, all []Candidate[T]) {
	f.retry, f.name = now+retryEvery, ""
	for ; f.at < len(all); f.at++ {
		if open := all[f.at].Open; open != nil && !f.busy[f.at] {
			f.device = open()
			f.name = f.device.Name()
			break
		}
	}
	f.home = min(f.home, f.at)
}

func (f *fallback[T]) usable() bool { return f.at < len(f.busy) }

// fall replaces the device in use, on which a call failed, by the next one.
func (f *fallback[T]) fall(now time.Duration, err error) {
	f.left, f.back = cmp.Or(f.left, f.name), ""
	if f.failed == nil {
		f.failed = fmt.Errorf(english.CueFailed, f.name, err)
	}
	f.leave(0)
	f.at++
	f.open(now, f.list())
}

// leave closes the device in use after a delay.
func (f *fallback[T]) leave(after time.Duration) {
	f.dismiss(attempt[T]{f.at, f.device}, after, f.worker.ended)
	f.worker = worker{}
}

// dismiss closes a device in the background, because it may hang. Its candidate stays busy until
// that is done and its latest call has ended.
func (f *fallback[T]) dismiss(a attempt[T], after time.Duration, ended <-chan struct{}) {
	f.busy[a.at] = true
	guard.Go(func() {
		time.Sleep(after)
		_ = guard.Call(a.device.Close) // nobody uses it any more
		if ended != nil {
			<-ended
		}
		f.post(func(time.Duration) { f.busy[a.at] = false })
	}, nil)
}

// retryAt is when better devices are to be tried again; false if there are none.
func (f *fallback[T]) retryAt() (time.Duration, bool) { return f.retry, f.at > 0 }

// try tries the better devices in the background, if it is time, except those that still hang.
func (f *fallback[T]) try(now time.Duration) {
	if at, ok := f.retryAt(); !ok || now < at {
		return
	}
	f.retry = now + retryEvery
	for at := range f.at {
		if !f.busy[at] {
			f.busy[at] = true
			guard.Go(func() { f.prepare(at) }, nil)
		}
	}
}

// prepare opens a candidate and makes its device ready.
func (f *fallback[T]) prepare(at int) {
	var found []attempt[T]
	_ = guard.Call(func() error { // a device that panics doesn't work
		open := f.list()[at].Open
		if open == nil {
			return nil
		}
		d := open()
		if err := d.Warm(); err != nil {
			return d.Close()
		}
		found = []attempt[T]{{at, d}}
		return nil
	})
	if f.post(func(time.Duration) { f.busy[at], f.found = false, append(f.found, found...) }) {
		return
	}
	for _, a := range found {
		_ = guard.Call(a.device.Close) // it was never used
	}
}

// settle switches to the best device that was found, unless the worker is busy, and reports whether
// it did. The previous device is closed once its sound, of this length, is over.
func (f *fallback[T]) settle(now, sounds time.Duration) (changed bool) {
	if f.worker.busy {
		return false
	}
	for _, a := range f.found {
		if a.at >= f.at { // a better one was quicker
			f.dismiss(a, 0, nil)
			continue
		}
		if f.usable() {
			f.leave(sounds)
		}
		f.at, f.device, f.name = a.at, a.device, a.device.Name()
		if f.at <= f.home {
			f.home, f.left = f.at, ""
		}
		f.back, f.backAt, f.retry = f.name, now, now+retryEvery
		changed = true
	}
	f.found = nil
	return changed
}

// close closes the device in use, for which it waits no longer than Patience; it does not wait for
// the background.
func (f *fallback[T]) close() {
	for _, a := range f.found {
		f.dismiss(a, 0, nil)
	}
	if !f.usable() {
		return
	}
	limit := time.NewTimer(Patience)
	defer limit.Stop()
	closed := make(chan error, 1)
	d := f.device
	guard.Go(func() { closed <- guard.Call(d.Close) }, nil)
	err := errHangs
	select {
	case err = <-closed:
	case <-limit.C:
	}
	if err != nil && f.failed == nil {
		f.failed = fmt.Errorf(english.CueCloseFailed, f.name, err)
	}
}
