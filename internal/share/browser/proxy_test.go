package browser

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// proxy is a bad network: it hands on what it gets later, or not at all for a while.
type proxy struct {
	listener      net.Listener
	to            string
	delay, jitter time.Duration // each way

	mu    sync.Mutex
	whole chan struct{} // closed while the network is whole
	conns []net.Conn
}

// through puts a bad network before a server. The server only answers to its own name, so
// the proxy has one of the same length, and puts the server's in its place.
func through(tb testing.TB, address string, delay, jitter time.Duration) (p *proxy, at string) {
	tb.Helper()
	const server, own = "127.0.0.1", "127.0.0.2"
	host := strings.Split(address, "/")[2]
	own2 := strings.Replace(host, server, own, 1)
	listener, err := net.Listen("tcp", own2)
	if err != nil {
		tb.Skipf("there is no second loopback address here for a bad network: %v", err)
	}
	p = &proxy{listener: listener, to: host, delay: delay, jitter: jitter, whole: make(chan struct{})}
	close(p.whole)
	go p.serve()
	tb.Cleanup(func() {
		p.listener.Close()
		p.mend()
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, c := range p.conns {
			c.Close()
		}
	})
	return p, strings.Replace(address, server, own, 1)
}

func (p *proxy) serve() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", p.to)
		if err != nil {
			client.Close()
			continue
		}
		p.mu.Lock()
		p.conns = append(p.conns, client, server)
		p.mu.Unlock()
		go p.carry(server, client, func(b []byte) []byte {
			return bytes.ReplaceAll(b, []byte("127.0.0.2:"), []byte("127.0.0.1:"))
		})
		go p.carry(client, server, func(b []byte) []byte { return b })
	}
}

// parcel is what was read at once, and when it arrives.
type parcel struct {
	data []byte
	due  time.Time
}

// carry carries one direction of a connection.
func (p *proxy) carry(to, from net.Conn, change func([]byte) []byte) {
	line := make(chan parcel, 1000)
	go func() {
		defer to.Close()
		for parcel := range line {
			time.Sleep(time.Until(parcel.due))
			<-p.open()
			if _, err := to.Write(parcel.data); err != nil {
				from.Close()
			}
		}
	}()
	defer close(line)
	for buf := make([]byte, 64<<10); ; {
		n, err := from.Read(buf)
		if n > 0 {
			late := p.delay
			if p.jitter > 0 {
				late += rand.N(p.jitter)
			}
			line <- parcel{change(bytes.Clone(buf[:n])), time.Now().Add(late)}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				to.Close()
			}
			return
		}
	}
}

func (p *proxy) open() chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.whole
}

// cut lets nothing through any more.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.whole = make(chan struct{})
}

// mend lets everything through again, that which waited included.
func (p *proxy) mend() {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.whole:
	default:
		close(p.whole)
	}
}
