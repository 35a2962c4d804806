package app

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"presshold/internal/guard"
	"presshold/internal/journal"
)

// progressLine is a line that tells how far something has come, and is drawn again as that goes
// on. What is done quickly shows none.
type progressLine struct {
	out io.Writer

	mu      sync.Mutex
	what    string
	part    float64 // less than 0 where it can't be told
	started time.Time

	stop, stopped chan struct{}
}

const (
	patience = time.Second // before anything is shown
	redraw   = 200 * time.Millisecond
)

// showProgress begins to show progress on a terminal.
func showProgress(out io.Writer) *progressLine {
	p := &progressLine{out: out, started: time.Now(), stop: make(chan struct{}), stopped: make(chan struct{})}
	guard.Go(p.draw, nil)
	return p
}

func (p *progressLine) tell(what string, part float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.what, p.part = what, part
}

func (p *progressLine) line() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.what == "":
		return ""
	case p.part < 0:
		return fmt.Sprintf("%s: %d s", p.what, int(time.Since(p.started)/time.Second))
	default:
		return fmt.Sprintf("%s: %d %%", p.what, int(100*p.part))
	}
}

const eraseLine = "\r\x1b[K"

func (p *progressLine) draw() {
	defer close(p.stopped)
	shown := false
	defer func() {
		if shown {
			fmt.Fprint(p.out, eraseLine)
		}
	}()
	for wait := patience; ; wait = redraw {
		select {
		case <-p.stop:
			return
		case <-time.After(wait):
		}
		if line := p.line(); line != "" {
			fmt.Fprint(p.out, eraseLine+line)
			shown = true
		}
	}
}

// close takes the line away.
func (p *progressLine) close() {
	close(p.stop)
	<-p.stopped
}

// AtLength runs something that may take long, and shows its progress on a terminal.
func (a *App) AtLength(ctx context.Context, do func(context.Context, journal.Progress) error) error {
	tell := func(string, float64) {}
	if IsTerminal(a.Err) && !Dumb() && !Accessible() {
		p := showProgress(a.Err)
		defer p.close()
		tell = p.tell
	}
	return do(ctx, tell)
}
