package journal

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"presshold/internal/guard"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// ExportFormat is the version of the JSON that [Store.ExportJSON] writes. It goes up
// when something in it changes its meaning or goes away; what is new may come at any
// time.
const ExportFormat = 1

// exported is all that is exported beside the sessions.
type exported struct {
	Format   int       `json:"format"`
	Program  string    `json:"program"`
	Exported time.Time `json:"exported"`
	Client   string    `json:"client,omitempty"` // whose sessions they are; "" for all
}

// exportedSession is a session with its lines for the chart.
type exportedSession struct {
	Session

	Notes []string `json:"notes"`
}

// ExportJSON writes the sessions of a filter whole, those that began first first, and,
// unless they are a client's only, all practice. It fails as the writer or the journal
// does, and has then written less than a whole document.
func (s *Store) ExportJSON(ctx context.Context, to io.Writer, f Filter, program string, now time.Time) error {
	w := bufio.NewWriter(to)
	head, err := json.Marshal(exported{ExportFormat, program, now, f.Client})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s,\n", head[:len(head)-1])
	out := &array{w: w}
	out.begin("sessions")
	err = s.export(ctx, f, Whole, func(one Session) error {
		return out.add(exportedSession{one, one.Notes()})
	})
	if err == nil && f.Client == "" {
		err = s.exportPractice(ctx, out)
	}
	if err != nil {
		return err
	}
	out.end()
	fmt.Fprint(w, "}\n")
	return w.Flush()
}

// array writes lists of values, a line each. No terminal acts on what is in them.
type array struct {
	w     *bufio.Writer
	open  bool
	items int
}

func (a *array) begin(name string) {
	if a.open {
		a.end()
		fmt.Fprint(a.w, ",\n")
	}
	a.open, a.items = true, 0
	fmt.Fprintf(a.w, "%q: [", name)
}

func (a *array) add(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	a.items++
	if a.items > 1 {
		fmt.Fprint(a.w, ",")
	}
	_ = a.w.WriteByte('\n') // or the next says so
	_, err = a.w.Write(plain.JSON(text))
	return err
}

func (a *array) end() { fmt.Fprint(a.w, "\n]") }

// Detail is how much is read of a session.
type Detail int

// The details.
const (
	Listed   Detail = iota // as a list has it: the points, but no rounds, phases or marks
	Outlined               // of points, only where they are and their scores
	Whole                  // as Store.Session reads it
)

// Each hands over the sessions of a filter, those that began last first, and tells whether
// there are more than the limit. It reads ahead while one is taken, but never holds more
// than a few hundred.
func (s *Store) Each(ctx context.Context, f Filter, d Detail, take func(Session) error) (more bool, err error) {
	ids, err := s.matching(ctx, f)
	if more = f.Limit > 0 && len(ids) > f.Limit; more {
		ids = ids[:f.Limit]
	}
	if err != nil {
		return false, err
	}
	return more, s.each(ctx, ids, d, english.ReadingRecord, take)
}

// Widest is for how wide the columns of a list get: for each client, title and ending among
// the sessions of a filter it has one that never was, with the highest number and the longest
// active time of them.
func (s *Store) Widest(ctx context.Context, f Filter) (found []Session, err error) {
	err = s.look(ctx, func(r *reader) {
		found = found[:0]
		of, args := "", []any(nil)
		if !f.all() {
			query, with := f.query(r.clients(f.Client))
			of, args = " WHERE id IN ("+query+")", with
		}
		r.each(func(scan func(...any)) {
			var one Session
			var active int64
			scan(&one.ID, &one.Client, &one.Title, &one.Preview, &one.Open, (*string)(&one.End), &active)
			one.Active = inSeconds(active)
			found = append(found, one)
		}, `SELECT highest, ifnull(code, ''), title, preview, open, ending, longest
			FROM (SELECT max(id) AS highest, client AS whose, title, speed != 1 AS preview, open, ending, max(active) AS longest
				FROM session`+of+` GROUP BY whose, title, preview, open, ending)
			LEFT JOIN client ON client.id = whose`, args...)
	})
	return found, err
}

// matching are the numbers of the sessions of a filter, one more than its limit.
func (s *Store) matching(ctx context.Context, f Filter) (ids []int64, err error) {
	err = s.look(ctx, func(r *reader) {
		query, args := f.query(r.clients(f.Client))
		ids = values[int64](r, query, args...)
	})
	return ids, err
}

// each hands over sessions by their numbers. Two connections read ahead.
func (s *Store) each(ctx context.Context, ids []int64, d Detail, doing string, take func(Session) error) error {
	const readers = 2
	s.db.SetMaxOpenConns(readers)
	defer s.db.SetMaxOpenConns(1)
	ctx, cancel := context.WithCancel(ctx)
	var all sync.WaitGroup
	defer all.Wait()
	defer cancel()
	type read struct {
		found []Session
		err   error
	}
	batches := make(chan chan read, readers-1) // in their order
	all.Go(func() {
		defer close(batches)
		for part := range slices.Chunk(ids, batch/2) {
			one := make(chan read, 1)
			select {
			case batches <- one:
			case <-ctx.Done():
				return
			}
			all.Go(func() {
				var got read
				got.err = guard.Call(func() error {
					return s.look(ctx, func(r *reader) { got.found = r.read(part, d) })
				})
				one <- got
			})
		}
	})
	done := 0
	for one := range batches {
		got := <-one
		if got.err != nil {
			return got.err
		}
		for _, session := range got.found {
			if err := take(session); err != nil {
				return err
			}
		}
		done += batch / 2
		s.tell(doing, min(1, float64(done)/float64(len(ids))))
	}
	return ctx.Err()
}

// export hands over the sessions of a filter, those that began first first.
func (s *Store) export(ctx context.Context, f Filter, d Detail, take func(Session) error) error {
	ids, err := s.matching(ctx, f)
	if err != nil {
		return err
	}
	slices.Reverse(ids)
	return s.each(ctx, ids, d, english.ExportingRecord, take)
}

func (s *Store) exportPractice(ctx context.Context, out *array) error {
	past, drills, err := s.practice(ctx)
	if err != nil {
		return err
	}
	out.begin("drills")
	for i, one := range past.Results { // a copy: the readings of one drill are many, those of all too many
		one.Forces = slices.Clone(one.Forces)
		if err == nil && len(one.Forces) > 0 {
			err = s.look(ctx, func(r *reader) { r.curves(drills[i], &one) })
		}
		if err == nil {
			err = out.add(one)
		}
	}
	out.begin("answers")
	for _, a := range past.Answers {
		if err == nil {
			err = out.add(a)
		}
	}
	return err
}
