//go:build unix

package app

import (
	"errors"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

func endingSignals() []os.Signal {
	return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP}
}

// KeepWriting lets a write to a pipe that nobody reads any more fail, so that the run
// can end in order, in place of ending the program. The function undoes it.
func KeepWriting() func() {
	signal.Ignore(syscall.SIGPIPE)
	return func() { signal.Reset(syscall.SIGPIPE) }
}

// LeftOff tells whether a write failed because the reader went away.
func LeftOff(err error) bool { return errors.Is(err, syscall.EPIPE) }

// InForeground tells whether the program may read from the terminal, or the stream is
// none.
func InForeground(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	if !ok {
		return true
	}
	group, err := unix.IoctlGetInt(int(f.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}

// IgnoreBackgroundReads lets a read from the background fail in place of stopping the
// program: between looking and reading, the program may lose the terminal.
func IgnoreBackgroundReads() { signal.Ignore(syscall.SIGTTIN) }

// Continued reports that the program was stopped and goes on.
func Continued() <-chan os.Signal {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGCONT)
	return signals
}
