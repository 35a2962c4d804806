package journal

import (
	"context"
	"database/sql"
)

// writer writes rows in a transaction, until the first error. It also reads what it has written.
type writer struct {
	reader

	exec func(query string, args ...any) (sql.Result, error)
}

func newWriter(ctx context.Context, tx *sql.Tx) *writer {
	return &writer{*newReader(ctx, tx), func(query string, args ...any) (sql.Result, error) {
		return tx.ExecContext(ctx, query, args...)
	}}
}

// fail records an error, unless there was one before.
func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
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

// idOf finds the row that holds a text, or inserts it.
func (w *writer) idOf(find, text, insert string, args ...any) int64 {
	var id int64
	w.one(find, []any{text}, &id)
	if w.err == nil && id == 0 {
		id = w.do(insert, args...)
	}
	return id
}
