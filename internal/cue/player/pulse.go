package player

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/jfreymuth/pulse/proto"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/phrase/english"
)

const (
	// mostStreams is how many cues may sound at once; one more cuts off the oldest.
	mostStreams = 4
	// tail is the silence that is played after each cue. Servers take sound in pieces,
	// and PipeWire plays no last piece that isn't full.
	tail = 50 * time.Millisecond
	// warmth is the silence that is played to get the sink going.
	warmth = 50 * time.Millisecond
)

// pulsePlayer plays cues on a PulseAudio or PipeWire server. It keeps a few streams open: some
// are held back (corked) until a cue has been sent, and one, the keeper, plays nothing but
// keeps the output awake. Idle streams cause no traffic; a cue takes one write and two
// requests.
//
// A server that doesn't answer is given up after 600 ms while the player gets ready, and
// after 250 ms later on: that call and all later ones fail. Close ends a concurrent call at
// once.
type pulsePlayer struct {
	servers []address
	cookies []string

	keeper  uint32 // the index of its stream
	input   uint32 // and of its place in the server's mixer
	streams []*stream
	scratch []byte
	doubted time.Time // when a server whose output hasn't begun to run is given up

	mu     sync.Mutex
	link   *link // nil before the first Warm
	closed bool
}

// newPulse makes a player for the first of the servers that answers. It doesn't
// connect before Warm or Play.
func newPulse(servers []address, cookies []string) *pulsePlayer {
	return &pulsePlayer{servers: servers, cookies: cookies}
}

func (p *pulsePlayer) Name() string { return "PulseAudio" }

// Warm connects and wakes the sink, so that the first cue isn't late; later it asks
// whether the server is still alive.
func (p *pulsePlayer) Warm() error {
	fresh, err := p.ready()
	if err != nil || fresh {
		return err
	}
	if err := p.alive(); err != nil {
		return err
	}
	return p.tidy()
}

// Play starts a clip on top of what still sounds. It returns when the server has the clip,
// which is before it is heard. After an error the player can't be used any more.
func (p *pulsePlayer) Play(c cue.Clip) error {
	if _, err := p.ready(); err != nil {
		return err
	}
	v := slices.MinFunc(p.streams, func(a, b *stream) int { return a.until.Compare(b.until) })
	if err := p.link.hold(v); err != nil {
		return err
	}
	p.scratch = tone.PCM(p.scratch[:0], c.Samples, c.Gain)
	p.scratch = append(p.scratch, make([]byte, bytesOf(tail))...)
	if err := p.link.send(v.index, p.scratch); err != nil {
		return err
	}
	// A server that stands still would carry out later what it is asked now.
	if err := p.alive(); err != nil {
		return err
	}
	if err := p.link.begin(v, durationOf(len(p.scratch))); err != nil {
		return err
	}
	return p.tidy()
}

// tidy flushes every stream that has finished its cue. PipeWire may keep the rest of a cue, and
// would play it before the next one.
func (p *pulsePlayer) tidy() error {
	now := time.Now()
	for _, v := range p.streams {
		if now.After(v.until) {
			if err := p.link.hold(v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pulsePlayer) alive() error {
	latency := &proto.GetPlaybackLatency{StreamIndex: p.keeper}
	if err := p.link.ask(latency, &proto.GetPlaybackLatencyReply{}); err != nil {
		return fmt.Errorf(english.ServerAsk, err)
	}
	return nil
}

func (p *pulsePlayer) Stop() error {
	for _, v := range p.streams {
		if err := p.link.hold(v); err != nil {
			return err
		}
	}
	return nil
}

func (p *pulsePlayer) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	if p.link != nil {
		_ = p.link.fail(errClosed)
	}
	return nil
}

// errClosed is why a player fails after it was closed.
var errClosed = errors.New(english.PlayerClosed)

// ready makes sure that there are streams to play on, and reports whether it opened them.
func (p *pulsePlayer) ready() (fresh bool, err error) {
	if p.link == nil {
		return true, p.connect(time.Now().Add(openLimit))
	}
	if !p.doubted.IsZero() && time.Now().After(p.doubted) && !p.link.sounds() {
		return false, p.link.fail(errors.New(english.ServerStill))
	}
	return false, p.link.broken()
}

// connect opens the streams and gets the sink going.
func (p *pulsePlayer) connect(by time.Time) error {
	l, err := dial(p.servers, readCookie(p.cookies), by, p.adopt)
	if err != nil {
		return err
	}
	for id := range uint32(1 + mostStreams) {
		l.allow(time.Until(by))
		index, input, err := open(l, id+1, id > 0)
		if err != nil {
			return l.fail(err)
		}
		if id == 0 {
			p.keeper, p.input = index, input
		} else {
			p.streams = append(p.streams, &stream{index: index, held: true})
		}
	}
	l.allow(replyLimit)
	if err := l.send(p.keeper, make([]byte, bytesOf(warmth))); err != nil {
		return err
	}
	wait := time.NewTimer(time.Until(by))
	defer wait.Stop()
	select {
	case <-l.started:
	case <-l.gone:
	case <-wait.C: // an output that wakes slowly may do so before the first cue
		p.doubted = time.Now().Add(wakeLimit)
	}
	return l.broken()
}

// adopt makes the link the player's own, unless the player is closed.
func (p *pulsePlayer) adopt(l *link) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return errClosed
	}
	p.link = l
	return nil
}
