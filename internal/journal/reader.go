package journal

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"presshold/internal/phrase/english"
)

// reader reads rows in one transaction, until the first error.
type reader struct {
	query func(query string, args ...any) (*sql.Rows, error)
	err   error
	zones map[int]*time.Location // by their seconds east of UTC
}

// scan reads the columns of a row.
type scan func(to ...any)

func newReader(ctx context.Context, tx *sql.Tx) *reader {
	return &reader{query: func(query string, args ...any) (*sql.Rows, error) {
		return tx.QueryContext(ctx, query, args...)
	}}
}

// look reads a consistent state of the journal, whatever other programs write meanwhile.
func (s *Store) look(ctx context.Context, read func(*reader)) error {
	err := retry(ctx, func() error {
		tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }() // there is nothing to keep
		r := newReader(ctx, tx)
		read(r)
		return r.err
	})
	if err != nil {
		return s.wrap(english.JournalRead, err)
	}
	return nil
}

// one reads the first column values of a single row, if there is one.
func (r *reader) one(query string, args []any, to ...any) {
	r.each(func(scan scan) { scan(to...) }, query, args...)
}

// values returns the results of a query of one column.
func values[T any](r *reader, query string, args ...any) []T {
	return rows(r, func(scan scan) (v T) {
		scan(&v)
		return v
	}, query, args...)
}

// rows returns the results of a query, each as row scans it.
func rows[T any](r *reader, row func(scan) T, query string, args ...any) (all []T) {
	r.each(func(scan scan) { all = append(all, row(scan)) }, query, args...)
	return all
}

// each calls row for each result of a query, to be scanned.
func (r *reader) each(row func(scan), query string, args ...any) {
	if r.err != nil {
		return
	}
	found, err := r.query(query, args...)
	if err != nil {
		r.err = err
		return
	}
	defer func() { _ = found.Close() }()
	for r.err == nil && found.Next() {
		row(func(to ...any) {
			if err := found.Scan(to...); r.err == nil && err != nil {
				r.err = &rowError{err}
			}
		})
	}
	r.err = errors.Join(r.err, found.Err())
}
