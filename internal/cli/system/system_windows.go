package system

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// systemName is the name of the system with its version.
func systemName() string {
	v := windows.RtlGetVersion()
	return fmt.Sprintf("Windows %d.%d.%d", v.MajorVersion, v.MinorVersion, v.BuildNumber)
}
