package paint

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"presshold/internal/input"
)

// How long what is under way is waited for before the terminal is given back: an answer
// that is awaited at most, and silence at least.
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
	send   func(tea.Msg)
	rescue func() // deferred in every goroutine
	began  time.Time
	chunks chan []byte
	read   chan struct{} // closed when reading has stopped
	done   chan struct{} // closed when nothing more is sent

	mu      sync.Mutex
	decoder input.Decoder
	queue   []tea.Msg
	last    time.Duration // when something came
	drained bool          // nobody takes anything any more
	wake    chan struct{} // holds a token when the queue has grown
}

// listen starts to read what a terminal sends. What goes wrong is told to fail; rescue is
// deferred in every goroutine.
func listen(in io.Reader, termName string, send func(tea.Msg), fail func(error), rescue func()) (*keyboard, error) {
	reader, err := uv.NewCancelReader(in)
	if err != nil {
		return nil, fmt.Errorf("read the terminal: %w", err)
	}
	k := &keyboard{
		reader: reader, send: send, rescue: rescue, began: time.Now(),
		chunks: make(chan []byte), read: make(chan struct{}), done: make(chan struct{}), wake: make(chan struct{}, 1),
	}
	go func() {
		defer close(k.read)
		defer rescue()
		if err := k.readAll(in, termName); !errors.Is(err, io.EOF) && !k.stops() {
			fail(fmt.Errorf("read the terminal: %w", err))
		}
	}()
	go func() {
		defer rescue()
		k.decode()
	}()
	go func() {
		defer close(k.done)
		defer rescue()
		k.deliver()
	}()
	return k, nil
}

// readBytes hands on what is read, until that fails.
func (k *keyboard) readBytes() error {
	for {
		buf := make([]byte, 4096)
		n, err := k.reader.Read(buf)
		if n > 0 {
			k.chunks <- buf[:n]
		}
		if err != nil {
			return err //nolint:wrapcheck // whoever gets it says what was read
		}
	}
}

// decode makes events of bytes, and of their absence.
func (k *keyboard) decode() {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		if due, ok := k.due(); ok {
			timer.Reset(due)
		} else {
			timer.Stop()
		}
		select {
		case chunk := <-k.chunks:
			k.feed(chunk)
		case <-timer.C:
			select {
			case chunk := <-k.chunks: // what has come in time goes first
				k.feed(chunk)
			default:
				k.put((*input.Decoder).Expire)
			}
		case <-k.read:
			return
		}
	}
}

// due is how long until the decoder gives something up.
func (k *keyboard) due() (time.Duration, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	due, ok := k.decoder.Due()
	return due - k.now(), ok
}

func (k *keyboard) now() time.Duration { return time.Since(k.began) }

func (k *keyboard) feed(chunk []byte) {
	k.put(func(d *input.Decoder, now time.Duration) []tea.Msg {
		k.last = now
		return d.Feed(now, chunk)
	})
}

// put queues what the decoder makes.
func (k *keyboard) put(events func(*input.Decoder, time.Duration) []tea.Msg) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if found := events(&k.decoder, k.now()); !k.drained {
		k.queue = append(k.queue, found...)
	}
	k.nudge()
}

func (k *keyboard) nudge() {
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

// stops reports whether nobody takes anything any more.
func (k *keyboard) stops() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.drained
}

// drain throws away what comes until nothing more is under way: no answer, no release of a
// key, no end of a sequence. That is known after silence for twice the way to the terminal
// and back. It takes no longer than drainTime.
func (k *keyboard) drain() {
	k.mu.Lock()
	k.drained, k.queue = true, nil
	began := k.now()
	k.mu.Unlock()
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

// stop stops reading. What nobody has taken yet is dropped: whoever should take it may be
// the one who waits here. A reader that is no file cannot be stopped: it drops what comes
// next.
func (k *keyboard) stop() {
	k.mu.Lock()
	k.drained, k.queue = true, nil
	k.mu.Unlock()
	defer func() { _ = k.reader.Close() }() // it has nothing to write
	if !k.reader.Cancel() {
		return
	}
	select {
	case <-k.read:
	case <-time.After(patience):
	}
}
