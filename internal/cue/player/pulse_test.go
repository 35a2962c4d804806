//go:build unix

package player

import (
	"bytes"
	"errors"
	"io"
	"math"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jfreymuth/pulse/proto"

	"presshold/internal/cue"
)

// TestWhole says that a cue is heard from its first sample to its last, and that one
// leaves nothing behind for the next.
func TestWhole(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	p := s.patient(t)
	e := s.listen(t)
	clip := burst(440, 60*time.Millisecond)
	for i := range 2 * mostStreams { // so that each stream is used again
		if err := p.Play(clip); err != nil {
			t.Fatal(err)
		}
		sound := e.cue()
		if len(sound) != len(clip.Samples) {
			t.Fatalf("cue %d: %d samples are heard, want %d", i, len(sound), len(clip.Samples))
		}
		for k, want := range clip.Samples {
			if math.Abs(float64(sound[k]-want)) > 0.001 {
				t.Fatalf("cue %d, sample %d: %v is heard, want %v", i, k, sound[k], want)
			}
		}
	}
}

// TestMix says that cues that overlap are added, and that the oldest of too many ends.
func TestMix(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	p := s.pulse(t)
	e := s.listen(t)
	level := level(0.1, time.Second)
	for range mostStreams + 2 {
		if err := p.Play(level); err != nil {
			t.Fatal(err)
		}
	}
	at, _ := e.now()
	loudest := float32(0)
	for _, v := range e.until(at + 300*time.Millisecond) {
		loudest = max(loudest, v)
	}
	if math.Abs(float64(loudest)-0.1*mostStreams) > 0.01 {
		t.Errorf("%d cues of 0.1 at once peak at %v", mostStreams, loudest)
	}
}

func TestStop(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	p := s.patient(t)
	e := s.listen(t)
	long := level(0.5, 5*time.Second)
	if err := p.Play(long); err != nil {
		t.Fatal(err)
	}
	e.loud()
	if err := p.Stop(); err != nil {
		t.Fatal(err)
	}
	if got := len(e.cue()); got >= len(long.Samples) {
		t.Errorf("of a cue that was stopped %d samples are heard", got)
	}
	short := level(0.5, 50*time.Millisecond)
	if err := p.Play(short); err != nil {
		t.Fatal("after Stop:", err)
	}
	if got, want := len(e.cue()), len(short.Samples); got != want {
		t.Errorf("after Stop %d samples are heard, want %d", got, want)
	}
}

// level is a clip whose samples are all the same.
func level(v float32, length time.Duration) cue.Clip {
	c := burst(0, length)
	for i := range c.Samples {
		c.Samples[i] = 1
	}
	c.Gain = v
	return c
}

// TestServerGoes plays until a server that was killed or stands still makes it fail:
// within the scheduler's patience, for good, and without leaving anything running.
func TestServerGoes(t *testing.T) {
	for name, signal := range map[string]os.Signal{"killed": syscall.SIGKILL, "hangs": syscall.SIGSTOP} {
		t.Run(name, func(t *testing.T) {
			s := startServer(t)
			before := runtime.NumGoroutine()
			p := s.pulse(t)
			clip := burst(440, 20*time.Millisecond)
			if err := p.Play(clip); err != nil {
				t.Fatal(err)
			}
			if err := s.proc.Signal(signal); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			for time.Since(began) < 10*time.Second {
				if p.Play(clip) != nil {
					break
				}
			}
			within(t, began, "Play")
			for call, f := range map[string]func() error{
				"Play": func() error { return p.Play(clip) }, "Warm": p.Warm,
			} {
				began = time.Now()
				if f() == nil {
					t.Errorf("%s succeeds though the server has gone", call)
				}
				within(t, began, call)
			}
			began = time.Now()
			p.Close()
			within(t, began, "Close")
			alone(t, before)
		})
	}
}

// TestWarmAsks says that Warm on a ready player notices that the server stands still.
func TestWarmAsks(t *testing.T) {
	s := startServer(t)
	p := s.pulse(t)
	if err := p.Warm(); err != nil {
		t.Fatal(err)
	}
	if err := s.proc.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if p.Warm() == nil {
		t.Error("Warm succeeds though the server stands still")
	}
	within(t, began, "Warm")
}

