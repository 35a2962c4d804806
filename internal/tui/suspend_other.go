//go:build !unix

package tui

// canSuspend tells that this system can't stop a program and let it go on.
func canSuspend() bool { return false }
