package journal

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/stats"
)

// noted is a session as it happened, and what was told of it.
type noted struct {
	id     int64
	run    Run
	speed  session.Speed
	began  time.Time
	events []session.Event
}

// noteDown runs a plan with some intents, maybe breaks off, and writes down all of it.
func noteDown(t *rapid.T, s *Store, n noted) noted {
	sc := writtenSoFar(header{Run: n.run, UID: rand.Text(), Speed: n.speed, Began: n.began, Program: "test"}, 0, nil)
	sc.file = catalog.Encode
	state, now := session.New(n.run.Plan), time.Duration(0)
	kinds := []session.IntentKind{
		session.Pause, session.Resume, session.Next, session.Back, session.Restart, session.MoreTime, session.LessTime, session.MoreRounds,
		session.Released, session.Score, session.Score, session.Digit, session.TakeBack, session.Finish,
	}
	breaksOff := rapid.IntRange(0, 2).Draw(t, "breaks off") == 0
	intents := rapid.IntRange(0, 12).Draw(t, "intents")
	err := s.change(t.Context(), func(w *writer) {
		write := func(next session.Session, events []session.Event) {
			state = next
			if len(events) > 0 {
				sc.write(w, turn{At: now, World: n.began.Add(now), Active: state.Snapshot(now).Active, Events: events})
				n.events = append(n.events, events...)
			}
		}
		write(state.Advance(now))
		for range intents {
			in := session.Intent{Kind: rapid.SampledFrom(kinds).Draw(t, "intent"), N: rapid.IntRange(0, 10).Draw(t, "number")}
			if state.Can(in.Kind) {
				write(state.Apply(now, in))
			}
			now += time.Duration(rapid.IntRange(0, 15000).Draw(t, "then")) * time.Millisecond
			write(state.Advance(now))
		}
		if !breaksOff {
			now += time.Hour
			write(state.Advance(now))
		}
		n.id = sc.id
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// treated is what was done at one point, worked out from nothing but the events.
type treated struct {
	noted
	place         stats.Place
	holds, fits   int
	compression   time.Duration
	active        time.Duration
	before, after *float64
}

func (n noted) points() []treated {
	phases := map[int]session.Event{}
	scores := map[int][][]session.Event{} // each with what it corrected before it
	for _, e := range n.events {
		switch e.Kind {
		case session.PhaseEnd:
			phases[e.Step] = e
		case session.Superseded:
			for step := e.From; step <= e.Step; step++ {
				delete(phases, step)
			}
		case session.Scored:
			given := scores[e.Point]
			if !e.Corrects {
				scores[e.Point] = append(given, []session.Event{e})
				break
			}
			last := given[len(given)-1]
			if was := last[len(last)-1]; e.Score.N == 10 && was.Score.N == 1 && e.At-was.At <= session.DigitTime {
				last, e.Step = last[:len(last)-1], was.Step // it was half of it
			}
			given[len(given)-1] = append(last, e)
		case session.ScoreTakenBack:
			given := scores[e.Point]
			if last := given[len(given)-1]; len(last) > 1 {
				given[len(given)-1] = last[:len(last)-1]
			} else {
				scores[e.Point] = given[:len(given)-1]
			}
		}
	}
	var out []treated
	for i, p := range n.run.Plan.Points {
		at, first := treated{noted: n, place: stats.Place{Site: p.Site, Side: p.Side}}, math.MaxInt
		for _, e := range phases {
			if e.Point != i+1 || e.Block == 0 {
				continue
			}
			at.active += e.Held
			if e.Phase != protocol.Hold {
				continue
			}
			at.compression += e.Held
			if e.Fits {
				at.fits++
			}
			if e.Fits || e.Held >= time.Second {
				at.holds++
				first = min(first, e.Step)
			}
		}
		number := func(given []session.Event) *float64 { f := float64(given[len(given)-1].Score.N); return &f }
		if given := scores[i+1]; len(given) > 0 {
			if len(given) > 1 || given[0][0].Step <= first {
				at.before = number(given[0])
			}
			if len(given) > 1 || at.before == nil {
				at.after = number(given[len(given)-1])
			}
		}
		if at.active >= time.Millisecond {
			out = append(out, at)
		}
	}
	return out
}

// week and day are told by the calendar of the standard library.
func (n noted) week() string {
	day := n.began
	for day.Weekday() != time.Monday {
		day = day.AddDate(0, 0, -1)
	}
	return day.Format(time.DateOnly)
}

func (n noted) day() string { return n.began.Format(time.DateOnly) }

// byHand works the statistics out from sessions one by one.
func byHand(all []noted, scope stats.Scope, now time.Time) stats.Report {
	r := stats.Report{Scope: scope}
	weeks, places, days := map[string]*stats.DayRow{}, map[stats.Place]*stats.PlaceDone{}, map[string]bool{}
	trends := map[stats.Place]*stats.Trend{}
	slices.SortStableFunc(all, func(a, b noted) int { return cmp.Or(a.began.Compare(b.began), cmp.Compare(a.id, b.id)) })
	for _, n := range all {
		if n.speed.Preview() {
			continue
		}
		days[n.day()] = true
		counted := false
		for _, p := range n.points() {
			if scope.Client != "" && scope.Client != n.run.Client || scope.Place.Site != "" && scope.Place.Site != p.place.Site ||
				scope.Place.Side != "" && scope.Place.Side != p.place.Side || scope.Since != 0 && n.day() < scope.Since.String() {
				continue
			}
			if weeks[n.week()] == nil {
				weeks[n.week()] = &stats.DayRow{}
			}
			if places[p.place] == nil {
				places[p.place] = &stats.PlaceDone{Place: p.place}
			}
			if !counted {
				r.Sessions++
				weeks[n.week()].Sessions++
			}
			counted = true
			for _, w := range []*stats.Work{&r.Work, &weeks[n.week()].Work, &places[p.place].Work} {
				w.Points++
				w.Holds += p.holds
				w.Fits += p.fits
				w.Compression += protocol.Seconds(p.compression.Truncate(time.Millisecond))
			}
			if p.before != nil && p.after != nil {
				switch change := *p.after - *p.before; {
				case change <= -4:
					places[p.place].Fell++
				case change >= 4:
					places[p.place].Rose++
				default:
					places[p.place].Within++
				}
			}
			if (p.before != nil || p.after != nil) && n.run.Client == scope.Client {
				if trends[p.place] == nil {
					trends[p.place] = &stats.Trend{Place: p.place}
				}
				trends[p.place].Readings = append(trends[p.place].Readings, stats.Reading{
					Session: n.id, Began: n.began, Place: p.place, Score: stats.Pair{Before: p.before, After: p.after},
				})
			}
		}
	}
	for name, w := range weeks {
		w.Day, _ = stats.ParseDay(name)
		r.Weeks = append(r.Weeks, *w)
	}
	for _, p := range places {
		r.Places = append(r.Places, *p)
	}
	for _, t := range trends {
		r.Trends = append(r.Trends, *t)
	}
	r.Streak.Today = days[now.Format(time.DateOnly)]
	last := now
	if !r.Streak.Today {
		last = now.AddDate(0, 0, -1)
	}
	for days[last.AddDate(0, 0, -r.Streak.Days).Format(time.DateOnly)] {
		r.Streak.Days++
	}
	for d := now.AddDate(-1, 0, 0); d.Before(now.AddDate(0, 1, 0)); d = d.AddDate(0, 0, 1) {
		n := 0
		for days[d.AddDate(0, 0, n).Format(time.DateOnly)] {
			n++
		}
		r.Streak.Longest = max(r.Streak.Longest, n)
	}
	return sorted(r)
}

// sorted puts a report in an order that does not depend on who made it.
func sorted(r stats.Report) stats.Report {
	place := func(a, b stats.Place) int { return cmp.Or(cmp.Compare(a.Site, b.Site), cmp.Compare(a.Side, b.Side)) }
	slices.SortFunc(r.Weeks, func(a, b stats.DayRow) int { return cmp.Compare(a.Day, b.Day) })
	slices.SortFunc(r.Places, func(a, b stats.PlaceDone) int { return place(a.Place, b.Place) })
	slices.SortFunc(r.Trends, func(a, b stats.Trend) int { return place(a.Place, b.Place) })
	return r
}

// Whatever was done, undone, broken off or only previewed: the statistics are those that
// somebody would work out by hand from what happened.
func TestStatsAreWhatHappened(t *testing.T) {
	t.Parallel()
	base := sample(t).Parts[0].Protocol
	now := time.Date(2026, 11, 21, 1, 0, 0, 0, time.FixedZone("", 3600))
	empty, home, journals := emptyJournal(t), t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		journals++
		folder := filepath.Join(home, strconv.Itoa(journals))
		lay(t, folder, empty)
		s, err := open(t.Context(), folder)
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		var all []noted
		for range rapid.IntRange(0, 5).Draw(rt, "sessions") {
			p := base
			p.Points = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) protocol.Point {
				return protocol.Point{
					Site: rapid.SampledFrom([]string{"upper trapezius", "soleus"}).Draw(t, "site"),
					Side: rapid.SampledFrom([]protocol.Side{protocol.NoSide, protocol.Left, protocol.Right}).Draw(t, "side"),
				}
			}), 0, 2).Draw(rt, "points")
			plan, err := protocol.Expand(p, protocol.Options{Ready: protocol.DefaultReady})
			if err != nil {
				rt.Fatal(err)
			}
			zone := time.FixedZone("", rapid.SampledFrom([]int{-36000, 0, 3600, 19800, 50400}).Draw(rt, "zone"))
			all = append(all, noteDown(rt, s, noted{
				run:   Run{Plan: &plan, Client: rapid.SampledFrom([]string{"", "", "K7", "B2"}).Draw(rt, "client")},
				speed: rapid.SampledFrom([]session.Speed{0, 1, 1, 1, 20}).Draw(rt, "speed"),
				began: now.Add(-time.Duration(rapid.IntRange(0, 60*24*30).Draw(rt, "minutes ago")) * time.Minute).In(zone),
			}))
		}
		for range 3 {
			scope := stats.Scope{
				Client: rapid.SampledFrom([]string{"", "K7", "B2", "nobody"}).Draw(rt, "of client"),
				Place: stats.Place{
					Site: rapid.SampledFrom([]string{"", "", "soleus"}).Draw(rt, "of site"),
				},
				Since: stats.DayOf(now) - stats.Day(rapid.IntRange(0, 31).Draw(rt, "since")),
			}
			if scope.Place.Site != "" {
				scope.Place.Side = rapid.SampledFrom([]protocol.Side{protocol.NoSide, protocol.Left}).Draw(rt, "of side")
			}
			if rapid.Bool().Draw(rt, "ever") {
				scope.Since = 0
			}
			got, err := s.Stats(t.Context(), scope, now)
			if err != nil {
				rt.Fatal(err)
			}
			want := byHand(all, scope, now)
			if a, b := shown(sorted(got)), shown(want); !reflect.DeepEqual(a, b) {
				rt.Fatalf("of %+v:\n%s\nby hand:\n%s", scope, a, b)
			}
		}
	})
}

// shown writes a report out, whatever its slices and zones are made of.
func shown(r stats.Report) string {
	text := fmt.Sprintf("%+v %+v %+v\n%+v\n", r.Done, r.Drilled, r.Streak, r.Weeks)
	for _, p := range r.Places {
		text += fmt.Sprintln(p.Place, p.Work, p.Fell, p.Rose, p.Within)
	}
	for _, t := range r.Trends {
		for _, one := range t.Readings {
			before, first := (stats.Pair{Before: new(float64), After: one.Score.Before}).By()
			after, last := (stats.Pair{Before: new(float64), After: one.Score.After}).By()
			text += fmt.Sprintln(t.Place, one.Place, one.Session, one.Began.Format(time.RFC3339), before, first, after, last)
		}
	}
	return text
}
