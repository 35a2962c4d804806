// Package guard keeps a panic within the call in which it happens. A panic in a
// goroutine that nobody guards ends the process at once: the record is broken off, and
// the terminal stays as the screen had it. What goes along with a run fails like a disk
// that is full, and the run goes on.
//
// Whoever starts a goroutine while a screen may be shown does it with [Go], or guards
// what it does with [Call]; a test of this package holds that.
//
// It can't reach goroutines that libraries start. Those that run beside a screen are
// godbus's (it reads the session bus), pulse/proto's (it reads what player's filter lets
// through), database/sql's, on Windows ultraviolet's (it reads the console), on macOS and
// Windows oto's, and those of Bubble Tea where its own renderer is asked for. If one of
// them panics the process ends with a trace, and the terminal needs a "reset"; the record
// keeps all phases that were done. Only a second process could do better, and would cost
// every start its time and memory.
package guard

import (
	"fmt"
	"runtime/debug"

	"presshold/internal/phrase/english"
)

// Panic is a panic as an error.
type Panic struct {
	Value any
	Stack []byte // where it happened
}

func (p *Panic) Error() string { return fmt.Sprintf(english.InternalError, p.Value) }

// Unwrap is what was panicked with, if that is an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// Call calls f, and returns its error; a *Panic if it panics.
func Call(f func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &Panic{value, debug.Stack()}
		}
	}()
	return f()
}

// Go calls f in a goroutine of its own, and there, if f panics, failed with the *Panic; nil
// where nobody need know.
func Go(f func(), failed func(error)) {
	go func() {
		if err := Call(func() error { f(); return nil }); err != nil && failed != nil {
			failed(err)
		}
	}()
}
