package journal

import (
	"cmp"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"presshold/internal/phrase/english"
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
