//go:build !unix

package tui

// canSuspend reports that programs can't be suspended on this system.
func canSuspend() bool { return false }
