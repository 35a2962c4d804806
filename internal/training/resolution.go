package training

import (
	"slices"
	"time"
)

// minRepeats is how many gaps between the repeats of a key make a measurement.
const minRepeats = 12

// Resolution measures how precise the terminal's times are. A key that is held down repeats
// evenly; the times at which the program saw the repeats show how much the keyboard, the
// terminal and the network vary. Nine in ten gaps lie within the resolution of the usual gap.
// It is false for too few repeats. A constant delay isn't seen, and does no harm: it cancels
// out between the start and the end of a press.
//
// The times must rise, and must not include the longer wait before a key begins to repeat.
func Resolution(seen []time.Duration) (time.Duration, bool) {
	if len(seen) <= minRepeats {
		return 0, false
	}
	gaps := make([]time.Duration, len(seen)-1)
	for i := range gaps {
		gaps[i] = seen[i+1] - seen[i]
	}
	slices.Sort(gaps)
	usual := gaps[len(gaps)/2]
	for i, g := range gaps {
		gaps[i] = (g - usual).Abs()
	}
	slices.Sort(gaps)
	return gaps[(9*len(gaps)-1)/10], true
}
