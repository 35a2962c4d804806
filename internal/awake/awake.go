// Package awake keeps the machine from falling asleep and the screen from going blank
// for as long as a run is active. It holds on to what the system itself takes back when
// the program dies, so nothing stays behind after a crash.
package awake

import (
	"sync"
	"time"

	"presshold/internal/guard"
)

// limit is how long Hold may take.
const limit = 400 * time.Millisecond

// Hold keeps the machine awake until release is called, which may be done more than
// once and never fails. It tells how it does so, such as "login1, ScreenSaver". The
// reason is shown to the user by some desktops.
//
// It takes less than half a second. If there is an error nothing is held, but release
// can be called all the same.
func Hold(reason string) (release func(), how string, err error) { return hold(reason) }

// Keeper keeps the machine awake during one run after another, in a goroutine of its own:
// the system may take its time to answer. That it can't be done is told by doctor alone.
// Its methods are for one goroutine.
type Keeper struct {
	reason string
	hold   func(reason string) (release func(), how string, err error)

	over chan struct{} // closing it ends the current run; nil if there is none
	work sync.WaitGroup
}

// NewKeeper makes a keeper, which must be closed. The reason is the one of [Hold].
func NewKeeper(reason string) *Keeper { return &Keeper{reason: reason, hold: Hold} }

// patience is how long a run must have gone on. No screen goes blank so soon, and
// what comes first on the screen is not kept waiting for a busy processor.
const patience = time.Second

// Begin begins to keep the machine awake.
func (k *Keeper) Begin() {
	k.End()
	over := make(chan struct{})
	k.over = over
	k.work.Go(func() { _ = guard.Call(func() error { return k.keep(over) }) }) // see Keeper
}

// keep keeps it awake until that is over.
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

// End lets it fall asleep again.
func (k *Keeper) End() {
	if k.over != nil {
		close(k.over)
		k.over = nil
	}
}

// Close ends the current run, and returns when the machine has been let go.
func (k *Keeper) Close() {
	k.End()
	k.work.Wait()
}
