package share

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/cue"
	"presshold/internal/drive"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/runview"
)

// drawPlan draws a plan of fixed, ranged and open phases, some of which wait.
func drawPlan(t *rapid.T) *protocol.Plan {
	tenths := func(lo, hi int, label string) time.Duration {
		return time.Duration(rapid.IntRange(lo, hi).Draw(t, label)) * 100 * time.Millisecond
	}
	phases := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) protocol.Phase {
		p := protocol.Phase{Kind: rapid.SampledFrom(append(protocol.Kinds(), protocol.Hold, protocol.Hold)).Draw(t, "kind")}
		switch rapid.IntRange(0, 2).Draw(t, "shape") {
		case 0:
			p.Duration = protocol.Fixed(tenths(5, 1500, "fixed"))
		case 1:
			lo := tenths(5, 200, "min")
			p.Duration = protocol.Span{Min: lo, Max: lo + tenths(1, 200, "more")}
		default:
			p.Duration, p.Cap = protocol.Span{Open: true}, tenths(20, 1500, "cap")
			p.Guide = p.Cap / 2
		}
		if p.Kind == protocol.CheckIn {
			p = protocol.Phase{Kind: p.Kind, Waits: true}
		}
		return p
	}), 1, 4).Draw(t, "phases")
	phases = append(phases, protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(10 * time.Second)})
	p := protocol.Protocol{
		ID: "test", Name: "Test", Blocks: []protocol.Block{{Phases: phases, Rounds: protocol.Rounds{Planned: rapid.IntRange(1, 6).Draw(t, "rounds")}}},
		Points:   []protocol.Point{{Site: "neck", Side: protocol.Left}, {Site: "jaw"}}[:rapid.IntRange(1, 2).Draw(t, "points")],
		Pressure: protocol.Pressure{Change: rapid.SampledFrom([]protocol.Change{protocol.Same, protocol.Up, protocol.Down}).Draw(t, "change"), Level: 1},
	}
	plan, err := protocol.Expand(p, protocol.Options{CountIn: tenths(0, 50, "count-in"), Ready: tenths(0, 50, "ready")})
	if err != nil {
		t.Skip(err) // the generator is not to know all rules
	}
	return &plan
}

// follow is a page in Go: what it shows of a show at a moment.
func follow(s show, now float64) (f frame, number string, known bool) {
	if s.Until > 0 && now >= s.Until {
		return frame{}, "", false
	}
	i, found := slices.BinarySearchFunc(s.Frames, now, func(f frame, now float64) int { return cmp.Compare(f.At, now) })
	if !found {
		i = max(i-1, 0)
	}
	f = s.Frames[i]
	switch f.Count {
	case down:
		return f, said(math.Ceil((f.Zero-now)*s.Speed/1000-1e-6), f.Slots), true
	case up:
		return f, said(math.Floor((now-f.Zero)*s.Speed/1000+1e-6), f.Slots), true
	default:
		return f, f.Digits, true
	}
}

