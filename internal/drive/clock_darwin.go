package drive

import (
	"time"

	"golang.org/x/sys/unix"
)

// bootClock counts the time that the machine slept, which Go's clock (the one that
// stops with the machine) leaves out.
func bootClock() func() time.Duration {
	return func() time.Duration {
		var ts unix.Timespec
		if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &ts); err != nil {
			return 0
		}
		return time.Duration(ts.Nano())
	}
}
