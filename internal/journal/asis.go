package journal

import (
	"context"
	"errors"
)

// CompleteClients finds at most so many clients whose codes begin with a text, ignoring case and
// taking hyphens for blanks, the most recent first. It fills in the code and the last session.
// It serves shell completion: it never changes the journal, whichever version wrote it.
func CompleteClients(ctx context.Context, folder, begun string, most int) (found []Client, err error) {
	err = readAsIs(ctx, folder, func(r *reader) {
		found = rows(r, func(scan scan) (c Client) {
			var last local
			scan(&c.Code, &last.ms, &last.zone)
			if last.ms != 0 {
				c.Last = new(r.time(last))
			}
			return c
		}, `SELECT code, ifnull(s.began, 0), ifnull(s.zone, 0) FROM client LEFT JOIN session s ON s.id =
			(SELECT id FROM session t WHERE t.client = client.id ORDER BY t.began DESC LIMIT 1)
			WHERE substr(replace(code, ' ', '-'), 1, length(?1)) = replace(?1, ' ', '-') COLLATE NOCASE ORDER BY ifnull(s.began, created) DESC LIMIT ?2`, begun, most)
	})
	return found, err
}

// CompleteSessions is CompleteClients for the sessions whose numbers begin with a text.
func CompleteSessions(ctx context.Context, folder, begun string, most int) (found []Position, err error) {
	err = readAsIs(ctx, folder, func(r *reader) {
		found = rows(r, func(scan scan) (p Position) {
			var began local
			scan(&p.ID, &began.ms, &began.zone)
			p.Began = r.time(began)
			return p
		}, "SELECT id, began, zone FROM session WHERE substr(id, 1, length(?1)) = ?1 ORDER BY began DESC, id DESC LIMIT ?2", begun, most)
	})
	return found, err
}

// readAsIs reads the journal of a folder without changing it.
func readAsIs(ctx context.Context, folder string, read func(*reader)) error {
	path, err := place(folder)
	if err != nil {
		return err
	}
	s, err := openAsIs(path, "mode=ro&readonly_shm=1") // so that not even the index of the log changes
	if err != nil {
		return err
	}
	return errors.Join(s.look(ctx, read), s.Close())
}

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
