//go:build !linux && !darwin

package drive

import "time"

// bootClock is nil: on Windows Go's own clock counts the time that the machine
// slept, so a late wake tells of it.
func bootClock() func() time.Duration { return nil }
