//go:build unix

package player

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// beat is how far the cues of a measurement are apart.
const beat = 150 * time.Millisecond

// measurement is what was played and what was heard.
type measurement struct {
	late  []time.Duration // of each cue, in the order in which they were played
	took  []time.Duration // each call of Play
	sound []float32       // all that was heard
	heard []time.Duration // where in it the cues begin
}

// measure plays a cue on each beat for as long as more says, records the sink's
// monitor, and compares the onsets with the moments at which they were due.
func measure(t testing.TB, s *server, p *pulsePlayer, pitch float64, more func() bool) (measurement, error) {
	t.Helper()
	e := s.listen(t)
	clip := burst(pitch, 60*time.Millisecond)
	origin := time.Now().Add(beat)
	var m measurement
	var offsets []time.Duration // between the recording and the clock
	var due []time.Duration
	for more() {
		due = append(due, time.Duration(len(due))*beat)
		time.Sleep(time.Until(origin.Add(due[len(due)-1])))
		before := time.Now()
		if err := p.Play(clip); err != nil {
			t.Fatal(err)
		}
		m.took = append(m.took, time.Since(before))
		at, when := e.now()
		offsets = append(offsets, at-when.Sub(origin))
	}
	end, _ := e.now()
	m.sound = e.until(end + 2*beat)
	m.heard = onsets(m.sound)
	if len(m.heard) != len(due) {
		return m, fmt.Errorf("%d cues were played and %d were heard", len(due), len(m.heard))
	}
	slices.Sort(offsets)
	for i, at := range m.heard {
		m.late = append(m.late, at-offsets[len(offsets)/2]-due[i])
	}
	return m, nil
}

// BenchmarkOnset measures how late a cue is heard on PulseAudio. The figures of issue 3
// are those of -benchtime 100x: a median of at most 15 ms, a 99th percentile of at most
// 30 ms, and a first cue that is no later.
func BenchmarkOnset(b *testing.B) {
	s := startServer(b)
	p := s.pulse(b)
	m, err := measure(b, s, p, 1000, b.Loop)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(milliseconds(m.late[0]), "ms-first")
	b.ReportMetric(milliseconds(percentile(m.late, 50)), "ms-median")
	b.ReportMetric(milliseconds(percentile(m.late, 99)), "ms-p99")
	b.ReportMetric(milliseconds(percentile(m.took, 50)), "ms-call-median")
	b.ReportMetric(milliseconds(percentile(m.took, 99)), "ms-call-p99")
	b.ReportMetric(100*math.Abs(pitchOf(m.sound)/1000-1), "%pitch-error")
}

// sharp plays clips whose first sample can be found in a recording.
type sharp struct{ *pulsePlayer }

func (p sharp) Play(cue.Clip) error { return p.pulsePlayer.Play(burst(1000, 60*time.Millisecond)) }

// only is one player that is there.
func only(p cue.Player) func() []cue.Candidate[cue.Player] {
	return func() []cue.Candidate[cue.Player] {
		return []cue.Candidate[cue.Player]{{Open: func() cue.Player { return p }}}
	}
}

// BenchmarkEdges measures the whole way from an edge of a run to the ear: driver,
// look-ahead, scheduler, player. The figures of issue 3 are those of -benchtime 100x.
func BenchmarkEdges(b *testing.B) {
	s := startServer(b)
	p := s.pulse(b)
	e := s.listen(b)
	half := protocol.Fixed(protocol.MinDuration)
	plan, err := protocol.Expand(protocol.Protocol{
		ID: "edges", Name: "Edges",
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: half}, {Kind: protocol.Release, Duration: half}},
			Rounds: protocol.Rounds{Planned: (b.N + 1) / 2},
		}},
	}, protocol.Options{CountIn: time.Second})
	if err != nil {
		b.Fatal(err)
	}
	style := cue.DefaultStyle()
	style.Cues = map[tone.Tone]bool{}
	for _, t := range tone.Tones() {
		style.Cues[t] = t == tone.Press || t == tone.Release
	}
	clock := drive.System()
	c := cue.Start(cue.Options{Players: only(sharp{p}), Style: style, Now: clock.Now})
	var due, offsets []time.Duration // offsets are between the recording and the run
	origin := time.Now()
	d := drive.New(&plan, clock, 1, func(t drive.Turn) {
		c.Tell(t)
		for _, happened := range t.Happened {
			if happened.Kind == session.PhaseStart && happened.Phase != protocol.CountIn {
				due = append(due, happened.At)
			}
		}
	})
	for wait, ok := time.Duration(0), true; ok; wait, ok = d.Until() {
		time.Sleep(wait)
		d.Wake()
		at, when := e.now()
		offsets = append(offsets, at-when.Sub(origin))
	}
	end, _ := e.now()
	heard := onsets(e.until(end + protocol.MinDuration))
	if err := c.Close(); err != nil || len(heard) != len(due) {
		b.Fatalf("%d edges, %d heard: %v", len(due), len(heard), err)
	}
	slices.Sort(offsets)
	late := make([]time.Duration, len(due))
	for i := range due {
		late[i] = heard[i] - offsets[len(offsets)/2] - due[i]
	}
	b.ReportMetric(milliseconds(late[0]), "ms-first")
	b.ReportMetric(milliseconds(percentile(late, 50)), "ms-median")
	b.ReportMetric(milliseconds(percentile(late, 99)), "ms-p99")
}

