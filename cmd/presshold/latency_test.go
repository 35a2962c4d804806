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

// BenchmarkPress is how long a key takes from the terminal to the first byte of the
// frame that answers it: a run is paused and resumed, by two keys in turn. Run it with
// -benchtime 100x; PRESSHOLD names another program to measure.
func BenchmarkPress(b *testing.B) {
	dir := accepted(b)
	cmd := exec.Command(cmp.Or(os.Getenv("PRESSHOLD"), "presshold"), "run", "--hold", "50m", "--count-in", "0", "--no-journal")
	cmd.Env = environ(dir, "TERM=xterm-256color", "COLORTERM=truecolor", "TMUX=")
	line, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait(); line.Close() })

	type chunk struct {
		at   time.Time
		text string
	}
	chunks := make(chan chunk, 1000)
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
