//go:build unix

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"presshold/internal/gauge"
	"presshold/internal/gauge/gaugetest"
)

// port is a serial port, made of a pseudo-terminal, with a simulated gauge at it.
type port struct {
	*gaugetest.Gauge
	name string // a link, the same when the gauge is plugged in again

	tb         testing.TB
	ours, line *os.File // the gauge's end; the program's, kept open so that its settings last
	talk       sync.WaitGroup
}

// plug plugs a gauge in, until the end of the test.
func plug(tb testing.TB, model gauge.Model, every time.Duration, force func(time.Duration) float64) *port {
	tb.Helper()
	p := &port{Gauge: gaugetest.New(model, every, force), name: filepath.Join(tb.TempDir(), "gauge"), tb: tb}
	p.in()
	tb.Cleanup(p.out)
	return p
}

// in plugs it in again.
func (p *port) in() {
	p.tb.Helper()
	ours, line, err := pty.Open()
	if err == nil {
		_, err = term.MakeRaw(line.Fd())
	}
	if err == nil {
		err = os.Symlink(line.Name(), p.name)
	}
	if err != nil {
		p.tb.Fatal(err)
	}
	p.ours, p.line = ours, line
	p.Restart()
	p.talk.Go(func() { _, _ = io.Copy(p.Gauge, ours) })
	p.talk.Go(func() {
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for buf := make([]byte, 1<<12); ; <-tick.C {
			n, _ := p.Read(buf)
			if _, err := ours.Write(buf[:n]); err != nil {
				return
			}
		}
	})
}

// out pulls it out, and its port with it.
func (p *port) out() {
	_ = os.Remove(p.name)
	_ = p.line.Close()
	_ = p.ours.Close()
	p.talk.Wait()
}

// pressing is a hand that is off the gauge for a second and a half, and then presses for
// three, again and again.
func pressing(newtons float64) func(time.Duration) float64 {
	return func(at time.Duration) float64 {
		if at%(4500*time.Millisecond) < 1500*time.Millisecond {
			return 0
		}
		return newtons
	}
}

// A student practises on a gauge in a window, whatever its dialect, and the drill is in the
// record.
func TestGauge(t *testing.T) {
	t.Parallel()
	for _, model := range []gauge.Model{gauge.Mark10, gauge.FDX, gauge.FDIX, gauge.Chronojump} {
		t.Run(string(model), func(t *testing.T) {
			t.Parallel()
			sim := plug(t, model, 10*time.Millisecond, pressing(20))
			x := presshold(t, 80, 24, "drill", "--pressure", "--gauge", string(model)+":"+sim.name,
				"--load", "20", "--band", "10%", "--hold", "1s", "--trials", "2")
			x.sees(`reads\s+\d+\.\d N`)
			x.types(" ")
			x.sees(`in band +100 %`)
			x.sees(`1  20\.0 N kept for 1\.00 s`)
			x.types("\x1b")
			x.exits(0)
		})
	}
}

// plainGauge runs a drill on a gauge in lines, and gives what it says as it is said.
func plainGauge(t *testing.T, dir string, args ...string) (lines <-chan string, end func() error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "presshold", append([]string{"drill", "--pressure", "--plain"}, args...)...)
	cmd.Env = environ(dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	said, heard := make(chan string, 1000), make(chan struct{})
	go func() {
		defer close(heard)
		defer close(said)
		for s := bufio.NewScanner(out); s.Scan(); {
			said <- s.Text()
		}
	}()
	return said, func() error { _ = in.Close(); <-heard; return cmd.Wait() }
}

// hears waits for a line that begins so.
func hears(t *testing.T, said <-chan string, begin string) string {
	t.Helper()
	var before []string
	for late := time.After(patience); ; {
		select {
		case l, ok := <-said:
			if strings.HasPrefix(l, begin) {
				return l
			}
			if before = append(before, l); ok {
				continue
			}
		case <-late:
		}
		t.Fatalf("waited in vain for %q after\n%s", begin, strings.Join(before, "\n"))
	}
}

