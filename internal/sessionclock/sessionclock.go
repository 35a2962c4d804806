// Package sessionclock is the session clock: the time that a practitioner has with one
// person, from the first run of the program until it ends, whatever runs in between.
//
// It depends only on when the session clock began, when it is to end, and what the clocks
// say now. It sets no timer: the caller asks [Clock.Next] how long nothing changes,
// and [Clock.Take] which moment has come.
package sessionclock

import (
	"math"
	"slices"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Moment is a moment of the session clock that is announced.
type Moment string

// The moments, in their order in a long session. A short one leaves out those that
// would come at or before its start.
const (
	Half Moment = "half" // half of the time is over
	Ten  Moment = "ten"  // ten minutes are left
	Five Moment = "five" // five minutes are left
	End  Moment = "end"  // the time is up
)

// Moments says which moments are announced.
type Moments struct{ Half, Ten, Five, End bool }

// AllMoments announces every moment.
func AllMoments() Moments { return Moments{true, true, true, true} }

// The limits of the session clock's length.
const (
	MinLength = time.Second
	MaxLength = 12 * time.Hour
)

// Plan is how long the session clock is to last. The zero value is none.
type Plan struct {
	Length   time.Duration // from the start of the first run; zero where By says when it ends
	By       time.Time     // zero where Length says how long it lasts
	Announce Moments
}

// IsZero reports whether none is planned.
func (p Plan) IsZero() bool { return p.Length == 0 && p.By.IsZero() }

// Reading is what the clocks say at one moment.
type Reading struct {
	// Elapsed counts on since some moment, also while the machine sleeps, and knows nothing
	// of wall-clock steps.
	Elapsed time.Duration
	Wall    time.Time
}

type announcement struct {
	moment Moment
	left   time.Duration // when it comes
}

// Clock is a session clock that runs.
type Clock struct {
	plan   Plan
	begun  Reading
	coming []announcement // what is announced, and has yet to be
	gate   Gate
}

// Start starts a session clock.
func Start(p Plan, at Reading) *Clock {
	at.Wall = at.Wall.Round(0) // a step of the wall clock must show
	c := &Clock{plan: p, begun: at}
	length := c.Left(at)
	for _, m := range []struct {
		announcement
		wanted bool
	}{
		{announcement{Half, length / 2}, p.Announce.Half},
		{announcement{Ten, 10 * time.Minute}, p.Announce.Ten},
		{announcement{Five, 5 * time.Minute}, p.Announce.Five},
		{announcement{End, 0}, p.Announce.End},
	} {
		if m.wanted && (m.left < length || m.moment == End) {
			c.coming = append(c.coming, m.announcement)
		}
	}
	return c
}

// Left is how much time is left; a negative one says how long the time has been up. A
// length counts the time that really passed, a time of day goes by the wall clock.
func (c *Clock) Left(at Reading) time.Duration {
	if !c.plan.By.IsZero() {
		return c.plan.By.Sub(at.Wall.Round(0))
	}
	return c.plan.Length - (at.Elapsed - c.begun.Elapsed)
}

// Ends is when the time is up, by the wall clock. It changes only if that clock is set.
func (c *Clock) Ends(at Reading) time.Time {
	if !c.plan.By.IsZero() {
		return c.plan.By
	}
	step := at.Wall.Round(0).Sub(c.begun.Wall) - (at.Elapsed - c.begun.Elapsed)
	return c.begun.Wall.Add(c.plan.Length + step.Round(time.Second))
}

// NoEdge means that no edge comes by itself.
const NoEdge = time.Duration(math.MaxInt64)

// before is how long before an edge of a run nothing is announced: those seconds are counted
// down.
const before = 3 * time.Second

// Gate puts an announcement off where an edge is too near: until that edge has passed, and no longer,
// however short the next phase is.
type Gate struct {
	waits bool
	until time.Duration
}

// NextGate is the gate for what another has let through now: where an edge is near even so, it has
// waited already.
func NextGate(now, edge time.Duration) Gate {
	return Gate{waits: edge <= before, until: now}
}

// Opens reports whether there is room now, with the next edge this far away. It is asked only while
// there is something to announce.
func (g *Gate) Opens(now, edge time.Duration) bool {
	switch {
	case edge > before:
	case !g.waits:
		g.waits, g.until = true, now+edge
		return false
	case now < g.until:
		return false
	}
	*g = Gate{}
	return true
}

// Due is a moment to announce now.
type Due struct {
	Moment Moment
	Left   time.Duration // as Clock.Left
	Ends   time.Time     // as Clock.Ends
	// Late says that the moment was so long ago (the machine slept, or runs left no room)
	// that its own words are no longer true. The time left is announced even so.
	Late bool
}

// late is how long a moment's own words stay true, to the minute.
const late = time.Minute

// Take is the moment to announce now; false for none. The edge is the real time until the
// current run's next edge, or NoEdge: a moment that is due in the three seconds before it waits
// until it has passed. Each moment is announced once, whatever the clocks do; of several that are
// due together, only the latest is.
func (c *Clock) Take(at Reading, edge time.Duration) (Due, bool) {
	left := c.Left(at)
	due := func(m announcement) bool { return left <= m.left }
	if !slices.ContainsFunc(c.coming, due) || !c.gate.Opens(at.Elapsed, edge) {
		return Due{}, false
	}
	latest := announcement{left: math.MaxInt64}
	c.coming = slices.DeleteFunc(c.coming, func(m announcement) bool {
		if due(m) && m.left <= latest.left {
			latest = m
		}
		return due(m)
	})
	return Due{latest.moment, left, c.Ends(at), latest.moment != End && latest.left-left > late}, true
}

// Next is how long, if no clock is set, no moment comes and the number of whole minutes, left
// or over, stays the same.
func (c *Clock) Next(at Reading) time.Duration {
	left := c.Left(at)
	next := Stands(left)
	for _, m := range c.coming {
		if in := left - m.left; in > 0 {
			next = min(next, in)
		}
	}
	return next
}

// Stands is how long the number of whole minutes, left or over, stays the same.
func Stands(left time.Duration) time.Duration {
	if left > 0 {
		return (left-1)%time.Minute + 1
	}
	return time.Minute + left%time.Minute
}

// ParseLength reads the length of the session clock, with its unit: "50m".
func ParseLength(text string) (time.Duration, error) {
	d, err := protocol.ParseTotalDuration(text)
	if err == nil && (d < MinLength || d > MaxLength) {
		least, most := protocol.FormatDuration(MinLength), protocol.FormatDuration(MaxLength)
		err = protocol.Wrong(english.SessionClockLength, least, most, text)
	}
	return d, err
}

// soon is the most that a time of day may lie ahead to mean tomorrow's.
const soon = 4 * time.Hour

// ParseBy reads the time of day at which the session clock ends, "14:50", as the next such time
// after now. It may be tomorrow's only if that is a few hours away.
func ParseBy(text string, now time.Time) (time.Time, error) {
	of, err := time.Parse("15:04", text)
	if err != nil {
		return time.Time{}, protocol.Wrong(english.SessionClockBy, text)
	}
	on := func(day int) time.Time {
		return time.Date(now.Year(), now.Month(), day, of.Hour(), of.Minute(), 0, 0, now.Location())
	}
	by := on(now.Day())
	if tomorrow := on(now.Day() + 1); !by.After(now) && tomorrow.Sub(now) <= soon {
		by = tomorrow
	}
	if !by.After(now) {
		return time.Time{}, protocol.Wrong(english.SessionClockPassed, text, now.Format("15:04"))
	}
	return by, nil
}
