// Package gaugetest simulates force gauges, for tests and measurements. No real gauge was available:
// that the program understands a simulation only shows that it follows the manuals.
package gaugetest

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"time"

	"presshold/internal/gauge"
)

// Gauge is a simulated gauge. Its methods are safe for concurrent use.
type Gauge struct {
	model gauge.Model
	force func(time.Duration) float64
	every time.Duration

	mu    sync.Mutex
	began time.Time
	next  time.Duration // when it writes by itself
	unit  gauge.Unit
	mute  bool
	runs  bool         // it writes by itself
	heard string       // of a request
	out   bytes.Buffer // written, and not yet read
}

// New makes a gauge that measures the force, in newtons, at a time since now. A model that writes by
// itself does so at the interval.
func New(model gauge.Model, every time.Duration, force func(time.Duration) float64) *Gauge {
	return &Gauge{
		model: model, force: force, every: every, began: time.Now(), unit: usual(model), runs: model == gauge.Lines,
	}
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

// Read returns what the gauge has written, without waiting. It may be nothing, and never fails.
func (g *Gauge) Read(b []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Since(g.began)
	for ; g.runs && g.next <= now; g.next += g.every {
		g.out.WriteString(g.reading(g.next))
	}
	n, _ := g.out.Read(b) // that there is nothing
	return n, nil
}

// Write takes requests, each up to a carriage return or, for a Chronojump, a colon.
func (g *Gauge) Write(b []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	end := "\r"
	if g.model == gauge.Chronojump {
		end = ":"
	}
	g.heard += string(b)
	for {
		request, rest, ok := strings.Cut(g.heard, end)
		if !ok {
			return len(b), nil
		}
		g.heard = rest
		g.answer(strings.TrimSpace(request))
	}
}

func (g *Gauge) answer(request string) {
	now := time.Since(g.began)
	switch {
	case g.model == gauge.Chronojump && request == "start_capture":
		g.runs, g.next = true, now
		g.out.WriteString("Starting capture...\r\n")
	case g.model == gauge.Mark10 && request == "?", g.model == gauge.FDX && request == "?",
		g.model == gauge.FDIX && request == "F":
		g.out.WriteString(g.reading(now))
	case g.model == gauge.Mark10:
		g.out.WriteString("*10\r\n") // its word for an illegal command
	}
}

// reading is one reading as the model writes it; "" while it says nothing.
func (g *Gauge) reading(at time.Duration) string {
	newtons := g.force(at)
	switch {
	case g.mute:
		return ""
	case g.model == gauge.Chronojump:
		return fmt.Sprintf("%d;%.2f\r\n", at.Microseconds(), newtons)
	case g.model == gauge.Mark10:
		return fmt.Sprintf("%.3f %s\r\n", g.unit.Of(newtons), g.unit)
	default:
		return fmt.Sprintf("%.2f %s\r\n", g.unit.Of(newtons), g.unit)
	}
}

// Restart puts the gauge in the state in which it is after it was plugged in.
func (g *Gauge) Restart() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.heard, g.runs, g.next = "", g.model == gauge.Lines, time.Since(g.began)
	g.out.Reset()
}

// Mute silences the gauge, or lets it talk again.
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

// Say writes something that no gauge would.
func (g *Gauge) Say(text string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.out.WriteString(text)
}
