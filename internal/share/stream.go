package share

import (
	"net/http"
	"time"

	"presshold/internal/phrase/english"
)

const (
	// mostFollowers is how many pages may follow at once.
	mostFollowers = 64
	// mostQueued is how many messages may wait for a follower.
	mostQueued = 16
	// heartbeat is how often followers hear that they are still connected.
	heartbeat = time.Second
)

// over tells that sharing has ended.
const over = "event: over\ndata:\n\n"

// alive tells that nothing is new, and what the clock says.
func (s *Server) alive() []byte { return wire("alive", ms(s.opts.Clock())) }

// follower is one page that follows.
type follower struct {
	queue chan []byte
	cut   chan struct{} // closed when it fell behind
}

// send tells the followers what the program told, until sharing is over.
func (s *Server) send() {
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		select {
		case m := <-s.told:
			s.stateMu.Lock()
			m(&s.state)
			for range len(s.told) { // all that has been told by now is sent together
				(<-s.told)(&s.state)
			}
			s.state.settle()
			s.broadcast(s.state.news...)
			s.state.news = nil
			s.stateMu.Unlock()
		case <-beat.C:
			s.stateMu.Lock()
			s.broadcast(s.alive())
			s.stateMu.Unlock()
		case <-s.done:
			return
		}
	}
}

// broadcast puts messages into every follower's queue. Whoever has no room is cut off.
func (s *Server) broadcast(messages ...[]byte) {
	for f := range s.followers {
		if !f.put(messages...) {
			close(f.cut)
			s.forget(f)
		}
	}
}

// put reports whether there was room for the messages.
func (f *follower) put(messages ...[]byte) bool {
	for _, m := range messages {
		select {
		case f.queue <- m:
		default:
			return false
		}
	}
	return true
}

// join makes a follower, which gets first what is known; false if there are too many.
func (s *Server) join() (*follower, bool) {
	s.stateMu.Lock()
	defer s.stateMu.Unlock()
	if len(s.followers) >= mostFollowers {
		return nil, false
	}
	f := &follower{queue: make(chan []byte, mostQueued), cut: make(chan struct{})}
	for _, m := range [][]byte{s.state.minutes, s.state.show} {
		if m != nil {
			f.put(m)
		}
	}
	s.followers[f] = struct{}{}
	s.count()
	return f, true
}

// leave forgets a follower that has gone.
func (s *Server) leave(f *follower) {
	s.stateMu.Lock()
	defer s.stateMu.Unlock()
	s.forget(f)
}

func (s *Server) forget(f *follower) {
	if _, ok := s.followers[f]; ok {
		delete(s.followers, f)
		s.count()
	}
}

// count tells how many followers there are.
func (s *Server) count() {
	n := len(s.followers)
	s.following.Store(int64(n))
	if s.opts.Changed != nil {
		s.opts.Changed(n)
	}
}

// serveEvents is the stream of a follower: server-sent events, until it goes, falls behind,
// or sharing is over.
func (s *Server) serveEvents(w http.ResponseWriter, in request) {
	f, ok := s.join()
	if !ok {
		http.Error(w, english.ShareFollowers, http.StatusServiceUnavailable)
		return
	}
	defer s.leave(f)
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // it says nothing more
	w.Header().Set("Content-Type", "text/event-stream")
	write := func(message []byte) bool {
		_ = control.SetWriteDeadline(time.Now().Add(writeTime)) // what can't be set fails at Write
		_, err := w.Write(message)
		return err == nil && control.Flush() == nil
	}
	for ok := write(s.alive()); ok; {
		select {
		case m := <-f.queue:
			ok = write(m)
		case <-s.done:
			write([]byte(over))
			return
		case <-f.cut:
			return
		case <-in.Context().Done():
			return
		}
	}
}

// farewell waits until the followers have heard that sharing is over, but not long.
func (s *Server) farewell() {
	patience := time.NewTimer(goodbye)
	defer patience.Stop()
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	for s.Followers() > 0 {
		select {
		case <-look.C:
		case <-patience.C:
			return
		}
	}
}
