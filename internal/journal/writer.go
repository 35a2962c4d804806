package journal

import "database/sql"

// writer writes rows in a transaction, up to the first that fails. It reads what it has
// written.
type writer struct{ reader }

// fail takes note of an error, unless there was one before.
func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// do runs a statement and returns the id of the row that it made.
func (w *writer) do(query string, args ...any) int64 {
	if w.err != nil {
		return 0
	}
	res, err := w.tx.ExecContext(w.ctx, query, args...)
	if err != nil {
		w.err = err
		return 0
	}
	id, err := res.LastInsertId()
	w.err = err
	return id
}

// idOf finds the row that holds a text, or makes it.
func (w *writer) idOf(find, text, insert string, args ...any) int64 {
	if w.err != nil {
		return 0
	}
	var id int64
	switch err := w.tx.QueryRowContext(w.ctx, find, text).Scan(&id); err {
	case nil:
		return id
	case sql.ErrNoRows:
		return w.do(insert, args...)
	default:
		w.err = err
		return 0
	}
}
