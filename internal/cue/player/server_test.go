//go:build unix

package player

import (
	"encoding/binary"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jfreymuth/pulse/proto"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
)

// server is a PulseAudio of the test's own, whose only output is a null sink.
type server struct {
	at   address
	proc *os.Process
}

// startServer runs a sound server until the test ends. Its sink takes nothing back that
// it has taken (norewinds): one that does begins a cue earlier, but its monitor, from
// which the tests hear, then lacks the start of the cue.
func startServer(t testing.TB) *server {
	t.Helper()
	if a := os.Getenv("PWTEST"); a != "" {
		return &server{address{"unix", a}, nil}
	}
	program, err := exec.LookPath("pulseaudio")
	if err != nil {
		t.Skip("pulseaudio is not installed, so there is no sound server to play on")
	}
	home := t.TempDir()
	socket := filepath.Join(home, "native")
	cmd := exec.Command(program, "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
		"--disable-shm=yes", "--log-target=stderr", "--log-level=warn",
		"-L", "module-null-sink sink_name=null rate=48000 norewinds=1",
		"-L", "module-suspend-on-idle timeout=0",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+socket)
	cmd.Env = []string{"HOME=" + home, "XDG_RUNTIME_DIR=" + home, "PATH=" + os.Getenv("PATH"), "DBUS_SESSION_BUS_ADDRESS=disabled:"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	s := &server{address{"unix", socket}, cmd.Process}
	for by := time.Now().Add(10 * time.Second); ; {
		l, err := dial([]address{s.at}, readCookie(nil), time.Now().Add(time.Second), anyone)
		if err == nil {
			l.fail(errClosed)
			return s
		}
		if time.Now().After(by) {
			t.Fatal("pulseaudio doesn't come up:", err)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// anyone is for links that nobody else closes.
func anyone(*link) error { return nil }

// warm is a player that is ready. A busy machine may need several attempts.
func (s *server) warm(t testing.TB) *pulsePlayer {
	t.Helper()
	for by := time.Now().Add(10 * time.Second); ; {
		p := newPulse([]address{s.at}, nil)
		t.Cleanup(func() { p.Close() })
		err := p.Warm()
		if err == nil {
			return p
		}
		if time.Now().After(by) {
			t.Fatal(err)
		}
	}
}

// pulse is a player whose output runs.
func (s *server) pulse(t testing.TB) *pulsePlayer {
	t.Helper()
	p := s.warm(t)
	s.settle(t, p)
	return p
}

// patient is such a player, and gives the server any time: a busy machine may leave a question
// without an answer for longer than a cue can wait.
func (s *server) patient(t testing.TB) *pulsePlayer {
	t.Helper()
	p := s.pulse(t)
	p.link.allow(time.Minute)
	return p
}

// ear records what the null sink plays.
type ear struct {
	t      testing.TB
	link   *link
	stream uint32
	cues   int // the samples up to the end of the latest cue that it told

	mu      sync.Mutex
	samples []float32
}

func (s *server) listen(t testing.TB) *ear {
	t.Helper()
	e := &ear{t: t}
	l, err := dial([]address{s.at}, readCookie(nil), time.Now().Add(time.Second), func(l *link) error { l.Callback = e.hear; return nil })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.fail(errClosed) })
	e.link = l
	var reply proto.CreateRecordStreamReply
	err = l.ask(&proto.CreateRecordStream{
		SampleSpec:     proto.SampleSpec{Format: proto.FormatInt16LE, Channels: 1, Rate: tone.Rate},
		ChannelMap:     proto.ChannelMap{proto.ChannelMono},
		ChannelVolumes: proto.ChannelVolumes{uint32(proto.VolumeNorm)},
		SourceIndex:    proto.Undefined, SourceName: "null.monitor",
		BufferMaxLength: proto.Undefined, BufferFragSize: uint32(bytesOf(5 * time.Millisecond)),
		DirectOnInputIndex: proto.Undefined, Properties: proto.PropList{}, DontInhibitAutoSuspend: true,
	}, &reply)
	if err != nil {
		t.Fatal(err)
	}
	e.stream = reply.StreamIndex
	return e
}

// settle waits until the sink holds little of what was sent before: a null sink that
// wakes plays two seconds of silence first, whatever is asked of it.
func (s *server) settle(t testing.TB, p *pulsePlayer) {
	t.Helper()
	for by := time.Now().Add(10 * time.Second); time.Now().Before(by); time.Sleep(20 * time.Millisecond) {
		var reply proto.GetPlaybackLatencyReply
		if err := p.link.ask(&proto.GetPlaybackLatency{StreamIndex: p.keeper}, &reply); err != nil {
			t.Fatal(err)
		}
		if p.link.sounds() && time.Duration(reply.Latency)*time.Microsecond < 4*latency {
			return
		}
	}
	t.Fatal("the null sink doesn't come to rest")
}

func (e *ear) hear(message any) {
	data, ok := message.(*proto.DataPacket)
	if !ok {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for i := 0; i+1 < len(data.Data); i += 2 {
		e.samples = append(e.samples, float32(int16(binary.LittleEndian.Uint16(data.Data[i:])))/math.MaxInt16)
	}
}

// now is how far into the recording the sound is that is heard at this moment, and
// that moment.
func (e *ear) now() (time.Duration, time.Time) {
	e.t.Helper()
	var reply proto.GetRecordLatencyReply
	before := time.Now()
	if err := e.link.ask(&proto.GetRecordLatency{StreamIndex: e.stream}, &reply); err != nil {
		e.t.Fatal(err)
	}
	took := time.Since(before)
	at := durationOf(int(reply.WriteIndex)) +
		time.Duration(reply.Latency)*time.Microsecond - time.Duration(reply.MonitorLatency)*time.Microsecond
	return at, before.Add(took / 2)
}

// until waits for the recording to reach a length, and gives all of it.
func (e *ear) until(length time.Duration) []float32 {
	e.t.Helper()
	return e.wait(func(samples []float32) bool { return durationOf(len(samples)*tone.SampleSize) >= length })
}

// wait waits until the recording is as it should be, and gives all of it.
func (e *ear) wait(done func(samples []float32) bool) []float32 {
	e.t.Helper()
	for by := time.Now().Add(20 * time.Second); time.Now().Before(by); time.Sleep(5 * time.Millisecond) {
		e.mu.Lock()
		samples := e.samples
		e.mu.Unlock()
		if done(samples) {
			return samples
		}
	}
	e.t.Fatal("the null sink stands still")
	return nil
}

// loud waits until the next cue sounds.
func (e *ear) loud() {
	e.t.Helper()
	e.wait(func(samples []float32) bool { return slices.ContainsFunc(samples[e.cues:], isLoud) })
}

// cue waits until 20 ms of silence follow the next cue, and gives its sound. It may be heard at any
// time: no clock tells when.
func (e *ear) cue() (sound []float32) {
	e.t.Helper()
	e.wait(func(samples []float32) bool {
		from := slices.IndexFunc(samples[e.cues:], isLoud)
		to := len(samples)
		for to > 0 && !isLoud(samples[to-1]) {
			to--
		}
		if from < 0 || len(samples)-to < tone.Rate/50 {
			return false
		}
		sound, e.cues = samples[e.cues+from:to], to
		return true
	})
	return sound
}

// isLoud reports whether a sample is a part of a cue.
func isLoud(v float32) bool { return v <= -0.05 || v >= 0.05 }

// burst is a clip whose first sample is a loud one.
func burst(pitch float64, length time.Duration) cue.Clip {
	samples := make([]float32, length*tone.Rate/time.Second)
	for i := range samples {
		samples[i] = float32(0.4 * math.Cos(2*math.Pi*pitch*float64(i)/tone.Rate))
	}
	return cue.Clip{Samples: samples, Gain: 1}
}

// onsets are the places where sound begins after at least 20 ms of silence.
func onsets(samples []float32) []time.Duration {
	var all []time.Duration
	quiet := tone.Rate
	for i, s := range samples {
		if !isLoud(s) {
			quiet++
			continue
		}
		if quiet > tone.Rate/50 {
			all = append(all, time.Duration(i)*time.Second/tone.Rate)
		}
		quiet = 0
	}
	return all
}
