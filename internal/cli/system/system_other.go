//go:build !unix && !windows

package system

// systemName is what the system calls itself: not known here.
func systemName() string { return "" }
