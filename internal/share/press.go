package share

import (
	"io"
	"net/http"
	"sync"
	"time"

	"presshold/internal/phrase/english"
)

const (
	// mostBody is how many bytes a press may have in it.
	mostBody = 64
	// pressGap is how soon after a press the next is refused: a foot that bounces. The
	// program's own guard against double presses comes after it.
	pressGap = 250 * time.Millisecond
)

// presses limits how often the button is pressed, on all devices together.
type presses struct {
	mu   sync.Mutex
	any  bool
	last time.Duration
}

// take reports whether a press comes late enough after the one before.
func (p *presses) take(now time.Duration) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.any && now-p.last < pressGap {
		return false
	}
	p.any, p.last = true, now
	return true
}

// servePress takes a press of the button. Its body is the label that the button had: if the
// primary key does something else by now, the press came too late and does nothing.
func (s *Server) servePress(w http.ResponseWriter, in request) {
	origin := in.Header.Get("Origin")
	site := in.Header.Get("Sec-Fetch-Site")
	if origin != "" && origin != "http://"+s.host || site != "" && site != "same-origin" {
		http.Error(w, english.ShareForeign, http.StatusForbidden)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, in.Body, mostBody))
	if err != nil {
		http.Error(w, english.ShareTooLong, http.StatusRequestEntityTooLarge)
		return
	}
	now := s.opts.Clock()
	s.stateMu.Lock()
	does := s.state.does(now)
	s.stateMu.Unlock()
	switch {
	case does == "" || does != string(body):
		http.Error(w, english.ShareTooLate, http.StatusConflict)
	case !s.presses.take(now):
		http.Error(w, english.ShareTooSoon, http.StatusTooManyRequests)
	default:
		s.opts.Press()
		w.WriteHeader(http.StatusNoContent)
	}
}
