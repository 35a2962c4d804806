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

// KeepWriting makes a write to a pipe without a reader fail instead of ending the program, so
// that a run can end in order. The returned function undoes it.
func KeepWriting() func() {
	signal.Ignore(syscall.SIGPIPE)
	return func() { signal.Reset(syscall.SIGPIPE) }
}

// LeftOff reports whether a write failed because the reader went away.
func LeftOff(err error) bool { return errors.Is(err, syscall.EPIPE) }

// InForeground reports whether the program may read from the stream: it is no terminal, or the
// program is in its foreground.
func InForeground(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	if !ok {
		return true
	}
	group, err := unix.IoctlGetInt(int(f.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}

// IgnoreBackgroundReads makes a read from the background fail instead of stopping the program,
// which may lose the terminal between checking and reading.
func IgnoreBackgroundReads() { signal.Ignore(syscall.SIGTTIN) }

// Continued delivers a signal each time that the program continues after a stop.
func Continued() <-chan os.Signal {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGCONT)
	return signals
}
