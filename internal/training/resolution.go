package training

import (
	"slices"
	"time"
)

// minRepeats is how many gaps between the repeats of a key make a measurement.
const minRepeats = 12

// Resolution measures what the terminal's times are worth. A key that is held down repeats
// as evenly as a metronome; the times at which the program saw the repeats tell how much
// the way to it (keyboard, terminal, network) adds or takes. The resolution is that distance
// from the usual gap which nine in ten gaps keep within. It is false for too few
// repeats. What the way adds evenly to every press is not seen, and does no harm: it
// falls out when a press is timed from its start to its stop.
//
// The seen times rise; the first gap, the wait before a key repeats, must not be among
// them.
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
