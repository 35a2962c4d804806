//go:build linux || darwin

package drive

import (
	"time"

	"golang.org/x/sys/unix"
)

// bootClock counts the time that the machine slept, which Go's clock leaves out.
func bootClock() func() time.Duration {
	return func() time.Duration {
		var ts unix.Timespec
		if err := unix.ClockGettime(bootID, &ts); err != nil {
			return 0 // then it never parts from itself: late wakes still tell of a gap
		}
		return time.Duration(ts.Nano())
	}
}
