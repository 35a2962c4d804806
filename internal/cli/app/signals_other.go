//go:build !unix

package app

import (
	"errors"
	"os"
	"syscall"
)

// endingSignals on Windows: closing the console arrives as SIGTERM.
func endingSignals() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM} }

func KeepWriting() func() { return func() {} }

// Windows' own numbers for a pipe without a reader.
const (
	errorBrokenPipe = syscall.Errno(109)
	errorNoData     = syscall.Errno(232)
)

// LeftOff reports whether a write failed because the reader went away.
func LeftOff(err error) bool {
	return errors.Is(err, errorBrokenPipe) || errors.Is(err, errorNoData) || errors.Is(err, syscall.EPIPE)
}

// There are no background jobs that could lose their terminal.
func InForeground(any) bool       { return true }
func IgnoreBackgroundReads()      {}
func Continued() <-chan os.Signal { return nil }
