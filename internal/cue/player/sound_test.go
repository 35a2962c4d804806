package player

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"testing"
	"testing/iotest"
	"time"

	"github.com/jfreymuth/pulse/proto"
	"pgregory.net/rapid"

	"presshold/internal/cue/tone"
)

func TestLengths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := time.Duration(rapid.Int64Range(0, int64(time.Minute)).Draw(t, "length"))
		n := bytesOf(d)
		if back := durationOf(n); n%tone.SampleSize != 0 || back > d || d-back > time.Second/tone.Rate+1 {
			t.Fatalf("%v is %d bytes, which are %v", d, n, back)
		}
	})
}

// TestFrameFilter says that of any frames exactly those that the library knows come through,
// in whatever pieces they come and are read.
func TestFrameFilter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sent, want []byte
		for range rapid.IntRange(0, 20).Draw(t, "frames") {
			op := rapid.OneOf(rapid.Uint32Range(0, 110), rapid.Uint32()).Draw(t, "command")
			f := control(op, rapid.SliceOfN(rapid.Byte(), 0, 100).Draw(t, "rest"))
			data := rapid.Bool().Draw(t, "sound")
			if data {
				binary.BigEndian.PutUint32(f[4:], rapid.Uint32Range(0, 9).Draw(t, "stream"))
			}
			sent = append(sent, f...)
			if data || known(op) {
				want = append(want, f...)
			}
		}
		from := io.Reader(bytes.NewReader(sent))
		if rapid.Bool().Draw(t, "slow") {
			from = iotest.OneByteReader(from)
		}
		if got, err := io.ReadAll(newFrameFilter(from)); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("got % x (%v), want % x", got, err, want)
		}
	})
}

// control is a frame with a command, for the first request.
func control(op uint32, rest []byte) []byte {
	f := binary.BigEndian.AppendUint32(nil, uint32(controlHead+len(rest)))
	f = binary.BigEndian.AppendUint32(f, controlFrame)
	f = append(f, make([]byte, 12)...)
	f = binary.BigEndian.AppendUint32(append(f, 'L'), op)
	f = binary.BigEndian.AppendUint32(append(f, 'L'), 0)
	return append(f, rest...)
}

func TestFrameFilterRefuses(t *testing.T) {
	long := control(proto.OpReply, nil)
	binary.BigEndian.PutUint32(long, frameLimit+1)
	short := control(proto.OpReply, nil)[:frameHeader]
	binary.BigEndian.PutUint32(short, controlHead-1)
	for name, frame := range map[string][]byte{
		"too long": long, "too short": short, "cut off": control(proto.OpReply, []byte("abc"))[:25],
	} {
		if _, err := io.ReadAll(newFrameFilter(bytes.NewReader(frame))); err == nil {
			t.Errorf("a frame that is %s comes through", name)
		}
	}
}

func FuzzFrameFilter(f *testing.F) {
	f.Add(control(proto.OpReply, []byte("abc")))
	f.Add(control(99, []byte("abc")))
	f.Fuzz(func(t *testing.T, sent []byte) {
		got, err := io.ReadAll(newFrameFilter(bytes.NewReader(sent)))
		if err == nil && len(got) > len(sent) {
			t.Fatalf("%d bytes come out of %d", len(got), len(sent))
		}
	})
}

func TestParseServer(t *testing.T) {
	for said, want := range map[string][]address{
		"unix:/run/x/native":           {{"unix", "/run/x/native"}},
		"/run/x/native":                {{"unix", "/run/x/native"}},
		"tcp:box:99 tcp6:::1":          {{"tcp", "box:99"}, {"tcp6", "[::1]:4713"}},
		"tcp4:10.0.0.1":                {{"tcp4", "10.0.0.1:4713"}},
		"box":                          {{"tcp", "box:4713"}},
		"box:99":                       {{"tcp", "box:99"}},
		"[fe80::1]:99":                 {{"tcp", "[fe80::1]:99"}},
		"tcp:[fe80::1]":                {{"tcp", "[fe80::1]:4713"}},
		"{me}unix:/a {you}unix:/b c":   {{"unix", "/a"}, {"tcp", "c:4713"}},
		"":                             nil,
		" unix: {me} {you} {me tcp: }": nil,
	} {
		if got := parseServer(said, "me"); !slices.Equal(got, want) {
			t.Errorf("%q names %v, want %v", said, got, want)
		}
	}
}

func FuzzParseServer(f *testing.F) {
	f.Add("{me}unix:/a tcp:box:99 tcp6:::1 box")
	f.Fuzz(func(t *testing.T, said string) {
		for _, a := range parseServer(said, "me") {
			if a.at == "" || !slices.Contains([]string{"unix", "tcp", "tcp4", "tcp6"}, a.network) {
				t.Fatalf("%q names %q", said, a)
			}
		}
	})
}
