package tui

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// caring is a plan whose protocol says something of the days after.
func caring(t *testing.T) *protocol.Plan {
	t.Helper()
	p := shelf()[0].Protocol
	p.Aftercare.Relaxed, p.Aftercare.RelaxedFrom = protocol.Fixed(24*time.Hour), protocol.Provenance{Basis: protocol.Assumed}
	plan, err := expand(p)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestSummaryTellsOfTheTimeAfterwards(t *testing.T) {
	today := func() time.Time { return time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC) }
	const said = "muscles stay more relaxed for 24 h (assumed): until 22"
	r := newRig(t, 80, 40, func(o *Options) { o.Start, o.Today = caring(t), today })
	r.wait(time.Hour)
	r.shows(said)
	preview := newRig(t, 80, 40, func(o *Options) { o.Start, o.Today, o.Speed = caring(t), today, 10 })
	preview.wait(time.Hour)
	preview.shows("PREVIEW")
	preview.lacks(said)
}

// A score after the end is the last point's; a 0 after a 1 makes it 10, and undo takes it
// back.
func TestScoreOnTheSummary(t *testing.T) {
	type given struct {
		point int
		score session.ClientScore
	}
	var kept []given
	r := newRig(t, 80, 40, starting(t, "mine"), func(o *Options) {
		o.Score = session.Reported(7)
		follower(o).Scored = func(point int, score session.ClientScore) { kept = append(kept, given{point, score}) }
	})
	r.wait(time.Hour)
	points := r.m.runs[0].Points
	last := points[len(points)-1].Number
	if points[0].Before != session.Reported(7) {
		t.Errorf("before the run the score was %+v", points[0].Before)
	}
	r.press("0", "1", "0", "0", "3", "backspace", "backspace", "4", "5")
	want := []given{
		{last, session.Reported(0)},
		{last, session.Reported(1)},
		{last, session.Reported(10)},
		{last, session.Reported(0)},
		{last, session.Reported(3)},
		{last, session.Reported(0)}, // what was corrected stands again
		{last, session.Reported(10)},
		{last, session.Reported(4)},
		{last, session.Reported(5)},
	}
	if !reflect.DeepEqual(kept, want) {
		t.Errorf("kept %+v, want %+v", kept, want)
	}
	r.shows("score")
	if got := r.m.runs[0].Points[len(points)-1].After; got != session.Reported(5) {
		t.Errorf("the summary has %+v", got)
	}
}

// The smallest window shows no half of a word in the head, and that a run was a preview.
func TestSummaryInASmallWindow(t *testing.T) {
	r := newRig(t, 20, 6, starting(t, "alternating-ischemic-compression"), func(o *Options) { o.Speed = 10 })
	r.wait(time.Second)
	r.press("f")
	r.wait(undoTime)
	if head, _, _ := strings.Cut(r.screen(), "\n"); strings.Contains(head, "…") || !strings.Contains(head, "×10") {
		t.Errorf("the head is %q", head)
	}
}
