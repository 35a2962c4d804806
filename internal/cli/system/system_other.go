//go:build !unix && !windows

package system

// systemName is the name of the system: not known here.
func systemName() string { return "" }
