package journal

import (
	"cmp"
	"context"
	"crypto/rand"
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

// Options configure a recorder.
type Options struct {
	Folder        string // of the journal
	UnsavedFolder string // a folder for what could not be written
	Program       string // its version
	// File writes a protocol as a file, as the catalog does.
	File func(protocol.Protocol) ([]byte, error)
	Now  func() time.Time
}

// Recorder records the runs of one program. It touches nothing before the first event of the
// first run. Only Close waits for the disk.
type Recorder struct {
	opts Options

	mu      sync.Mutex
	pending []*entry // begun, and not completely in the journal
	status  string
	broken  bool // recording has stopped: see Interrupt
	cause   session.Cause
	closing bool
	passed  chan struct{} // closed and replaced after each pass of the goroutine
	changed []error       // about journals that were kept aside or replaced

	wake   chan struct{} // holds a token while there is work
	urgent chan struct{} // closed by hurry
	done   chan struct{} // closed when the goroutine has ended

	// Owned by the goroutine until it has ended.
	store     *Store
	open      []*entry // those of pending that the goroutine knows, oldest first
	crash     error    // the panic that ended it
	replaced  bool     // the journal was, while the open sessions were written
	moved     bool     // a session was written into another journal for that
	committed func(*entry)
	save      func(*UnsavedError) // into a file
}

// Amendment is what is added to a session after its end: a change or, if that is empty, the
// score after at its point.
type Amendment struct {
	Change

	Score session.ClientScore `json:"score"` // client-reported; not given removes it
}

type entry struct {
	header header // complete after the first turn

	// Guarded by the recorder's lock.
	told    []turn // all turns, in case a new journal must be started
	came    progress
	begun   bool // a turn was told
	counted bool // the count-in is over; a run that is left in it was chosen by mistake, or only looked at
	written int  // turns in the journal; only the goroutine changes it

	// Owned by the goroutine.
	turns []turn // those of told that the goroutine knows
	at    time.Duration
	in    *Store // where the written turns are; nil for none, or for a resumed session
	rows  *rowWriter
	lock  *lock
	over  bool // it came to its end
	err   error
}

// progress is how far a session has come.
type progress struct {
	At    time.Duration `json:"at"`
	Seen  time.Time     `json:"seen"` // when that was
	Cause session.Cause `json:"cause,omitempty"`
}

// NewRecorder starts a recorder. It must be closed.
func NewRecorder(o Options) *Recorder {
	r := &Recorder{
		opts: o, wake: make(chan struct{}, 1), urgent: make(chan struct{}), done: make(chan struct{}), passed: make(chan struct{}),
		committed: func(*entry) {}, save: func(u *UnsavedError) { u.write(o.UnsavedFolder) },
	}
	guard.Go(r.work, nil)
	return r
}

// Recording records one run. Only Recorded waits for the disk.
type Recording struct {
	recorder *Recorder
	entry    *entry
}

// Begin starts the record of a run.
func (r *Recorder) Begin(run Run) *Recording {
	return &Recording{r, &entry{header: header{
		Run: run, UID: rand.Text(), Began: r.opts.Now(), Program: r.opts.Program,
	}}}
}

// Tell must be called with every turn of the run.
func (c *Recording) Tell(t drive.Turn) {
	r, e := c.recorder, c.entry
	now := r.opts.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.broken || r.closing {
		return
	}
	if !e.begun {
		e.begun, e.header.Speed = true, t.Speed // before the goroutine sees it
	}
	e.came = progress{At: t.At, Seen: now}
	if len(t.Happened) > 0 || len(t.Intents) > 0 {
		e.told = append(e.told, newTurn(t, now))
	}
	if slices.ContainsFunc(t.Happened, func(e session.Event) bool { return e.Kind == session.PhaseEnd }) {
		r.hurry()
	}
	if e.counted = e.counted || !t.Run.Snapshot(t.At).CountsIn(); e.counted {
		r.note(e)
	}
}

// note wakes the goroutine for a session. The caller holds the lock.
func (r *Recorder) note(e *entry) {
	if !slices.Contains(r.pending, e) {
		r.pending = append(r.pending, e)
	}
	r.wakeUp()
}

// Status says in a word or two what is wrong with the record; "" if nothing is.
func (r *Recorder) Status() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.status
}

// Amend adds to the record of the run after its end. It does nothing once the recorder is
// closed.
func (c *Recording) Amend(a Amendment) {
	r := c.recorder
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.closing {
		c.entry.told = append(c.entry.told, turn{World: r.opts.Now(), Amendment: &a})
		r.note(c.entry)
	}
}

// Recorded waits until everything of the run is in the journal, and returns its name there, for
// [Store.SittingOf]; "" if the context ends first.
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

// Interrupt stops recording: the runs are interrupted from outside, and may be resumed at the
// next start, which is told the cause.
func (r *Recorder) Interrupt(cause session.Cause) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.broken, r.cause = true, cause
}

// closeTimeout is how long Close waits for a disk that doesn't respond. For half of it, it
// competes with other programs for the journal.
const closeTimeout = 5 * time.Second

// Close writes what has not been written, and returns what went wrong: journals that were kept
// aside and, as *UnsavedError, sessions that could not be recorded. A signal on impatient ends
// the wait for the disk.
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
	r.mu.Lock()
	problems := slices.Clone(r.changed)
	r.mu.Unlock()
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
	default: // it is awake already
	}
}

// openDelay is how long the journal stays closed after a run has begun, unless a phase ends
// earlier, so that the first frame does not compete with the disk.
const openDelay = 200 * time.Millisecond

// hurry ends that delay. The caller holds the lock.
func (r *Recorder) hurry() {
	select {
	case <-r.urgent:
	default:
		close(r.urgent)
	}
}

func (r *Recorder) work() {
	defer close(r.done)
	if err := guard.Call(r.keep); err != nil {
		r.broke(err)
	}
}

// broke stops recording after a panic. Close then saves the runs elsewhere.
func (r *Recorder) broke(err error) {
	r.mu.Lock()
	r.status = english.NotRecorded
	r.crash = err
	r.mu.Unlock()
	_ = guard.Call(func() error { r.closeStore(); return nil }) // the first error counts
}

func (r *Recorder) keep() error {
	for range r.wake {
		if r.store == nil {
			select {
			case <-r.urgent:
			case <-time.After(openDelay):
			}
		}
		closing := r.take()
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

// kept reports whether other programs prevent something from being written.
func (r *Recorder) kept() bool {
	return slices.ContainsFunc(r.open, func(e *entry) bool { return isBusy(e.err) })
}

// take takes over what was told since, and reports whether that was all.
func (r *Recorder) take() (closing bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.open = slices.Clone(r.pending)
	for _, e := range r.open {
		e.turns, e.at = e.told, e.came.At
	}
	return r.closing
}

// wrote notes how many turns of a session are in the journal.
func (r *Recorder) wrote(e *entry, turns int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e.written = turns
}

func (r *Recorder) restart(e *entry) {
	e.rows = nil
	r.wrote(e, 0)
}
