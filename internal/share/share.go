// Package share serves the run as a page on the local network, so that every screen in the
// room shows its number: a tablet, a television, thirty phones of a class.
//
// # Time
//
// A page is not told of each second. At each [drive.Turn] the server looks ahead on a copy
// of the run, as far as it is known without a further intent, and sends the frames that come
// (a phase, its minimum, the word that changes) and the cues, each with its due time by the
// server's clock. The page learns that clock by asking for it again and again, counts by
// itself, and says so when it has come to the end of the frames. A slow network delays
// nothing that was known.
//
// What is sent is this list and not the turn itself: to replay a run ([session.Replay]) a
// follower would need its whole plan and everything that was done to it, the scores
// included, and a second engine in the browser's language.
//
// # Who can see
//
// Whoever has the address and is in the same network: the address has a secret of 128 bits,
// and without it everything is "not found". The connection is not encrypted. So nothing of
// the client is sent: no code, note, score or answer, no name of a protocol or treatment
// (which is the user's own word), no history and no path of a file; of the point only its site
// and side.
//
// # The run comes first
//
// No method that a run calls waits for a follower, the network or a look ahead. A follower that
// does not read what is sent is cut off; it comes back by itself, and gets the state of that
// moment.
package share

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/guard"
	"presshold/internal/sessionclock"
	"presshold/internal/tui/theme"
)

// Options say how a run is shared.
type Options struct {
	Addr  netip.Addr           // to listen at; see Interfaces
	Clock func() time.Duration // that the runs are driven by: drive.Clock.Now
	Theme theme.Theme          // of the page
	// Gentle has the page's tones sound as they do in a soft cue profile.
	Gentle bool
	// Control also serves a page with a button, at an address of its own.
	Control bool
	// Press is called for each accepted press of that button, which means the primary key
	// at this moment. It must not block.
	Press func()
	// Changed is called when the number of followers changes. It must not block.
	Changed func(followers int)
}

// Server shares the runs of the program, one after the other, until it is closed. All
// methods may be called from any goroutine, and none but Close waits for anything.
type Server struct {
	opts          Options
	host          string // as browsers must name it
	view, control secret
	controlled    atomic.Bool // the page with the button is served
	http          *http.Server
	gate          *gate
	page          page
	tones         map[tone.Tone]func() []byte // files of sound, each made when it is first wanted

	done  chan struct{}  // closed when sharing is over
	ended sync.WaitGroup // what runs until then
	once  sync.Once
	told  chan message // by the program, and nobody has looked at it yet

	stateMu   sync.Mutex
	state     state
	followers map[*follower]struct{}
	following atomic.Int64  // how many these are
	pressed   time.Duration // when the button last was, on any device; 0 for never
}

// message is something that the program tells, as a change of what is known.
type message func(*state)

// Listen begins to serve at a port that the system chooses.
func Listen(opts Options) (*Server, error) {
	var config net.ListenConfig
	listener, err := config.Listen(context.Background(), "tcp", netip.AddrPortFrom(opts.Addr, 0).String())
	if err != nil {
		return nil, fmt.Errorf("share the run: %w", err)
	}
	s := &Server{
		opts: opts, host: listener.Addr().String(),
		view: newSecret(), control: newSecret(),
		gate: newGate(listener), page: newPage(opts.Theme), tones: newTones(opts.Gentle),
		done: make(chan struct{}), told: make(chan message, mostPending),
		followers: map[*follower]struct{}{},
	}
	s.http = &http.Server{
		Handler:                      http.HandlerFunc(s.serve),
		DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout:            5 * time.Second,
		ReadTimeout:                  5 * time.Second,
		WriteTimeout:                 writeTime,
		IdleTimeout:                  30 * time.Second,
		MaxHeaderBytes:               4 << 10,
		ConnState:                    s.gate.follow,
		ConnContext:                  keepConn,
		ErrorLog:                     log.New(io.Discard, "", 0), // the screen is the run's
	}
	s.controlled.Store(opts.Control)
	s.start(func() { _ = s.http.Serve(s.gate) }) // it ends with Close
	s.start(s.send)
	return s, nil
}

// start runs f until sharing is over.
func (s *Server) start(f func()) {
	s.ended.Go(func() { _ = guard.Call(func() error { f(); return nil }) })
}

// Address is the page's, with its secret. Its letters may be typed in either case.
func (s *Server) Address() string { return "http://" + s.host + "/" + string(s.view) }

// ControlAddress returns the address of the page with the button; "" if there is none.
func (s *Server) ControlAddress() string {
	if !s.controlled.Load() {
		return ""
	}
	return "http://" + s.host + "/" + string(s.control)
}

// AddControl serves the page with the button from now on, and disturbs no follower.
func (s *Server) AddControl() { s.controlled.Store(true) }

// Turn takes a turn of a run, as a [drive.Driver] tells it. The first turn of a run begins it.
func (s *Server) Turn(t drive.Turn) { s.tell(func(st *state) { st.turn(t) }) }

// Idle tells that no run is on the screen: one is chosen, or, if done, the latest is over
// and its summary stands there. The primary key does action then; "" for nothing.
func (s *Server) Idle(done bool, action string) { s.tell(func(st *state) { st.idle(done, action) }) }

// SessionClock tells how the session clock stands: how much of it is left now, and when it ends by the
// wall clock. It may be told as often as one likes.
func (s *Server) SessionClock(left time.Duration, ends time.Time) {
	now := s.opts.Clock()
	s.tell(func(st *state) { st.setSessionClock(now, left, ends) })
}

// SessionClockDue tells of a moment of the session clock, which is heard and stands for a while.
func (s *Server) SessionClockDue(d sessionclock.Due) {
	now := s.opts.Clock()
	s.tell(func(st *state) { st.tellSessionClockDue(now, d) })
}

// mostPending is how many messages may wait for the sender. It falls so far behind only if the
// machine has no time for it.
const mostPending = 1 << 10

// tell hands a message to the sender.
func (s *Server) tell(m message) {
	select {
	case s.told <- m:
	default: // it is too far behind
	}
}

// Followers is how many pages follow now.
func (s *Server) Followers() int { return int(s.following.Load()) }

// goodbye is how long followers have to hear that sharing is over.
const goodbye = 200 * time.Millisecond

// Close ends sharing at once: the pages say that it is over, and nothing listens any more.
func (s *Server) Close() error {
	var err error
	s.once.Do(func() {
		err = s.gate.Close()
		close(s.done)
		s.farewell()
		err = errors.Join(err, s.http.Close())
		s.ended.Wait()
	})
	return err
}
