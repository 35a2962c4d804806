package sessionclock

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func noon() time.Time { return time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC) }

// clocks are moved by a test: sleep counts on both, a step on the wall clock alone.
type clocks struct{ elapsed, step time.Duration }

func (c clocks) read() Reading {
	return Reading{Elapsed: 7*time.Hour + c.elapsed, Wall: noon().Add(c.elapsed + c.step)}
}

// TestMoments draws the session clock, a run with its edges, sleeps, and a wall clock that is
// set, and holds: nothing within three seconds of an edge unless it has waited for one, no moment
// lost, none twice, and each as soon as it has come and there is room.
func TestMoments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.OneOf(rapid.IntRange(1, 70), rapid.SampledFrom([]int{5, 10, 20})).Draw(t, "minutes") // where moments meet
		length := time.Duration(minutes) * time.Minute
		plan := Plan{Length: length, Announce: Moments{
			rapid.Bool().Draw(t, "half"), rapid.Bool().Draw(t, "ten"), rapid.Bool().Draw(t, "five"), rapid.Bool().Draw(t, "end"),
		}}
		byWall := rapid.Bool().Draw(t, "by the wall clock")
		if byWall {
			plan.Length, plan.By = 0, noon().Add(length)
		}
		var c clocks
		clock := Start(plan, c.read())
		at := map[Moment]time.Duration{Half: length / 2, Ten: 10 * time.Minute, Five: 5 * time.Minute, End: 0}
		var waiting []Moment // in the order in which they come
		told := map[Moment]bool{Half: plan.Announce.Half, Ten: plan.Announce.Ten, Five: plan.Announce.Five, End: plan.Announce.End}
		for _, m := range []Moment{Half, Ten, Five, End} {
			if told[m] && at[m] < length {
				waiting = append(waiting, m)
			}
		}
		slices.SortStableFunc(waiting, func(a, b Moment) int { return int(at[b] - at[a]) })
		passed := time.Duration(-1) // until when what is due waits; negative if it doesn't
		for c.elapsed < length+time.Hour {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				c.elapsed += time.Duration(rapid.IntRange(1, 40).Draw(t, "slept")) * time.Minute
			case 1:
				c.step += time.Duration(rapid.IntRange(-30, 30).Draw(t, "set")) * time.Minute
			default:
				c.elapsed += time.Duration(rapid.IntRange(1, 90_000).Draw(t, "passed")) * time.Millisecond
			}
			left := length - c.elapsed
			if byWall {
				left -= c.step
			}
			if got := clock.Left(c.read()); got != left {
				t.Fatalf("%v are left, not %v", got, left)
			}
			edge := rapid.SampledFrom([]time.Duration{0, time.Second, 3 * time.Second, 3*time.Second + 1, NoEdge}).Draw(t, "edge")
			room := edge > 3*time.Second || passed >= 0 && c.elapsed >= passed
			if len(waiting) > 0 && left <= at[waiting[0]] {
				switch {
				case room:
					passed = -1
				case passed < 0:
					passed = c.elapsed + edge
				}
			}
			var want Moment
			for room && len(waiting) > 0 && left <= at[waiting[0]] {
				want, waiting = waiting[0], waiting[1:]
			}
			due, ok := clock.Take(c.read(), edge)
			if ok != (want != "") || due.Moment != want {
				t.Fatalf("with %v left and an edge in %v: %q, want %q", left, edge, due.Moment, want)
			}
			if late := want != End && at[want]-left > time.Minute; ok && due.Late != late {
				t.Fatalf("%s with %v left: late is %v", want, left, due.Late)
			}
		}
	})
}

func TestNextIsWhenSomethingChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock := Start(Plan{Length: time.Duration(rapid.IntRange(1, 7200).Draw(t, "seconds")) * time.Second, Announce: AllMoments()}, clocks{}.read())
		minutes := func(c clocks) time.Duration {
			if left := clock.Left(c.read()); left > 0 {
				return (left + time.Minute - 1) / time.Minute
			}
			return clock.Left(c.read()) / time.Minute
		}
		c := clocks{elapsed: time.Duration(rapid.Int64Range(0, int64(3*time.Hour)).Draw(t, "elapsed"))}
		clock.Take(c.read(), NoEdge)
		next := clock.Next(c.read())
		if next <= 0 || next > time.Minute {
			t.Fatalf("in %v", next)
		}
		before, then := c, c
		before.elapsed += next - 1
		then.elapsed += next
		if minutes(before) != minutes(c) {
			t.Fatalf("%v minutes become %v before %v have passed", minutes(c), minutes(before), next)
		}
		if _, ok := clock.Take(before.read(), NoEdge); ok {
			t.Fatalf("a moment comes before %v have passed", next)
		}
		if _, ok := clock.Take(then.read(), NoEdge); !ok && minutes(then) == minutes(c) {
			t.Fatalf("nothing has changed after %v", next)
		}
	})
}

func TestEnds(t *testing.T) {
	const hour = time.Hour
	for _, tt := range []struct {
		name string
		plan Plan
		at   clocks
		want string
	}{
		{"as planned", Plan{Length: hour}, clocks{elapsed: hour / 2}, "13:00"},
		{"slept", Plan{Length: hour}, clocks{elapsed: 2 * hour}, "13:00"},
		{"the wall clock drifts", Plan{Length: hour}, clocks{elapsed: hour / 2, step: -400 * time.Millisecond}, "13:00"},
		{"the wall clock was set", Plan{Length: hour}, clocks{elapsed: hour / 2, step: -10 * time.Minute}, "12:50"},
		{"by the wall clock, which was set", Plan{By: noon().Add(hour)}, clocks{elapsed: hour / 2, step: -10 * time.Minute}, "13:00"},
		{"over midnight", Plan{Length: 13 * hour}, clocks{}, "01:00"},
	} {
		clock := Start(tt.plan, clocks{}.read())
		if got := clock.Ends(tt.at.read()).Format("15:04"); got != tt.want {
			t.Errorf("%s: ends at %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestBeginsWhenItIsOver: whoever waits in the picker until the time of day has come is
// told that it is up, and nothing else.
func TestBeginsWhenItIsOver(t *testing.T) {
	clock := Start(Plan{By: noon().Add(-time.Minute), Announce: AllMoments()}, clocks{}.read())
	if due, ok := clock.Take(clocks{}.read(), NoEdge); !ok || due.Moment != End {
		t.Errorf("%+v, %v", due, ok)
	}
	if due, ok := clock.Take(clocks{elapsed: time.Hour}.read(), NoEdge); ok {
		t.Errorf("then %+v", due)
	}
}

func TestParseBy(t *testing.T) {
	for _, tt := range []struct{ now, text, want string }{
		{"14:00", "14:50", "26 14:50"},
		{"14:00", "9:05", ""},
		{"09:00", "9:05", "26 09:05"},
		{"14:00", "14:00", ""},
		{"14:00", "13:59", ""},
		{"14:00", "23:59", "26 23:59"},
		{"23:30", "00:20", "27 00:20"},
		{"23:30", "23:29", ""},
		{"20:30", "00:30", "27 00:30"},
		{"20:29", "00:30", ""},
		{"14:00", "25:00", ""},
		{"14:00", "14:60", ""},
		{"14:00", "24:00", ""},
		{"14:00", "half past two", ""},
		{"14:00", "", ""},
	} {
		clock, err := time.Parse("15:04", tt.now)
		if err != nil {
			t.Fatal(err)
		}
		now := time.Date(2026, 11, 26, clock.Hour(), clock.Minute(), 0, 0, time.UTC)
		by, err := ParseBy(tt.text, now)
		got := ""
		if err == nil {
			got = by.Format("02 15:04")
		}
		if got != tt.want {
			t.Errorf("at %s, %q: %q (%v), want %q", tt.now, tt.text, got, err, tt.want)
		}
	}
}

func TestParseLength(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"50m": 50 * time.Minute, "1h30m": 90 * time.Minute, "12h": 12 * time.Hour, "1s": time.Second,
		"0": 0, "0m": 0, "50": 0, "13h": 0, "open": 0, "40m-50m": 0, "-5m": 0, "": 0, "soon": 0,
	} {
		if got, err := ParseLength(text); got != want && err == nil || (err == nil) != (want > 0) {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
	}
}