// In plain lines it is told in words what is measured; a gauge that is pulled out pauses the
// drill, which goes on when it is back; and the record has every reading.
func TestGaugeInPlainLines(t *testing.T) {
	t.Parallel()
	dir := accepted(t)
	sim := plug(t, gauge.Mark10, 0, pressing(20))
	said, end := plainGauge(t, dir, "--gauge", "mark-10:"+sim.name, "--load", "20", "--band", "2", "--hold", "1s", "--trials", "2")
	hears(t, said, "target: 20.0 N, from 18.0 to 22.0 N (chosen)")
	hears(t, said, "hold 1 of 2: press to 20.0 N")
	hears(t, said, "hold 1: 20.0 N kept for 1.00 s: off by 0.0 N on average")
	sim.out()
	for l := ""; !strings.HasSuffix(l, "; trying again"); { // a slow machine may hear a silence first
		l = hears(t, said, "gauge: Mark-10 at "+sim.name+": ")
	}
	sim.in()
	hears(t, said, "gauge: Mark-10 at "+sim.name+" gives readings")
	hears(t, said, "hold 2: 20.0 N kept for 1.00 s")
	hears(t, said, "in band: 100 % of the time")
	if err := end(); err != nil {
		t.Fatal(err)
	}
	export := exec.CommandContext(t.Context(), "presshold", "history", "export", "--format", "json")
	export.Env = environ(dir)
	text, err := export.Output()
	if err != nil || strings.Count(string(text), `"readings":[[`) != 2 || !strings.Contains(string(text), `"target_newtons":20`) {
		t.Errorf("%v, exported is %.500s", err, text)
	}
	if found, _ := filepath.Glob(filepath.Join(dir, "data", "*")); len(found) == 0 {
		t.Error("there is no journal")
	}
}

// Where nobody types and the gauge says nothing, a drill comes to its end by itself.
func TestGaugeThatSaysNothing(t *testing.T) {
	t.Parallel()
	dir := accepted(t)
	sim := plug(t, gauge.Mark10, 0, pressing(20))
	sim.Mute(true)
	said, end := plainGauge(t, dir, "--gauge", sim.name, "--load", "20", "--band", "2")
	hears(t, said, "gauge: "+sim.name+": no reading yet")
	var exit *exec.ExitError
	if err := end(); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("got %v, want exit code 1", err)
	}
}

// BenchmarkGauge is what a force gauge costs and how late it is seen: how long a reading
// takes from the gauge to the curve on the terminal, and the part of a core that the
// program takes meanwhile. The program is the real one; gauge and terminal are
// pseudo-terminals. Run it by .ci/gauge; PRESSHOLD names another program to measure.
func BenchmarkGauge(b *testing.B) {
	for _, rate := range []int{100, 1000} {
		b.Run(fmt.Sprint(rate), func(b *testing.B) { measureGauge(b, rate) })
	}
}

func measureGauge(b *testing.B, rate int) {
	// The force changes from one side of the band to the other when it is told to. The first
	// reading after that is the one that is waited for.
	var want, shown atomic.Int64
	arrived := make(chan time.Time, 1)
	sim := plug(b, gauge.Chronojump, time.Second/time.Duration(rate), func(time.Duration) float64 {
		if w := want.Load(); shown.Swap(w) != w {
			arrived <- time.Now()
		}
		return float64(shown.Load())
	})
	line, chunks, pid := timed(b, 80, 24, "drill", "--pressure", "--gauge", "chronojump:"+sim.name,
		"--kind", "alternate", "--load", "20", "--load", "21", "--band", "90%", "--hold", "20s", "--trials", "100")
	seen := func(what string, within time.Duration) (time.Time, bool) {
		for late := time.After(within); ; {
			select {
			case c := <-chunks:
				if strings.Contains(c.text, what) {
					return c.at, true
				}
			case <-late:
				return time.Time{}, false
			}
		}
	}
	shows := func(what string) {
		if _, ok := seen(what, patience); !ok {
			b.Fatalf("waited in vain for %q", what)
		}
	}
	shows("reads")
	_, _ = line.WriteString(" ")
	shows("PRESS")
	want.Store(15)
	<-arrived
	shows("HOLD")
	var took []time.Duration
	busy, began := processTime(b, pid), time.Now()
	for i := 0; b.Loop(); i++ {
		time.Sleep(430 * time.Millisecond)
		for len(chunks) > 0 {
			<-chunks
		}
		want.Store(int64(15 + 10*((i+1)%2)))
		at := <-arrived
		// A whole block stands only where the force has moved; not where the curve has begun
		// anew at that moment, every 20 s.
		if drawn, ok := seen("█", time.Second); ok {
			took = append(took, drawn.Sub(at))
		}
	}
	if len(took) < b.N*9/10 {
		b.Fatalf("%d of %d changes were seen", len(took), b.N)
	}
	busy, lasted := processTime(b, pid)-busy, time.Since(began)
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms/p99")
	b.ReportMetric(100*busy.Seconds()/lasted.Seconds(), "%core")
}

// processTime is how much time of a processor a program has taken.
func processTime(b *testing.B, pid int) time.Duration {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Skip("this system does not tell what a program takes:", err)
	}
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	var user, system int
	if _, err := fmt.Sscan(fields[11]+" "+fields[12], &user, &system); err != nil {
		b.Fatal(err)
	}
	return time.Duration(user+system) * time.Second / 100
}
