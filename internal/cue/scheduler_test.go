package cue

import (
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// standard is a plan of 3 rounds of 10 and 3 s, after 5 s of count-in.
func standard(t testing.TB) *protocol.Plan {
	return expand(t, rounds(3, hold(10*second), release(3*second)), protocol.Options{CountIn: 5 * second, Ready: 3 * second})
}

// whole is what is to be heard of a run that nobody disturbs.
func whole(plan *protocol.Plan) []beat {
	var out []beat
	for _, s := range Ahead(session.New(plan), -1, time.Hour) {
		out = append(out, beat{s.Due, string(s.Tone)})
	}
	return out
}

// after are the beats after a moment.
func after(at time.Duration, beats []beat) []beat {
	return slices.DeleteFunc(slices.Clone(beats), func(b beat) bool { return b.at <= at })
}

func wantBeats(t *testing.T, got, want []beat) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("played\n%v\nnot\n%v", got, want)
	}
}

func wantClose(t *testing.T, c *Scheduler, want error) {
	t.Helper()
	if err := errors.Join(c.Close()...); !errors.Is(err, want) {
		t.Errorf("Close: %v, not %v", err, want)
	}
}

func TestPlaysARunToTheInstant(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		plan, player := standard(t), newFake(t, "fake")
		g := newStage(t, plan, Options{Players: these(player), Style: DefaultStyle()})
		g.playOut()
		end := g.now()
		wantClose(t, g.c, nil)
		wantBeats(t, player.played(), whole(plan))
		all := player.all()
		if last := all[len(all)-1]; last.call != "close" || last.at < end {
			t.Errorf("the last call is %v", last)
		}
		if g.c.Status() != "" || g.c.Player() != "fake" {
			t.Errorf("status %q, player %q", g.c.Status(), g.c.Player())
		}
	})
}

func TestClosingLetsTheChordSound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		plan, player := standard(t), newFake(t, "fake")
		g := newStage(t, plan, Options{Players: these(player), Style: DefaultStyle()})
		g.advance(44 * second) // this is its end
		wantClose(t, g.c, nil)
		all := player.all()
		if last := all[len(all)-1]; last != (beat{44*second + DefaultStyle().Clip(tone.Done).Length(), "close"}) {
			t.Errorf("the last call is %v", last)
		}
	})
}

func TestLeavingARunCutsWhatSounds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		player := newFake(t, "fake")
		g := newStage(t, standard(t), Options{Players: these(player), Style: DefaultStyle()})
		g.pass(5*second + 50*ms)
		g.do(session.Abort)
		wantClose(t, g.c, nil)
		wantBeats(t, after(5*second, player.all()), []beat{{5050 * ms, "stop"}, {5050 * ms, "close"}})
	})
}

func TestAnIntentCancelsWhatWasToCome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		player := newFake(t, "fake")
		g := newStage(t, standard(t), Options{Players: these(player), Style: DefaultStyle()})
		g.pass(12500 * ms) // the ticks at 13 and 14 s are foreseen
		g.do(session.Pause)
		g.pass(20 * second)
		g.do(session.Resume)
		g.pass(24 * second)
		g.do(session.Next)
		g.pass(24500 * ms)
		wantClose(t, g.c, nil)
		wantBeats(t, after(12*second, player.played()), []beat{
			{12500 * ms, "paused"},
			{20 * second, "ready"},
			{21 * second, "ready"},
			{22 * second, "ready"},
			{23 * second, "press"},
			{23500 * ms, "tick"},
			{24 * second, "release"},
		})
	})
}

func TestAnIntentAtTheVeryMomentOfAnEdgeCutsItsSound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		player := newFake(t, "fake")
		g := newStage(t, standard(t), Options{Players: these(player), Style: DefaultStyle()})
		g.pass(15*second + 20*ms)
		g.do(session.Pause)
		synctest.Wait()
		wantBeats(t, after(14*second, player.all()), []beat{
			{15 * second, "release"}, {15020 * ms, "stop"}, {15020 * ms, "paused"},
		})
		wantClose(t, g.c, nil)
	})
}

func TestWarmsBeforeACueAfterARest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		player := newFake(t, "fake")
		plan := expand(t, rounds(1, hold(60*second)), protocol.Options{})
		g := newStage(t, plan, Options{Players: these(player), Style: DefaultStyle()})
		g.playOut()
		wantBeats(t, player.all(), []beat{
			{0, "press"},
			{0, "warm"},
			{29 * second, "warm"},
			{30 * second, "halfway"},
			{56 * second, "warm"},
			{57 * second, "tick"},
			{58 * second, "tick"},
			{59 * second, "tick"},
			{60 * second, "done"},
		})
		wantClose(t, g.c, nil)
	})
}

func TestMutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		player, speaker := newFake(t, "fake"), &talker{start: time.Now()}
		style := DefaultStyle()
		style.Voice = Brief
		g := newStage(t, standard(t), Options{Players: these(player), Speakers: voices(speaker), Style: style})
		g.pass(5*second + 100*ms)
		g.c.SetMuted(true)
		g.pass(13500 * ms)
		if !g.c.Muted() {
			t.Error("is not muted")
		}
		g.c.SetMuted(false)
		g.pass(15 * second)
		wantBeats(t, after(4500*ms, player.all()), []beat{
			{5 * second, "press"}, {5100 * ms, "stop"}, {13500 * ms, "warm"}, {14 * second, "tick"}, {15 * second, "release"},
		})
		if got, want := speaker.all()[3:], []string{"4s en one", "5s en press, round one", "14s en one", "15s en release"}; !slices.Equal(got, want) {
			t.Errorf("said %q, not %q", got, want)
		}
		wantClose(t, g.c, nil)
		if !speaker.closed {
			t.Error("the speaker is not closed")
		}
	})
}

// TestMutingSilencesASentence holds that muting cuts off what is being said, at once, and
// that the next words are said when it is over.
func TestMutingSilencesASentence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		speaker := &talker{start: time.Now(), takes: always(900 * ms)}
		style := DefaultStyle()
		style.Voice = Brief
		g := newStage(t, standard(t), Options{Style: style, Players: these(newFake(t, "fake")), Speakers: voices(speaker)})
		g.pass(5*second + 200*ms)
		g.c.SetMuted(true)
		g.pass(6 * second)
		g.c.SetMuted(false)
		g.pass(15950 * ms)
		spans := speaker.spans
		i := slices.IndexFunc(spans, func(s span) bool { return s.words == "press, round one" })
		if want := (span{5 * second, 5200 * ms, "press, round one", false}); i < 0 || spans[i] != want {
			t.Errorf("said %+v, want %+v among it", spans, want)
		}
		if last := spans[len(spans)-1]; last != (span{15 * second, 15900 * ms, "release", true}) {
			t.Errorf("the last words are %+v", last)
		}
		wantClose(t, g.c, nil)
	})
}

func TestStyleAndVolumeChangeLive(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		player := newFake(t, "fake")
		g := newStage(t, standard(t), Options{Players: these(player), Style: DefaultStyle()})
		g.pass(5 * second)
		loud := DefaultStyle()
		loud.Volume = 100
		g.c.SetStyle(loud)
		g.pass(12 * second)
		if player.clip.Gain != 1 {
			t.Errorf("a gain of %v", player.clip.Gain)
		}
		g.c.SetStyle(Style{Profile: Soft, Volume: 100})
		g.pass(18 * second)
		g.c.SetStyle(Style{Profile: Silent, Volume: 100})
		g.playOut()
		wantBeats(t, after(11*second, player.played()), []beat{{12 * second, "tick"}, {15 * second, "release"}, {18 * second, "press"}})
		if player.clip.Gain >= 0.5 || !slices.Equal(player.clip.Samples, tone.Render(tone.Press, true)) {
			t.Errorf("soft is not soft, with a gain of %v", player.clip.Gain)
		}
		wantClose(t, g.c, nil)
	})
}

func TestSaysTheWords(t *testing.T) {
	tests := []struct {
		name   string
		voice  *talker
		want   []string // up to 15.5 s
		status string
		fail   error
	}{
		{"at each moment", &talker{takes: always(400 * ms)}, []string{
			"0s de bereit machen", "2s de drei", "3s de zwei", "4s de eins", "5s de drücken, Runde eins",
			"12s de drei", "13s de zwei", "14s de eins", "15s de loslassen",
		}, "", nil},
		{"a little late, if it is still speaking", &talker{takes: always(1200 * ms)}, []string{
			"0s de bereit machen", "2s de drei", "5s de drücken, Runde eins", "12s de drei", "15s de loslassen",
		}, "", nil},
		{"not at all, if it fails", &talker{err: errDead}, []string{"0s de bereit machen"}, "no voice (espeak-ng stopped)", errDead},
		{"not at all, if it hangs", &talker{takes: always(100 * second), deaf: true}, []string{"0s de bereit machen"}, "no voice (espeak-ng stopped)", errHangs},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tt.voice.start = time.Now()
				style := DefaultStyle()
				style.Voice, style.Language = Brief, "de"
				player := newFake(t, "fake")
				g := newStage(t, standard(t), Options{Players: these(player), Speakers: voices(tt.voice), Style: style})
				g.pass(15500 * ms)
				if got := tt.voice.all(); !slices.Equal(got, tt.want) {
					t.Errorf("said\n%q\nnot\n%q", got, tt.want)
				}
				g.playOut()
				if got := g.c.Status(); got != tt.status {
					t.Errorf("status %q, not %q", got, tt.status)
				}
				wantClose(t, g.c, tt.fail)
				if got, want := tt.voice.loudness(), style.VoiceGain(); got != want || want == 1 {
					t.Errorf("the voice reaches up to %v, not to the volume's %v", got, want)
				}
				wantBeats(t, player.played(), whole(standard(t)))
				time.Sleep(2 * time.Minute) // what hangs comes back in the end
			})
		})
	}
}

