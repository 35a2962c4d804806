package journal

import (
	"context"
	"slices"
	"time"

	"presshold/internal/phrase/english"
)

// SittingGap is how long after the end of a session the next one with the same client may
// begin and still belong to the same sitting: long enough to turn the client over and to
// talk, too short for another appointment on the same day.
const SittingGap = 30 * time.Minute

// Sitting reads the sessions of one sitting with all details, oldest first: the session with
// that id, or the latest for 0, and those with the same client that follow one another, each at
// most [SittingGap] after the one before. A session without a client is a sitting of its own,
// and so is a preview. The error is a *RequestError if there is no such session.
func (s *Store) Sitting(ctx context.Context, id int64) ([]Session, error) {
	return from(ctx, s, func(r *reader) []Session { return r.read(r.sitting(r.resolve(id)), Whole) })
}

// SittingOf is Sitting for a session that a [Recorder] has written, by the name that Recorded
// returned.
func (s *Store) SittingOf(ctx context.Context, uid string) ([]Session, error) {
	return from(ctx, s, func(r *reader) []Session {
		var id int64
		r.one("SELECT id FROM session WHERE uid = ?", []any{uid}, &id)
		if id == 0 {
			r.fail(refuse(english.SessionAbsent))
		}
		return r.read(r.sitting(id), Whole)
	})
}

// held is the time of a session, in milliseconds since 1970.
type held struct{ id, began, ended int64 }

// heldOn selects the sessions with the same client that began within a day of a session, oldest
// first. No sitting is longer.
const heldOn = `SELECT s.id, s.began, max(s.began + s.at / 1000000, ifnull((SELECT max(world) FROM mark WHERE mark.session = s.id), 0))
	FROM session one JOIN session s ON s.client = one.client AND s.began BETWEEN one.began - 86400000 AND one.began + 86400000
	WHERE one.id = ? AND one.speed = 1 AND s.speed = 1 ORDER BY s.began, s.id`

func (r *reader) sitting(id int64) []int64 {
	all := rows(r, func(scan scan) (h held) {
		scan(&h.id, &h.began, &h.ended)
		return h
	}, heldOn, id)
	at := slices.IndexFunc(all, func(h held) bool { return h.id == id })
	if at < 0 {
		return []int64{id}
	}
	apart := func(i int) bool { return all[i].began-all[i-1].ended > SittingGap.Milliseconds() }
	first, last := at, at
	for first > 0 && !apart(first) {
		first--
	}
	for last < len(all)-1 && !apart(last+1) {
		last++
	}
	var ids []int64
	for _, h := range all[first : last+1] {
		ids = append(ids, h.id)
	}
	return ids
}

// lookBack limits how many of the latest sessions are searched for one without a client.
const lookBack = 5000

// Latest reads the last session with a client in which something was done, with all details; for
// "", the last one without a client. Previews and running sessions are skipped. The error is a *RequestError
// if there is none, or no such client.
func (s *Store) Latest(ctx context.Context, client string) (Session, error) {
	return from(ctx, s, func(r *reader) Session {
		among, args := "(SELECT * FROM session INDEXED BY session_began ORDER BY began DESC, id DESC LIMIT ?) s WHERE s.client IS NULL", []any{lookBack}
		if client != "" {
			ids := r.knownClient(client)
			among, args = "session s INDEXED BY session_client WHERE s.client "+oneOf(ids), toArgs(ids)
		}
		var id int64
		r.one("SELECT s.id FROM "+among+` AND NOT s.open AND s.speed = 1
			AND EXISTS (SELECT 1 FROM point p WHERE p.session = s.id AND p.active > 0)
			ORDER BY s.began DESC, s.id DESC LIMIT 1`, args, &id)
		switch {
		case id != 0:
		case client == "":
			r.fail(refuse(english.NeverAnonymous))
		default:
			r.fail(refuse(english.NeverWithClient, client))
		}
		return r.whole(id)
	})
}
