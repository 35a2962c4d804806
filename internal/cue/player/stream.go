package player

import (
	"fmt"
	"time"

	"github.com/jfreymuth/pulse/proto"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase/english"
)

const (
	// latency is how far ahead of what is heard the output is asked to read. A cue is late
	// by up to this where the output can't discard what it has read.
	latency = 11 * time.Millisecond
	// request is how much room there must be in a stream before the server asks for more,
	// which should be seldom: such requests are ignored.
	request = 100 * time.Millisecond
	// target is how much the server is to hold of a stream. It holds all that it gets,
	// but takes the wanted latency from this: half of what two requests leave.
	target = 2 * (latency + request)
	// prebuffer is how much must be there before a stream begins to sound. The tail
	// alone is as long.
	prebuffer = 5 * time.Millisecond
	// packet is the most that is sent at once, in bytes; servers handle no more in one
	// piece.
	packet = 1 << 16
)

// bytesOf is the length of sound that lasts d; durationOf is the reverse.
func bytesOf(d time.Duration) int { return int(d*tone.Rate/time.Second) * tone.SampleSize }

func durationOf(bytes int) time.Duration {
	return time.Duration(bytes/tone.SampleSize) * time.Second / tone.Rate
}

// stream is one on the server, for one cue at a time.
type stream struct {
	index uint32
	held  bool      // held back, and empty
	until time.Time // when what was sent has been heard, roughly
}

// open makes a stream, held back or not, and tells its own index and that of its place in
// the mixer. Streams of one client with the same id are played in step, so each needs
// its own.
func open(l *link, id uint32, held bool) (index, input uint32, err error) {
	ask := &proto.CreatePlaybackStream{
		SampleSpec:            proto.SampleSpec{Format: proto.FormatInt16LE, Channels: 1, Rate: tone.Rate},
		ChannelMap:            proto.ChannelMap{proto.ChannelMono},
		ChannelVolumes:        proto.ChannelVolumes{uint32(proto.VolumeNorm)},
		SinkIndex:             proto.Undefined,
		BufferMaxLength:       proto.Undefined,
		BufferTargetLength:    uint32(bytesOf(target)),
		BufferPrebufferLength: uint32(bytesOf(prebuffer)),
		BufferMinimumRequest:  uint32(bytesOf(request)),
		SyncID:                id,
		Corked:                held,
		AdjustLatency:         true,
		Properties:            proto.PropList{"media.name": proto.PropListString("cues")},
	}
	var reply proto.CreatePlaybackStreamReply
	if err := l.ask(ask, &reply); err != nil {
		return 0, 0, fmt.Errorf(english.ServerStream, err)
	}
	return reply.StreamIndex, reply.SinkInputIndex, nil
}

// hold holds a stream back and empties it, unless that is done.
func (l *link) hold(v *stream) error {
	if v.held {
		return nil
	}
	if err := l.ask(&proto.CorkPlaybackStream{StreamIndex: v.index, Corked: true}, nil); err != nil {
		return fmt.Errorf("end a cue: %w", err)
	}
	if err := l.ask(&proto.FlushPlaybackStream{StreamIndex: v.index}, nil); err != nil {
		return fmt.Errorf("end a cue: %w", err)
	}
	v.held, v.until = true, time.Time{}
	return nil
}

// begin starts a stream that has been sent this much sound.
func (l *link) begin(v *stream, length time.Duration) error {
	if err := l.ask(&proto.CorkPlaybackStream{StreamIndex: v.index, Corked: false}, nil); err != nil {
		return fmt.Errorf("begin a cue: %w", err)
	}
	v.held, v.until = false, time.Now().Add(length)
	return nil
}

func (l *link) send(stream uint32, sound []byte) error {
	for len(sound) > 0 {
		n := min(len(sound), packet)
		if err := l.Send(stream, sound[:n]); err != nil {
			return l.fail(err)
		}
		sound = sound[n:]
	}
	return l.broken()
}

func (l *link) broken() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}
