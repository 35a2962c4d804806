package share

import (
	"io"
	"net/http"
	"time"

	"presshold/internal/phrase/english"
)

const (
	// mostBody is how many bytes a press may have in it.
	mostBody = 64
	// pressGap is how soon after a press, on whatever device, the next is refused: a foot that
	// bounces. The program's own guard against double presses comes after it.
	pressGap = 250 * time.Millisecond
)

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
	s.stateMu.Lock()
	defer s.stateMu.Unlock()
	now := s.opts.Clock()
	switch does := s.state.does(now); {
	case does == "" || does != string(body):
		http.Error(w, english.ShareTooLate, http.StatusConflict)
	case s.pressed > 0 && now-s.pressed < pressGap:
		http.Error(w, english.ShareTooSoon, http.StatusTooManyRequests)
	default:
		s.pressed = max(now, 1)
		s.opts.Press()
		w.WriteHeader(http.StatusNoContent)
	}
}
