//go:build unix

package journal

import (
	"os/signal"
	"syscall"
)

func (c child) canLimit() bool { return true }

// limit keeps the child from writing larger files than it may: the system then says
// what it says on a full disk to a program with a quota.
func (c child) limit() {
	if c.Limit == 0 {
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: c.Limit, Max: c.Limit}); err != nil {
		panic(err)
	}
}
