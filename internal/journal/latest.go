package journal

import (
	"context"

	"presshold/internal/phrase/english"
)

// lookBack limits how many of the latest sessions are searched for one without a client.
const lookBack = 5000

// Latest reads the last session in which a client was worked, with all details; for "", the last
// one without a client. Previews and running sessions are skipped. The error is a *RequestError
// if there is none.
func (s *Store) Latest(ctx context.Context, client string) (Session, error) {
	var found []Session
	err := s.look(ctx, func(r *reader) {
		from, args := "(SELECT * FROM session INDEXED BY session_began ORDER BY began DESC, id DESC LIMIT ?) s WHERE s.client IS NULL", []any{lookBack}
		if client != "" {
			ids := r.clients(client)
			from, args = "session s INDEXED BY session_client WHERE s.client "+oneOf(ids), toArgs(ids)
		}
		ids := values[int64](r, "SELECT s.id FROM "+from+` AND NOT s.open AND s.speed = 1
			AND EXISTS (SELECT 1 FROM point p WHERE p.session = s.id AND p.active > 0)
			ORDER BY s.began DESC, s.id DESC LIMIT 1`, args...)
		if len(ids) == 0 && r.err == nil {
			r.err = neverWorked(client)
		}
		found = r.read(ids, Whole)
	})
	if err != nil {
		return Session{}, err
	}
	return found[0], nil
}

func neverWorked(client string) error {
	if client == "" {
		return refuse(english.NeverAnonymous)
	}
	return refuse(english.NeverWithClient, client)
}
