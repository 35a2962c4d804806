package cue

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

var errDead = errors.New("connection refused")

// beat is a call that a fake player got.
type beat struct {
	at   time.Duration // since the test began
	call string        // "warm", "stop", "close" or the tone played
}

func (b beat) String() string { return fmt.Sprint(b.at, " ", b.call) }

// outage is a time since the start of the test, its end left out.
type outage struct{ from, to time.Duration }

func (o outage) has(at time.Duration) bool { return o.from <= at && at < o.to }

// fake is a player that takes notes of what works. Its faults begin with the n-th call, from 1; zero
// for never.
type fake struct {
	name    string
	start   time.Time
	slow    time.Duration // each call takes so long
	fails   int           // from here on calls fail
	hangs   int           // this call hangs until the test is over
	dead    outage        // calls fail
	stopped outage        // calls hang until it is over
	release chan struct{}

	mu    sync.Mutex
	beats []beat
	clip  Clip // the latest
	calls int
}

func newFake(t *testing.T, name string) *fake {
	f := &fake{name: name, start: time.Now(), release: make(chan struct{})}
	t.Cleanup(func() { close(f.release) })
	return f
}

func (f *fake) Name() string { return f.name }
func (f *fake) Warm() error  { return f.called("warm") }
func (f *fake) Stop() error  { return f.called("stop") }

func (f *fake) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.beats = append(f.beats, beat{time.Since(f.start), "close"})
	return nil
}

func (f *fake) Play(c Clip) error {
	f.mu.Lock()
	f.clip = c
	f.mu.Unlock()
	if len(c.Samples) == 0 {
		return errors.New("a clip without samples")
	}
	return f.called(string(c.Tone))
}

func (f *fake) called(call string) error {
	f.mu.Lock()
	f.calls++
	n, now := f.calls, time.Since(f.start)
	hangs, fails := n == f.hangs, f.fails > 0 && n >= f.fails || f.dead.has(now)
	if !hangs && !fails && !f.stopped.has(now) {
		f.beats = append(f.beats, beat{time.Since(f.start), call})
	}
	f.mu.Unlock()
	if f.stopped.has(now) {
		time.Sleep(f.stopped.to - now)
	}
	time.Sleep(f.slow)
	if hangs {
		<-f.release
	}
	if fails {
		return errDead
	}
	return nil
}

// all is every call.
func (f *fake) all() []beat {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]beat(nil), f.beats...)
}

// played is every clip played.
func (f *fake) played() []beat {
	var out []beat
	for _, b := range f.all() {
		if b.call != "warm" && b.call != "stop" && b.call != "close" {
			out = append(out, b)
		}
	}
	return out
}

// these players are always there.
func these(players ...Player) func() []Candidate[Player] { return candidates(players) }

// voices are speakers that are always there.
func voices(speakers ...Speaker) func() []Candidate[Speaker] { return candidates(speakers) }

func candidates[T device](all []T) func() []Candidate[T] {
	var out []Candidate[T]
	for _, d := range all {
		out = append(out, candidate(d, true))
	}
	return func() []Candidate[T] { return out }
}

// candidate is a way that is there, or not.
func candidate[T any](d T, there bool) (c Candidate[T]) {
	if there {
		c.Open = func() T { return d }
	}
	return c
}

// talker is a speaker that takes notes.
type talker struct {
	start time.Time
	takes func(words string) time.Duration // to say something; nil for no time
	err   error
	deaf  bool // it can't be cut off

	mu     sync.Mutex
	said   []string
	spans  []span
	gain   float32 // of the latest
	closed bool
}

// span is when something was said.
type span struct {
	from, to time.Duration // since the start
	words    string
	whole    bool // it wasn't cut off
}

func (v *talker) Name() string { return "espeak-ng" }
func (v *talker) Warm() error  { return v.failure() }

func (v *talker) failure() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.err
}

// spoken is when what was said.
func (v *talker) spoken() []span {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.spans)
}

func (v *talker) setErr(err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.err = err
}

func (v *talker) Say(ctx context.Context, u Utterance) error {
	from, cut := time.Since(v.start), ctx.Done()
	if v.deaf {
		cut = nil
	}
	v.mu.Lock()
	v.said = append(v.said, fmt.Sprint(from, " ", u.Language, " ", u.Words))
	v.gain = u.Gain
	v.mu.Unlock()
	whole := true
	if v.takes != nil {
		select {
		case <-time.After(v.takes(u.Words)):
		case <-cut:
			whole = false
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.spans = append(v.spans, span{from, time.Since(v.start), u.Words, whole})
	return v.err
}

func (v *talker) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.closed = true
	return nil
}

// loudness is the gain of the latest.
func (v *talker) loudness() float32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.gain
}

// all is what was said, and when.
func (v *talker) all() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return append([]string(nil), v.said...)
}

// always takes the same time, whatever is said.
func always(d time.Duration) func(string) time.Duration {
	return func(string) time.Duration { return d }
}

// stage is a driver in virtual time, and the scheduler that it tells.
type stage struct {
	c     *Scheduler
	start time.Time
	speed time.Duration
	run   session.Session
}

// newStage is to be called in a bubble.
func newStage(t testing.TB, plan *protocol.Plan, o Options) *stage {
	t.Helper()
	g := &stage{start: time.Now(), speed: 1, run: session.New(plan)}
	o.Now = func() time.Duration { return time.Since(g.start) }
	g.c = Start(o)
	return g
}

func (g *stage) now() time.Duration { return time.Since(g.start) }

func (g *stage) tell(s session.Session, events []session.Event) {
	g.run = s
	g.c.Tell(drive.Turn{At: g.now() * g.speed, Real: g.c.now(), Speed: session.Speed(g.speed), Run: s, Happened: events})
}

// pass lets the run go on until a moment, and the scheduler play what is due then.
func (g *stage) pass(until time.Duration) {
	g.advance(until)
	synctest.Wait()
}

// advance lets the run go on until a moment, with a wake at each edge and each second.
func (g *stage) advance(until time.Duration) {
	for {
		g.tell(g.run.Advance(g.now() * g.speed))
		next := until
		if due, ok := g.run.Next(); ok {
			next = min(next, (due+g.speed-1)/g.speed, g.now()+second)
		}
		if g.now() >= until {
			return
		}
		time.Sleep(next - g.now())
	}
}

func (g *stage) do(in session.IntentKind) {
	g.tell(g.run.Apply(g.now()*g.speed, session.Intent{Kind: in}))
}

// playOut lets the run come to its end.
func (g *stage) playOut() {
	for !over(g.run) {
		if _, ok := g.run.Next(); !ok {
			time.Sleep(20 * second) // it waits for an answer
			g.do(session.Next)
			continue
		}
		g.pass(g.now() + second)
	}
}
