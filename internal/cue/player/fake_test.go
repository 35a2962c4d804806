package player

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
)

// What the test program does when it is run as a child, by the first argument after
// the mark.
const fakeMark = "presshold-fake-child"

// fake is a command that runs the test program as a child: "keep" copies its standard
// input to a file, "noise" prints whatever it can wherever it can, "fail" complains
// and fails, "late" fails once a file is there, "hang" never ends, and "brood" leaves a child of its own that never ends.
func fake(what string, args ...string) command {
	return append(command{os.Args[0], fakeMark, what}, args...)
}

func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == fakeMark {
		os.Exit(act(os.Args[2], os.Args[3:]))
	}
	os.Exit(m.Run())
}

func act(what string, args []string) int {
	switch what {
	case "keep":
		heard, err := io.ReadAll(os.Stdin)
		if err != nil || os.WriteFile(args[0]+".new", heard, 0o600) != nil || os.Rename(args[0]+".new", args[0]) != nil {
			return 1
		}
	case "copy":
		from, err := os.ReadFile(args[0])
		if err != nil || os.WriteFile(args[1]+".new", from, 0o600) != nil || os.Rename(args[1]+".new", args[1]) != nil {
			return 1
		}
	case "noise":
		for _, path := range []string{"/dev/stdout", "/dev/stderr", "/dev/tty"} {
			if f, err := os.OpenFile(path, os.O_WRONLY, 0); err == nil {
				fmt.Fprint(f, "NOISE\x1b[2J")
			}
		}
		fmt.Print("NOISE")
		fmt.Fprint(os.Stderr, "NOISE")
	case "host":
		k, err := start(fake("noise"), nil, 10*time.Second)
		if err != nil {
			return 1
		}
		<-k.done
		fmt.Print("the end")
	case "fail":
		fmt.Fprint(os.Stderr, "no such device\x1b[2J\nand more")
		return 3
	case "late":
		for _, err := os.Stat(args[0]); err != nil; _, err = os.Stat(args[0]) {
			time.Sleep(time.Millisecond)
		}
		return 3
	case "hang":
		time.Sleep(time.Minute) // without cgo, waiting for nothing is a deadlock
	case "brood":
		own := exec.Command(os.Args[0], fakeMark, "nap")
		own.Stdout, own.Stderr = os.Stdout, os.Stderr
		if own.Start() != nil || os.WriteFile(args[0], fmt.Append(nil, own.Process.Pid), 0o600) != nil {
			return 1
		}
		own.Wait()
	case "nap":
		time.Sleep(time.Minute)
	}
	return 0
}

// clip is a short sound.
func clip(t tone.Tone) cue.Clip {
	return cue.Clip{Tone: t, Samples: []float32{0, 1, -1, 0.5}, Gain: 0.5}
}

// await gives what a child writes to a file in the end.
func await(t *testing.T, path string) []byte {
	t.Helper()
	for by := time.Now().Add(10 * time.Second); time.Now().Before(by); time.Sleep(time.Millisecond) {
		if b, err := os.ReadFile(path); err == nil {
			return b
		}
	}
	t.Fatalf("nobody writes %s", path)
	return nil
}
