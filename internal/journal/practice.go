package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"presshold/internal/training"
)

// KeepResult records a drill in the journal of a folder, which is created if there is none.
// Practice has tables of its own, apart from all clients.
func KeepResult(ctx context.Context, folder string, r training.Result) error {
	var curves []training.Curve
	r.Forces = slices.Clone(r.Forces)
	for i := range r.Forces {
		curves = append(curves, r.Forces[i].Readings)
		r.Forces[i].Readings = nil
	}
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep a drill: %w", err)
	}
	return changeIn(ctx, folder, func(w *writer) {
		_, zone := r.Started.Zone()
		id := w.do("INSERT INTO drill (began, zone, drill, protocol, result) VALUES (?,?,?,?,?)",
			r.Started.UnixMilli(), zone, string(r.Drill), r.Protocol, string(text))
		for i, c := range curves {
			readings, err := json.Marshal(c)
			if err != nil {
				w.fail(err)
			}
			w.do("INSERT INTO curve (drill, hold, readings) VALUES (?,?,?)", id, i+1, string(readings))
		}
	})
}

// KeepAnswer records an answer to a quiz question.
func KeepAnswer(ctx context.Context, folder string, a training.Answer) error {
	return changeIn(ctx, folder, func(w *writer) {
		_, zone := a.At.Zone()
		w.do("INSERT INTO answer (at, zone, protocol, question, correct) VALUES (?,?,?,?,?)",
			a.At.UnixMilli(), zone, a.Protocol, a.Question, a.Right)
	})
}

// Practice reads everything that was practised, in the order of recording, without the readings
// of gauges.
func (s *Store) Practice(ctx context.Context) (training.Past, error) {
	past, _, err := s.practice(ctx)
	return past, err
}

// practice is Practice, with the ids of the drills.
func (s *Store) practice(ctx context.Context) (past training.Past, drills []int64, err error) {
	err = s.look(ctx, func(r *reader) {
		past, drills = training.Past{}, nil
		r.each(func(scan scan) {
			var id int64
			var text string
			scan(&id, &text)
			past.Results, drills = append(past.Results, parsed[training.Result](r, "drill", text)), append(drills, id)
		}, "SELECT id, result FROM drill ORDER BY id")
		past.Answers = rows(r, func(scan scan) (a training.Answer) {
			var at local
			scan(&at.ms, &at.zone, &a.Protocol, &a.Question, &a.Right)
			a.At = r.time(at)
			return a
		}, "SELECT at, zone, protocol, question, correct FROM answer ORDER BY id")
	})
	return past, drills, err
}

func parsed[T any](r *reader, table, text string) (v T) {
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		r.fail(&rowError{fmt.Errorf("read a %s: %w", table, err)})
	}
	return v
}

func (r *reader) curves(drill int64, result *training.Result) {
	r.each(func(scan scan) {
		var hold int
		var text string
		scan(&hold, &text)
		curve := parsed[training.Curve](r, "curve", text)
		if hold >= 1 && hold <= len(result.Forces) {
			result.Forces[hold-1].Readings = curve
		}
	}, "SELECT hold, readings FROM curve WHERE drill = ? ORDER BY hold", drill)
}
