package journal

import (
	"context"
	"slices"
	"strings"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/stats"
)

// Filter says which sessions to list. The zero value is all of them.
type Filter struct {
	Client   string         // code
	Point    protocol.Point // its site, and its side if it has one
	Protocol string         // id of a protocol or treatment, or its beginning; a treatment also has those of its points
	Since    stats.Day      // of that day where they were held, as statistics count days, or later; 0 for all
	Words    []string       // each stands in the title, client code, day, note, plan, or at a point
	Limit    int            // at most so many; zero for no limit
	After    Position       // that come after it in the list
}

// Position is where a session stands in a list. The zero value is before the first.
type Position struct {
	Began time.Time
	ID    int64
}

// Position is where the session stands in a list.
func (s Session) Position() Position { return Position{s.Began, s.ID} }

// List reads sessions and their points, those that began last first, and tells whether
// there are more than the limit. In a list they have no rounds, phases, marks or
// protocol files.
func (s *Store) List(ctx context.Context, f Filter) (found []Session, more bool, err error) {
	more, err = s.Each(ctx, f, Listed, func(one Session) error {
		found = append(found, one)
		return nil
	})
	return found, more, err
}

// Recent is what was run last, by the ids of protocols and treatments, each once, the
// latest first, at most so many: with a client, or for "" with anybody. It looks back over a
// few hundred sessions.
func (s *Store) Recent(ctx context.Context, most int, client string) (ids []string, err error) {
	err = s.look(ctx, func(r *reader) {
		ids = nil
		from, with := "session", []int64(nil)
		if client != "" {
			with = r.clients(client)
			from = "session INDEXED BY session_client WHERE client " + oneOf(with)
		}
		r.each(func(scan func(...any)) {
			var id string
			scan(&id)
			if id != "" && len(ids) < most && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}, "SELECT name FROM "+from+" ORDER BY began DESC LIMIT 300", toArgs(with)...)
	})
	return ids, err
}

// batch is how many sessions are read at once.
const batch = 200

// textOf is what of a session words are looked for in.
const textOf = `(s.title || ' ' || s.name || ' ' || s.note || ' ' || s.next_time || ' ' || strftime('%Y-%m-%d', s.began / 1000 + s.zone, 'unixepoch')
	|| ' ' || ifnull((SELECT code FROM client WHERE client.id = s.client), '')
	|| ' ' || ifnull((SELECT group_concat(site || ' ' || side || ' ' || landmark || ' ' || note, ' ') FROM point t WHERE t.session = s.id), ''))`

// eastmost is how much earlier than in Greenwich a day begins, at most.
const eastmost = 14 * time.Hour

// query finds the ids of the filter's sessions, one more than the limit. What there are
// fewest of leads: the sessions of a client, then the points of a site, each of which
// has an index in the order of the list. SQLite is told to use it: it can't know that
// the first few rows are all that is wanted.
func (f Filter) query(clients []int64) (string, []any) {
	from, began, id := "session s INDEXED BY session_began", "s.began", "s.id"
	where, args := []string{"true"}, []any(nil)
	and := func(condition string, with ...any) {
		where = append(where, condition)
		args = append(args, with...)
	}
	site := "p.site = ? AND (? IN ('', 'both') OR p.side = ?)"
	named := []any{f.Point.Site, f.Point.Side, f.Point.Side}
	switch {
	case f.Client != "":
		from = "session s INDEXED BY session_client"
		and("s.client "+oneOf(clients), toArgs(clients)...)
		if f.Point.Site != "" {
			and("EXISTS (SELECT 1 FROM point p WHERE p.session = s.id AND "+site+")", named...)
		}
	case f.Point.Site != "":
		from, began, id = "point p CROSS JOIN session s ON s.id = p.session", "p.began", "p.session"
		and(site, named...)
	}
	if f.Protocol != "" {
		and(`(substr(s.name, 1, length(?)) = ? OR s.treatment AND EXISTS (SELECT 1 FROM point d JOIN protocol ON protocol.id = d.protocol
			WHERE d.session = s.id AND substr(protocol.name, 1, length(?)) = ?))`, f.Protocol, f.Protocol, f.Protocol, f.Protocol)
	}
	for _, word := range f.Words {
		and("instr(lower("+textOf+"), lower(?)) > 0", word)
	}
	if f.Since != 0 {
		and("("+dayOfSession+" >= ? AND "+began+" >= ?)", int64(f.Since), f.Since.Time().Add(-eastmost).UnixMilli()) // there is an index of the second
	}
	if f.After.ID != 0 {
		and("("+began+", "+id+") < (?, ?)", f.After.Began.UnixMilli(), f.After.ID)
	}
	query := "SELECT s.id FROM " + from + " WHERE " + strings.Join(where, " AND ") +
		" GROUP BY " + began + ", " + id + " ORDER BY " + began + " DESC, " + id + " DESC"
	if f.Limit > 0 {
		query += " LIMIT ?"
		args = append(args, f.Limit+1)
	}
	return query, args
}

// all reports whether the filter leaves nothing out.
func (f Filter) all() bool {
	return f.Client == "" && f.Point.Site == "" && f.Protocol == "" && len(f.Words) == 0 && f.Since == 0 &&
		f.After.ID == 0 && f.Limit == 0
}

// oneOf picks the rows with one of some ids; none where there are none.
func oneOf(ids []int64) string {
	if len(ids) == 0 {
		return "= 0" // an empty list would keep SQLite from the index it is told to use
	}
	return "IN (" + placeholders(len(ids)) + ")"
}
