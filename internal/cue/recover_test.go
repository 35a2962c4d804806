package cue

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// long is a plan that is heard for over a minute: a count-in of 5 s, then 10 and 3 s.
func lasting(t testing.TB) *protocol.Plan {
	return expand(t, rounds(6, hold(10*second), release(3*second)), protocol.Options{CountIn: 5 * second, Ready: 3 * second})
}

// TestAPlayerComesBack lets the best player fail or stand still for some seconds, or be
// there only later. It is used again at most ten seconds after it is there, every sound
// but that at which it hung is heard once, to the instant, and it is told.
func TestAPlayerComesBack(t *testing.T) {
	tests := []struct {
		name    string
		fault   func(*fake)
		absent  outage // its source
		fell    time.Duration
		back    time.Duration // it plays again from here on at the latest
		missing []beat
		failure error
	}{
		{"killed, and started 4 s later", func(f *fake) { f.dead = outage{14500 * ms, 19 * second} }, outage{}, 15 * second, 25 * second, nil, errDead},
		{"killed for 15 s", func(f *fake) { f.dead = outage{14500 * ms, 30 * second} }, outage{}, 15 * second, 35 * second, nil, errDead},
		{"stopped for 6 s", func(f *fake) { f.stopped = outage{14500 * ms, 20500 * ms} }, outage{}, 15700 * ms, 25700 * ms, []beat{{15 * second, "release"}}, errHangs},
		{"started after the program", func(*fake) {}, outage{0, 12 * second}, 0, 20 * second, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				plan, best, bell := lasting(t), newFake(t, "PulseAudio"), newFake(t, "bell")
				tt.fault(best)
				g := newStage(t, plan, Options{Style: DefaultStyle(), Players: func() []Candidate[Player] {
					return []Candidate[Player]{
						candidate[Player](best, !tt.absent.has(time.Since(best.start))), candidate[Player](bell, true),
					}
				}})
				g.pass(tt.fell + ms)
				if got := g.c.Player(); got != "bell" {
					t.Errorf("at %v %q plays", g.now(), got)
				}
				if got, want := g.c.Status(), "sound: bell (PulseAudio stopped)"; got != want && tt.fell > 0 {
					t.Errorf("status %q, not %q", got, want)
				}
				g.pass(tt.back + ms)
				if got := g.c.Player(); got != "PulseAudio" {
					t.Errorf("at %v %q plays", g.now(), got)
				}
				if got, want := g.c.Status(), "sound is back: PulseAudio"; got != want {
					t.Errorf("status %q, not %q", got, want)
				}
				time.Sleep(backTime)
				if got := g.c.Status(); got != "" {
					t.Errorf("status %q when all is well again", got)
				}
				g.playOut()
				wantClose(t, g.c, tt.failure)
				heard := append(best.played(), bell.played()...)
				slices.SortFunc(heard, func(a, b beat) int { return int(a.at - b.at) })
				wantBeats(t, slices.DeleteFunc(heard, func(b beat) bool { return b.at > tt.back }), slices.DeleteFunc(whole(plan), func(b beat) bool {
					return b.at > tt.back || slices.Contains(tt.missing, b)
				}))
				if n := len(after(tt.back, bell.played())); n > 0 {
					t.Errorf("the bell rings %d times after PulseAudio is back", n)
				}
			})
		})
	}
}

// TestWhatComesBackIsTold holds that the end tells of a failure that was overcome.
func TestWhatComesBackIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		best, bell := newFake(t, "PulseAudio"), newFake(t, "bell")
		best.dead = outage{14500 * ms, 19 * second}
		g := newStage(t, lasting(t), Options{Style: DefaultStyle(), Players: these(best, bell)})
		g.playOut()
		if err := errors.Join(g.c.Close()...); err == nil || !strings.HasSuffix(err.Error(), "connection refused; PulseAudio came back") {
			t.Errorf("Close: %v", err)
		}
	})
}

// TestAVoiceComesBack is the same for a voice.
func TestAVoiceComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		speaker := &talker{start: time.Now(), takes: always(300 * ms)}
		style := DefaultStyle()
		style.Voice = Brief
		g := newStage(t, lasting(t), Options{Style: style, Players: these(newFake(t, "fake")), Speakers: voices(speaker)})
		g.pass(14500 * ms)
		speaker.setErr(errDead)
		g.pass(16 * second)
		if got := g.c.Status(); got != "no voice (espeak-ng stopped)" {
			t.Errorf("status %q", got)
		}
		speaker.setErr(nil)
		g.pass(25500 * ms)
		if got := g.c.Status(); got != "voice is back: espeak-ng" {
			t.Errorf("status %q", got)
		}
		g.pass(28 * second)
		if got := speaker.all(); !slices.Contains(got, "28s en release") {
			t.Errorf("said %q", got)
		}
		wantClose(t, g.c, errDead)
	})
}

