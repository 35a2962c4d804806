package cue

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/cue/tone"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
)

// bells are when the tone of the session clock was played.
func bells(f *fake) []time.Duration {
	var at []time.Duration
	for _, b := range f.played() {
		if b.call == string(tone.SessionClock) {
			at = append(at, b.at)
		}
	}
	return at
}

// TestTheSessionClockWaitsForRoom: holds of 10 s begin at 5 and 18 s, a release of 3 s lies between.
func TestTheSessionClockWaitsForRoom(t *testing.T) {
	pressed := 18*second + DefaultStyle().Clip(tone.Press).Length()
	released := 15*second + DefaultStyle().Clip(tone.Release).Length()
	for _, tt := range []struct {
		name     string
		told     time.Duration
		heard    time.Duration // 0 for not at all
		prepared func(*stage)
	}{
		{"in a hold", 7 * second, 7 * second, nil},
		{"more than three seconds before the edge", 12*second - ms, 12*second - ms, nil},
		{"in a release of three seconds, which it has waited for", 15 * second, released, nil},
		{"too late in it", 18*second - 300*ms, pressed, nil},
		{"while another tone sounds", 18 * second, pressed, nil},
		{"in a pause", 14 * second, 14 * second, func(g *stage) { g.pass(13 * second); g.do(session.Pause) }},
		{"after the run", 45 * second, 45 * second, nil},
		{"muted", 7 * second, 0, func(g *stage) { g.c.SetMuted(true) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				player := newFake(t, "fake")
				g := newStage(t, standard(t), Options{Players: these(player), Style: DefaultStyle()})
				g.pass(0)
				if tt.prepared != nil {
					tt.prepared(g)
				}
				g.pass(tt.told)
				g.c.SessionClockDue(sessionclock.Due{Moment: sessionclock.Ten})
				g.pass(tt.told + 20*second)
				wantClose(t, g.c, nil)
				var want []time.Duration
				if tt.heard > 0 {
					want = []time.Duration{tt.heard}
				}
				if got := bells(player); !slices.Equal(got, want) {
					t.Errorf("heard at %v, not %v", got, want)
				}
			})
		})
	}
}

// TestTheSessionClockInWords waits until the voice has said what to do, and says nothing that is
// no longer true.
func TestTheSessionClockInWords(t *testing.T) {
	for _, tt := range []struct {
		due  sessionclock.Due
		want string
	}{
		{sessionclock.Due{Moment: sessionclock.Half}, "half time"},
		{sessionclock.Due{Moment: sessionclock.Ten}, "ten minutes left"},
		{sessionclock.Due{Moment: sessionclock.Five}, "five minutes left"},
		{sessionclock.Due{Moment: sessionclock.End}, "time is up"},
		{sessionclock.Due{Moment: sessionclock.Five, Late: true}, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			v := &talker{start: time.Now(), takes: func(string) time.Duration { return 900 * ms }}
			style := DefaultStyle()
			style.Voice = Brief
			player := newFake(t, "fake")
			g := newStage(t, standard(t), Options{Players: these(player), Speakers: voices(v), Style: style})
			g.pass(5*second + 500*ms) // it is saying "press, round one"
			g.c.SessionClockDue(tt.due)
			g.pass(11 * second)
			wantClose(t, g.c, nil)
			var said []string
			for _, s := range v.spoken() {
				if !s.whole {
					t.Errorf("%+v: %q was cut off", tt.due, s.words)
				}
				if s.from > 5*second {
					said = append(said, s.words)
				}
			}
			if got := strings.Join(said, "; "); got != tt.want {
				t.Errorf("%+v: %q was said, not %q", tt.due, got, tt.want)
			}
			if got := bells(player); len(got) != 1 {
				t.Errorf("%+v: the tone was heard at %v", tt.due, got)
			}
		})
	}
}
