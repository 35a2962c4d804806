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

// Source makes a player or a speaker; false if there is none at the moment. It must not wait, and
// may be called from any goroutine.
type Source[T any] func() (T, bool)

// fallback uses the best device that works. When that fails the next one takes over, and the better
// ones are tried again in the background. It belongs to one goroutine and never waits. Even if
// devices hang, there is at most one background goroutine per source.
type fallback[T device] struct {
	condition
	sources []Source[T]
	at      int // index of the source in use; len(sources) for none
	device  T   // in use, if any
	worker  worker

	home    int             // the best source that was ever in use
	busy    []bool          // sources with which the background is busy
	results chan attempt[T] // from the background; with room for all
	retry   time.Duration   // when better ones are tried again
}

type attempt[T device] struct {
	source int
	device T
	ready  bool // the device was made ready
}

func newFallback[T device](what string, sources []Source[T]) fallback[T] {
	return fallback[T]{
		condition: condition{what: what}, sources: sources, at: len(sources), home: len(sources),
		busy: make([]bool, len(sources)), results: make(chan attempt[T], len(sources)),
	}
}

// open uses the first available source from an index on.
func (f *fallback[T]) open(now time.Duration, from int) {
	f.retry, f.name = now+retryEvery, ""
	for f.at = from; f.at < len(f.sources); f.at++ {
		if f.busy[f.at] {
			continue
		}
		if d, ok := f.sources[f.at](); ok {
			f.device, f.name = d, d.Name()
			break
		}
	}
	f.home = min(f.home, f.at)
}

func (f *fallback[T]) usable() bool { return f.at < len(f.sources) }

// fall replaces the device in use, on which a call failed, by the next one.
func (f *fallback[T]) fall(now time.Duration, err error) {
	f.left, f.back = cmp.Or(f.left, f.name), ""
	if f.failed == nil {
		f.failed = fmt.Errorf(english.CueFailed, f.name, err)
	}
	f.leave(0)
	f.open(now, f.at+1)
}

// leave closes the device in use after a delay, in the background, because it may hang.
func (f *fallback[T]) leave(after time.Duration) {
	source, failed, ended := f.at, f.device, f.worker.leave()
	f.busy[source] = true
	guard.Go(func() {
		time.Sleep(after)
		_ = guard.Call(failed.Close) // nobody uses it any more
		if ended != nil {
			<-ended
		}
		f.results <- attempt[T]{source: source}
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
	for i, s := range f.sources[:f.at] {
		if f.busy[i] {
			continue
		}
		f.busy[i] = true
		guard.Go(func() { f.results <- prepare(i, s) }, nil)
	}
}

// prepare opens a source and makes its device ready.
func prepare[T device](source int, s Source[T]) attempt[T] {
	a := attempt[T]{source: source}
	_ = guard.Call(func() error { // a device that panics doesn't work
		d, there := s()
		if !there {
			return nil
		}
		if err := d.Warm(); err != nil {
			return d.Close()
		}
		a.device, a.ready = d, true
		return nil
	})
	return a
}

// outcomes delivers the outcomes of attempts while the worker is free; otherwise it is nil,
// which is never ready.
func (f *fallback[T]) outcomes() <-chan attempt[T] {
	if f.worker.busy {
		return nil
	}
	return f.results
}

// settle takes the outcome of an attempt, and reports whether it changed the device in use. The
// previous device is closed once its sound, of this length, is over.
func (f *fallback[T]) settle(now time.Duration, a attempt[T], sounds time.Duration) bool {
	f.busy[a.source] = false
	switch {
	case !a.ready:
		return false
	case a.source >= f.at:
		f.busy[a.source] = true
		guard.Go(func() { // a better one was quicker
			_ = guard.Call(a.device.Close) // it was never used
			f.results <- attempt[T]{source: a.source}
		}, nil)
		return false
	}
	if f.usable() {
		f.leave(sounds)
	}
	f.at, f.device, f.name = a.source, a.device, a.device.Name()
	if f.at <= f.home {
		f.home, f.left = f.at, ""
	}
	f.back, f.backAt, f.retry = f.name, now, now+retryEvery
	return true
}

// close closes the device in use, for which it waits no longer than Patience; it does not wait for
// the background.
func (f *fallback[T]) close() {
	f.worker.leave()
	guard.Go(f.drain, nil)
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

// drain closes the devices that still come from the background.
func (f *fallback[T]) drain() {
	for _, busy := range f.busy {
		if !busy {
			continue
		}
		if a := <-f.results; a.ready {
			_ = guard.Call(a.device.Close) // it was never used
		}
	}
}
