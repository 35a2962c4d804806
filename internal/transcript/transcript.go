// Package transcript writes what happens in a run for those who do not look at the screen: as
// plain lines for a log or a screen reader, and as JSON lines for other programs.
//
// A [Sink] takes the events of one run. It has a queue and a goroutine of its own, so that a slow
// reader delays neither the run nor another sink. It writes every event, in order.
//
// The output is safe to show on a terminal: no protocol, site or file name can move the cursor or
// change colours.
package transcript

import (
	"io"
	"sync"
	"time"

	"presshold/internal/guard"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
)

// Run describes a run before its first event.
type Run struct {
	Program string // name and version of the program
	Plan    *protocol.Plan
	// Hash identifies a protocol as it is run, "sha256:..."; nil, or a result of "", to omit it.
	Hash  func(protocol.Protocol) string
	Speed session.Speed
	Alone bool // nobody is there to answer: check-ins are skipped
	// Threshold is the pressure pain threshold at the first point before the run, in kg/cm2; zero for none.
	Threshold float64
	// Today returns the date, for what the sources say about the days after; nil to omit that.
	Today func() time.Time
}

func (r Run) part(e session.Event) *protocol.Part { return r.Plan.PartAt(e.Point - 1) }

// preview reports whether the run is a preview: too fast for hands.
func (r Run) preview() bool { return r.Speed.Preview() }

// format turns a run into text. Its methods are called in this order by one goroutine: begin,
// event or sessionClock for each one, end. What they return may be empty.
type format interface {
	begin() []byte
	event(e session.Event) []byte
	sessionClock(at time.Duration, d sessionclock.Due) []byte
	end(s session.Summary) []byte
}

// Sink writes one run to one writer.
type Sink struct {
	w      io.Writer
	format format

	mu    sync.Mutex
	queue []func() []byte // each makes a text to write; nil comes last

	wake   chan struct{} // holds a token while there is something to do
	broken chan struct{} // closed at the first failed write
	done   chan struct{} // closed when the goroutine has ended
	err    error         // the first failed write; belongs to the goroutine until done
}

// Plain starts a sink that writes lines for people: one for each event that a listener needs.
func Plain(w io.Writer, r Run) *Sink { return start(w, newPlain(r)) }

// JSON starts a sink that writes JSON lines: an object for the run, one for each
// event, and one for the summary, as [Schema] documents them.
func JSON(w io.Writer, r Run) *Sink { return start(w, newJSON(r)) }

func start(w io.Writer, f format) *Sink {
	s := &Sink{
		w:      w,
		format: f,
		wake:   make(chan struct{}, 1),
		broken: make(chan struct{}),
		done:   make(chan struct{}),
	}
	s.put(f.begin)
	guard.Go(s.work, nil)
	return s
}

// Emit takes the next event of the run. It never blocks.
func (s *Sink) Emit(e session.Event) { s.put(func() []byte { return s.format.event(e) }) }

// SessionClock takes a moment of the session clock, or, without a Moment, how it stands. It came at
// this moment of the run. SessionClock never blocks.
func (s *Sink) SessionClock(at time.Duration, d sessionclock.Due) {
	s.put(func() []byte { return s.format.sessionClock(at, d) })
}

func (s *Sink) put(text func() []byte) {
	s.mu.Lock()
	s.queue = append(s.queue, text)
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default: // the goroutine has yet to take up the last one
	}
}

// Broken is closed when a write has failed. The sink still takes events, but writes no more.
// [Sink.Err] says why.
func (s *Sink) Broken() <-chan struct{} { return s.broken }

// Err returns the error of the first failed write. It waits until Broken is closed.
func (s *Sink) Err() error {
	<-s.broken
	return s.err
}

// Close writes what is queued and then the summary, and returns the error of the first failed
// write. Nothing may be emitted after it.
func (s *Sink) Close(sum session.Summary) error {
	s.put(func() []byte { return s.format.end(sum) })
	s.put(nil)
	<-s.done
	return s.err
}

func (s *Sink) work() {
	defer close(s.done)
	if err := guard.Call(s.follow); err != nil && s.err == nil {
		s.err = err
		close(s.broken)
	}
}

func (s *Sink) follow() error {
	for range s.wake {
		s.mu.Lock()
		texts := s.queue
		s.queue = nil
		s.mu.Unlock()
		for _, text := range texts {
			if text == nil {
				return nil
			}
			s.write(text())
		}
	}
	return nil
}

func (s *Sink) write(text []byte) {
	if s.err != nil || len(text) == 0 {
		return
	}
	if _, err := s.w.Write(text); err != nil {
		s.err = err
		close(s.broken)
	}
}
