package paint

import (
	"io"
	"sync"
	"time"

	"presshold/internal/guard"
	"presshold/internal/input"
)

// Rest is how soon after a frame the next one may come. It is short enough for the eye
// and longer than a burst of messages takes.
const Rest = time.Second / 120

// painter writes frames to a terminal in a goroutine of its own, so that nobody waits
// for the terminal. Its methods are safe for concurrent use, but for start and leave.
type painter struct {
	out   io.Writer
	asked func([]byte)  // is told what is about to be written
	fail  func(error)   // is told of a panic
	wake  chan struct{} // holds a token when there is something to write

	mu     sync.Mutex
	screen *screen
	frame  frame     // the latest
	due    bool      // it has yet to be drawn
	rested time.Time // the earliest time for that
	aside  []byte    // bytes to be written before it, as they are
	tell   func()    // called when it has been drawn; nil for nobody

	stop, left chan struct{} // closed to stop the goroutine, and when it has stopped
}

func newPainter(out io.Writer, s *screen, asked func([]byte), fail func(error)) *painter {
	return &painter{out: out, screen: s, asked: asked, fail: fail, wake: make(chan struct{}, 1)}
}

// show has a frame drawn, and tells when it is on the terminal, if that is wanted.
func (p *painter) show(f frame, tell func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tell = tell
	if f != p.frame {
		p.frame = f
		p.redraw()
	} else if tell != nil {
		p.nudge()
	}
}

// change changes how things are drawn, or what is taken to be on the terminal.
func (p *painter) change(how func(*screen)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	how(p.screen)
	if p.screen.stale && p.frame != (frame{}) {
		p.redraw()
	}
}

// redraw has the latest frame drawn.
func (p *painter) redraw() {
	if !p.due {
		p.due = true
		p.nudge()
	}
}

// write has something written as it is, at once and before the next frame.
func (p *painter) write(sequence string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.aside = append(p.aside, sequence...)
	p.nudge()
}

func (p *painter) nudge() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// start begins to paint, with the latest frame if there is one.
// A line that is not raw returns before each newline.
func (p *painter) start(returns bool) {
	p.stop, p.left = make(chan struct{}), make(chan struct{})
	p.change(func(s *screen) { s.begin(returns) })
	stop, left := p.stop, p.left
	guard.Go(func() {
		defer close(left)
		p.fail(guard.Call(func() error { p.paint(stop); return nil }))
		p.put(p.last()) // after a panic, too
	}, p.fail)
}

// leave stops painting and leaves the terminal as it was found. The channel is closed
// when that is done.
func (p *painter) leave() <-chan struct{} {
	if p.stop != nil {
		close(p.stop)
		p.stop = nil
	}
	return p.left
}

// paint writes what there is to write whenever there is something.
func (p *painter) paint(stop <-chan struct{}) {
	var rest <-chan time.Time
	for {
		select {
		case <-stop:
			return
		case <-p.wake:
		case <-rest:
		}
		bytes, wait := p.next()
		p.told()
		p.put(bytes)
		if wait > 0 {
			rest = time.After(wait)
		}
	}
}

// next returns the bytes to write now. If a frame comes too soon after the last one, it also
// returns how long that frame has to wait.
func (p *painter) next() (bytes []byte, wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	bytes, p.aside = p.aside, nil
	if !p.due {
		return bytes, 0
	}
	now := time.Now()
	if wait := p.rested.Sub(now); wait > 0 {
		return bytes, wait
	}
	p.due, p.rested = false, now.Add(Rest)
	return append(bytes, p.screen.draw(p.frame, false)...), 0
}

// told reports the latest frame as drawn once it is on its way to the terminal: nobody can
// react to it between its first byte and its last.
func (p *painter) told() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.tell != nil && !p.due {
		guard.Go(p.tell, p.fail)
		p.tell = nil
	}
}

// last returns what has yet to be written when the painter stops, and what leaves the
// terminal as it was found. It begins by turning off all reports but those of keys, and asks
// nothing.
func (p *painter) last() []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	bytes := p.screen.hush()
	if !input.Asks(p.aside) {
		bytes = append(bytes, p.aside...)
	}
	p.aside = nil
	if p.due {
		p.due = false
		bytes = append(bytes, p.screen.draw(p.frame, true)...)
	}
	return append(bytes, p.screen.leave()...)
}

// put writes bytes. It ignores an error: if the terminal is gone, reading from it fails, too,
// and that ends the program.
func (p *painter) put(bytes []byte) {
	if len(bytes) > 0 {
		p.asked(bytes)
		_, _ = p.out.Write(bytes)
	}
}
