package main

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkShare is what sharing costs a run on a screen of 120 x 40, and how late that run's
// terminal shows its edges: shared with nobody, with 30 followers, and with 1,000 connections
// beside them that send garbage, dribble a request, or don't read what they ask for. They take
// turns of SHARE_SECONDS (10), so that whatever else the machine does concerns all alike; what
// it does to a timer of this process is told beside. Run it with -benchtime 6x.
func BenchmarkShare(b *testing.B) {
	turn, err := time.ParseDuration(cmp.Or(os.Getenv("SHARE_SECONDS"), "10") + "s")
	if err != nil {
		b.Fatal(err)
	}
	x := measuredRun(b)
	parts := []*part{
		{name: "nobody", begin: func(<-chan struct{}) {}},
		{name: "followers", begin: x.follow},
		{name: "hostile", begin: func(stop <-chan struct{}) { x.follow(stop); x.molest(stop) }},
	}
	for b.Loop() {
		for _, p := range parts {
			x.measure(p, turn)
		}
	}
	x.judge(parts, turn)
	for _, p := range parts {
		all := time.Duration(len(p.from)) * turn
		b.ReportMetric(100*p.cpu.Seconds()/all.Seconds(), p.name+"-%cpu")
		b.ReportMetric(p.memory, p.name+"-MB")
		for _, percent := range []int{50, 99} {
			b.ReportMetric(ms(at(p.late, percent)), fmt.Sprintf("%s-p%d-ms", p.name, percent))
			b.ReportMetric(ms(at(p.timer, percent)), fmt.Sprintf("%s-timer-p%d-ms", p.name, percent))
		}
	}
}

// part is one of the ways to be shared, and what was measured of it.
type part struct {
	name   string
	begin  func(stop <-chan struct{})
	from   []time.Time // when its turns began
	cpu    time.Duration
	memory float64         // in MB, in the first turn
	late   []time.Duration // edges of the terminal
	timer  []time.Duration // of this process
}

// at is a percentile.
func at(all []time.Duration, percent int) time.Duration {
	slices.Sort(all)
	return all[min(len(all)*percent/100, len(all)-1)]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }

// measure gives a part its turn.
func (x *measured) measure(p *part, turn time.Duration) {
	stop := make(chan struct{})
	p.begin(stop)
	<-time.After(2 * time.Second) // for it to settle
	began, cpu := time.Now(), x.cpu()
	for due := began.Add(time.Second); !due.After(began.Add(turn)); due = due.Add(time.Second) {
		<-time.After(time.Until(due))
		p.timer = append(p.timer, time.Since(due))
	}
	if p.cpu += x.cpu() - cpu; len(p.from) == 0 {
		p.memory = x.memory()
	}
	p.from = append(p.from, began)
	close(stop)
	x.running.Wait()
}

// measured is a shared run, and when its terminal was written to.
type measured struct {
	b       *testing.B
	cmd     *exec.Cmd
	page    string
	running sync.WaitGroup // what a part has begun

	mu      sync.Mutex
	written []time.Time
	text    bytes.Buffer
}

// measuredRun starts a run that draws every half second, and finds out where it is shared.
func measuredRun(b *testing.B) *measured {
	dir := accepted(b)
	x := &measured{b: b, cmd: exec.Command(cmp.Or(os.Getenv("PRESSHOLD"), "presshold"), "run", "--hold", "40s", "--release", "40s",
		"--rounds", "9", "--count-in", "0", "--no-journal", "--share", "--share-at", "127.0.0.1")}
	x.cmd.Env = environ(dir, "TERM=xterm-256color", "COLORTERM=truecolor", "TMUX=")
	line, err := pty.StartWithSize(x.cmd, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = x.cmd.Process.Kill(); _ = x.cmd.Wait(); line.Close() })
	go func() {
		for buf := make([]byte, 1<<16); ; {
			n, err := line.Read(buf)
			if err != nil {
				return
			}
			x.mu.Lock()
			x.written = append(x.written, time.Now())
			x.text.Write(buf[:n])
			x.mu.Unlock()
		}
	}()
	x.waits("HOLD|elapsed")
	if _, err := io.WriteString(line, f8); err != nil {
		b.Fatal(err)
	}
	x.page = x.waits(addressPattern)
	<-time.After(stroke)
	if _, err := io.WriteString(line, "\x1b"); err != nil {
		b.Fatal(err)
	}
	return x
}

