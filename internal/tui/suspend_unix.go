//go:build unix

package tui

import (
	"os"

	"golang.org/x/sys/unix"
)

// canSuspend reports whether the system would suspend this program and something could resume it.
// Without a job control shell above it (in a window opened for the program alone) the system
// ignores the request, and Bubble Tea would wait for ever to be continued.
func canSuspend() bool {
	session, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	group := unix.Getpgrp()
	if group == session {
		return false // the group is the session leader's, whose parent is outside
	}
	above, err := unix.Getsid(os.Getppid())
	return err == nil && above == session
}