// TestCloseBeside closes a player in the middle of a call that hangs.
func TestCloseBeside(t *testing.T) {
	servers := silent(t)
	before := runtime.NumGoroutine()
	p := newPulse(servers, nil)
	failed := make(chan error, 1)
	go func() { failed <- p.Play(burst(440, time.Millisecond)) }()
	for dialled := false; !dialled; runtime.Gosched() {
		p.mu.Lock()
		dialled = p.link != nil
		p.mu.Unlock()
	}
	began := time.Now()
	p.Close()
	if err := <-failed; !errors.Is(err, errClosed) {
		t.Errorf("the call fails with %v, want %v", err, errClosed)
	}
	if took := time.Since(began); took > replyLimit {
		t.Errorf("it took %v to close", took)
	}
	alone(t, before)
	if err := p.Warm(); !errors.Is(err, errClosed) {
		t.Errorf("Warm after Close: %v, want %v", err, errClosed)
	}
}

// TestNobody reaches for servers that aren't there, hang from the start or talk
// nonsense.
func TestNobody(t *testing.T) {
	nowhere := []address{{"unix", filepath.Join(t.TempDir(), "native")}}
	for name, servers := range map[string][]address{
		"none":     nil,
		"nowhere":  nowhere,
		"silent":   silent(t),
		"nonsense": serve(t, func(c net.Conn) { c.Write(bytes.Repeat([]byte("nonsense"), 1000)) }),
		"gone":     serve(t, func(c net.Conn) { c.Close() }),
	} {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			p := newPulse(servers, nil)
			began := time.Now()
			if p.Warm() == nil {
				t.Error("Warm succeeds")
			}
			within(t, began, "Warm")
			p.Close()
			alone(t, before)
		})
	}
}

// TestPrintsNothing lets a server send commands that the library doesn't know. It
// prints their numbers; here nothing may appear.
func TestPrintsNothing(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	screen := os.Stdout
	os.Stdout = write
	defer func() { os.Stdout = screen }()

	servers := serve(t, func(c net.Conn) {
		if _, err := io.ReadFull(c, make([]byte, 2*frameHeader)); err != nil { // its first request
			return
		}
		for _, op := range []uint32{proto.OpTimeout, proto.OpRecordBufferAttrChanged, proto.OpEnableSRBChannel, 200, 1 << 31} {
			c.Write(control(op, []byte("xxxx")))
		}
		c.Write(control(proto.OpError, []byte("L\x00\x00\x00\x01")))
	})
	l, err := dial(servers, readCookie(nil), time.Now().Add(time.Second), anyone)
	if err == nil {
		l.fail(errClosed)
		t.Fatal("the server refused and yet let us in")
	}
	if want := proto.Error(1).Error(); !strings.Contains(err.Error(), want) {
		t.Errorf("dial: %v, want %q: the refusal came after what isn't known", err, want)
	}
	write.Close()
	if printed, err := io.ReadAll(read); err != nil || len(printed) > 0 {
		t.Errorf("printed %q (%v)", printed, err)
	}
}

// silent is a server that lets anyone connect and says nothing.
func silent(t *testing.T) []address { return serve(t, func(net.Conn) {}) }

// serve answers each connection in its own way until the test ends.
func serve(t *testing.T, answer func(net.Conn)) []address {
	t.Helper()
	path := filepath.Join(t.TempDir(), "native")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		var open []net.Conn
		for {
			c, err := l.Accept()
			if err != nil {
				break
			}
			open = append(open, c)
			answer(c)
		}
		for _, c := range open {
			c.Close()
		}
	}()
	t.Cleanup(func() {
		l.Close()
		<-done
	})
	return []address{{"unix", path}}
}

// within says that a call that began then has ended within the scheduler's patience.
func within(t *testing.T, began time.Time, call string) {
	t.Helper()
	if took := time.Since(began); took > cue.Patience {
		t.Errorf("%s took %v, which is longer than %v", call, took, cue.Patience)
	}
}

// alone waits until no more goroutines run than before.
func alone(t *testing.T, before int) {
	t.Helper()
	by := time.Now().Add(5 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(by) {
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines run, %d did before:\n%s", runtime.NumGoroutine(), before,
				stacks[:runtime.Stack(stacks, true)])
		}
		runtime.Gosched()
	}
}
