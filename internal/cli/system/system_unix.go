//go:build unix

package system

import (
	"regexp"

	"golang.org/x/sys/unix"

	"presshold/internal/file"
)

// systemName is the name of the system with its version; "" if it is not known.
func systemName() string {
	var u unix.Utsname
	if unix.Uname(&u) != nil {
		return ""
	}
	said := unix.ByteSliceToString(u.Sysname[:]) + " " + unix.ByteSliceToString(u.Release[:])
	const most = 64 << 10
	about, _ := file.Read("/etc/os-release", most) // only Linux has one
	if m := regexp.MustCompile(`(?m)^PRETTY_NAME="?([^"\n]*)`).FindSubmatch(about); m != nil {
		said = string(m[1]) + ", " + said
	}
	return said
}
