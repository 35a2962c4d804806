package cli

import (
	"sync"
	"time"
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
	v.kept.Go(func() {
		wait := time.NewTimer(unhurried)
		defer wait.Stop()
		select {
		case <-over:
			return
		case <-wait.C:
		}
		release, _, err := v.hold("a treatment is being timed")
		if err != nil {
			return
		}
		<-over
		release()
	})
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
