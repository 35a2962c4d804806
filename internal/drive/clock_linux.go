package drive

import (
	"time"

	"golang.org/x/sys/unix"
)

// bootClock counts the time that the machine slept, which Go's clock leaves out.
func bootClock() func() time.Duration { return read(unix.CLOCK_BOOTTIME) }

func read(id int32) func() time.Duration {
	return func() time.Duration {
		var ts unix.Timespec
		if err := unix.ClockGettime(id, &ts); err != nil {
			return 0 // then it never parts from itself: late wakes still tell of a gap
		}
		return time.Duration(ts.Nano())
	}
}
