package journal

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// schemaObject is a table, an index or whatever else the schema of a database holds.
type schemaObject struct{ kind, name string }

// shapeQuery reads how each thing of a schema is made. What SQLite makes by itself has no text.
const shapeQuery = "SELECT type, name, sql FROM %s.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_stat%%' ESCAPE '\\'"

// shape is how each thing of a schema is made.
func (r *reader) shape(schema string) map[schemaObject]string {
	all := map[schemaObject]string{}
	r.each(func(scan func(...any)) {
		var t schemaObject
		var made string
		scan(&t.kind, &t.name, &made)
		all[t] = made
	}, fmt.Sprintf(shapeQuery, schema))
	return all
}

// shapeOf is how each thing of the program's own schema is made in one of its versions.
func shapeOf(version int) (map[schemaObject]string, error) {
	scripts, err := migrations()
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }() // it was in memory
	db.SetMaxOpenConns(1)
	for _, script := range scripts[:version] {
		if _, err := db.Exec(script); err != nil { //nolint:noctx // it takes no time
			return nil, err
		}
	}
	r := &reader{query: func(query string, args ...any) (*sql.Rows, error) {
		return db.Query(query, args...) //nolint:noctx // nor does this
	}}
	return r.shape("main"), r.err
}

// misshapen finds what in the schema is not the program's, and what is missing.
func (r *reader) misshapen() []Fault {
	scripts, err := migrations()
	var want map[schemaObject]string
	if err == nil {
		want, err = shapeOf(len(scripts))
	}
	if err != nil {
		r.err = err
		return nil
	}
	got := r.shape("main")
	var faults []Fault
	for _, t := range slices.SortedFunc(maps.Keys(want), schemaObject.compare) {
		switch made, ok := got[t]; {
		case !ok:
			faults = append(faults, Fault{What: fmt.Sprintf(english.FaultMissing, t.kind, t.name)})
		case made != want[t]:
			faults = append(faults, Fault{What: fmt.Sprintf(english.FaultMadeOther, t.kind, t.name)})
		}
	}
	for _, t := range slices.SortedFunc(maps.Keys(got), schemaObject.compare) {
		if _, ok := want[t]; !ok {
			faults = append(faults, Fault{What: fmt.Sprintf(english.FaultForeign, t.kind, t.name)})
		}
	}
	return faults
}

func (t schemaObject) compare(u schemaObject) int {
	return cmp.Or(cmp.Compare(t.kind, u.kind), cmp.Compare(t.name, u.name))
}

//go:embed schema/*.sql
var schema embed.FS

// applicationID marks a SQLite file as a journal of this program ("prsh").
const applicationID = 0x70727368

// sumsVersion is the schema that has sums, and one row for each client.
const sumsVersion = 3

// mostVersions is more than the program will ever have of its schema: a larger number is
// none.
const mostVersions = 1000

// migrations are the scripts that lead from each schema to the next.
func migrations() ([]string, error) {
	names, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		return nil, err
	}
	scripts := make([]string, len(names))
	for i, name := range names { // sorted by name
		text, err := schema.ReadFile(name)
		if err != nil {
			return nil, err
		}
		scripts[i] = plain.Unix(string(text))
	}
	return scripts, nil
}

// migrate brings the journal up to the schema of this program.
func (s *Store) migrate(ctx context.Context) error {
	scripts, err := migrations()
	if err != nil {
		return fmt.Errorf(english.JournalSchema, err)
	}
	version, err := s.version(ctx)
	switch {
	case err != nil:
		return s.wrap(english.JournalOpen, err)
	case version < 0 || version > mostVersions:
		return &DamagedError{s.path, fmt.Errorf(english.JournalNoSchema, version)}
	case version > len(scripts):
		return &NewerError{s.path, version, len(scripts)}
	case version == len(scripts):
		return nil
	}
	return s.change(ctx, func(w *writer) {
		// Another program may have been faster.
		w.each(func(scan func(...any)) { scan(&version) }, "PRAGMA user_version")
		for i := version; i < len(scripts); i++ {
			w.do(scripts[i])
		}
		if version < sumsVersion {
			w.mergeClients()
			w.sumUp()
		}
		if version < len(scripts) {
			w.do(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(scripts)))
		}
	})
}

// version is the schema of the file; 0 for a new one.
func (s *Store) version(ctx context.Context) (int, error) {
	var version, id int
	err := retry(ctx, func() error {
		return s.db.QueryRowContext(ctx, "SELECT * FROM pragma_user_version, pragma_application_id").Scan(&version, &id)
	})
	if err == nil && id != applicationID && (id != 0 || version != 0) {
		err = &DamagedError{s.path, errForeign}
	}
	return version, err
}
