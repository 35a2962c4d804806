package cue

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/session"
)

// TestFallsBack holds that whatever a player does, the next takes over within a second,
// and every other sound is played at its moment. The calls are: ready, warm, three
// times ready, press, warm before the rest is over, three ticks, release ...
func TestFallsBack(t *testing.T) {
	const left = "sound: bell (PulseAudio stopped)"
	tests := []struct {
		name    string
		fault   func(*fake)
		missing []beat
		status  string
		failure error
	}{
		{"there is no server", func(f *fake) { f.fails = 1 }, nil, left, errDead},
		{"it can't be made ready", func(f *fake) { f.fails = 2 }, nil, left, errDead},
		{"it dies in the middle", func(f *fake) { f.fails = 8 }, nil, left, errDead},
		{"it hangs from the first", func(f *fake) { f.hangs = 1 }, []beat{{0, "ready"}}, left, errHangs},
		{"it hangs when it is made ready", func(f *fake) { f.hangs = 7 }, nil, left, errHangs},
		{"it hangs in the middle", func(f *fake) { f.hangs = 8 }, []beat{{12 * second, "tick"}}, left, errHangs},
		{"it is slow", func(f *fake) { f.slow = 250 * ms }, nil, "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				plan, first, bell := standard(t), newFake(t, "PulseAudio"), newFake(t, "bell")
				tt.fault(first)
				g := newStage(t, plan, Options{Players: these(first, bell), Style: DefaultStyle()})
				g.playOut()
				if got := g.c.Status(); got != tt.status {
					t.Errorf("status %q, not %q", got, tt.status)
				}
				wantClose(t, g.c, tt.failure)
				wantBeats(t, append(first.played(), bell.played()...), slices.DeleteFunc(whole(plan), func(b beat) bool {
					return slices.Contains(tt.missing, b)
				}))
				if all := bell.all(); tt.failure != nil && all[0].call != "warm" {
					t.Errorf("the bell takes over with %v, and was not made ready", all[0])
				}
				for _, f := range []*fake{first, bell} {
					if all := f.all(); len(all) > 0 && all[len(all)-1].call != "close" {
						t.Errorf("%s is not closed: %v", f.name, all)
					}
				}
			})
		})
	}
}

func TestWhenNoPlayerIsLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first, second := newFake(t, "PulseAudio"), newFake(t, "paplay")
		first.fails, second.hangs = 4, 2
		g := newStage(t, standard(t), Options{Players: these(first, second), Style: DefaultStyle()})
		g.playOut()
		if got := g.c.Status(); got != "no sound (PulseAudio stopped)" || g.c.Player() != "" {
			t.Errorf("status %q, player %q", got, g.c.Player())
		}
		wantClose(t, g.c, errDead)
	})
}

func TestWithoutPlayers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newStage(t, standard(t), Options{Style: DefaultStyle()})
		g.playOut()
		if got := g.c.Status(); got != "" {
			t.Errorf("status %q", got)
		}
		wantClose(t, g.c, nil)
		wantClose(t, g.c, nil) // again does no harm
		g.tell(g.run, nil)
	})
}

// TestTheDriverNeverWaits holds that no call takes any time while a player hangs.
func TestTheDriverNeverWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		player := newFake(t, "PulseAudio")
		player.hangs = 1
		g := newStage(t, standard(t), Options{Players: these(player), Style: DefaultStyle()})
		g.tell(g.run.Advance(0))
		synctest.Wait()
		g.do(session.Next)
		g.c.SetMuted(true)
		g.c.SetStyle(DefaultStyle())
		g.c.Status()
		if n := g.now(); n != 0 {
			t.Errorf("that took %v", n)
		}
		wantClose(t, g.c, errHangs)
		if n := g.now(); n > 2*Patience {
			t.Errorf("closing took %v", n)
		}
	})
}

// TestNeverLateNeverTwice plays any run on players with any faults and holds that no
// sound is begun late, that none is begun twice, and that none is one that the oracle
// doesn't know.
func TestNeverLateNeverTwice(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		plan, acts := drawPlan(rt), drawActs(rt)
		fault := rapid.SampledFrom([]string{"none", "dies", "hangs", "slow", "dies, then hangs"}).Draw(rt, "fault")
		nth := rapid.IntRange(1, 30).Draw(rt, "nth call")
		var problem string
		synctest.Test(t, func(t *testing.T) {
			players := []*fake{newFake(t, "first"), newFake(t, "second"), newFake(t, "third")}
			switch fault {
			case "dies":
				players[0].fails = nth
			case "hangs":
				players[0].hangs = nth
			case "slow":
				players[0].slow = 600 * ms
			case "dies, then hangs":
				players[0].fails, players[1].hangs = nth, nth/2+1
			}
			g := newStage(t, plan, Options{Players: these(players[0], players[1], players[2]), Style: DefaultStyle()})
			g.tell(g.run.Advance(0))
			synctest.Wait()
			events, until := follow(g, acts), g.now()
			synctest.Wait()
			g.c.Close() // the players may fail
			problem = check(expected(plan, events), until, players)
			time.Sleep(time.Minute) // a slow call comes back
		})
		if problem != "" {
			rt.Fatal(problem)
		}
	})
}

// follow lets a stage do the acts, and returns all events.
func follow(g *stage, acts []act) []session.Event {
	s, all := session.New(g.run.Plan()).Advance(0)
	for _, a := range acts {
		until := g.now() + a.wait
		g.advance(until)
		g.tell(g.run.Apply(until, a.in))
		synctest.Wait()
		var events []session.Event
		s, events = s.Apply(until, a.in)
		all = append(all, events...)
	}
	return append(all, session.Event{Kind: session.Paused, At: 1 << 62})
}

// check compares what was played with what was to be played. What a player without a
// fault plays must be all of it, and to the instant.
func check(want []Sound, until time.Duration, players []*fake) string {
	var problems []string
	heard := map[time.Duration]beat{}
	for _, f := range players {
		for _, b := range f.played() {
			if !due(want, b, Lateness) {
				problems = append(problems, fmt.Sprint("late, or not due: ", b))
			}
			if other, ok := heard[b.at]; ok {
				problems = append(problems, fmt.Sprint("two at one moment: ", other, ", ", b))
			}
			heard[b.at] = b
		}
	}
	if f := players[0]; f.slow == 0 && f.fails == 0 && f.hangs == 0 {
		for _, s := range want {
			if s.Due <= until && heard[s.Due].call != string(s.Tone) {
				problems = append(problems, fmt.Sprint("not played to the instant: ", s))
			}
		}
	}
	return strings.Join(problems, "\n")
}

// due reports whether a beat is one of the sounds, and at most so late.
func due(want []Sound, b beat, late time.Duration) bool {
	return slices.ContainsFunc(want, func(s Sound) bool {
		return string(s.Tone) == b.call && s.Due <= b.at && b.at-s.Due <= late
	})
}
