package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"presshold/internal/drive"
	"presshold/internal/paint"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/picker"
)

// sink is a terminal's side of the output.
type sink struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *sink) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *sink) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// whole is the whole program in a bubble of virtual time.
type whole struct {
	out     sink
	keys    *io.PipeWriter
	signals chan os.Signal
	events  []session.Event
	cancel  context.CancelFunc
	done    chan struct{}
	result  Result
	err     error
}

// drawn runs a test of the whole program in a bubble, once on demand and once drawn by
// the framework.
func drawn(t *testing.T, test func(t *testing.T, by func(*Options))) {
	for _, stock := range []bool{false, true} {
		t.Run(fmt.Sprintf("stock renderer %v", stock), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				test(t, func(o *Options) { o.StockRenderer = stock })
			})
		})
	}
}

// launch starts the program; it is to be called in a bubble.
func launch(t *testing.T, change ...func(*Options)) *whole {
	t.Helper()
	in, keys := io.Pipe()
	w := &whole{keys: keys, signals: make(chan os.Signal, 2), done: make(chan struct{})}
	start, colours := time.Now(), colorprofile.TrueColor
	o := Options{
		Options: picker.Options{Library: library},
		Begin: func(*protocol.Plan) Follower {
			return Follower{Tell: func(t drive.Turn) { w.events = append(w.events, t.Happened...) }}
		},
		Clock:      drive.Clock{Now: func() time.Duration { return time.Since(start) }},
		Theme:      "dark",
		SafetySeen: true,
		Signals:    w.signals,
		Terminal: paint.Terminal{
			In: in, Out: &w.out, Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8"},
			Width: 80, Height: 24, Profile: &colours,
		},
	}
	for _, f := range change {
		f(&o)
	}
	ctx, cancel := context.WithCancel(t.Context())
	w.cancel = cancel
	go func() {
		defer close(w.done)
		w.result, w.err = Run(ctx, o)
	}()
	time.Sleep(10 * time.Millisecond)
	w.press("\x1b]11;rgb:1010/1414/1818\x07") // the terminal says what its background is
	return w
}

// press types keys as a terminal sends them.
func (w *whole) press(keys string) {
	_, _ = io.WriteString(w.keys, keys)
	time.Sleep(100 * time.Millisecond)
}

// join waits for the program to end; its goroutines have time to follow.
func (w *whole) join(t *testing.T) {
	t.Helper()
	select {
	case <-w.done:
	case <-time.After(time.Minute):
		t.Error("the program goes on")
		w.cancel()
		<-w.done
	}
	w.cancel()
	_ = w.keys.Close()
	time.Sleep(2 * time.Second)
}

// left tells whether the terminal was left as it was: alternate screen off, cursor on.
func (w *whole) left(t *testing.T) {
	t.Helper()
	out := w.out.String()
	for _, pair := range [][2]string{{"\x1b[?1049h", "\x1b[?1049l"}, {"\x1b[?25l", "\x1b[?25h"}} {
		if on, off := strings.LastIndex(out, pair[0]), strings.LastIndex(out, pair[1]); on < 0 || off < on {
			t.Errorf("%q was not undone", pair[0])
		}
	}
}

// Ninety seconds of the whole program: the events come when they are due, to the
// nanosecond, and not much is written.
func TestWholeRun(t *testing.T) {
	drawn(t, func(t *testing.T, by func(*Options)) {
		w := launch(t, by, starting(t, "ninety-second-compression"))
		time.Sleep(97 * time.Second)
		w.press("q")
		w.join(t)
		if w.err != nil || w.result.End != Done || len(w.result.Runs) != 1 {
			t.Fatalf("%+v, %v", w.result, w.err)
		}
		if got := w.result.Runs[0]; got.Total != 95*time.Second || got.Points[0].Fits != 1 {
			t.Errorf("the summary is %+v", got)
		}
		w.left(t)
		if n := len(w.out.String()); n > 95*400 {
			t.Errorf("%d bytes were written in 95 s", n)
		}
	})
}

// From the picker to the summary and back by keys as a terminal sends them.
func TestWholeSitting(t *testing.T) {
	drawn(t, func(t *testing.T, by func(*Options)) {
		w := launch(t, by)
		w.press("asking")
		w.press("\r")
		time.Sleep(15 * time.Second)
		w.press("9")
		w.press(" ")
		time.Sleep(16 * time.Second)
		w.press("2")
		w.press(" ")
		w.press("\x1b[27u") // Escape
		time.Sleep(time.Second)
		w.press("\x1b[27u")
		w.join(t)
		if w.err != nil || w.result.End != Done || len(w.result.Runs) != 1 {
			t.Fatalf("%+v, %v\n%v", w.result, w.err, w.events)
		}
		p := w.result.Runs[0].Points[0]
		if p.Before != session.Reported(9) || p.After != session.Reported(2) || p.Rounds != 2 {
			t.Errorf("the summary is %+v", p)
		}
		w.left(t)
	})
}

