//go:build unix

// Package gaugetest simulates force gauges in pseudo-terminals, for tests and for
// measurements. No real gauge was at hand: a simulation that is understood shows that the
// program keeps to the manuals, and no more.
package gaugetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"presshold/internal/gauge"
	"presshold/internal/guard"
)

// Gauge is a simulated gauge. Its methods are safe for concurrent use.
type Gauge struct {
	// Port is what a program opens: a link that stays the same when the gauge is plugged
	// in again.
	Port string

	tb    testing.TB
	model gauge.Model
	force func(time.Duration) float64
	every time.Duration
	work  sync.WaitGroup

	mu    sync.Mutex
	began time.Time
	unit  gauge.Unit
	mute  bool
	ours  *os.File // the gauge's end; nil while it is not plugged in
	line  *os.File // the program's end, kept open so that its settings last
	runs  bool     // a Chronojump was started
}

// New plugs in a gauge that shows the force, in newtons, by the time since then. One that
// writes by itself does so every so often. It is unplugged at the end of the test.
func New(tb testing.TB, model gauge.Model, every time.Duration, force func(time.Duration) float64) *Gauge {
	tb.Helper()
	g := &Gauge{
		Port: filepath.Join(tb.TempDir(), "gauge"), tb: tb, model: model, force: force, every: every,
		began: time.Now(), unit: usual(model),
	}
	tb.Cleanup(func() { g.Unplug(); g.work.Wait() })
	g.Plug()
	return g
}

// usual is the unit of a model in its manual.
func usual(m gauge.Model) gauge.Unit {
	switch m {
	case gauge.FDX:
		return gauge.KilogramForce
	case gauge.FDIX:
		return gauge.PoundForce
	default:
		return gauge.Newton
	}
}

// Plug plugs the gauge in.
func (g *Gauge) Plug() {
	g.tb.Helper()
	ours, line, err := pty.Open()
	if err == nil {
		_, err = term.MakeRaw(line.Fd())
	}
	if err == nil {
		ours, err = pollable(ours)
	}
	if err == nil {
		_ = os.Remove(g.Port)
		err = os.Symlink(line.Name(), g.Port)
	}
	if err != nil {
		g.tb.Fatal(err)
	}
	g.mu.Lock()
	g.ours, g.line, g.runs = ours, line, false
	g.mu.Unlock()
	g.goes(func() { g.answer(ours) })
	if g.model == gauge.Lines || g.model == gauge.Chronojump {
		g.goes(func() { g.write(ours) })
	}
}

// pollable makes of a file one that can be closed while it is read.
func pollable(f *os.File) (*os.File, error) {
	fd, err := syscall.Dup(int(f.Fd()))
	if err == nil {
		syscall.CloseOnExec(fd)
		err = syscall.SetNonblock(fd, true)
	}
	_ = f.Close()
	return os.NewFile(uintptr(fd), f.Name()), err
}

func (g *Gauge) goes(f func()) {
	g.work.Go(func() { _ = guard.Call(func() error { f(); return nil }) })
}

// Unplug takes the gauge off, and its port with it.
func (g *Gauge) Unplug() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ours != nil {
		_ = os.Remove(g.Port)
		_ = g.line.Close()
		_ = g.ours.Close()
		g.ours, g.line = nil, nil
	}
}

// Mute has the gauge say nothing, or talk again.
func (g *Gauge) Mute(on bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.mute = on
}

// Switch changes the unit in which the gauge reads.
func (g *Gauge) Switch(u gauge.Unit) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.unit = u
}

// Say writes something that the gauge would not say.
func (g *Gauge) Say(text string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ours != nil {
		_, _ = g.ours.WriteString(text)
	}
}

// reading is one reading as the model writes it; "" while it says nothing.
func (g *Gauge) reading() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	since := time.Since(g.began)
	newtons := g.force(since)
	switch {
	case g.mute:
		return ""
	case g.model == gauge.Chronojump && !g.runs:
		return ""
	case g.model == gauge.Chronojump:
		return fmt.Sprintf("%d;%.2f\r\n", since.Microseconds(), newtons)
	case g.model == gauge.Mark10:
		return fmt.Sprintf("%.3f %s\r\n", g.unit.Of(newtons), g.unit)
	default:
		return fmt.Sprintf("%.2f %s\r\n", g.unit.Of(newtons), g.unit)
	}
}

// answer answers the program's requests.
func (g *Gauge) answer(ours *os.File) {
	heard := ""
	for buf := make([]byte, 256); ; {
		n, err := ours.Read(buf)
		if err != nil {
			return
		}
		heard += string(buf[:n])
		for {
			request, rest, ok := g.request(heard)
			if !ok {
				break
			}
			heard = rest
			_, _ = ours.WriteString(g.reply(request))
		}
	}
}

// request takes one request from what was heard: up to a carriage return, or, of a
// Chronojump, up to a colon.
func (g *Gauge) request(heard string) (request, rest string, ok bool) {
	end := "\r"
	if g.model == gauge.Chronojump {
		end = ":"
	}
	request, rest, ok = strings.Cut(heard, end)
	return strings.TrimSpace(request), rest, ok
}

func (g *Gauge) reply(request string) string {
	switch {
	case g.model == gauge.Chronojump && request == "start_capture":
		g.mu.Lock()
		g.runs = true
		g.mu.Unlock()
		return "Starting capture...\r\n"
	case g.model == gauge.Mark10 && request == "?", g.model == gauge.FDX && request == "?", g.model == gauge.FDIX && request == "F":
		return g.reading()
	case g.model == gauge.Mark10:
		return "*10\r\n" // its word for an illegal command
	default:
		return ""
	}
}

// write writes readings by itself.
func (g *Gauge) write(ours *os.File) {
	tick := time.NewTicker(g.every)
	defer tick.Stop()
	for range tick.C {
		if _, err := ours.WriteString(g.reading()); err != nil {
			return
		}
	}
}
