package app

import (
	"context"
	"os"
	"os/signal"
	"slices"
	"sync"
	"time"

	"presshold/internal/guard"
)

// grace is how long a command may take to end in order after a signal. After that the program
// is ended.
const grace = 500 * time.Millisecond

// Signals hands on the signals that end the program, from its first instruction on: to
// the run at hand, which ends in order, or else to the context of the command. A nil one
// catches none.
type Signals struct {
	caught chan os.Signal
	over   chan struct{}
	cancel context.CancelCauseFunc
	exit   func(os.Signal)

	mu      sync.Mutex
	takers  []chan os.Signal // the last is who gets them
	editing int              // interrupts are meant for somebody else
}

// CatchSignals catches the signals that end the program, but for those that whoever
// started it wants ignored, as nohup does. The context ends with the first that nobody
// takes, with a *SignalError as its cause. A command that hangs is ended by exit.
func CatchSignals(ctx context.Context, exit func(os.Signal)) (context.Context, *Signals) {
	s := &Signals{caught: make(chan os.Signal, 2), over: make(chan struct{}), exit: exit}
	ctx, s.cancel = context.WithCancelCause(ctx)
	for _, sig := range endingSignals() {
		if !signal.Ignored(sig) {
			signal.Notify(s.caught, sig)
		}
	}
	guard.Go(s.handOn, nil)
	return ctx, s
}

// Release catches no more of them.
func (s *Signals) Release() {
	signal.Stop(s.caught)
	close(s.over)
	s.cancel(nil)
}

func (s *Signals) handOn() {
	for {
		select {
		case <-s.over:
			return
		case sig := <-s.caught:
			if !s.deliver(sig) {
				s.end(sig)
			}
		}
	}
}

// deliver hands a signal to whoever takes it, and reports whether anybody does.
func (s *Signals) deliver(sig os.Signal) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.takers); n > 0 {
		select {
		case s.takers[n-1] <- sig:
		default: // it has yet to see the one before
		}
		return true
	}
	return sig == os.Interrupt && s.editing > 0
}

// end ends the command, and, if it doesn't end or another signal comes, the program.
func (s *Signals) end(sig os.Signal) {
	s.cancel(Signalled(sig))
	late := time.NewTimer(grace)
	defer late.Stop()
	select {
	case <-s.over:
	case <-late.C:
		s.exit(sig)
	case again := <-s.caught:
		s.exit(again)
	}
}

// Take takes all signals until the function is called.
func (s *Signals) Take() (<-chan os.Signal, func()) {
	taker := make(chan os.Signal, 1)
	if s == nil {
		return taker, func() {}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.takers = append(s.takers, taker)
	return taker, sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.takers = slices.DeleteFunc(s.takers, func(t chan os.Signal) bool { return t == taker })
	})
}

// leaveInterrupts leaves to another program what the keyboard of the terminal sends to all of
// its programs, until the function is called.
func (s *Signals) leaveInterrupts() (stop func()) {
	if s == nil {
		return func() {}
	}
	count := func(n int) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.editing += n
	}
	count(1)
	return sync.OnceFunc(func() { count(-1) })
}
