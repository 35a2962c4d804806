//go:build unix

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// piped starts the program with its output in a pipe.
func piped(t *testing.T, name string, args ...string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = environ(t.TempDir())
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // it has ended unless the test failed
	return cmd, bufio.NewReader(out)
}

// A signal ends a run in a pipe in order: its events are out, and its summary.
func TestSignalInPipe(t *testing.T) {
	t.Parallel()
	for _, mode := range []struct{ flag, last string }{{"--plain", "total "}, {"--json", `{"event":"summary"`}} {
		for s, code := range map[syscall.Signal]int{syscall.SIGTERM: 143, syscall.SIGINT: 130, syscall.SIGHUP: 129} {
			t.Run(mode.flag+" "+s.String(), func(t *testing.T) {
				cmd, out := piped(t, "presshold", "run", "sixty", mode.flag)
				if _, err := out.ReadString('\n'); err != nil {
					t.Fatal(err)
				}
				if err := cmd.Process.Signal(s); err != nil {
					t.Fatal(err)
				}
				rest, err := io.ReadAll(out)
				if err != nil {
					t.Fatal(err)
				}
				_ = cmd.Wait() // the code says it
				if got := cmd.ProcessState.ExitCode(); got != code {
					t.Errorf("exit code %d, want %d", got, code)
				}
				lines := strings.Split(strings.TrimSpace(string(rest)), "\n")
				if last := lines[len(lines)-1]; !strings.HasPrefix(last, mode.last) {
					t.Errorf("the last line is %q, want %q", last, mode.last)
				}
			})
		}
	}
}

// What whoever started it wants ignored stays ignored.
func TestIgnoredHangUp(t *testing.T) {
	t.Parallel()
	cmd, out := piped(t, "sh", "-c", `trap "" HUP; exec presshold run sixty --plain --speed 50`)
	if _, err := out.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(string(rest), "1:05 all done\n") {
		t.Errorf("it did not run to its end:\n%s", rest)
	}
}

// If nobody takes the output, the first signal can't be obeyed in order; the second is.
func TestSecondSignal(t *testing.T) {
	t.Parallel()
	cmd, out := piped(t, "presshold", "run", "--hold", "0.5", "--rounds", "1000", "--json", "--speed", "1000")
	if _, err := out.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- wait(cmd.Process) }()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	late := time.After(patience)
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			return
		case <-again.C:
			_ = cmd.Process.Signal(syscall.SIGTERM) // it may just have ended
		case <-late:
			t.Fatal("it does not end")
		}
	}
}

// wait waits for a process without taking its output.
func wait(p *os.Process) error {
	_, err := p.Wait()
	return err
}
