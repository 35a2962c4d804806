package player

import (
	"errors"
	"fmt"
	"net"
	"sync"
	"time"

	"github.com/jfreymuth/pulse/proto"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

const (
	// openLimit is how long getting ready may take. The scheduler gives a player up after
	// [cue.Patience].
	openLimit = 600 * time.Millisecond
	// wakeLimit is how long after that an output may take to wake up. After it, the output
	// counts as one that never will.
	wakeLimit = 3 * time.Second
	// replyLimit is how long a server may take over anything once it is ready. A cue
	// that is later than this is of no use.
	replyLimit = 250 * time.Millisecond
)

// cookieSize is the length of PulseAudio's shared secret.
const cookieSize = 256

// errLost is the error of a link whose server went away without a word.
var errLost = errors.New(english.ServerGone)

// link is one connection to a sound server. Whatever goes wrong with it closes it:
// then every request fails at once and its goroutine ends.
type link struct {
	*proto.Client
	conn  net.Conn
	limit time.Duration // how long the server may take for a reply, or to take what it is sent

	once    sync.Once
	started chan struct{} // closed when a stream begins to sound

	mu   sync.Mutex
	err  error         // why it is closed
	gone chan struct{} // closed with it
}

// dial connects to the first server that answers and lets this program in, by the moment
// given. Each link is handed to adopt before anything is sent on it, so that another
// goroutine can close it.
func dial(servers []address, cookie []byte, by time.Time, adopt func(*link) error) (*link, error) {
	if len(servers) == 0 {
		return nil, errors.New(english.ServerNone)
	}
	var errs []error
	for _, a := range servers {
		conn, err := (&net.Dialer{Deadline: by}).Dial(a.network, a.at)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		l := &link{Client: &proto.Client{}, conn: conn, started: make(chan struct{}), gone: make(chan struct{})}
		l.Callback = l.hear
		if err := adopt(l); err != nil {
			return nil, l.fail(err)
		}
		if err := l.greet(cookie, by); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", a, err))
			continue
		}
		return l, nil
	}
	return nil, fmt.Errorf("reach the sound server: %w", errors.Join(errs...))
}

// greet tells the server who connects. It closes the link if the server refuses it.
func (l *link) greet(cookie []byte, by time.Time) error {
	l.allow(time.Until(by))
	l.Open(struct {
		*frameFilter
		writer
	}{newFrameFilter(reader{l}), writer{l}})

	var reply proto.AuthReply
	if err := l.ask(&proto.Auth{Version: l.Version(), Cookie: cookie}, &reply); err != nil {
		return l.fail(fmt.Errorf(english.ServerLetIn, err))
	}
	l.SetVersion(reply.Version)
	name := &proto.SetClientName{Props: proto.PropList{
		"application.name":      proto.PropListString("presshold"),
		"application.icon_name": proto.PropListString("audio-x-generic"),
	}}
	if err := l.ask(name, &proto.SetClientNameReply{}); err != nil {
		return l.fail(fmt.Errorf(english.ServerName, err))
	}
	return nil
}

func (l *link) allow(limit time.Duration) {
	l.limit = max(limit, time.Millisecond)
	l.SetTimeout(l.limit)
}

func (l *link) hear(message any) {
	switch message.(type) {
	case *proto.Started:
		l.once.Do(func() { close(l.started) })
	case *proto.PlaybackStreamKilled:
		_ = l.fail(errors.New(english.ServerClosed))
	}
}

// sounds reports whether a stream ever began to sound.
func (l *link) sounds() bool {
	select {
	case <-l.started:
		return true
	default:
		return false
	}
}

// fail closes the link because of err, unless it is closed already, and returns
// why it was closed.
func (l *link) fail(err error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		l.err = err
		_ = l.conn.Close() // the first error counts
		close(l.gone)
	}
	return l.err
}

// ask sends a request and waits for the reply. A server that doesn't answer in
// time is given up; one that refuses is not.
func (l *link) ask(request proto.RequestArgs, reply proto.Reply) error {
	err := l.Request(request, reply)
	var refused proto.Error
	if err == nil || errors.As(err, &refused) {
		return err
	}
	return l.fail(err)
}

// reader and writer are the two ends of a link's connection. The library reads and
// writes through them, and doesn't look at every error; they close the link on any.
type (
	reader struct{ *link }
	writer struct{ *link }
)

func (r reader) Read(p []byte) (int, error) {
	n, err := r.conn.Read(p)
	if err != nil {
		_ = r.fail(errLost)
	}
	return n, err
}

// Write never waits longer than a server may take for a reply: one that stands
// still doesn't empty its socket.
func (w writer) Write(p []byte) (int, error) {
	err := w.conn.SetWriteDeadline(time.Now().Add(w.limit))
	n := 0
	if err == nil {
		n, err = w.conn.Write(p)
	}
	if err != nil {
		_ = w.fail(fmt.Errorf("write to the sound server: %w", err))
	}
	return n, err
}

// readCookie returns the secret in the first file that can be read. A server without a secret
// takes any, so there is no error.
func readCookie(paths []string) []byte {
	for _, path := range paths {
		if cookie, err := file.Read(path, cookieSize); err == nil && len(cookie) == cookieSize {
			return cookie
		}
	}
	return make([]byte, cookieSize)
}
