package journal

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// schemaObject is a table, an index or another object of a database schema.
type schemaObject struct{ kind, name string }

// schema is the SQL that made each object of the schema. What SQLite makes by itself has none.
func (r *reader) schema() map[schemaObject]string {
	all := map[schemaObject]string{}
	r.each(func(scan scan) {
		var t schemaObject
		var made string
		scan(&t.kind, &t.name, &made)
		all[t] = made
	}, `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_stat%' ESCAPE '\'`)
	return all
}

// schemaOf is a version of the program's own schema, as [reader.schema] reads it.
func schemaOf(ctx context.Context, version int) (made map[schemaObject]string, err error) {
	s, err := connect(":memory:", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.Close() }() // it was in memory
	err = s.change(ctx, func(w *writer) {
		for _, script := range migrations()[:version] {
			w.do(script)
		}
		made = w.schema()
	})
	return made, err
}

func (r *reader) verifySchema(ctx context.Context) []Fault {
	want, err := schemaOf(ctx, len(migrations()))
	r.fail(err)
	got := r.schema()
	all := maps.Clone(got)
	maps.Copy(all, want)
	var faults []Fault
	for _, t := range slices.SortedFunc(maps.Keys(all), schemaObject.compare) {
		var says string
		switch {
		case got[t] == want[t]:
			continue
		case got[t] == "":
			says = english.FaultMissing
		case want[t] == "":
			says = english.FaultForeign
		default:
			says = english.FaultMadeOther
		}
		faults = append(faults, Fault{What: fmt.Sprintf(says, t.kind, t.name)})
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

// sumsVersion is the first schema with sums, and with one row per client.
const sumsVersion = 3

// mostVersions is more versions of the schema than there will ever be.
const mostVersions = 1000

// migrations are the scripts that lead from each schema version to the next.
func migrations() (scripts []string) {
	names, _ := fs.Glob(schema, "schema/*.sql") // sorted; what is embedded can be read
	for _, name := range names {
		text, _ := schema.ReadFile(name)
		scripts = append(scripts, plain.Unix(string(text)))
	}
	return scripts
}

func (s *Store) migrate(ctx context.Context) error {
	scripts := migrations()
	version, err := s.version(ctx)
	switch {
	case err != nil:
		return s.wrap(english.JournalOpen, err)
	case version == len(scripts):
		return nil
	}
	if err := s.known(version, len(scripts)); err != nil {
		return err
	}
	return s.change(ctx, func(w *writer) {
		// Another program may have been faster.
		w.one("PRAGMA user_version", nil, &version)
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

// known returns an error for a schema version that this program can't use.
func (s *Store) known(version, latest int) error {
	switch {
	case version < 0 || version > mostVersions:
		return &DamagedError{s.path, fmt.Errorf(english.JournalNoSchema, version)}
	case version > latest:
		return &NewerError{s.path, version, latest}
	}
	return nil
}

// version is the schema version of the file; 0 for a new one.
func (s *Store) version(ctx context.Context) (int, error) {
	var version, id int
	err := s.get(ctx, "SELECT * FROM pragma_user_version, pragma_application_id", &version, &id)
	if err == nil && id != applicationID && (id != 0 || version != 0) {
		err = &DamagedError{s.path, errForeign}
	}
	return version, err
}
