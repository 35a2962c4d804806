// Package awake keeps the machine from falling asleep and the screen from going blank
// during a run. The system itself releases the hold when the program dies, so nothing
// stays behind after a crash.
package awake

import (
	"sync"
	"time"

	"presshold/internal/guard"
)

// limit is how long Hold may take.
const limit = 400 * time.Millisecond

// Hold keeps the machine awake until release is called, which may be done more than once.
// How names the means, such as "login1, ScreenSaver". Some desktops show the reason.
//
// Hold takes less than half a second. After an error nothing is held, but release may
// still be called.
func Hold(reason string) (release func(), how string, err error) { return hold(reason) }

// Keeper keeps the machine awake during one run after another. It does so in a goroutine of
// its own, because the system may be slow to answer. It ignores errors, which only doctor
// tells. Its methods must be called from one goroutine.
type Keeper struct {
	reason string
	hold   func(reason string) (release func(), how string, err error)

	over chan struct{} // closing it ends the current run; nil if there is none
	work sync.WaitGroup
}

// NewKeeper makes a keeper, which must be closed. The reason is that of [Hold].
func NewKeeper(reason string) *Keeper { return &Keeper{reason: reason, hold: Hold} }

// patience is how long a run must have lasted before Hold is called. No screen goes blank so
// soon, and the first picture does not compete for the processor.
const patience = time.Second

// Begin keeps the machine awake from now on.
func (k *Keeper) Begin() {
	k.End()
	over := make(chan struct{})
	k.over = over
	k.work.Go(func() { _ = guard.Call(func() error { return k.keep(over) }) }) // see Keeper
}

// keep keeps it awake until over is closed.
func (k *Keeper) keep(over <-chan struct{}) error {
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case <-over:
		return nil
	case <-wait.C:
	}
	release, _, err := k.hold(k.reason)
	if err != nil {
		return err
	}
	<-over
	release()
	return nil
}

// End lets the machine fall asleep again.
func (k *Keeper) End() {
	if k.over != nil {
		close(k.over)
		k.over = nil
	}
}

// Close does the same, and waits until that has happened.
func (k *Keeper) Close() {
	k.End()
	k.work.Wait()
}
