package cli

import (
	"sync"
	"time"

	"presshold/internal/guard"
)

// vigil keeps the machine awake while a run is on. It has a goroutine of its own for
// each run: to take hold, others are asked, and may take their time. That it can't be
// done is told by doctor alone.
type vigil struct {
	hold func(reason string) (release func(), how string, err error)

	over chan struct{} // closing it ends the one at hand; nil if there is none
	kept sync.WaitGroup
}

// unhurried is how long a run must have gone on. No screen goes blank so soon, and
// what comes first on the screen is not kept waiting for a busy processor.
const unhurried = time.Second

// begin begins to keep the machine awake.
func (v *vigil) begin() {
	v.end()
	over := make(chan struct{})
	v.over = over
	v.kept.Go(func() { _ = guard.Call(func() error { return v.keep(over) }) }) // see vigil
}

// keep keeps it awake until that is over.
func (v *vigil) keep(over <-chan struct{}) error {
	wait := time.NewTimer(unhurried)
	defer wait.Stop()
	select {
	case <-over:
		return nil
	case <-wait.C:
	}
	release, _, err := v.hold("a treatment is being timed")
	if err != nil {
		return err
	}
	<-over
	release()
	return nil
}

// end lets it fall asleep again.
func (v *vigil) end() {
	if v.over != nil {
		close(v.over)
		v.over = nil
	}
}

// close ends what is left, and returns when it has been let go.
func (v *vigil) close() {
	v.end()
	v.kept.Wait()
}
