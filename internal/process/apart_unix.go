//go:build unix

package process

import (
	"os"
	"os/exec"
	"syscall"
)

// detach gives the child a session of its own: it has no terminal, and its process
// group is its own.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

// kill ends a child that is apart and the children that it has itself.
func kill(p *os.Process) error {
	if err := syscall.Kill(-p.Pid, syscall.SIGKILL); err != nil {
		return p.Kill()
	}
	return nil
}
