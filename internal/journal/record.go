package journal

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"presshold/internal/drive"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Options are what a recorder needs.
type Options struct {
	Folder        string // of the journal
	UnsavedFolder string // a folder for what could not be written
	Program       string // its version
	// File writes a protocol as a file, as the catalog does.
	File func(protocol.Protocol) ([]byte, error)
	Now  func() time.Time
}

// Recorder writes the record of the runs of one program. Nothing is touched before the
// first event of the first run. Its methods never wait for the disk, but for Close.
type Recorder struct {
	opts Options

	mu      sync.Mutex
	told    []*entry // of which something was told that the goroutine has yet to take up
	pending []*entry // that are begun, and not in the journal up to their end
	status  string
	broken  bool // no more is taken in: see Interrupt
	cause   Cause
	closing bool
	passed  chan struct{} // closed, and made anew, when the goroutine has written what it could

	wake   chan struct{} // holds a token while there is something to do
	urgent chan struct{} // closed when the first phase has ended, or the recorder is closed
	done   chan struct{} // closed when the goroutine has ended

	// The goroutine's own, until it has ended.
	store     *Store
	open      []*entry    // not wholly written, in the order in which they began
	aside     []error     // what was kept aside
	crash     error       // that ended it
	replaced  replacement // see Store.replaced
	committed func(*entry)
	save      func(*UnsavedError) // into a file
}

// Amendment is what is said of a session after its end: a change of what is recorded or, where
// that is empty, the score after at its point.
type Amendment struct {
	Change

	Score session.ClientScore `json:"score"` // client-reported; one that was not given takes away what was there
}

// entry is one session on its way into the journal.
type entry struct {
	header header // as it is once the run was told of

	// The recorder's lock is for what follows.
	told    []turn // all of them, in case a journal must be begun anew
	came    progress
	begun   bool // it was told of
	written int  // turns in the journal; only the goroutine changes it

	// The goroutine's own.
	turns []turn // those of told that it has taken up
	in    *Store // where the written ones were; nil for nowhere, or for a session that is taken up again
	rows  *rowWriter
	lock  *lock
	over  bool // it came to its end
	err   error
}

// progress is how far a session is known to have come.
type progress struct {
	At    time.Duration `json:"at"`
	Seen  time.Time     `json:"seen"` // when that was
	Cause Cause         `json:"cause,omitempty"`
}

// NewRecorder starts a recorder, which must be closed.
func NewRecorder(o Options) *Recorder {
	r := &Recorder{
		opts: o, wake: make(chan struct{}, 1), urgent: make(chan struct{}), done: make(chan struct{}), passed: make(chan struct{}),
		committed: func(*entry) {}, save: func(u *UnsavedError) { u.write(o.UnsavedFolder) },
	}
	guard.Go(r.work, nil)
	return r
}

// Recording is the record of one run. Its methods never wait for the disk, but for Recorded.
type Recording struct {
	recorder *Recorder
	entry    *entry
}

// Begin begins the record of a run.
func (r *Recorder) Begin(run Run) *Recording {
	return &Recording{r, &entry{header: header{
		Run: run, UID: newUID(), Began: r.opts.Now(), Program: r.opts.Program,
	}}}
}

// Tell must be told of every turn of the run.
func (c *Recording) Tell(t drive.Turn) {
	r, e := c.recorder, c.entry
	now := r.opts.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.broken || r.closing {
		return
	}
	if !e.begun {
		e.begun, e.header.Speed = true, t.Speed // before the goroutine knows of it
	}
	e.came = progress{At: t.At, Seen: now}
	if len(t.Happened) > 0 || len(t.Wishes) > 0 {
		e.told = append(e.told, newTurn(t, now))
	}
	if slices.ContainsFunc(t.Happened, func(e session.Event) bool { return e.Kind == session.PhaseEnd }) {
		r.hurry()
	}
	r.note(e)
}

// note lets the goroutine know that something was told of a session. The caller holds the
// lock.
func (r *Recorder) note(e *entry) {
	for _, all := range []*[]*entry{&r.told, &r.pending} {
		if !slices.Contains(*all, e) {
			*all = append(*all, e)
		}
	}
	r.wakeUp()
}

// newUID names a session apart from every other.
func newUID() string {
	b := make([]byte, 12)
	_, _ = rand.Read(b) // it never fails
	return hex.EncodeToString(b)
}

// Status says in a word or two what is wrong with the record; "" for nothing.
func (r *Recorder) Status() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.status
}

