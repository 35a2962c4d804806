package drive

import "time"

// System is this machine's clock.
func System() Clock {
	start := time.Now()
	return Clock{
		Now:  func() time.Duration { return time.Since(start) },
		Boot: bootClock(),
	}
}
