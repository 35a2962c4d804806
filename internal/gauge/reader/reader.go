// Package reader reads a force gauge at a serial port, or the standard output of a command of the
// user's. It keeps trying to open a gauge that has gone away, and reports one that is silent or sends
// no readings.
package reader

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

const (
	// Silence is how long a gauge may send nothing before it counts as silent.
	Silence = time.Second
	// Pace is the least time between batches: short enough that a reading is on the screen at once,
	// and long enough that a thousand a second cost little.
	Pace = 20 * time.Millisecond

	again = time.Second // from one attempt to open a gauge to the next
	most  = 1 << 16     // readings that wait to be taken; more are dropped
)

// Find reports a command or a port that isn't there.
func Find(s gauge.Source) error {
	if len(s.Command) > 0 {
		if _, err := exec.LookPath(s.Command[0]); err != nil {
			return fmt.Errorf(english.NoProgram, s.Command[0])
		}
		return nil
	}
	_, missing := os.Stat(s.Port)
	ports, unlisted := Ports() // then opening it will tell
	if missing != nil && unlisted == nil && !slices.Contains(ports, s.Port) {
		return fmt.Errorf(english.GaugeNoPortAt, s.Port)
	}
	return nil
}

// Reader reads one gauge in goroutines of its own.
type Reader struct {
	source gauge.Source
	open   opener
	now    func() time.Duration
	stop   context.CancelFunc
	work   sync.WaitGroup
	news   chan struct{} // holds a token if there is something to take
	taken  time.Duration // when the last batch was taken; used only by Next

	mu    sync.Mutex
	next  gauge.Batch
	last  time.Duration // when the last reading came in, or the gauge was opened
	there bool          // it is open
	named gauge.Unit    // the last unit in a line
}

// Open begins to read, with times from the clock now. The reader must be closed.
func Open(s gauge.Source, now func() time.Duration) *Reader { return read(s, now, open) }

// read is Open with another way to open a port.
func read(s gauge.Source, now func() time.Duration, open opener) *Reader {
	ctx, stop := context.WithCancel(context.Background())
	r := &Reader{source: s, open: open, now: now, stop: stop, news: make(chan struct{}, 1), last: now()}
	r.next.State = gauge.Seeking
	r.work.Go(func() { _ = guard.Call(func() error { r.run(ctx); return nil }) }) // a panic counts as a gauge that is gone
	return r
}

// opener opens a port with the settings of a profile.
type opener func(context.Context, gauge.Source, gauge.Profile) (stream, error)

// Close ends the reading. It waits for the port or the command to close, but only for a moment: a port
// may hang.
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

// Next waits for the next batch, at least the Pace after the last one. It is false once over is closed.
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

func (r *Reader) take() gauge.Batch {
	r.taken = r.now()
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.next
	r.next.Readings = nil
	return b
}

// silent reports a silence once. Otherwise left is when to look again.
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

// tell changes the next batch, and wakes Next.
func (r *Reader) tell(change func(*gauge.Batch)) {
	r.mu.Lock()
	change(&r.next)
	r.mu.Unlock()
	select {
	case r.news <- struct{}{}:
	default:
	}
}

// hear takes a line that came in at a given time, and tells whether it was a reading.
func (r *Reader) hear(line string, p gauge.Profile, clock *gauge.Clock, at time.Duration) bool {
	l, ok := gauge.ParseLine(line)
	// A gauge that has sent a unit always does: a number without one was cut off.
	if !ok || !l.Over && l.Unit == "" && r.named != "" {
		r.tell(func(b *gauge.Batch) { b.Garbage++; b.Line = line })
		return false
	}
	if l.Unit != "" {
		r.named = l.Unit
	}
	one := l.Newtons(cmp.Or(r.source.Reads, p.Reads, gauge.Newton))
	one.At = clock.At(l, at)
	r.tell(func(b *gauge.Batch) {
		b.State, b.Why, b.Model, r.last = gauge.Live, "", p.Model, at
		if len(b.Readings) < most {
			b.Readings = append(b.Readings, one)
		}
	})
	return true
}

// run reads the gauge whenever it can be opened, until the context ends.
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

// attempt opens the gauge and reads it with a profile until it goes away. With tried set, it gives up
// after a while without an answer, and without an error. It tells whether any reading came.
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
	r.tell(func(*gauge.Batch) { r.last, r.there = r.now(), true }) // a gauge that was gone stays so until it sends something
	t := talk{Reader: r, profile: p, stream: s, began: r.now(), tried: tried}
	err = guard.Call(func() error { return t.run(ctx) })
	if cause := s.close(); cause != nil {
		err = cause
	}
	return t.answered, err
}

// stream is an open port or a running command.
type stream interface {
	// Read reads what has come. A port returns at once, maybe with nothing; a command waits. An error
	// means that the gauge is gone.
	Read([]byte) (int, error)
	Write([]byte) (int, error)
	// close closes it. Its error, if any, says more than that of Read.
	close() error
}
