package journal

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// ExportFormat is the version of the JSON that [Store.ExportJSON] writes. It goes up when a
// field changes its meaning or is removed. New fields may come at any time.
const ExportFormat = 1

type exported struct {
	Format   int       `json:"format"`
	Program  string    `json:"program"`
	Exported time.Time `json:"exported"`
	Client   string    `json:"client,omitempty"` // whose sessions they are; "" for all
}

type exportedSession struct {
	Session

	Notes []string `json:"notes"`
}

// ExportJSON writes the complete sessions of a filter, oldest first, and, unless the filter
// names a client, all practice. If the writer or the journal fails, the document is incomplete.
func (s *Store) ExportJSON(ctx context.Context, to io.Writer, f Filter, program string, now time.Time) error {
	w := bufio.NewWriter(to)
	head, err := json.Marshal(exported{ExportFormat, program, now, f.Client})
	if err != nil {
		return err
	}
	_, _ = w.Write(head[:len(head)-1])
	err = writeList(w, "sessions", func(add func(any) error) error {
		return s.export(ctx, f, Whole, func(one Session) error { return add(exportedSession{one, one.Notes()}) })
	})
	if err == nil && f.Client == "" {
		err = s.exportPractice(ctx, w)
	}
	if err != nil {
		return err
	}
	fmt.Fprint(w, "}\n")
	return w.Flush()
}

// writeList writes a named list with an item per line, safe to show on a terminal.
func writeList(w *bufio.Writer, name string, items func(add func(any) error) error) error {
	fmt.Fprintf(w, ",\n%q: [", name)
	between := "\n"
	err := items(func(v any) error {
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		fmt.Fprint(w, between)
		between = ",\n"
		_, err = w.Write(plain.JSON(text))
		return err
	})
	fmt.Fprint(w, "\n]")
	return err
}

// Detail is how much of a session is read.
type Detail int

// The details.
const (
	Listed   Detail = iota // points, but no rounds, phases or marks
	Outlined               // only the places and scores of points
	Whole                  // everything
)

// Each calls take for the sessions of a filter, latest first, and reports whether there are more
// than the limit. It never holds more than a few hundred sessions.
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

// matching returns the ids of the sessions of a filter, one more than its limit.
func (s *Store) matching(ctx context.Context, f Filter) ([]int64, error) {
	return from(ctx, s, func(r *reader) []int64 {
		query, args := f.query(r.clients(f.Client))
		return values[int64](r, query, args...)
	})
}

// each calls take for sessions by their ids.
func (s *Store) each(ctx context.Context, ids []int64, d Detail, doing string, take func(Session) error) error {
	done := 0
	for part := range slices.Chunk(ids, batch/2) {
		found, err := from(ctx, s, func(r *reader) []Session { return r.read(part, d) })
		if err != nil {
			return err
		}
		for _, session := range found {
			if err := take(session); err != nil {
				return err
			}
		}
		done += len(part)
		s.tell(doing, float64(done)/float64(len(ids)))
	}
	return ctx.Err()
}

// export calls take for the sessions of a filter, oldest first.
func (s *Store) export(ctx context.Context, f Filter, d Detail, take func(Session) error) error {
	ids, err := s.matching(ctx, f)
	if err != nil {
		return err
	}
	slices.Reverse(ids)
	return s.each(ctx, ids, d, english.ExportingRecord, take)
}

func (s *Store) exportPractice(ctx context.Context, w *bufio.Writer) error {
	past, drills, err := s.practice(ctx)
	if err != nil {
		return err
	}
	err = writeList(w, "drills", func(add func(any) error) error {
		for i, one := range past.Results { // a copy: all readings together would take too much memory
			one.Forces = slices.Clone(one.Forces)
			err := s.look(ctx, func(r *reader) { r.curves(drills[i], &one) })
			if err := errors.Join(err, add(drillOf(one))); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, writeList(w, "answers", func(add func(any) error) error {
		for _, a := range past.Answers {
			if err := add(a); err != nil {
				return err
			}
		}
		return nil
	}))
}
