package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"presshold/internal/training"
)

// KeepResult keeps a drill in the journal of a folder, and makes the journal if there is
// none yet. Practice stands in tables of its own, apart from all clients.
func KeepResult(ctx context.Context, folder string, r training.Result) error {
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep a drill: %w", err)
	}
	return keep(ctx, folder, func(w *writer) {
		_, zone := r.Started.Zone()
		w.do("INSERT INTO drill (began, zone, drill, protocol, result) VALUES (?,?,?,?,?)",
			r.Started.UnixMilli(), zone, string(r.Drill), r.Protocol, string(text))
	})
}

// KeepAnswer keeps an answer of the quiz, as KeepResult keeps a drill.
func KeepAnswer(ctx context.Context, folder string, a training.Answer) error {
	return keep(ctx, folder, func(w *writer) {
		_, zone := a.At.Zone()
		w.do("INSERT INTO answer (at, zone, protocol, question, correct) VALUES (?,?,?,?,?)",
			a.At.UnixMilli(), zone, a.Protocol, a.Question, a.Right)
	})
}

// keep makes one change to the journal of a folder.
func keep(ctx context.Context, folder string, do func(*writer)) error {
	s, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // the change has reached the disk, or failed
	return s.change(ctx, do)
}

// Practice reads all that was ever practised, in the order in which it was kept.
func (s *Store) Practice(ctx context.Context) (training.Past, error) {
	var past training.Past
	err := s.look(ctx, func(r *reader) {
		past = training.Past{}
		r.each(func(scan func(...any)) {
			var text string
			var result training.Result
			scan(&text)
			if err := json.Unmarshal([]byte(text), &result); err != nil && r.err == nil {
				r.err = &rowError{fmt.Errorf("a drill can't be read: %w", err)}
			}
			past.Results = append(past.Results, result)
		}, "SELECT result FROM drill ORDER BY id")
		r.each(func(scan func(...any)) {
			var a training.Answer
			var at int64
			var zone int
			scan(&at, &zone, &a.Protocol, &a.Question, &a.Right)
			a.At = time.UnixMilli(at).In(time.FixedZone("", zone))
			past.Answers = append(past.Answers, a)
		}, "SELECT at, zone, protocol, question, correct FROM answer ORDER BY id")
	})
	return past, err
}
