package process

import (
	"os"
	"os/exec"
	"syscall"
)

// createNoWindow gives a console program a console that nobody sees.
const createNoWindow = 0x08000000

// detach gives the child a hidden console and a process group of its own.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{
		HideWindow:    true,
		CreationFlags: createNoWindow | syscall.CREATE_NEW_PROCESS_GROUP,
	}
}

// kill ends a child that is apart.
func kill(p *os.Process) error { return p.Kill() }