// waits waits for what is written to the terminal.
func (x *measured) waits(pattern string) string {
	re := regexp.MustCompile(pattern)
	for end := time.Now().Add(patience); time.Now().Before(end); <-time.After(10 * time.Millisecond) {
		x.mu.Lock()
		found := re.FindString(x.text.String())
		x.mu.Unlock()
		if found != "" {
			return found
		}
	}
	x.b.Fatalf("waited in vain for %q", pattern)
	return ""
}

// judge finds how late the edges of each part were shown. One is due each second after the
// moment that is usual in the first part, where nothing else is drawn; whatever is drawn first
// after that shows it.
func (x *measured) judge(parts []*part, turn time.Duration) {
	const step = time.Second
	const early = 5 * time.Millisecond // than usual, as one may come
	x.mu.Lock()
	defer x.mu.Unlock()
	first := parts[0].from[0]
	within := func(p *part, at time.Time) bool {
		return slices.ContainsFunc(p.from, func(from time.Time) bool { return !at.Before(from) && at.Before(from.Add(turn)) })
	}
	var usual []time.Duration
	for _, at := range x.written {
		if within(parts[0], at) {
			usual = append(usual, (at.Sub(first)+step/2)%step) // so that none lies on both sides of zero
		}
	}
	if len(usual) == 0 {
		x.b.Fatal("no edge was seen")
	}
	phase := at(usual, 50) - step/2 - early
	for _, p := range parts {
		shown := time.Duration(-1) // the number of the edge that was drawn last
		for _, at := range x.written {
			since := at.Sub(first) - phase
			if n := since / step; within(p, at) && n > shown {
				p.late, shown = append(p.late, since-n*step-early), n
			}
		}
	}
}

// cpu is how long the program has run.
func (x *measured) cpu() time.Duration {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(x.cmd.Process.Pid), "stat"))
	if err != nil {
		x.b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// memory is what the program has in memory of its own, in MB.
func (x *measured) memory() float64 {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(x.cmd.Process.Pid), "status"))
	if err != nil {
		x.b.Fatal(err)
	}
	found := regexp.MustCompile(`RssAnon:\s+(\d+)`).FindStringSubmatch(string(text))
	kb, _ := strconv.ParseFloat(found[1], 64)
	return kb / 1024
}

// begin does something until a part is over.
func (x *measured) begin(f func()) {
	x.running.Add(1)
	go func() {
		defer x.running.Done()
		f()
	}()
}

// follow opens 30 streams and reads them, and asks for the clock as pages do.
func (x *measured) follow(stop <-chan struct{}) {
	for range 30 {
		x.begin(func() {
			client := &http.Client{Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			answer, err := client.Get(x.page + "/events")
			if err != nil {
				x.b.Error(err)
				return
			}
			defer answer.Body.Close()
			x.begin(func() { _, _ = io.Copy(io.Discard, answer.Body) })
			for ask := time.NewTicker(10 * time.Second); ; {
				select {
				case <-stop:
					return
				case <-ask.C:
					if clock, err := client.Get(x.page + "/clock"); err == nil {
						clock.Body.Close()
					}
				}
			}
		})
	}
}

// molest keeps 1,000 connections open, or opens them anew, each of which does some harm.
func (x *measured) molest(stop <-chan struct{}) {
	at, err := url.Parse(x.page)
	if err != nil {
		x.b.Fatal(err)
	}
	garbage := make([]byte, 4096)
	_, _ = rand.Read(garbage)
	request := "GET " + at.Path + "/events HTTP/1.1\r\nHost: " + at.Host + "\r\n\r\n"
	over := func() bool {
		select {
		case <-stop:
			return true
		case <-time.After(time.Second):
			return false
		}
	}
	harms := []func(net.Conn){
		func(c net.Conn) { _, _ = c.Write(garbage) },
		func(c net.Conn) { // a byte of a request at a time
			for i := range len(request) {
				if _, err := c.Write([]byte{request[i]}); err != nil || over() {
					return
				}
			}
		},
		func(c net.Conn) { // a follower that reads nothing
			_, _ = io.WriteString(c, request)
			for range 20 {
				if over() {
					return
				}
			}
		},
	}
	for i := range 1000 {
		x.begin(func() {
			for !over() {
				c, err := net.DialTimeout("tcp", at.Host, time.Second)
				if err != nil {
					continue
				}
				harms[i%len(harms)](c)
				c.Close()
			}
		})
	}
}
