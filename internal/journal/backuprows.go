package journal

import (
	"context"
	"errors"
	"maps"
	"math"
	"net/url"
	"slices"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"

	"presshold/internal/phrase/english"
)

// untrusted returns the address of a database of unknown origin, with settings that keep it from
// doing harm.
func untrusted(path string) string {
	query := url.Values{"_pragma": {
		"busy_timeout(1000)", "journal_mode(MEMORY)", "synchronous(OFF)", // the file is synced before it gets its name
		"trusted_schema(OFF)", "cell_size_check(ON)", "temp_store(MEMORY)", "cache_size(-8192)", "secure_delete(ON)",
	}}
	return address(path, query.Encode())
}

// rows copies the rows of a backup, in the file theirs, into the new journal.
func (t *Restoration) rows(ctx context.Context, theirs string, tell Progress) error {
	version, err := t.inspect(ctx, theirs)
	if err != nil {
		return err
	}
	if t.store, err = connect(untrusted(t.fresh.Name()), t.backup); err != nil {
		return err
	}
	t.store.Watch(tell)
	defer func() { _ = t.store.Close() }() // its result was checked before
	for _, step := range []func() error{
		func() error { return t.store.migrate(ctx) },
		func() error { return t.store.exec(ctx, "ATTACH ? AS theirs", theirs) },
		func() error { return t.tables(ctx, version) },
		func() error { return t.store.exec(ctx, "DETACH theirs") },
		func() error { return t.settle(ctx) },
		func() error { return t.judge(ctx) },
		func() error { return t.count(ctx) },
		func() error { return t.store.mergeLog(ctx) },
	} {
		if err = step(); err != nil {
			break
		}
	}
	switch {
	case err == nil || ctx.Err() != nil || errors.As(err, new(*DamagedError)):
		return err
	case code(err) == sqlite3.SQLITE_CONSTRAINT: // a row that must be unique is there twice
		return &DamagedError{t.backup, err}
	}
	return t.store.wrap(english.JournalRestore, err)
}

// tables are the tables with recorded data, parents before children, each with the schema
// version that introduced it.
func tables() []struct {
	name    string
	version int
} {
	return []struct {
		name    string
		version int
	}{
		{"client", 1},
		{"protocol", 1},
		{"session", 1},
		{"point", 1},
		{"round", 1},
		{"phase", 1},
		{"mark", 1},
		{"wish", 1},
		{"drill", 2},
		{"answer", 2},
		{"curve", 6},
	}
}

func (t *Restoration) tables(ctx context.Context, version int) error {
	all := tables()
	for i, table := range all {
		t.store.tell(english.CopyingBackup, float64(i)/float64(len(all)))
		insert := ""
		err := t.store.change(ctx, func(w *writer) {
			of := w.columns("theirs", table.name)
			insert = "INSERT OR ABORT INTO main." + table.name + " (" + of + ") SELECT " + of + " FROM theirs." + table.name + " NOT INDEXED"
			if table.version <= version && !t.salvage {
				w.do(insert)
			}
		})
		switch {
		case err != nil:
			return err
		case !t.salvage || table.version > version:
		case table.name == "session":
			t.sessions(ctx)
		case slices.Contains([]string{"client", "protocol", "drill", "answer", "curve"}, table.name):
			t.each(ctx, table.name, insert)
		}
	}
	t.attempt(ctx, func(w *writer) { // so that no session number is used twice
		w.do(`UPDATE main.sqlite_sequence SET seq = max(seq, ifnull((SELECT seq FROM theirs.sqlite_sequence s WHERE s.name = sqlite_sequence.name
			AND typeof(seq) = 'integer' AND seq < 1 << 40), 0))`)
	})
	return ctx.Err()
}

// columns lists the columns of a table, separated by commas. A backup of an older version has
// fewer.
func (r *reader) columns(schema, table string) string {
	return strings.Join(values[string](r, "SELECT name FROM pragma_table_info(?, ?)", table, schema), ", ")
}

// attempt makes a change completely or not at all, and reports whether it succeeded.
func (t *Restoration) attempt(ctx context.Context, do func(*writer)) bool {
	return t.store.change(ctx, do) == nil
}

// each copies the readable rows of a table: all at once if possible, otherwise one by one.
func (t *Restoration) each(ctx context.Context, table, insert string) {
	if t.attempt(ctx, func(w *writer) { w.do(insert) }) {
		return
	}
	for _, id := range t.numbers(ctx, table) {
		t.attempt(ctx, func(w *writer) { w.do(insert+" WHERE id = ?", id) })
	}
}

