package share

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase/english"
)

// writeTime is how long an answer, or a piece of a stream, may take to be written.
const writeTime = 5 * time.Second

// request is one that has a secret.
type request struct {
	*http.Request
	path    string // behind the secret
	control bool   // it is the secret of the page with the button
}

// serve answers a request. Without a secret, or under another name of this machine, everything
// is "not found".
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	in, ok := s.admit(r)
	if !ok {
		w.Header().Set("Connection", "close")
		http.NotFound(w, r)
		return
	}
	if !s.gate.prove(r) {
		w.Header().Set("Connection", "close")
		http.Error(w, english.ShareTooMany, http.StatusTooManyRequests)
		return
	}
	s.setHeaders(w.Header())
	serve, method := s.route(in)
	switch {
	case serve == nil:
		http.NotFound(w, r)
	case r.Method != method:
		w.Header().Set("Allow", method)
		http.Error(w, english.ShareMethod, http.StatusMethodNotAllowed)
	default:
		serve(w, in)
	}
}

// admit looks for a secret. Both are always compared.
func (s *Server) admit(r *http.Request) (request, bool) {
	first, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	view, control := s.view.is(first), s.control.is(first)
	in := request{Request: r, path: rest, control: control}
	return in, (view || control && s.controlled.Load()) && r.Host == s.host
}

// setHeaders sets the headers of every answer.
func (s *Server) setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", s.page.policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

// route is the handler of a request and the method that it takes; nil for none.
func (s *Server) route(in request) (serve func(http.ResponseWriter, request), method string) {
	switch name, isTone := strings.CutPrefix(in.path, "tone/"); {
	case in.path == "":
		return s.servePage, http.MethodGet
	case in.path == "events":
		return s.serveEvents, http.MethodGet
	case in.path == "clock":
		return s.serveClock, http.MethodGet
	case isTone && s.tones[tone.Tone(name)] != nil:
		return s.serveTone, http.MethodGet
	case in.path == "press" && in.control:
		return s.servePress, http.MethodPost
	default:
		return nil, ""
	}
}

func (s *Server) servePage(w http.ResponseWriter, in request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(s.page.html[in.control]) // whoever asked is gone
}

// serveClock says what the clock says, in milliseconds.
func (s *Server) serveClock(w http.ResponseWriter, _ request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, strconv.FormatFloat(ms(s.opts.Clock()), 'f', 3, 64))
}

func (s *Server) serveTone(w http.ResponseWriter, in request) {
	w.Header().Set("Content-Type", "audio/wav")
	_, _ = w.Write(s.tones[tone.Tone(strings.TrimPrefix(in.path, "tone/"))]())
}

// ms is a time in milliseconds, to the microsecond.
func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }
