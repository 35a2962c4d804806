package awake

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"syscall"

	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

// hold runs macOS's caffeinate, which ends by itself when this process does. It has a
// session of its own, so that the terminal's ctrl+c is none of its business.
func hold(string) (release func(), how string, err error) {
	cmd := exec.Command("/usr/bin/caffeinate", "-dis", "-w", strconv.Itoa(os.Getpid()))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return func() {}, "", fmt.Errorf(english.AwakeFailed, err)
	}
	ended := make(chan struct{})
	guard.Go(func() {
		defer close(ended)
		cmd.Wait() //nolint:errcheck // it is killed in the end
	}, nil)
	return sync.OnceFunc(func() {
		cmd.Process.Kill() //nolint:errcheck // it may have ended
		<-ended
	}), "caffeinate", nil
}
