package system

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// systemName is what the system calls itself, with its version.
func systemName() string {
	v := windows.RtlGetVersion()
	return fmt.Sprintf("Windows %d.%d.%d", v.MajorVersion, v.MinorVersion, v.BuildNumber)
}
