//go:build unix

package file

import "syscall"

// dontWait lets no pipe make the program wait, and no terminal become its own.
const dontWait = syscall.O_NONBLOCK | syscall.O_NOCTTY
