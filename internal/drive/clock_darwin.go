package drive

import "golang.org/x/sys/unix"

// bootID is the clock that counts the time that the machine slept: Go's stops with it.
const bootID = unix.CLOCK_MONOTONIC