// What is on the terminal is what the golden screens show, whoever draws it.
func TestWholeLooks(t *testing.T) {
	const protocol, moment = "alternating-ischemic-compression", 9500 * time.Millisecond
	r := newRig(t, 80, 24, starting(t, protocol))
	r.wait(moment)
	want := trimmed(ansi.Strip(r.m.View().Content))
	drawn(t, func(t *testing.T, by func(*Options)) {
		start := time.Now()
		w := launch(t, by, starting(t, protocol))
		time.Sleep(moment - time.Since(start))
		if got := w.screen(t); got != want {
			t.Errorf("the screen is\n%s\nwant\n%s", got, want)
		}
		w.press("\x03")
		w.join(t)
	})
}

// screen is the text that a terminal shows after all that was written.
func (w *whole) screen(t *testing.T) string {
	t.Helper()
	e := vt.NewEmulator(80, 24)
	answered := make(chan struct{})
	go func() { defer close(answered); _, _ = io.Copy(io.Discard, e) }()
	cooked := "\x1b[20h" // the line is not raw
	if runtime.GOOS == "windows" {
		cooked = "" // and its consoles are told to leave newlines as they are
	}
	for _, s := range []string{cooked, w.out.String()} {
		if _, err := e.WriteString(s); err != nil {
			t.Fatal(err)
		}
	}
	// Closing the emulator itself would race with who reads its answers.
	if answers, ok := e.InputPipe().(io.Closer); !ok || answers.Close() != nil {
		t.Fatal("the emulator's answers can't be brought to an end")
	}
	<-answered
	return trimmed(e.String())
}

// trimmed is a text without the blanks at the end of its lines.
func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

// However it is ended from outside, the run is ended and the terminal left tidily.
func TestWholeInterrupted(t *testing.T) {
	for _, tt := range []struct {
		name   string
		do     func(*whole)
		signal os.Signal
	}{
		{"ctrl+c", func(w *whole) { w.press("\x03") }, nil},
		{"terminated", func(w *whole) { w.signals <- syscall.SIGTERM }, syscall.SIGTERM},
		{"hung up", func(w *whole) { w.signals <- syscall.SIGHUP }, syscall.SIGHUP},
		{"cancelled", func(w *whole) { w.cancel() }, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			drawn(t, func(t *testing.T, by func(*Options)) {
				w := launch(t, by, starting(t, "ninety-second-compression"))
				time.Sleep(20 * time.Second)
				tt.do(w)
				w.join(t)
				if w.err != nil || w.result.End != Interrupted || w.result.Signal != tt.signal {
					t.Fatalf("%+v, %v", w.result, w.err)
				}
				if last := w.events[len(w.events)-1]; last.Kind != session.SessionEnd || last.End != session.ByAbort {
					t.Errorf("the last event is %+v", last)
				}
				w.left(t)
			})
		})
	}
}

// A panic restores the terminal and is told of, wherever it comes from.
func TestWholePanic(t *testing.T) {
	quiet(t)
	for _, tt := range []struct {
		name string
		bug  func(*Options)
	}{
		{"in Update", func(o *Options) { o.Begin = func(*protocol.Plan) Follower { panic("bug") } }},
		{"in a command", func(o *Options) {
			o.SafetySeen = false
			o.MarkSafetySeen = func() error { panic("bug") }
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			drawn(t, func(t *testing.T, by func(*Options)) {
				w := launch(t, by, tt.bug)
				w.press("\x1b[F\r") // to the end of the safety text, and accepted
				w.join(t)
				if !errors.Is(w.err, tea.ErrProgramPanic) {
					t.Errorf("the error is %v", w.err)
				}
				w.left(t)
			})
		})
	}
}

// quiet hides what the framework prints of a panic.
func quiet(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	stderr := os.Stderr
	os.Stderr = null
	t.Cleanup(func() { os.Stderr = stderr; _ = null.Close() })
}

// A paused run writes nothing.
func TestWholePauseIsSilent(t *testing.T) {
	drawn(t, func(t *testing.T, by func(*Options)) {
		w := launch(t, by, starting(t, "ninety-second-compression"))
		time.Sleep(20 * time.Second)
		w.press(" ")
		time.Sleep(time.Second)
		n := len(w.out.String())
		time.Sleep(10 * time.Minute)
		if more := len(w.out.String()) - n; more != 0 {
			t.Errorf("%d bytes were written in a pause", more)
		}
		w.press("\x03")
		w.join(t)
	})
}
