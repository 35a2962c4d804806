package share

import (
	"context"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

const (
	// mostStrangers is how many connections may be open that have not shown a secret. One more
	// closes the oldest of them, so that those who only connect keep nobody out.
	mostStrangers = 64
	// mostKnown is how many may be open that have: each page has a stream, and makes other
	// requests beside it.
	mostKnown = 3 * mostFollowers
	// How often a connection may make a request in the long run, and how many at once.
	requestEvery = 50 * time.Millisecond
	requestBurst = 60
	// unsent is how many bytes the system keeps for a client that does not read them.
	unsent = 64 << 10
)

// gate accepts connections, and limits their number and how often each makes a request.
type gate struct {
	net.Listener
	close func() error
	now   func() time.Time

	mu        sync.Mutex
	strangers []net.Conn // the oldest first
	known     map[net.Conn]*allowance
}

// allowance is how many requests a connection may still make.
type allowance struct {
	left float64
	at   time.Time
}

func newGate(l net.Listener) *gate {
	once := sync.OnceValue(func() error { return l.Close() })
	return &gate{Listener: l, close: once, now: time.Now, known: map[net.Conn]*allowance{}}
}

// Close closes the listener. The server closes it first, and net/http once more if it still accepts.
func (g *gate) Close() error { return g.close() }

// Accept lets the next stranger in.
func (g *gate) Accept() (net.Conn, error) {
	c, err := g.Listener.Accept()
	if err != nil {
		return nil, err
	}
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.SetWriteBuffer(unsent) // else it is only later found out
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.strangers = append(g.strangers, c)
	if len(g.strangers) > mostStrangers {
		_ = g.strangers[0].Close() // nobody is told of it
		g.strangers = g.strangers[1:]
	}
	return c, nil
}

// follow forgets a connection that is closed.
func (g *gate) follow(c net.Conn, state http.ConnState) {
	if state == http.StateClosed || state == http.StateHijacked {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.leave(c)
		delete(g.known, c)
	}
}

// leave takes a connection out of the strangers.
func (g *gate) leave(c net.Conn) {
	g.strangers = slices.DeleteFunc(g.strangers, func(stranger net.Conn) bool { return stranger == c })
}

// connKey is where a request's context has its connection.
type connKey struct{}

func keepConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// prove records that a request came with a secret, and reports whether it may be served.
func (g *gate) prove(r *http.Request) bool {
	c, ok := r.Context().Value(connKey{}).(net.Conn)
	if !ok {
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	a := g.known[c]
	if a == nil {
		if len(g.known) >= mostKnown {
			return false
		}
		g.leave(c)
		a = &allowance{left: requestBurst, at: now}
		g.known[c] = a
	}
	a.left = min(requestBurst, a.left+float64(now.Sub(a.at))/float64(requestEvery)) - 1
	a.at = now
	return a.left >= 0
}
