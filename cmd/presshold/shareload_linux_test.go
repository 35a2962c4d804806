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
// beside them that send garbage, dribble a request, or don't read what they ask for. Each
// part takes SHARE_SECONDS (60); run it with -benchtime 1x.
func BenchmarkShare(b *testing.B) {
	length, err := time.ParseDuration(cmp.Or(os.Getenv("SHARE_SECONDS"), "60") + "s")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		x := measuredRun(b)
		parts := []struct {
			name  string
			begin func(stop <-chan struct{})
		}{
			{"nobody", func(<-chan struct{}) {}},
			{"followers", x.follow},
			{"hostile", func(stop <-chan struct{}) { x.follow(stop); x.molest(stop) }},
		}
		from := make([]time.Time, len(parts))
		for i, part := range parts {
			stop := make(chan struct{})
			part.begin(stop)
			<-time.After(2 * time.Second) // for it to settle
			from[i] = time.Now()
			cpu := x.cpu()
			<-time.After(length)
			b.ReportMetric(100*(x.cpu()-cpu).Seconds()/length.Seconds(), part.name+"-%cpu")
			b.ReportMetric(x.memory(), part.name+"-MB")
			close(stop)
			x.running.Wait()
		}
		for i, part := range parts {
			late := x.late(from[0], from[i], length)
			for _, percent := range []int{50, 99} {
				at := late[min(len(late)*percent/100, len(late)-1)]
				b.ReportMetric(float64(at.Microseconds())/1e3, fmt.Sprintf("%s-p%d-ms-late", part.name, percent))
			}
		}
	}
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
	dir := b.TempDir()
	accept(b, dir)
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

// early is how much earlier than the usual edge one may come.
const early = 5 * time.Millisecond

// late is how late the edges of a part are shown. One is due each second after the
// moment that is usual in the first part, where nothing else is drawn; whatever is drawn first after
// that shows it.
func (x *measured) late(first, from time.Time, length time.Duration) []time.Duration {
	const step = time.Second
	x.mu.Lock()
	defer x.mu.Unlock()
	var usual []time.Duration
	for _, at := range x.written {
		if since := at.Sub(first); since >= 0 && since < length {
			usual = append(usual, (since+step/2)%step) // so that none lies on both sides of zero
		}
	}
	slices.Sort(usual)
	if len(usual) == 0 {
		x.b.Fatal("no edge was seen")
	}
	phase := usual[len(usual)/2] - step/2 - early
	var late []time.Duration
	shown := -1 // the number of the edge that was drawn last
	for _, at := range x.written {
		since := at.Sub(first) - phase
		n := int(since / step)
		if at.Before(from) || !at.Before(from.Add(length)) || n <= shown {
			continue
		}
		for ; shown >= 0 && shown < n-1; shown++ { // it was never drawn by itself
			late = append(late, since-time.Duration(shown+1)*step-early)
		}
		late, shown = append(late, since-time.Duration(n)*step-early), n
	}
	slices.Sort(late)
	return late
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
