package journal

import (
	"context"
	"slices"
	"strings"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/stats"
)

// Filter says which sessions are listed. The zero value lists all.
type Filter struct {
	Client   string         // code
	Point    protocol.Point // a site, and a side unless it is empty
	Protocol string         // the beginning of an id of a protocol or treatment; a treatment also matches by the protocols of its points
	Since    stats.Day      // local day of the first session; 0 for all
	Words    []string       // each must occur in the title, client code, date, note, plan or a point
	Limit    int            // zero for no limit
	After    Position       // only sessions after it in the list
}

// IsAll reports that the filter leaves out nothing.
func (f Filter) IsAll() bool {
	return f.Client == "" && f.Point == (protocol.Point{}) && f.Protocol == "" && f.Since == 0 && len(f.Words) == 0
}

// Position is where a session stands in a list. The zero value is before the first.
type Position struct {
	Began time.Time
	ID    int64
}

// List reads sessions and their points, latest first, and reports whether there are more than
// the limit. They have no rounds, phases, marks or protocol files.
func (s *Store) List(ctx context.Context, f Filter) (found []Session, more bool, err error) {
	more, err = s.Each(ctx, f, Listed, func(one Session) error {
		found = append(found, one)
		return nil
	})
	return found, more, err
}

// Recent returns the ids of at most so many protocols and treatments that were run last, each
// once, latest first: with a client, or with anybody for "". It looks at a few hundred sessions.
func (s *Store) Recent(ctx context.Context, most int, client string) ([]string, error) {
	return from(ctx, s, func(r *reader) (ids []string) {
		among, with := "session", []int64(nil)
		if client != "" {
			with = r.clients(client)
			among = "session INDEXED BY session_client WHERE client " + oneOf(with)
		}
		r.each(func(scan scan) {
			var id string
			scan(&id)
			if id != "" && len(ids) < most && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}, "SELECT name FROM "+among+" ORDER BY began DESC LIMIT 300", toArgs(with)...)
		return ids
	})
}

const batch = 200

const textOf = `(s.title || ' ' || s.name || ' ' || s.note || ' ' || s.next_time || ' ' || strftime('%Y-%m-%d', s.began / 1000 + s.zone, 'unixepoch')
	|| ' ' || ifnull((SELECT code FROM client WHERE client.id = s.client), '')
	|| ' ' || ifnull((SELECT group_concat(site || ' ' || side || ' ' || landmark || ' ' || note, ' ') FROM point t WHERE t.session = s.id), ''))`

// eastmost is the largest offset east of UTC.
const eastmost = 14 * time.Hour

// query finds the ids of the filter's sessions, one more than the limit. The most selective
// condition leads: a client, then a site, each with an index in the order of the list. SQLite is
// told to use it, because it can't know that only the first few rows are wanted.
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

// oneOf returns a condition for a column: it holds one of the ids. It is never true without ids.
func oneOf(ids []int64) string {
	if len(ids) == 0 {
		return "= 0" // with an empty list SQLite could not use the index it is told to use
	}
	return "IN (" + placeholders(len(ids)) + ")"
}