// TestAMarkSaysWhenItIsBack holds how long it does.
func TestAMarkSaysWhenItIsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		best, bell := newFake(t, "PulseAudio"), newFake(t, "bell")
		best.dead = outage{14500 * ms, 19 * second}
		g := newStage(t, lasting(t), Options{Style: DefaultStyle(), Players: these(best, bell)})
		var shown time.Duration
		for at := time.Duration(0); at < 50*second; at += 100 * ms {
			if g.pass(at); g.c.Status() == "sound is back: PulseAudio" {
				shown += 100 * ms
			}
		}
		if shown != 6*second {
			t.Errorf("it is shown for %v", shown)
		}
		_ = g.c.Close() // what it tells is another test
	})
}

// TestAVoiceThatHangs holds how long words may take that nothing cuts off.
func TestAVoiceThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		speaker := &talker{start: time.Now(), takes: always(time.Minute), deaf: true}
		style := DefaultStyle()
		style.Voice = Brief
		plan := expand(t, rounds(1, hold(200*second)), protocol.Options{})
		g := newStage(t, plan, Options{Style: style, Players: these(newFake(t, "fake")), Speakers: voices(speaker)})
		for _, tt := range []struct {
			at   time.Duration
			want string
		}{{29 * second, ""}, {31 * second, "no voice (espeak-ng stopped)"}} {
			if g.pass(tt.at); g.c.Status() != tt.want {
				t.Errorf("after %v: %q, want %q", tt.at, g.c.Status(), tt.want)
			}
		}
		g.pass(80 * second) // until it has said it after all
		wantClose(t, g.c, errHangs)
	})
}

// TestAtRestNothingIsTriedAgain counts looks for a better player while nothing is heard.
func TestAtRestNothingIsTriedAgain(t *testing.T) {
	for _, rest := range []struct {
		name  string
		begin func(*stage)
	}{
		{"paused", func(g *stage) { g.do(session.Pause) }},
		{"muted", func(g *stage) { g.c.SetMuted(true) }},
		{"over", func(g *stage) { g.do(session.Finish) }},
	} {
		t.Run(rest.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				looks, bell := 0, newFake(t, "bell")
				g := newStage(t, lasting(t), Options{Style: DefaultStyle(), Players: func() []Candidate[Player] {
					looks++
					return []Candidate[Player]{{}, candidate[Player](bell, true)}
				}})
				g.pass(5 * second)
				rest.begin(g)
				synctest.Wait()
				before := looks
				time.Sleep(time.Hour)
				synctest.Wait()
				if looks != before {
					t.Errorf("looked %d times in an hour", looks-before)
				}
				g.c.Close()
			})
		})
	}
}

// TestWhatHangsLeaksNothing lets two players hang whenever they are made ready, for an
// hour's worth of tries: at most one goroutine waits for each.
func TestWhatHangsLeaksNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		plan := expand(t, rounds(1, open(0, time.Hour)), protocol.Options{})
		stuck := func(name string) Candidate[Player] {
			return Candidate[Player]{Open: func() Player { return &hanging{name: name, release: release} }}
		}
		bell := newFake(t, "bell")
		g := newStage(t, plan, Options{Style: DefaultStyle(), Players: func() []Candidate[Player] {
			return []Candidate[Player]{stuck("one"), stuck("two"), candidate[Player](bell, true)}
		}})
		g.pass(time.Minute)
		before := runtime.NumGoroutine()
		g.pass(50 * time.Minute)
		if now := runtime.NumGoroutine(); now > before {
			t.Errorf("%d goroutines after a minute, %d after an hour", before, now)
		}
		if got := g.c.Player(); got != "bell" {
			t.Errorf("%q plays", got)
		}
		g.c.Close()
		close(release)
	})
}

// hanging is a player every call of which hangs.
type hanging struct {
	name    string
	release chan struct{}
}

func (h *hanging) Name() string    { return h.name }
func (h *hanging) Warm() error     { <-h.release; return errDead }
func (h *hanging) Play(Clip) error { return h.Warm() }
func (h *hanging) Stop() error     { return h.Warm() }
func (h *hanging) Close() error    { return h.Warm() }
