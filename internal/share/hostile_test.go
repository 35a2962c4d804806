package share

import (
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// TestMostFollowers holds that no more than so many follow, and that one who goes makes room.
func TestMostFollowers(t *testing.T) {
	counts := make(chan int, 1000)
	r := newRig(t, Options{Changed: func(n int) { counts <- n }})
	r.Idle(false, "")
	var all []*stream
	for range mostFollowers {
		s := r.follow()
		s.show()
		all = append(all, s)
	}
	if answer, _ := r.get(r.Address() + "/events"); answer.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one more: %s", answer.Status)
	}
	all[0].end()
	for n := range counts {
		if n == mostFollowers {
			break
		}
	}
	if n := <-counts; n != mostFollowers-1 || r.Followers() != n {
		t.Errorf("%d follow after one has gone, %d by the server", n, r.Followers())
	}
	r.follow().show()
}

// TestStalledFollower holds that whoever takes nothing is cut off, and that the program and
// the others don't wait for them.
func TestStalledFollower(t *testing.T) {
	cut := make(chan int, 1000)
	r := newRig(t, Options{Changed: func(n int) { cut <- n }})
	c, err := net.Dial("tcp", r.host)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.(*net.TCPConn).SetReadBuffer(1 << 10)
	if _, err := io.WriteString(c, "GET /"+string(r.view)+"/events HTTP/1.1\r\nHost: "+r.host+"\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if n := <-cut; n != 1 {
		t.Fatalf("%d follow", n)
	}
	d := r.run(expand(t, holds(protocol.Fixed(10*time.Second), 400), protocol.Options{}), 1)
	began := time.Now()
	for told := 0; r.Followers() > 0; told++ {
		d.Do(session.Intent{Kind: session.Pause})
		d.Do(session.Intent{Kind: session.Resume})
		if time.Since(began) > 30*time.Second {
			t.Fatalf("it still follows after it was told of %d changes", told)
		}
		r.tell(func(st *state) { st.changed = true })
	}
}

// TestFullQueue holds that a follower is cut off once it is so many messages behind, and that
// the others are not.
func TestFullQueue(t *testing.T) {
	slow := &follower{queue: make(chan []byte, mostQueued), cut: make(chan struct{})}
	quick := &follower{queue: make(chan []byte, 2*mostQueued), cut: make(chan struct{})}
	s := &Server{followers: map[*follower]struct{}{slow: {}, quick: {}}}
	for n := range mostQueued + 1 {
		if s.broadcast([]byte("x")); n < mostQueued && len(s.followers) != 2 {
			t.Fatalf("cut off after %d messages", n+1)
		}
	}
	<-slow.cut
	if _, ok := s.followers[quick]; !ok || len(s.followers) != 1 || len(quick.queue) != mostQueued+1 {
		t.Error("another was cut off, or missed something")
	}
}

// A page that hears nothing for ten seconds is not cut off.
func TestMissedBeats(t *testing.T) {
	s := &Server{opts: Options{Clock: func() time.Duration { return 0 }}, followers: map[*follower]struct{}{}}
	f, _ := s.join()
	for range 10 {
		s.broadcast(s.alive())
	}
	if _, ok := s.followers[f]; !ok {
		t.Errorf("cut off with %d messages in the queue", len(f.queue))
	}
}

// TestStrangersMakeRoom holds that connections that say nothing keep nobody out.
func TestStrangersMakeRoom(t *testing.T) {
	r := newRig(t, Options{})
	s := r.follow()
	for range 4 * mostStrangers {
		c, err := net.Dial("tcp", r.host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	if answer, _ := r.get(r.Address()); answer.StatusCode != http.StatusOK {
		t.Errorf("somebody with the secret: %s", answer.Status)
	}
	r.Idle(false, "")
	s.show() // who followed before still does
	r.gate.mu.Lock()
	defer r.gate.mu.Unlock()
	if n := len(r.gate.strangers); n > mostStrangers {
		t.Errorf("%d connections are open", n)
	}
}

// TestFlood holds that a connection that asks without end is cut off.
func TestFlood(t *testing.T) {
	r := newRig(t, Options{})
	r.gate.mu.Lock()
	r.gate.now = func() time.Time { return time.Time{} }
	r.gate.mu.Unlock()
	for n := range requestBurst + 1 {
		answer, _ := r.get(r.Address() + "/clock")
		if want := n == requestBurst; (answer.StatusCode == http.StatusTooManyRequests) != want || answer.Close != want {
			t.Fatalf("request %d: %s", n+1, answer.Status)
		}
	}
}

// TestClose holds that everything is over at once, also with followers that take nothing.
func TestClose(t *testing.T) {
	r := newRig(t, Options{})
	s := r.follow()
	stalled, err := net.Dial("tcp", r.host)
	if err != nil {
		t.Fatal(err)
	}
	defer stalled.Close()
	_, _ = io.WriteString(stalled, "GET /"+string(r.view)+"/events HTTP/1.1\r\nHost: "+r.host+"\r\n\r\n")
	began := time.Now()
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	if event, _ := s.next(); event != "over" {
		t.Errorf("at the end it is told of %q", event)
	}
	if c, err := net.Dial("tcp", r.host); err == nil {
		c.Close()
		t.Error("something still listens")
	}
	r.Turn(turnOf(t)) // nobody is there for it
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}