// Amend adds to the record of the run after its end, for as long as the recorder is not closed.
func (c *Recording) Amend(a Amendment) {
	r := c.recorder
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.closing {
		c.entry.told = append(c.entry.told, turn{World: r.opts.Now(), Amendment: &a})
		r.note(c.entry)
	}
}

// Recorded waits until all that was told of the run is in the journal, and returns the name that
// it has there, for [Store.SittingOf]; "" if the context ends first.
func (c *Recording) Recorded(ctx context.Context) string {
	r, e := c.recorder, c.entry
	for {
		r.mu.Lock()
		passed, there := r.passed, len(e.told) > 0 && e.written == len(e.told)
		r.mu.Unlock()
		if there {
			return e.header.UID
		}
		select {
		case <-passed:
		case <-ctx.Done():
			return ""
		}
	}
}

// Interrupt takes nothing more in: what goes on is broken off from outside, and may be
// resumed at the next start, which is told the cause.
func (r *Recorder) Interrupt(cause Cause) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.broken, r.cause = true, cause
}

// closeTimeout is how long closing waits for a disk that does not answer. For half of that
// it tries to get a turn where other programs keep the journal busy.
const closeTimeout = 5 * time.Second

// Close writes what is still to be written, and tells what went wrong: files that were
// kept aside, and, as *UnsavedError, what could not be written. It gives up waiting for
// the disk when somebody is impatient.
func (r *Recorder) Close(impatient <-chan os.Signal) []error {
	r.mu.Lock()
	r.closing = true
	r.hurry()
	r.mu.Unlock()
	r.wakeUp()
	select {
	case <-r.done:
	case <-impatient:
		return r.rescue()
	case <-time.After(closeTimeout):
		return r.rescue()
	}
	problems := r.aside
	if r.crash != nil {
		problems = append(problems, fmt.Errorf("the record: %w", r.crash))
	}
	for _, e := range r.pending {
		if e.written < len(e.told) {
			unsaved := r.unsaved(e, cmp.Or(e.err, r.crash))
			r.save(unsaved)
			problems = append(problems, unsaved)
			if unsaved.Path != "" && e.lock != nil && slices.ContainsFunc(e.told, ends) {
				e.lock.release() // it is over: there is nothing to resume
				continue
			}
		}
		if e.lock != nil {
			e.lock.because(r.cause)
			e.lock.drop()
		}
	}
	return problems
}

func (r *Recorder) wakeUp() {
	select {
	case r.wake <- struct{}{}:
	default: // it has yet to take up the last one
	}
}

// openDelay is how long the journal stays closed after a run has begun, unless a phase
// ends before: the first frame is not kept waiting for a disk.
const openDelay = 200 * time.Millisecond

// hurry ends that. The caller holds the lock.
func (r *Recorder) hurry() {
	select {
	case <-r.urgent:
	default:
		close(r.urgent)
	}
}

// work is the recorder's goroutine.
func (r *Recorder) work() {
	defer close(r.done)
	if err := guard.Call(r.keep); err != nil {
		r.broke(err)
	}
}

// broke lets what goes on be saved elsewhere when the recorder is closed: it writes no
// more.
func (r *Recorder) broke(err error) {
	r.mu.Lock()
	r.status = english.NotRecorded
	r.crash = err
	r.mu.Unlock()
	_ = guard.Call(func() error { r.closeStore(); return nil }) // the first error counts
}

// keep writes what it is told of until the recorder is closed.
func (r *Recorder) keep() error {
	for range r.wake {
		if r.store == nil {
			select {
			case <-r.urgent:
			case <-time.After(openDelay):
			}
		}
		told, closing := r.take()
		for _, n := range told {
			r.takeUp(n)
		}
		r.write()
		if closing {
			for until := time.Now().Add(closeTimeout / 2); r.kept() && time.Now().Before(until); {
				r.write()
			}
			if r.store != nil {
				_ = r.store.Close() // what matters is committed
			}
			return nil
		}
	}
	return nil
}

// kept tells whether other programs keep something from being written.
func (r *Recorder) kept() bool {
	return slices.ContainsFunc(r.open, func(e *entry) bool { return isBusy(e.err) })
}

// notice is what the goroutine takes up of a session.
type notice struct {
	*entry

	turns []turn // all of them so far
	at    time.Duration
}

func (r *Recorder) take() (all []notice, closing bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.told {
		all = append(all, notice{e, e.told, e.came.At})
	}
	r.told = nil
	return all, r.closing
}

// wrote keeps how many turns of a session are in the journal.
func (r *Recorder) wrote(e *entry, turns int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e.written = turns
}

// restart has a session written from its start.
func (r *Recorder) restart(e *entry) {
	e.rows = nil
	r.wrote(e, 0)
}
