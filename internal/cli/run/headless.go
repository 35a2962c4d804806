package run

import (
	"errors"
	"os"
	"slices"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/drive"
	"presshold/internal/input"
	"presshold/internal/observe"
	"presshold/internal/session"
	"presshold/internal/transcript"
)

// loop drives one run without a screen, in one goroutine. It sleeps until the driver is due or
// input comes; it never polls.
type loop struct {
	driver    *drive.Driver
	keyboard  *keyboard
	inputs    <-chan input.Outside
	guard     input.Guard          // of the button of another device
	now       func() time.Duration // by the clock; as the gap, where there is such a button
	gap       time.Duration        // between two presses of it
	signals   <-chan os.Signal
	sink      *transcript.Sink
	observers *observe.Observers
	complain  func(error)
	failures  []observe.Failure // what the observers could not do at the last wake
	printed   map[string]bool   // the failures that were

	sessionClock *sessionClock // nil where there is none
}

// run drives the run to its end, and returns the signal that ended it, if one did.
func (l *loop) run() os.Signal {
	timer := time.NewTimer(0)
	defer timer.Stop()
	broken := l.sink.Broken()
	l.keyboard.start()
	for {
		if l.keyboard.attended() {
			l.driver.Wake()
		} else {
			l.driver.WakeAlone()
		}
		l.printFailures(l.observers.Failures())
		l.sessionClock.settle(l.driver, l.sink)
		if l.driver.Snapshot().State == session.Finished {
			return nil
		}
		var due <-chan time.Time
		if d, ok := l.wait(); ok {
			timer.Reset(d)
			due = timer.C
		}
		select {
		case <-due:
		case line, ok := <-l.keyboard.typed:
			if !ok {
				l.keyboard = &keyboard{} // end of input: from here on nobody can type
				continue
			}
			l.keyboard.act(l.driver, line)
		case <-l.keyboard.cont:
		case in := <-l.inputs:
			if in == input.Pressed {
				l.press()
			}
		case <-broken:
			broken = nil // a full disk stops no run; a reader who went away does
			if app.LeftOff(l.sink.Err()) {
				l.driver.Do(session.Intent{Kind: session.Abort})
			}
		case s := <-l.signals:
			l.observers.Signalled(s)
			l.driver.Do(session.Intent{Kind: session.Abort})
			return s
		}
	}
}

// wait is how long until something is due; false for never. A run that goes on wakes often enough
// for the session clock.
func (l *loop) wait() (time.Duration, bool) {
	if d, ok := l.driver.Until(); ok {
		return d, true
	}
	return l.sessionClock.wait()
}

// printFailures prints each failure when it appears, and again when it comes back.
func (l *loop) printFailures(failures []observe.Failure) {
	for _, f := range failures {
		if !slices.Contains(l.failures, f) {
			l.printed[f.Text] = true
			l.complain(errors.New(f.Text))
		}
	}
	l.failures = failures
}

// press acts on the button of another device as on the primary key.
func (l *loop) press() {
	if !l.guard.TakeButton(l.now(), l.gap) {
		return
	}
	if in, ok := l.driver.Primary(); ok {
		l.driver.Do(in)
	}
}
