package paint

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"presshold/internal/guard"
	"presshold/internal/input"
)

// Before the terminal is given back, input that is still on its way is waited for: at most
// drainTime for an answer, and until nothing has come for at least quietTime.
const (
	drainTime = time.Second
	quietTime = 30 * time.Millisecond
)

// keyboard reads what a terminal sends.
type keyboard struct {
	reader interface {
		io.ReadCloser
		Cancel() bool
	}
	send  func(tea.Msg)
	fail  func(error) // is told what goes wrong
	began time.Time
	read  chan struct{} // closed when reading has stopped

	mu      sync.Mutex
	decoder input.Decoder
	expiry  *time.Timer // fires when the decoder gives up waiting
	queue   []tea.Msg
	last    time.Duration // when something came
	drained bool          // what comes is thrown away
	wake    chan struct{} // holds a token when the queue has grown
}

// listen starts to read what a terminal sends. It reports errors to fail.
func listen(in io.Reader, termName string, send func(tea.Msg), fail func(error)) (*keyboard, error) {
	reader, err := uv.NewCancelReader(in)
	if err != nil {
		return nil, fmt.Errorf("read the terminal: %w", err)
	}
	k := &keyboard{
		reader: reader, send: send, fail: fail, began: time.Now(),
		read: make(chan struct{}), wake: make(chan struct{}, 1),
	}
	k.expiry = time.AfterFunc(time.Hour, func() {
		fail(guard.Call(func() error { k.put((*input.Decoder).Expire); return nil }))
	})
	k.expiry.Stop() // until something has come
	guard.Go(func() {
		defer close(k.read)
		if err := k.readAll(in, termName); !errors.Is(err, io.EOF) && !k.stops() {
			fail(fmt.Errorf("read the terminal: %w", err))
		}
	}, fail)
	guard.Go(k.deliver, fail)
	return k, nil
}

// readBytes feeds the decoder until reading fails.
func (k *keyboard) readBytes() error {
	buf := make([]byte, 4096)
	for {
		n, err := k.reader.Read(buf)
		if n > 0 {
			k.put(func(d *input.Decoder, now time.Duration) []tea.Msg {
				k.last = now
				return d.Feed(now, buf[:n])
			})
		}
		if err != nil {
			return err //nolint:wrapcheck // whoever gets it says what was read
		}
	}
}

func (k *keyboard) now() time.Duration { return time.Since(k.began) }

// put queues the events that the decoder returns, and sets the timer for its next deadline.
func (k *keyboard) put(events func(*input.Decoder, time.Duration) []tea.Msg) {
	k.mu.Lock()
	defer k.mu.Unlock()
	found := events(&k.decoder, k.now())
	k.expiry.Stop()
	if due, ok := k.decoder.Due(); ok {
		k.expiry.Reset(due - k.now())
	}
	if k.drained {
		return
	}
	k.queue = append(k.queue, found...)
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

// deliver sends what is queued, in order, until reading has stopped.
func (k *keyboard) deliver() {
	for {
		select {
		case <-k.wake:
		case <-k.read:
			return
		}
		for msg, ok := k.next(); ok; msg, ok = k.next() {
			k.send(typed{msg, k})
		}
	}
}

// next takes an event off the queue.
func (k *keyboard) next() (tea.Msg, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.queue) == 0 {
		return nil, false
	}
	msg := k.queue[0]
	k.queue = k.queue[1:]
	return msg, true
}

// typed is an event on its way to the model, and where it came from: what was typed before
// the terminal was given back means nothing afterwards.
type typed struct {
	tea.Msg
	from *keyboard
}

// asked tells the decoder what is about to be written.
func (k *keyboard) asked(written []byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.decoder.Asked(k.now(), written)
}

// stops reports whether input is thrown away.
func (k *keyboard) stops() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.drained
}

// drop throws away the queue and all that comes from now on, and returns the time.
func (k *keyboard) drop() time.Duration {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.drained, k.queue = true, nil
	return k.now()
}

// drain throws away input until no more is on its way: no answer, no release of a key, no
// end of a sequence. It concludes that from a silence of two round trips to the terminal,
// and takes at most drainTime.
func (k *keyboard) drain() {
	began := k.drop()
	for {
		k.mu.Lock()
		now := k.now()
		quiet := max(began, k.last) + max(quietTime, min(2*k.decoder.Trip(), drainTime))
		wait := quiet - now
		if k.decoder.Pending(now) {
			wait = max(wait, quietTime)
		}
		wait = min(wait, began+drainTime-now)
		k.mu.Unlock()
		if wait <= 0 {
			return
		}
		select {
		case <-time.After(wait):
		case <-k.read:
			return
		}
	}
}

// stop stops reading and drops the queue: the goroutine that should take it may be the one
// that waits here. A reader that is not a file can't be stopped; it drops what comes next.
func (k *keyboard) stop() {
	k.drop()
	defer func() { _ = k.reader.Close() }() // it has nothing to write
	if !k.reader.Cancel() {
		return
	}
	select {
	case <-k.read:
	case <-time.After(patience):
	}
}
