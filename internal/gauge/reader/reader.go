// Package reader reads a force gauge: at a serial port, or through a command of the
// user's that writes readings to its standard output. A gauge that goes away is looked
// for until it is back; one that says nothing, or nothing that makes sense, is reported.
package reader

import (
	"context"
	"sync"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/guard"
)

const (
	// Silence is how long a gauge may say nothing until it counts as silent.
	Silence = time.Second
	// Pace is the least time from one batch to the next: short enough that a reading is
	// on the screen at once, and long enough that a thousand a second cost little.
	Pace = 20 * time.Millisecond

	again = time.Second // from one attempt to open a gauge to the next
	most  = 1 << 16     // readings that wait; more come only if nobody takes them
)

// Reader reads one gauge in goroutines of its own.
type Reader struct {
	source gauge.Source
	open   opener
	now    func() time.Duration
	stop   context.CancelFunc
	work   sync.WaitGroup
	news   chan struct{} // holds a token when there is something to take
	taken  time.Duration // when the last batch was; belongs to who takes them

	mu    sync.Mutex
	next  gauge.Batch
	last  time.Duration // when the last reading came in, or the gauge was opened
	there bool          // it is open
	named gauge.Unit    // the last that a line has named
}

// Open begins to read. The time is read from now. It must be closed.
func Open(s gauge.Source, now func() time.Duration) *Reader { return read(s, now, open) }

// read is Open with another way to open a port.
func read(s gauge.Source, now func() time.Duration, open opener) *Reader {
	ctx, stop := context.WithCancel(context.Background())
	r := &Reader{source: s, open: open, now: now, stop: stop, news: make(chan struct{}, 1), last: now()}
	r.next.State = gauge.Seeking
	r.work.Go(func() { _ = guard.Call(func() error { r.run(ctx); return nil }) }) // a panic counts as a gauge that is gone
	return r
}

// opener opens a port as a profile wants it.
type opener func(context.Context, gauge.Source, gauge.Profile) (stream, error)

// Close ends the reading. It waits until the port is free and the command is over, but no
// longer than a moment: a port may hang.
func (r *Reader) Close() {
	r.stop()
	done := make(chan struct{})
	guard.Go(func() { defer close(done); r.work.Wait() }, nil)
	late := time.NewTimer(again)
	defer late.Stop()
	select {
	case <-done:
	case <-late.C:
	}
}

// Next waits for news of the gauge, and for the Pace since the batch before. It is false
// once it is over.
func (r *Reader) Next(over <-chan struct{}) (gauge.Batch, bool) {
	quiet := time.NewTimer(Silence)
	defer quiet.Stop()
	for {
		select {
		case <-over:
			return gauge.Batch{}, false
		case <-r.news:
			time.Sleep(min(r.taken+Pace-r.now(), Pace))
			return r.take(), true
		case <-quiet.C:
			left, silent := r.silent()
			if silent {
				return r.take(), true
			}
			quiet.Reset(left)
		}
	}
}

// take hands over what there is.
func (r *Reader) take() gauge.Batch {
	r.taken = r.now()
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.next
	r.next.Readings = nil
	return b
}

// silent notices a silence, once; before that it returns how long it has yet to last.
func (r *Reader) silent() (left time.Duration, found bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	left = Silence - (r.now() - r.last)
	if !r.there || r.next.State == gauge.Silent || left > 0 {
		return max(left, Silence/10), false
	}
	r.next.State, r.next.Why = gauge.Silent, ""
	return 0, true
}

// tell updates what is known of the gauge.
func (r *Reader) tell(change func(*gauge.Batch)) {
	r.mu.Lock()
	change(&r.next)
	r.mu.Unlock()
	select {
	case r.news <- struct{}{}:
	default:
	}
}

// hear takes a line of the gauge that came in at a moment.
func (r *Reader) hear(line string, p gauge.Profile, clock *gauge.Clock, at time.Duration) bool {
	l, err := gauge.ParseLine(line)
	// A number without a unit, of a gauge that has named one, is a line that was cut off.
	if err != nil || !l.Over && l.Unit == "" && r.named != "" {
		r.tell(func(b *gauge.Batch) { b.Garbage++; b.Line = line })
		return false
	}
	if l.Unit != "" {
		r.named = l.Unit
	}
	one := l.Newtons(r.reads(p))
	one.At = clock.At(l, at)
	r.tell(func(b *gauge.Batch) {
		b.State, b.Why, b.Model, r.last = gauge.Live, "", p.Model, at
		if len(b.Readings) < most {
			b.Readings = append(b.Readings, one)
		}
	})
	return true
}

// reads is the unit of readings that name none.
func (r *Reader) reads(p gauge.Profile) gauge.Unit {
	for _, u := range []gauge.Unit{r.source.Reads, p.Reads} {
		if u != "" {
			return u
		}
	}
	return gauge.Newton
}

// run reads the gauge whenever it is there, until the context ends.
func (r *Reader) run(ctx context.Context) {
	profiles := []gauge.Profile{{}}
	if len(r.source.Command) == 0 {
		profiles = gauge.Profiles()
		if m := r.source.Model; m != gauge.Auto && m != "" {
			profiles = []gauge.Profile{m.Profile()}
		}
	}
	for i := 0; ctx.Err() == nil; {
		answered := false
		err := guard.Call(func() (err error) {
			answered, err = r.attempt(ctx, profiles[i], len(profiles) > 1)
			return err
		})
		if answered {
			profiles, i = profiles[i:i+1], 0
		} else {
			i = (i + 1) % len(profiles)
		}
		if err == nil || ctx.Err() != nil {
			continue // the next model is tried
		}
		r.tell(func(b *gauge.Batch) { b.State, b.Why, r.there = gauge.Gone, err.Error(), false })
		wait := time.NewTimer(again)
		select {
		case <-ctx.Done():
		case <-wait.C:
		}
		wait.Stop()
	}
}

// attempt opens the gauge and reads it by a profile until it goes away. One that is only
// tried is left after a while without an answer; then there is no error. It reports whether
// any reading came.
func (r *Reader) attempt(ctx context.Context, p gauge.Profile, tried bool) (answered bool, err error) {
	var s stream
	if len(r.source.Command) > 0 {
		s, err = start(ctx, r.source.Command)
	} else {
		s, err = r.open(ctx, r.source, p)
	}
	if err != nil {
		return false, err
	}
	r.named = ""
	r.tell(func(*gauge.Batch) { r.last, r.there = r.now(), true }) // one that was gone is gone until it says something
	t := talk{Reader: r, profile: p, stream: s, began: r.now(), tried: tried}
	err = guard.Call(func() error { return t.run(ctx) })
	if cause := s.close(); cause != nil {
		err = cause
	}
	return t.answered, err
}

// stream is what a gauge is read from, and, if it is asked, written to.
type stream interface {
	// Read reads what has come, which at a port may be nothing; a command is waited for. The
	// error says that the gauge is gone.
	Read([]byte) (int, error)
	Write([]byte) (int, error)
	// close ends it. The error says more than that of Read, if there is more to say.
	close() error
}