// TestFramesAreTheRun holds that a page which was told once shows at every later moment what
// the program's screen shows then, as long as nobody does anything, and no longer than it can
// know.
func TestFramesAreTheRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		speed := session.Speed(rapid.SampledFrom([]float64{1, 0.5, 3, 20}).Draw(t, "speed"))
		var st state
		var last drive.Turn
		now := time.Duration(rapid.IntRange(0, 1e9).Draw(t, "start")) * time.Microsecond
		d := drive.New(plan, drive.Clock{Now: func() time.Duration { return now }}, speed, func(turn drive.Turn) { last = turn; st.turn(turn) })
		pass := func(by time.Duration) {
			for end := now + by; ; d.Wake() {
				wait, ok := d.Until()
				if !ok || now+wait > end {
					now = end
					d.Wake()
					return
				}
				now += max(wait, 1)
			}
		}
		d.Wake()
		for range rapid.IntRange(0, 5).Draw(t, "intents") {
			pass(time.Duration(rapid.IntRange(0, 20_000).Draw(t, "passes")) * time.Millisecond)
			d.Do(session.Intent{Kind: rapid.SampledFrom([]session.IntentKind{
				session.Pause, session.Resume, session.Next, session.Back, session.Released, session.MoreTime, session.PressureUp, session.ByHand, session.Press, session.Lift,
			}).Draw(t, "intent")})
		}
		st.changed = true
		st.settle()
		told := lastShow(t, &st)
		for range 20 {
			pass(time.Duration(rapid.IntRange(0, 40_000).Draw(t, "later")) * time.Millisecond)
			is := courseOf(last)
			snap := is.run.Snapshot(is.at)
			want := is.frame(snap)
			got, number, known := follow(told, ms(now))
			if !known {
				if d.Snapshot().State != session.Finished && now < last.Real && ms(now) < told.Until {
					t.Fatalf("it does not know at %v what holds until %v", ms(now), told.Until)
				}
				return
			}
			if got.Word != want.Word || got.Role != want.Role || got.Counts != want.Counts || got.Next != want.Next || got.Do != want.Do {
				t.Fatalf("at %v it shows %+v, want %+v", ms(now), got, want)
			}
			if strings.ContainsAny(want.Say, "·×…") {
				t.Fatalf("somebody hears %q", want.Say)
			}
			if digits := runview.Say(runview.View{Snapshot: snap}).Digits; want.Slots != "" && number != digits {
				t.Fatalf("at %v it shows %s, want %s", ms(now), number, digits)
			}
		}
	})
}

// Somebody who hears the page hears words, and no signs that stand for them.
func TestSaidForTheEar(t *testing.T) {
	var last drive.Turn
	now := time.Duration(0)
	plan := expand(t, holds(protocol.Span{Min: 2 * time.Second, Max: 3 * time.Second}, 4), protocol.Options{})
	d := drive.New(plan, drive.Clock{Now: func() time.Duration { return now }}, 1, func(turn drive.Turn) { last = turn })
	for _, tt := range []struct {
		at   time.Duration
		want string
	}{
		{0, "hold, 2 to 3 seconds, round 1 of 4"},
		{2500 * time.Millisecond, "hold, in range, 2 to 3 seconds, round 1 of 4"},
	} {
		for d.Wake(); now < tt.at; d.Wake() {
			now += 500 * time.Millisecond
		}
		is := courseOf(last)
		if got := is.frame(is.run.Snapshot(is.at)).Say; !strings.HasPrefix(got, tt.want) {
			t.Errorf("at %v: %q, want %q", tt.at, got, tt.want)
		}
	}
}

// said is a number of seconds as a page says it.
func said(n float64, slots string) string {
	if n < 60 || !strings.Contains(slots, ":") {
		return strconv.Itoa(int(math.Max(0, n)))
	}
	return phrase.Clock(time.Duration(n) * time.Second)
}

// lastShow is what pages were told last.
func lastShow(t fataler, st *state) show {
	var out show
	read(t, st.show, &out)
	return out
}

// TestCuesAreTheScore holds that pages are told of each cue once, at its moment, whatever is
// done.
func TestCuesAreTheScore(t *testing.T) {
	r := newRig(t, Options{})
	d := r.run(expand(t, holds(protocol.Span{Min: 4 * time.Second, Max: 8 * time.Second}, 4), protocol.Options{CountIn: 5 * time.Second}), 1)
	s := r.follow()
	got := s.show().Cues
	var want []sound
	for _, c := range cue.Ahead(session.New(expand(t, holds(protocol.Span{Min: 4 * time.Second, Max: 8 * time.Second}, 4), protocol.Options{CountIn: 5 * time.Second})), -1, time.Hour) {
		want = append(want, sound{ms(time.Hour + c.Due), c.Tone})
	}
	if !slices.Equal(got, want) {
		t.Errorf("told of %v\nwant %v", got, want)
	}
	r.pass(d, 7*time.Second)
	d.Do(session.Intent{Kind: session.Pause})
	if got := s.show().Cues; len(got) != 1 || got[0] != (sound{ms(time.Hour + 7*time.Second), "paused"}) {
		t.Errorf("in a pause: %v", got)
	}
}
