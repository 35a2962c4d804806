//go:build unix

package tui

import (
	"os"

	"golang.org/x/sys/unix"
)

// canSuspend tells whether the system would stop this program and something could
// let it go on. Where no job control shell is above it (a window opened for the
// program alone), the system ignores the request, and the framework would wait for
// ever for the program to be continued.
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
