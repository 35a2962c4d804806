//go:build unix

package main

import (
	"cmp"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/creack/pty"
)

// chunk is what a program wrote at once, and when it arrived.
type chunk struct {
	at   time.Time
	text string
}

// timed starts the program, or the one that PRESSHOLD names, on a terminal of a size, and returns its
// keyboard, what it writes, and the number of its process.
func timed(b *testing.B, width, height uint16, args ...string) (keyboard *os.File, written <-chan chunk, pid int) {
	b.Helper()
	cmd := exec.Command(cmp.Or(os.Getenv("PRESSHOLD"), "presshold"), args...)
	cmd.Env = environ(accepted(b), "TERM=xterm-256color", "COLORTERM=truecolor", "TMUX=")
	line, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: height, Cols: width})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait(); line.Close() })
	chunks := make(chan chunk, 10000)
	go func() {
		for buf := make([]byte, 1<<16); ; {
			n, err := line.Read(buf)
			if err != nil {
				close(chunks)
				return
			}
			chunks <- chunk{time.Now(), string(buf[:n])}
		}
	}()
	return line, chunks, cmd.Process.Pid
}

// BenchmarkPress is how long a key takes from the terminal to the first byte of the
// frame that answers it: a run is paused and resumed, by two keys in turn. Run it with
// -benchtime 100x; PRESSHOLD names another program to measure.
func BenchmarkPress(b *testing.B) {
	line, chunks, _ := timed(b, 120, 40, "run", "--hold", "50m", "--count-in", "0", "--no-journal")
	shown := func(what string) time.Time {
		for seen, re := "", regexp.MustCompile(what); ; {
			select {
			case c := <-chunks:
				if seen += c.text; re.MatchString(seen) {
					return c.at
				}
			case <-time.After(patience):
				b.Fatalf("waited in vain for %q in %q", what, seen)
			}
		}
	}
	shown("HOLD|elapsed")
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		time.Sleep(450 * time.Millisecond) // a hand's; each key comes at twice that
		for len(chunks) > 0 {
			<-chunks
		}
		key, answer := "p", "resume|PAUSED"
		if i%2 == 1 {
			key, answer = " ", "pause"
		}
		start := time.Now()
		if _, err := line.WriteString(key); err != nil {
			b.Fatal(err)
		}
		took = append(took, shown(answer).Sub(start))
	}
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(took[len(took)*9/10].Microseconds())/1000, "ms/p90")
}
