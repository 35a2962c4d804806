// Package sessionclock is the session clock: the time that a practitioner has with one
// person, from the first run of the program until it ends, whatever runs in between.
//
// It depends only on when the appointment began, when it is to end, and what the clocks
// say now. It sets no timer: the caller asks [Appointment.Next] how long nothing changes,
// and [Appointment.Take] which moment has come.
package sessionclock

import (
	"math"
	"slices"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Moment is a moment of an appointment that is announced.
type Moment string

// The moments, in their order in a long appointment. A short one leaves out those that
// would come at or before its start.
const (
	Half Moment = "half" // half of the time is over
	Ten  Moment = "ten"  // ten minutes are left
	Five Moment = "five" // five minutes are left
	End  Moment = "end"  // the time is up
)

// Told says which moments are announced.
type Told struct{ Half, Ten, Five, End bool }

// All announces every moment.
func All() Told { return Told{true, true, true, true} }

// The limits of an appointment's length.
const (
	MinLength = time.Second
	MaxLength = 12 * time.Hour
)

// Plan is how long an appointment is to last. The zero value is none.
type Plan struct {
	Length time.Duration // from the start of the first run; zero where By says when it ends
	By     time.Time     // zero where Length says how long it lasts
	Told   Told
}

// IsZero reports whether no appointment is planned.
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
	told   bool
}

// Appointment is one that has begun.
type Appointment struct {
	plan   Plan
	begun  Reading
	coming []announcement
}

// Begin begins an appointment.
func Begin(p Plan, at Reading) *Appointment {
	at.Wall = at.Wall.Round(0) // a step of the wall clock must show
	a := &Appointment{plan: p, begun: at}
	length := a.Left(at)
	for _, m := range []announcement{
		{Half, length / 2, p.Told.Half},
		{Ten, 10 * time.Minute, p.Told.Ten},
		{Five, 5 * time.Minute, p.Told.Five},
		{End, 0, p.Told.End},
	} {
		if m.left < length || m.moment == End {
			a.coming = append(a.coming, m)
		}
	}
	return a
}

// Left is how much time is left; a negative one says how long the time has been up. A
// length counts the time that really passed, a time of day goes by the wall clock.
func (a *Appointment) Left(at Reading) time.Duration {
	if !a.plan.By.IsZero() {
		return a.plan.By.Sub(at.Wall.Round(0))
	}
	return a.plan.Length - (at.Elapsed - a.begun.Elapsed)
}

// Ends is when the time is up, by the wall clock. It changes only if that clock is set.
func (a *Appointment) Ends(at Reading) time.Time {
	if !a.plan.By.IsZero() {
		return a.plan.By
	}
	step := at.Wall.Round(0).Sub(a.begun.Wall) - (at.Elapsed - a.begun.Elapsed)
	return a.begun.Wall.Add(a.plan.Length + step.Round(time.Second))
}

// NoEdge means that no edge comes by itself.
const NoEdge = time.Duration(math.MaxInt64)

// before is how long before an edge of a run nothing is announced: those seconds are counted
// down.
const before = 3 * time.Second

// Clear reports whether there is room for an announcement before an edge this far away.
func Clear(edge time.Duration) bool { return edge > before }

// Due is a moment to announce now.
type Due struct {
	Moment Moment
	Left   time.Duration // as Appointment.Left
	Ends   time.Time     // as Appointment.Ends
	// Late says that the moment was so long ago (the machine slept, or runs left no room)
	// that its own words are no longer true. The time left is told even so.
	Late bool
}

// late is how long a moment's own words stay true, to the minute.
const late = time.Minute

// Take is the moment to announce now; false for none. The edge is the real time until the
// current run's next edge, or NoEdge: in the three seconds before it nothing is announced,
// and a moment that is due waits. Each moment is announced once, whatever the clocks do; of
// several that are due together, only the latest is.
func (a *Appointment) Take(at Reading, edge time.Duration) (Due, bool) {
	if !Clear(edge) {
		return Due{}, false
	}
	left := a.Left(at)
	var latest announcement
	a.coming = slices.DeleteFunc(a.coming, func(m announcement) bool {
		if left > m.left {
			return false
		}
		if m.told && (latest.moment == "" || m.left <= latest.left) {
			latest = m
		}
		return true
	})
	if latest.moment == "" {
		return Due{}, false
	}
	return Due{latest.moment, left, a.Ends(at), latest.moment != End && latest.left-left > late}, true
}

// Next is how long, if no clock is set, no moment comes and the number of whole minutes, left
// or over, stays the same.
func (a *Appointment) Next(at Reading) time.Duration {
	left := a.Left(at)
	next := Stands(left)
	for _, m := range a.coming {
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

// ParseLength reads the length of an appointment, with its unit: "50m".
func ParseLength(text string) (time.Duration, error) {
	d, err := protocol.ParseTotalDuration(text)
	if err == nil && (d < MinLength || d > MaxLength) {
		least, most := protocol.FormatDuration(MinLength), protocol.FormatDuration(MaxLength)
		err = protocol.Wrong(english.AppointmentLength, least, most, text)
	}
	return d, err
}

// soon is the most that a time of day may lie ahead to mean tomorrow's.
const soon = 4 * time.Hour

// ParseBy reads the time of day at which an appointment ends, "14:50", as the next such time
// after now. It may be tomorrow's only if that is a few hours away.
func ParseBy(text string, now time.Time) (time.Time, error) {
	of, err := time.Parse("15:04", text)
	if err != nil {
		return time.Time{}, protocol.Wrong(english.AppointmentBy, text)
	}
	on := func(day int) time.Time {
		return time.Date(now.Year(), now.Month(), day, of.Hour(), of.Minute(), 0, 0, now.Location())
	}
	by := on(now.Day())
	if tomorrow := on(now.Day() + 1); !by.After(now) && tomorrow.Sub(now) <= soon {
		by = tomorrow
	}
	if !by.After(now) {
		return time.Time{}, protocol.Wrong(english.AppointmentPassed, text, now.Format("15:04"))
	}
	return by, nil
}
