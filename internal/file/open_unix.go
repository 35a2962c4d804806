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

// stat opens nothing: closing any descriptor of a file gives back the locks that SQLite
// has on it.
func stat(path string) (fs.FileInfo, error) { return os.Stat(path) }
