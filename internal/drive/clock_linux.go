package drive

import "golang.org/x/sys/unix"

// bootID is the clock that counts the time that the machine slept.
const bootID = unix.CLOCK_BOOTTIME
