package run

import (
	"context"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/journal"
	"presshold/internal/note"
	"presshold/internal/observe"
	"presshold/internal/session"
)

// recordPatience is how long a note waits for the record of the last run.
const recordPatience = 2 * time.Second

// lastRun is what a note needs to know about a run.
type lastRun struct {
	run        *observe.Run
	client     string
	began      time.Time
	summary    session.Summary
	afterwards []string
}

// noteOfRun makes the note of a run's sitting. It reads the record, which also has earlier runs and
// later entries; without a record it uses the run alone.
func noteOfRun(ctx context.Context, a *app.App, r lastRun) note.Note {
	ctx, cancel := context.WithTimeout(ctx, recordPatience)
	defer cancel()
	if uid := r.run.Recorded(ctx); uid != "" {
		sitting, err := app.FromJournal(ctx, a, func(s *journal.Store) ([]journal.Session, error) { return s.SittingOf(ctx, uid) })
		if err == nil {
			return history.NoteOf(sitting)
		}
	}
	one := note.Session{Began: r.began, Client: r.client, Afterwards: r.afterwards}
	if r.summary.Speed.Preview() {
		one.Preview = history.NotRecorded(r.summary.Speed)
	}
	for _, p := range r.summary.Points {
		one.Points = append(one.Points, note.Point{PointSummary: p})
	}
	return note.New([]note.Session{one})
}
