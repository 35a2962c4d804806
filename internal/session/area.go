package session

import (
	"slices"
	"time"

	"presshold/internal/protocol"
)

// AreaTime is the time that a run spent at an area of its treatment, with pauses and the way
// there.
type AreaTime struct {
	protocol.Area
	Spent time.Duration
}

// AreaTimes turns events into the times of a treatment's areas.
type AreaTimes struct {
	plan  *protocol.Plan
	all   []AreaTime // those that were begun
	at    int        // where the run is, from 1; zero for at none of them
	since time.Duration
}

// NewAreaTimes starts with a run of the plan.
func NewAreaTimes(plan *protocol.Plan) *AreaTimes { return &AreaTimes{plan: plan} }

// Add takes the next event of the run.
func (a *AreaTimes) Add(e Event) {
	if e.Kind != PointStart && e.Kind != SessionEnd {
		return
	}
	if a.at > 0 {
		a.all[a.at-1].Spent += e.At - a.since
	}
	a.at, a.since = 0, e.At
	if e.Kind == SessionEnd {
		return
	}
	area := a.plan.PartAt(e.Point - 1).Area
	if area == (protocol.Area{}) {
		return
	}
	i := slices.IndexFunc(a.all, func(t AreaTime) bool { return t.Area == area })
	if i < 0 {
		i = len(a.all)
		a.all = append(a.all, AreaTime{Area: area})
	}
	a.at = i + 1
}

// At is the current area and the time spent there; false for none.
func (a *AreaTimes) At(now time.Duration) (AreaTime, bool) {
	if a.at == 0 {
		return AreaTime{}, false
	}
	here := a.all[a.at-1]
	here.Spent += now - a.since
	return here, true
}
