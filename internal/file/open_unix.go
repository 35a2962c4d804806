//go:build unix

package file

import (
	"io/fs"
	"os"
	"syscall"
)

// dontWait opens a pipe without waiting, and a terminal without making it the program's own.
const dontWait = syscall.O_NONBLOCK | syscall.O_NOCTTY

// exposes tells whether a mode lets others look.
func exposes(m fs.FileMode) bool { return m.Perm()&0o055 != 0 }

// own tells whether a file is the user's.
func own(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Getuid()
}

// stat opens nothing: closing any descriptor of a file gives back the locks that SQLite
// has on it.
func stat(path string) (fs.FileInfo, error) { return os.Stat(path) }
