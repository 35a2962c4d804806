package journal

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/stats"
)

// ofSchema makes a journal as a version of the program did whose schema was an earlier
// one.
func ofSchema(t *testing.T, folder string, version int) {
	t.Helper()
	scripts := migrations()
	rows, err := os.ReadFile(fmt.Sprintf("testdata/schema-%d.sql", version))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dsn(Path(folder)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, script := range append(slices.Clone(scripts[:version]), string(rows),
		fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)) {
		if _, err := db.ExecContext(t.Context(), script); err != nil {
			t.Fatal(err)
		}
	}
}

// everything is all that stands in the tables of a journal, table by table and row by
// row.
func everything(t *testing.T, s *Store) map[string][]string {
	t.Helper()
	return s.stands(t, s.made(t))
}

// made are the tables of a journal and their columns.
func (s *Store) made(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, table := range s.query(t, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") {
		all[table] = s.query(t, "SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info(?)", table)[0]
	}
	return all
}

// stands is what stands in some columns of tables.
func (s *Store) stands(t *testing.T, in map[string]string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for table, columns := range in {
		all[table] = s.query(t, "SELECT "+columns+" FROM "+table+" ORDER BY 1")
	}
	return all
}

// A journal of any earlier schema becomes one of this: what stood in it stands in it,
// it is made like a new one, and it can be read and written.
func TestEarlierSchemas(t *testing.T) {
	scripts := migrations()
	fresh, err := open(t.Context(), filepath.Join(t.TempDir(), "fresh"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = fresh.Close() }()
	const made = "SELECT ifnull(sql, name) FROM sqlite_schema ORDER BY type, name"
	want := fresh.query(t, made)
	for version := 1; version < len(scripts); version++ {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "data")
			ofSchema(t, folder, version)
			raw, err := sql.Open("sqlite", dsn(Path(folder)))
			if err != nil {
				t.Fatal(err)
			}
			old := &Store{db: raw}
			columns := old.made(t)
			before := old.stands(t, columns)
			_ = raw.Close()
			s := read(t, folder)
			if got, err := s.version(t.Context()); err != nil || got != len(scripts) {
				t.Errorf("the schema is now %d, %v", got, err)
			}
			if got := s.query(t, made); !slices.Equal(got, want) {
				t.Errorf("it is made of\n%q\nwant\n%q", got, want)
			}
			after := s.stands(t, columns)
			for table, rows := range before {
				if !slices.Equal(after[table], rows) {
					t.Errorf("in %s stands\n%q\nand stood\n%q", table, after[table], rows)
				}
			}
			if got := s.query(t, "SELECT integrity_check FROM pragma_integrity_check"); got[0] != "ok" {
				t.Errorf("the journal: %q", got)
			}
			usable(t, s, folder)
		})
	}
}

// usable fails the test if what a journal of testdata tells is not read, or nothing
// can be added to it.
func usable(t *testing.T, s *Store, folder string) {
	t.Helper()
	all, _, err := s.List(t.Context(), Filter{})
	if err != nil || len(all) != 3 || len(all[2].Points) != 1 || all[2].Client != "4KXP-7M2C" {
		t.Errorf("listed are %+v, %v", all, err)
	}
	r, err := s.Stats(t.Context(), stats.Scope{Client: "4KXP-7M2C"}, world())
	if err != nil || r.Sessions != 1 || r.Compression != protocol.Seconds(17*time.Second) || len(r.Trends) != 1 {
		t.Errorf("statistics are %+v, %v", r, err)
	}
	if _, err := s.Practice(t.Context()); err != nil {
		t.Error(err)
	}
	d := newDesk(t, folder)
	d.begin(Run{Plan: sample(t)})
	d.pass(time.Hour)
	d.close()
	if got := s.query(t, "SELECT count(*) FROM session"); got[0] != "4" {
		t.Errorf("%s sessions are recorded", got[0])
	}
}

// A backup of a journal of an earlier schema is restored, and its numbers rest on what they
// did. Of the origins that it did not record nothing is said.
func TestRestoreOfAnEarlierSchema(t *testing.T) {
	dir := t.TempDir()
	ofSchema(t, filepath.Join(dir, "old"), 3)
	for _, salvage := range []Salvage{false, true} {
		folder := filepath.Join(dir, fmt.Sprint("new", salvage))
		r, err := Restore(t.Context(), restoring(folder), Path(filepath.Join(dir, "old")), salvage, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Place(t.Context(), world()); err != nil || r.Lost != 0 {
			t.Fatalf("%d sessions are lost, %v", r.Lost, err)
		}
		s, err := read(t, folder).Session(t.Context(), 1)
		if err != nil || len(s.Phases) != 5 {
			t.Fatalf("restored is %+v, %v", s, err)
		}
		hold, release := s.Phases[1], s.Phases[2]
		if hold.Basis != protocol.Stated || hold.Planned.MaxBasis != protocol.Stated || release.Planned.MaxBasis != protocol.Assumed {
			t.Errorf("the numbers rest on %q and %q", hold.Planned.MaxBasis, release.Planned.MaxBasis)
		}
		if got := string(hold.GuideBasis+hold.LevelBasis+s.Rounds[0].PlannedBasis+s.Points[0].PlannedBasis) + string(s.Points[0].Hold.MaxBasis); got != "" {
			t.Errorf("other numbers rest on %q", got)
		}
	}
}

// Codes that are one client's have become one row.
func TestClientsAreMerged(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	ofSchema(t, folder, 2)
	db, err := sql.Open("sqlite", dsn(Path(folder)))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"INSERT INTO client VALUES (7, '4kxp 7m2c', 1767200000001), (8, 'other', 1)", "UPDATE session SET client = 7 WHERE id = 3"} {
		if _, err := db.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := read(t, folder)
	if got := s.query(t, "SELECT code || ' ' || count(session.id) FROM client LEFT JOIN session ON client = client.id GROUP BY client.id ORDER BY code"); !slices.Equal(got, []string{"4KXP-7M2C 2", "other 0"}) {
		t.Errorf("the clients are %q", got)
	}
}

// A journal of a later version is left alone, and it is said why.
func TestALaterSchema(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	scar(t, folder, func(path string) { overwrite(t, path, 60, []byte{0, 0, 0, 99}) })
	before := contents(t, folder)
	_, err := Open(t.Context(), folder)
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Found != 99 || newer.Path != Path(folder) {
		t.Errorf("opening says %v", err)
	}
	if after := contents(t, folder); after[Path(folder)] != before[Path(folder)] {
		t.Error("it was written to")
	}
}