// numbers are the ids of the rows of a table that can be read, scanning from both ends and
// through its index.
func (t *Restoration) numbers(ctx context.Context, table string) []int64 {
	from := "SELECT id FROM theirs." + table
	queries := []string{from + " NOT INDEXED", from + " NOT INDEXED ORDER BY id DESC"}
	if table == "session" {
		queries = append(queries, from+" INDEXED BY session_began")
	}
	found := map[int64]bool{}
	for _, query := range queries {
		_ = t.store.look(ctx, func(r *reader) { // rows read before a failure count
			for _, id := range values[int64](r, query) {
				found[id] = true
			}
		})
	}
	return slices.Sorted(maps.Keys(found))
}

// sessions copies each session that can be read completely.
func (t *Restoration) sessions(ctx context.Context) {
	for _, id := range t.numbers(ctx, "session") {
		taken := t.attempt(ctx, func(w *writer) {
			for _, table := range tables()[2:8] {
				key, of := "session", w.columns("theirs", table.name)
				if table.name == "session" {
					key = "id"
				}
				w.do("INSERT INTO main."+table.name+" ("+of+") SELECT "+of+" FROM theirs."+table.name+" NOT INDEXED WHERE "+key+" = ?", id)
			}
			there := false // even NULL is NOT IN an empty list
			w.one(`SELECT EXISTS (SELECT 1 FROM main.session WHERE id = ?1)
				AND NOT EXISTS (SELECT 1 FROM main.session WHERE id = ?1 AND client IS NOT NULL AND client NOT IN (SELECT id FROM main.client))
				AND NOT EXISTS (SELECT 1 FROM main.point WHERE session = ?1 AND protocol IS NOT NULL AND protocol NOT IN (SELECT id FROM main.protocol))`, []any{id}, &there)
			if !there {
				w.fail(errForeign)
			}
		})
		if !taken {
			t.Lost++
		}
	}
}

// settle marks sessions that could still be resumed as interrupted, since nobody will resume
// them now, and recomputes what is derived from the rows.
func (t *Restoration) settle(ctx context.Context) error {
	open, err := from(ctx, t.store, func(r *reader) []string { return values[string](r, "SELECT uid FROM session WHERE open") })
	for _, uid := range open {
		var i *Interrupted
		if err == nil {
			i, err = t.store.interrupted(ctx, uid, nil)
		}
		if err != nil {
			return err
		}
		err = t.store.change(ctx, func(w *writer) { i.settle(w, t.options.File) })
	}
	if err != nil {
		return err
	}
	return t.store.change(ctx, func(w *writer) {
		w.mergeClients()
		w.sumUp()
	})
}

// judge checks the result. It fails on a fault or, when salvaging, deletes the rows with faults.
func (t *Restoration) judge(ctx context.Context) error {
	const tries = 5 // leaving rows out may orphan others
	for range tries {
		most := maxFaults
		if t.salvage {
			most = math.MaxInt32
		}
		pages, rows, err := t.store.verify(ctx, most)
		faults := slices.Concat(pages, rows)
		switch {
		case err != nil:
			return err
		case len(faults) == 0:
			return nil
		case !t.salvage || len(pages) > 0:
			return &DamagedError{t.backup, errors.New(faults[0].String())}
		}
		if err := t.store.change(ctx, func(w *writer) { t.leaveOut(w, faults) }); err != nil {
			return err
		}
	}
	return &DamagedError{t.backup, errNothingLeft}
}

// count counts the sessions that were taken. It fails if sessions were lost and nothing is left.
func (t *Restoration) count(ctx context.Context) error {
	practised := 0
	err := t.store.look(ctx, func(r *reader) {
		r.one("SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM drill) + (SELECT count(*) FROM answer)", nil, &t.Sessions, &practised)
	})
	if err == nil && t.Lost > 0 && t.Sessions+practised == 0 {
		err = &DamagedError{t.backup, errNothingLeft}
	}
	return err
}

func (t *Restoration) leaveOut(w *writer, faults []Fault) {
	before, after := 0, 0
	w.one("SELECT count(*) FROM session", nil, &before)
	drop := func(ids []int64) {
		for _, id := range ids {
			for _, table := range tables()[3:8] {
				w.do("DELETE FROM "+table.name+" WHERE session = ?", id)
			}
			w.do("DELETE FROM session WHERE id = ?", id)
		}
	}
	for _, f := range faults {
		switch {
		case f.Session != 0:
			drop([]int64{f.Session})
		case f.table == "client":
			drop(values[int64](&w.reader, "SELECT id FROM session WHERE client = ?", f.row))
		case f.table == "protocol":
			drop(values[int64](&w.reader, "SELECT DISTINCT session FROM point WHERE protocol = ?", f.row))
		}
		switch f.table {
		case "", "sqlite_sequence":
		default:
			w.do("DELETE FROM "+f.table+" WHERE rowid = ?", f.row)
		}
	}
	w.sumUp()
	w.one("SELECT count(*) FROM session", nil, &after)
	t.Lost += before - after
}
