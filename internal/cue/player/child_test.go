//go:build unix

package player

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestScreen runs a program on a terminal of its own that starts a child which prints
// to whatever it can reach.
func TestScreen(t *testing.T) {
	host := fake("host")
	screen, err := pty.Start(exec.Command(host[0], host[1:]...))
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	shown, err := io.ReadAll(screen) // fails at the end, as terminals do
	if string(shown) != "the end" {
		t.Errorf("the screen shows %q (%v)", shown, err)
	}
}

func TestChildFails(t *testing.T) {
	for _, c := range []struct {
		name  string
		run   command
		limit time.Duration
		want  string
	}{
		{"complains", fake("fail"), time.Minute, "no such device [2J"},
		{"hangs", fake("hang"), 50 * time.Millisecond, "it took longer than 50ms"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k, err := start(c.run, []byte("words"), c.limit)
			if err != nil {
				t.Fatal(err)
			}
			<-k.done
			if got := k.err; got == nil || !strings.Contains(got.Error(), c.want) {
				t.Errorf("it ended with %v, want %q", got, c.want)
			}
		})
	}
	if _, err := start(command{filepath.Join(t.TempDir(), "none")}, nil, time.Second); err == nil {
		t.Error("a program that doesn't exist starts")
	}
}

// TestDeaf gives a child that reads nothing more than a pipe holds.
func TestDeaf(t *testing.T) {
	before := runtime.NumGoroutine()
	k, err := start(fake("hang"), make([]byte, 1<<20), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	select {
	case <-k.done:
		t.Error("a child that runs has ended:", k.err)
	default:
	}
	k.stop()
	if k.err != nil {
		t.Error("a child that was stopped on purpose has failed:", k.err)
	}
	alone(t, before)
}

// TestChildren stops a child that has a child of its own, which holds on to its pipes.
func TestChildren(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pid")
	k, err := start(fake("brood", path), nil, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	var pid int
	for pid == 0 {
		pid, _ = strconv.Atoi(string(await(t, path)))
	}
	k.stop()
	by := time.Now().Add(5 * time.Second)
	for !ended(pid) {
		if time.Now().After(by) {
			t.Fatal("the child's own child still runs")
		}
		runtime.Gosched()
	}
}

// ended reports whether a process is gone, or dead and only waits for its parent.
func ended(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return true
	}
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err == nil && strings.Contains(string(stat), ") Z ")
}
