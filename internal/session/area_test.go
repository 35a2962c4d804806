package session

import (
	"testing"
	"time"

	"presshold/internal/protocol"
)

// TestAreaTimes: the way to a point counts to its area, a pause too, and whoever comes back
// goes on from where they left it.
func TestAreaTimes(t *testing.T) {
	neck, back := protocol.Area{Name: "neck", Time: time.Minute}, protocol.Area{Name: "back", Time: time.Hour}
	plan := &protocol.Plan{Parts: []protocol.Part{
		{To: 2, Area: neck}, {From: 2, To: 3}, {From: 3, To: 4, Area: back},
	}}
	times := NewAreaTimes(plan)
	for _, step := range []struct {
		at    time.Duration
		event Event
		here  protocol.Area
		spent time.Duration // there, a second later
	}{
		{0, Event{Kind: SessionStart}, protocol.Area{}, 0},
		{0, Event{Kind: PointStart, Point: 1}, neck, sec},
		{10 * sec, Event{Kind: Paused, Point: 1}, neck, 11 * sec},
		{30 * sec, Event{Kind: PointStart, Point: 2}, neck, 31 * sec},
		{40 * sec, Event{Kind: PointStart, Point: 3}, protocol.Area{}, 0},
		{50 * sec, Event{Kind: PointStart, Point: 4}, back, sec},
		{70 * sec, Event{Kind: PointStart, Point: 1}, neck, 41 * sec},
		{75 * sec, Event{Kind: SessionEnd}, protocol.Area{}, 0},
	} {
		step.event.At = step.at
		times.Add(step.event)
		if got, _ := times.At(step.at + sec); got.Area != step.here || got.Spent != step.spent {
			t.Errorf("at %v: %+v, want %v in %s", step.at, got, step.spent, step.here.Name)
		}
	}
	all := times.all
	if len(all) != 2 || all[0] != (AreaTime{neck, 45 * sec}) || all[1] != (AreaTime{back, 20 * sec}) {
		t.Errorf("in all %+v", all)
	}
}
