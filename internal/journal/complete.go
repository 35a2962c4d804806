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
