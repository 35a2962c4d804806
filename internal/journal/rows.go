package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// reader reads rows in one transaction, until the first error.
type reader struct {
	query func(query string, args ...any) (*sql.Rows, error)
	err   error
	zones map[int]*time.Location // by their seconds east of UTC
}

// scan reads the columns of a row.
type scan func(to ...any)

func newReader(ctx context.Context, tx *sql.Tx) reader {
	return reader{query: func(query string, args ...any) (*sql.Rows, error) { return tx.QueryContext(ctx, query, args...) }}
}

// fail records an error, unless there was one before.
func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// look reads a consistent state of the journal, whatever other programs write meanwhile.
func (s *Store) look(ctx context.Context, read func(*reader)) error {
	return s.transact(ctx, &sql.TxOptions{ReadOnly: true}, english.JournalRead, func(tx *sql.Tx) error {
		r := newReader(ctx, tx)
		read(&r)
		return r.err
	})
}

// from returns what is read from a consistent state of the journal.
func from[T any](ctx context.Context, s *Store, read func(*reader) T) (T, error) {
	var v T
	err := s.look(ctx, func(r *reader) { v = read(r) })
	if err != nil {
		return *new(T), err
	}
	return v, nil
}

func (s *Store) change(ctx context.Context, do func(*writer)) error {
	if s.readOnly != nil {
		return s.wrap(english.JournalWrite, s.readOnly)
	}
	return s.transact(ctx, nil, english.JournalWrite, func(tx *sql.Tx) error {
		w := newWriter(ctx, tx)
		do(w)
		if w.err != nil {
			return w.err
		}
		return tx.Commit()
	})
}

// transact does something in a transaction, which is rolled back unless it was committed. The
// error says what failed.
func (s *Store) transact(ctx context.Context, o *sql.TxOptions, failed string, do func(*sql.Tx) error) error {
	err := retry(ctx, func() error {
		tx, err := s.db.BeginTx(ctx, o)
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }() // does nothing after a commit
		return do(tx)
	})
	if err != nil {
		return s.wrap(failed, err)
	}
	return nil
}

// one reads the first column values of a single row, if there is one.
func (r *reader) one(query string, args []any, to ...any) {
	r.each(func(scan scan) { scan(to...) }, query, args...)
}

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
			if err := found.Scan(to...); err != nil {
				r.fail(&rowError{err})
			}
		})
	}
	r.err = errors.Join(r.err, found.Err())
}

// writer writes rows in a transaction, until the first error. It also reads what it has written.
type writer struct {
	reader

	exec func(query string, args ...any) (sql.Result, error)
}

func newWriter(ctx context.Context, tx *sql.Tx) *writer {
	return &writer{newReader(ctx, tx), func(query string, args ...any) (sql.Result, error) { return tx.ExecContext(ctx, query, args...) }}
}

// do runs a statement and returns the id of the inserted row.
func (w *writer) do(query string, args ...any) int64 {
	if w.err != nil {
		return 0
	}
	res, err := w.exec(query, args...)
	if err != nil {
		w.err = err
		return 0
	}
	id, err := res.LastInsertId()
	w.err = err
	return id
}

// ms scans a duration, which the record has in milliseconds.
type ms time.Duration

func (d *ms) Scan(n any) error {
	whole, ok := n.(int64)
	if !ok {
		return fmt.Errorf(english.JournalNoNumber, n)
	}
	*d = ms(whole) * ms(time.Millisecond)
	return nil
}

// maybe scans a duration that may be NULL.
type maybe struct{ to **protocol.Seconds }

func (m maybe) Scan(n any) error {
	if n == nil {
		return nil
	}
	*m.to = new(protocol.Seconds)
	return (*ms)(*m.to).Scan(n)
}

// score scans a client-reported score, which may be NULL.
type score session.ClientScore

func (s *score) Scan(n any) error {
	if n == nil {
		*s = score{}
		return nil
	}
	whole, ok := n.(int64)
	if !ok {
		return fmt.Errorf(english.JournalNoNumber, n)
	}
	*s = score(session.Reported(int(whole)))
	return nil
}

// local is a time as the record has it: in milliseconds since 1970, and where it was, in seconds
// east of UTC.
type local struct {
	ms   int64
	zone int
}
