//go:build !unix && !windows

package cli

// systemName is what the system calls itself: not known here.
func systemName() string { return "" }
