package journal

import (
	"os"
	"syscall"
)

// inMemory has the tests keep their journals in memory, where there is room, and returns what
// removes these. A disk is slow to promise what no test here can check: what a killed program
// has written stays written, and none pulls the plug.
func inMemory() (remove func()) {
	const room = 512 << 20 // bytes, far more than all tests take at once
	const memory = "/dev/shm"
	var fs syscall.Statfs_t
	if err := syscall.Statfs(memory, &fs); err != nil || fs.Bavail*uint64(fs.Bsize) < room {
		return func() {}
	}
	folder, err := os.MkdirTemp(memory, "presshold-journal-")
	if err != nil {
		return func() {}
	}
	if err := os.Setenv("TMPDIR", folder); err != nil {
		panic(err)
	}
	return func() { _ = os.RemoveAll(folder) }
}