// BenchmarkIdle measures what a warm player costs this process while nothing sounds,
// and while a cue sounds each second: -benchtime 10x is ten seconds. Issue 3 allows
// 0.5 % of a core and 8 MB.
func BenchmarkIdle(b *testing.B) {
	s := startServer(b)
	for _, c := range []struct {
		name string
		play bool
	}{{"silent", false}, {"cue-each-second", true}} {
		b.Run(c.name, func(b *testing.B) {
			heap, resident := heapSize(), residentSize(b)
			p := s.pulse(b)
			clip := burst(1000, 250*time.Millisecond)
			began, spent := time.Now(), processorTime(b)
			for b.Loop() {
				if c.play {
					if err := p.Play(clip); err != nil {
						b.Fatal(err)
					}
				}
				time.Sleep(time.Second)
			}
			b.ReportMetric(100*(processorTime(b)-spent).Seconds()/time.Since(began).Seconds(), "%cpu")
			b.ReportMetric((heapSize()-heap)/1e6, "MB-heap")
			b.ReportMetric((residentSize(b)-resident)/1e6, "MB-resident")
		})
	}
}

// TestPitch also says that every cue is heard once.
func TestPitch(t *testing.T) {
	t.Parallel()
	s := startServer(t)
	p := s.patient(t)
	e := s.listen(t)
	for _, pitch := range []float64{440, 1000, 2093} {
		for range 3 {
			if err := p.Play(burst(pitch, 60*time.Millisecond)); err != nil {
				t.Fatal(err)
			}
			if got := pitchOf(e.cue()); math.Abs(got/pitch-1) > 0.01 {
				t.Errorf("a cue of %v Hz sounds at %.1f Hz", pitch, got)
			}
		}
	}
}

// TestPaplay plays by PulseAudio's own program.
func TestPaplay(t *testing.T) {
	s := startServer(t)
	path, err := exec.LookPath("paplay")
	if err != nil {
		t.Skip("paplay is not installed, so it can't be played with")
	}
	s.pulse(t) // keeps the sink awake
	t.Setenv("PULSE_SERVER", s.at.String())
	program := players("linux")[0]
	program.run[0] = path
	p := newSpawn(program)
	p.grace = time.Minute
	t.Cleanup(func() { p.Close() })
	e := s.listen(t)
	if err := p.Play(burst(1000, 100*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if got := pitchOf(e.cue()); math.Abs(got/1000-1) > 0.01 {
		t.Errorf("a cue of 1000 Hz sounds at %.1f Hz", got)
	}
	for _, k := range p.playing {
		<-k.done
	}
	if err := p.Warm(); err != nil {
		t.Error(err)
	}
}

// pitchOf is the pitch of most waves of a cue: on a busy machine a program may tear what it plays,
// which is not the player's fault.
func pitchOf(cue []float32) float64 {
	var waves []float64
	last := 0.0
	for i := 1; i < len(cue); i++ {
		if cue[i-1] < 0 && cue[i] >= 0 {
			at := float64(i) - float64(cue[i])/float64(cue[i]-cue[i-1])
			waves = append(waves, at-last)
			last = at
		}
	}
	if len(waves) == 0 {
		return 0
	}
	slices.Sort(waves)
	return tone.Rate / waves[len(waves)/2]
}

func milliseconds(d time.Duration) float64 { return d.Seconds() * 1000 }

func percentile(all []time.Duration, n int) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)-1)*n/100]
}

// processorTime is what this process has used so far.
func processorTime(t testing.TB) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func heapSize() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// residentSize is this process's memory as the system sees it; 0 where that can't be
// asked for.
func residentSize(t testing.TB) float64 {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	var size, resident int
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscan(string(text), &size, &resident); err != nil {
		t.Fatal(err)
	}
	return float64(resident * os.Getpagesize())
}
