package journal

import (
	"context"
	"errors"
)

// Inventory is the size of the record, for a bug report: sizes and counts, nothing that was
// recorded.
type Inventory struct {
	Size, Log     int64 // of the file and its log, in bytes
	Format, Known int   // the schema of the file, and the latest that this program knows
	Counts        []Counted
	Aside         int // journals that were kept aside
	Unsaved       int // sessions that could not be recorded yet
}

// Counted is the number of things of a kind.
type Counted struct {
	What string // singular, such as "session"
	N    int
}

// ReadInventory counts what is in the record of a data folder, and in the folder of sessions
// that could not be recorded. Like [CompleteClients], it changes nothing. It returns what it
// could count; the error is ErrNone if nothing was ever recorded.
func ReadInventory(ctx context.Context, folder, unsaved string) (Inventory, error) {
	scripts, err := migrations()
	if err != nil {
		return Inventory{}, err
	}
	s := Inventory{Known: len(scripts)}
	lost, err := unsavedFiles(unsaved)
	s.Unsaved = len(lost)
	path, errPlace := place(folder)
	if err := errors.Join(err, errPlace); err != nil {
		return s, err
	}
	if aside, err := beside(path); err == nil {
		s.Aside = len(aside)
	}
	if s.Size, s.Log = size(path), size(path+logExt); s.Size+s.Log == 0 {
		return s, ErrNone
	}
	return s, readAsIs(ctx, folder, func(r *reader) {
		s.Counts = nil
		r.one("PRAGMA user_version", nil, &s.Format)
		tables := values[string](r, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('client', 'session', 'point', 'round', 'phase', 'mark', 'protocol', 'drill', 'answer') ORDER BY rowid")
		for _, table := range tables {
			n := 0
			r.one("SELECT count(*) FROM "+table, nil, &n)
			s.Counts = append(s.Counts, Counted{table, n})
		}
	})
}
