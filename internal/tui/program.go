package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/guard"
	"presshold/internal/input"
	"presshold/internal/paint"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// program runs a model on a terminal. A [tea.Program] is one.
type program interface {
	Run() (tea.Model, error)
	Send(msg tea.Msg)
	Kill()
}

// program returns what runs the model.
func (o Options) program(ctx context.Context, m tea.Model) program {
	if !o.StockRenderer {
		return paint.NewProgram(ctx, m, o.Terminal)
	}
	return tea.NewProgram(m, append(o.Terminal.Stock(),
		tea.WithContext(ctx),
		// Bubble Tea's own handler ignores hang-ups, and stops handling after the first signal.
		tea.WithoutSignalHandler())...)
}

// Run shows the program until the user quits, a signal arrives, or the context ends, and
// restores the terminal.
//
// In any case the current run is ended before Run returns, so that its last events have reached its
// follower, which the caller then closes. The error is nil unless the program could not draw, or
// panicked.
func Run(ctx context.Context, o Options) (Result, error) {
	m := newModel(o)
	p := o.program(ctx, m)
	m.send = p.Send

	done, heard := make(chan struct{}), make(chan os.Signal, 1)
	guard.Go(func() { pass(p, o.Bells, done, func(struct{}) tea.Msg { return bellMsg{} }) }, nil) // without the bell, then
	guard.Go(func() { pass(p, o.Inputs, done, func(in input.Outside) tea.Msg { return in }) }, nil)
	guard.Go(func() {
		var sig os.Signal
		err := guard.Call(func() error { sig = relay(p, o.Signals, done); return nil })
		if err != nil {
			p.Kill() // nobody could end it otherwise
		}
		heard <- sig
	}, nil)
	_, err := p.Run()
	close(done)
	m.alarm.clear()
	if sig := <-heard; sig != nil { // even if the program was too stuck to take it in
		m.signal, m.end = sig, Interrupted
	}
	return m.result(ctx, err)
}

// relay passes the first signal on to the program until done is closed, and returns it. A second
// signal kills the program in case it hangs.
func relay(p program, signals <-chan os.Signal, done <-chan struct{}) (first os.Signal) {
	for {
		select {
		case <-done:
			return first
		case s := <-signals:
			if first != nil {
				p.Kill()
				continue
			}
			first = s
			guard.Go(func() { p.Send(signalMsg{s}) }, nil)
		}
	}
}

// pass sends the values of a channel to the program until done is closed.
func pass[T any](p program, from <-chan T, done <-chan struct{}, message func(T) tea.Msg) {
	for {
		select {
		case <-done:
			return
		case value, ok := <-from:
			if !ok {
				return
			}
			p.Send(message(value))
		}
	}
}

// keep returns a command that keeps something. Commands are abandoned when the program ends, so Run
// calls f then if the command has not; it is called only once.
func (m *model) keep(f func() error) tea.Cmd {
	once := sync.OnceValue(f)
	m.kept = append(m.kept, once)
	return func() tea.Msg { return keptMsg{once()} }
}

// result ends what is still going on and returns what was done.
func (m *model) result(ctx context.Context, err error) (Result, error) {
	// After a panic the run may be inconsistent; the events up to then have to do.
	_ = guard.Call(func() error { m.abort(); return nil })
	r := Result{Runs: m.runs, End: m.end, Signal: m.signal}
	for _, keep := range m.kept {
		if err := guard.Call(keep); err != nil {
			r.Problems = append(r.Problems, err)
		}
	}
	if ctx.Err() != nil {
		r.End = Interrupted
	}
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return r, fmt.Errorf("the screen failed: %w", err)
	case err != nil && r.End != Interrupted: // for on a hang-up the terminal fails too
		return r, fmt.Errorf("the terminal failed: %w", err)
	default:
		return r, nil
	}
}

// interrupt ends the program and the run at once.
func (m *model) interrupt() tea.Cmd {
	m.end = Interrupted
	return m.exit()
}

// exit ends the program and the current run. A text that is being typed is kept.
func (m *model) exit() tea.Cmd {
	m.abort()
	for len(m.screens) > 0 {
		m.closeScreen()
	}
	m.leaving = true
	m.alarm.clear()
	return tea.Quit
}

// abort ends the current run, so that its last events go out.
func (m *model) abort() {
	if m.driver == nil {
		return
	}
	finished := m.finishAt > 0
	if finished { // it was finished, and nobody will undo that any more
		m.endRun()
	} else {
		m.driver.Do(session.Intent{Kind: session.Abort})
	}
	if m.end == Done && !finished {
		m.end = Left
	}
	m.done()
}

// quit ends the program, but asks first if something would be lost.
func (m *model) quit() tea.Cmd {
	if m.atStake() {
		m.cover(askToQuit)
		return nil
	}
	return m.exit()
}

// leave returns to where the run was begun if nothing would be lost, and else quits.
func (m *model) leave() tea.Cmd {
	if m.atStake() {
		return m.quit()
	}
	m.driver.Do(session.Intent{Kind: session.Abort})
	m.driver = nil // as if it had not been chosen: the next run is given the score and the note
	return m.tellScreen(ui.Return{})
}

// atStake reports whether the run has got past its count-in. Until then nothing is lost.
func (m *model) atStake() bool { return !m.driver.Snapshot().CountsIn() }
