package training

import (
	"slices"
	"time"
)

// minRepeats is how many gaps between repeats a measurement needs.
const minRepeats = 12

// Resolution measures how precise the terminal's times are. A key that is held down repeats evenly, so
// the times at which its repeats arrive show how much the keyboard, the terminal and the network vary:
// nine in ten gaps are within the resolution of the median gap. It is false for too few repeats. A
// constant delay isn't measured, and does no harm: it cancels out between the start and the end of a
// press.
//
// The times must be in order, without the longer wait before a key begins to repeat.
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