// TestFindsPlayersWhenTheyAreNeeded holds that nothing is looked for before, and that
// what is not found is told of.
func TestFindsPlayersWhenTheyAreNeeded(t *testing.T) {
	teaching := Style{Profile: Teaching, Volume: 70, Language: "en"}
	for _, tt := range []struct {
		name         string
		style        Style
		found, voice bool
		looks        int32
		status       string
	}{
		{"silent", Style{Profile: Silent, Volume: 70}, true, true, 0, ""},
		{"muted by its volume", Style{Profile: Normal}, true, true, 0, ""},
		{"found", teaching, true, true, 1, ""},
		{"no voice", teaching, true, false, 1, "no voice"},
		{"no voice, but none is wanted", DefaultStyle(), true, false, 1, ""},
		{"nothing, nor after ten seconds", teaching, false, false, 2, "no sound; no voice"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				player, looks := newFake(t, "fake"), atomic.Int32{}
				g := newStage(t, standard(t), Options{
					Style: tt.style,
					Players: func() []Candidate[Player] {
						looks.Add(1)
						return []Candidate[Player]{candidate[Player](player, tt.found)}
					},
					Speakers: func() []Candidate[Speaker] {
						return []Candidate[Speaker]{candidate[Speaker](&talker{start: time.Now()}, tt.voice)}
					},
				})
				synctest.Wait()
				if n := looks.Load(); n != 0 {
					t.Errorf("looked %d times before a run", n)
				}
				g.pass(10 * second)
				if n := looks.Load(); n != tt.looks {
					t.Errorf("looked %d times, not %d", n, tt.looks)
				}
				if got := g.c.Status(); got != tt.status {
					t.Errorf("status %q, not %q", got, tt.status)
				}
				if heard := len(player.played()) > 0; heard != (tt.looks > 0 && tt.found) {
					t.Errorf("played %v", player.played())
				}
				var problems []string
				for _, err := range g.c.Close() {
					problems = append(problems, err.Error())
				}
				if got := strings.Join(problems, "; "); got != tt.status {
					t.Errorf("at the end %q, not %q", got, tt.status)
				}
			})
		})
	}
}

func TestRunAfterRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		plan, player := standard(t), newFake(t, "fake")
		g := newStage(t, plan, Options{Players: these(player), Style: DefaultStyle()})
		g.pass(7 * second)
		g.do(session.Finish)
		time.Sleep(3 * second)
		// A driver counts each run from zero.
		began := g.now()
		again := &stage{c: g.c, start: time.Now(), speed: 2, run: session.New(plan)}
		again.playOut()
		var want []beat
		for _, b := range whole(plan) {
			want = append(want, beat{began + b.at/2, b.call})
		}
		wantBeats(t, after(began-1, player.played()), want)
		wantClose(t, g.c, nil)
	})
}

// TestAPreviewIsNoNoise holds that at a great speed sounds neither pile up nor come late.
func TestAPreviewIsNoNoise(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		plan := expand(t, rounds(200, hold(10*second), release(3*second)), protocol.Options{})
		player := newFake(t, "fake")
		g := newStage(t, plan, Options{Players: these(player), Style: DefaultStyle()})
		g.speed = 500
		g.playOut()
		wantClose(t, g.c, nil)
		beats := player.played()
		for i, b := range beats[1 : len(beats)-1] {
			if b.at-beats[i].at < leastApart {
				t.Errorf("%v after %v", b, beats[i])
			}
		}
		if last := beats[len(beats)-1]; last.call != "done" {
			t.Errorf("the last is %v", last)
		}
	})
}

// TestAtRestItSleeps counts how often the scheduler looks at the clock: it does so a
// few times for each thing that it is told or plays, and never by itself.
func TestAtRestItSleeps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start, looks := time.Now(), atomic.Int64{}
		c := Start(Options{
			Players: these(newFake(t, "fake")), Style: DefaultStyle(),
			Now: func() time.Duration { looks.Add(1); return time.Since(start) },
		})
		s, events := session.New(standard(t)).Advance(0)
		c.Tell(drive.Turn{Speed: 1, Run: s, Happened: events})
		s, events = s.Apply(0, session.Intent{Kind: session.Pause})
		c.Tell(drive.Turn{Speed: 1, Run: s, Happened: events})
		time.Sleep(10 * second)
		synctest.Wait()
		before := looks.Load()
		time.Sleep(time.Hour)
		synctest.Wait()
		if n := looks.Load() - before; n != 0 {
			t.Errorf("looked at the clock %d times in an hour of pause", n)
		}
		wantClose(t, c, nil)
	})
}
