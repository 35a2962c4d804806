package player

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/jfreymuth/pulse/proto"

	"presshold/internal/phrase/english"
)

const (
	frameHeader  = 20         // length, channel, offset (8), flags
	controlFrame = 0xFFFFFFFF // the channel that carries commands
	// frameLimit is the longest frame taken from a sound server. Nothing that is
	// asked for here is longer, so a longer one means that the stream is garbled.
	frameLimit = 1 << 20
	// controlHead is a command and its tag, each after a byte for its type.
	controlHead = 10
)

// frameFilter reads whole frames from a sound server and lets through those that the
// protocol library knows. The library prints the number of any other to standard
// output, which is the user's screen, and it believes any length that it is told.
type frameFilter struct {
	from  *bufio.Reader
	head  [frameHeader]byte
	frame []byte // storage of the current frame
	rest  []byte // what of it is still to be read
}

func newFrameFilter(r io.Reader) *frameFilter {
	return &frameFilter{from: bufio.NewReaderSize(r, 1<<10)}
}

// Read returns the next bytes of a frame that the library knows. After an error the stream is
// of no further use.
func (s *frameFilter) Read(p []byte) (int, error) {
	for len(s.rest) == 0 {
		if err := s.next(); err != nil {
			return 0, err
		}
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// next reads one frame; rest stays empty if the frame is to be dropped.
func (s *frameFilter) next() error {
	if _, err := io.ReadFull(s.from, s.head[:]); err != nil {
		return err
	}
	length := int64(binary.BigEndian.Uint32(s.head[:4]))
	control := binary.BigEndian.Uint32(s.head[4:8]) == controlFrame
	if length > frameLimit || control && length < controlHead {
		return fmt.Errorf(english.ServerFrame, length)
	}
	s.frame = append(s.frame[:0], s.head[:]...)
	s.frame = append(s.frame, make([]byte, length)...)
	if _, err := io.ReadFull(s.from, s.frame[frameHeader:]); err != nil {
		return err
	}
	if !control || known(binary.BigEndian.Uint32(s.frame[frameHeader+1:])) {
		s.rest = s.frame
	}
	return nil
}

// known reports whether the library understands a command that a server sends.
func known(command uint32) bool {
	switch command {
	case proto.OpError, proto.OpReply,
		proto.OpRequest, proto.OpOverflow, proto.OpUnderflow,
		proto.OpPlaybackStreamKilled, proto.OpRecordStreamKilled, proto.OpSubscribeEvent,
		proto.OpPlaybackStreamSuspended, proto.OpRecordStreamSuspended,
		proto.OpPlaybackStreamMoved, proto.OpRecordStreamMoved,
		proto.OpClientEvent, proto.OpPlaybackStreamEvent, proto.OpRecordStreamEvent,
		proto.OpStarted, proto.OpPlaybackBufferAttrChanged:
		return true
	}
	return false
}
