package course

import (
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// Step is one phase of a course.
type Step struct {
	Start, Held time.Duration
	Phase       session.Event // how it began; its kind is PhaseStart
}

// Totals are what a course comes to.
type Totals struct {
	Time        time.Duration
	Holds       int           // phases in which the hands press, skipped ones left out
	Compression time.Duration // time in them
}

// Follow goes through a plan, hands each phase over when it is over, and returns the
// totals of the course. It stops early, with totals of that far, when each returns
// false; whole tells that it came to the end.
func Follow(plan *protocol.Plan, by Course, each func(Step) bool) (t Totals, whole bool) {
	tally := session.NewTally(plan, 1)
	var began session.Event
	whole = true
	for e := range Walk(plan, by) {
		tally.Add(e)
		switch e.Kind {
		case session.PhaseStart:
			began = e
		case session.PhaseEnd:
			whole = each(Step{Start: nearest(began.At), Held: nearest(e.Held), Phase: began})
		}
		if !whole {
			break
		}
	}
	s := tally.Summary()
	t.Time = nearest(s.Total)
	for _, p := range s.Points {
		t.Holds += p.Holds
		t.Compression += p.Compression
	}
	t.Compression = nearest(t.Compression)
	return t, whole
}

// nearest takes away the moment by which a course eases before a round is over.
func nearest(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
