package journal

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"
)

// What a generated journal is made of: per session one or two points, ten rounds at
// each, a hold and a release in each round; so 30 phases on average.
const (
	genClients = 500
	genYears   = 5
	genRounds  = 10
)

// genEnd is when the last of the generated sessions begins.
func genEnd() time.Time { return time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC) }

// generate makes a journal with so many sessions of some years: the same one each time.
// Rows are made within SQLite, for it takes a third of the time that inserting them one
// by one does.
func generate(t testing.TB, folder string, sessions int) {
	t.Helper()
	s, err := open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	db := s.db
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), query, args...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	exec("PRAGMA synchronous = OFF")
	exec("PRAGMA cache_size = -100000")
	exec("CREATE TEMP TABLE n (i INTEGER PRIMARY KEY)")
	exec("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?) INSERT INTO n SELECT i FROM c", max(sessions, genClients))
	span := genYears * 365 * 24 * time.Hour / time.Duration(sessions)
	first := genEnd().Add(-time.Duration(sessions) * span)
	exec("INSERT INTO client SELECT i, printf('C%05d', i), ? FROM n WHERE i <= ?", first.UnixMilli(), genClients)
	for i, p := range []string{"alternating-ischemic-compression", "nimmo-compression", "steady-pressure"} {
		exec("INSERT INTO protocol VALUES (?,?,?,?,?)", i+1, hashOf([]byte(p)), p, p, p)
	}
	exec(`INSERT INTO session (id, uid, began, zone, client, name, title, treatment, speed, program, at, active, paused, open, ending, note)
		SELECT i, printf('%024x', i * 2654435761), ? + i * ?, iif(i % 3, 3600, -18000), iif(i % 5, 1 + i * 7919 % ?, NULL),
			p.name, p.title, 0, iif(i % 50, 1, 500), 'presshold test', 150000000000, 140000, 10000, 0, 'plan', iif(i % 10, '', 'a short note')
		FROM n JOIN protocol p ON p.id = 1 + n.i % 3 WHERE i <= ?`, first.UnixMilli(), span.Milliseconds(), genClients, sessions)
	exec(`INSERT INTO point (session, n, began, protocol, site, side, landmark, planned, rounds, holds, fits, hold_min, hold_max,
			compression, active, level, score_before, score_after, ending)
		SELECT s.id, k.i, s.began, 1 + s.id % 3, 'site ' || ((s.id * 31 + k.i) % 20), iif(k.i = 1, 'left', 'right'), '', ?1, ?1, ?1, ?1 - s.id % 3, 8000, 10000,
			?1 * 9000, ?1 * 12000, 1, iif(s.id % 4, 5 + s.id % 6, NULL), iif(s.id % 4, s.id * 7 % 8, NULL), 'rounds'
		FROM session s JOIN n k ON k.i <= 1 + s.id % 2`, genRounds)
	exec(`INSERT INTO round (session, n, point, block, round, planned, began, ended, ending) SELECT p.session, (p.n - 1) * ?1 + k.i, p.n, 1, k.i, ?1, (p.n - 1) * 130000 + k.i * 12000, (p.n - 1) * 130000 + k.i * 12000 + 12000, 'plan'
		FROM point p JOIN n k ON k.i <= ?1`, genRounds)
	exec(`INSERT INTO phase (session, step, point, block, round, kind, label, open, min, max, guide, count_min, count_max, basis, level, shift,
			began, ended, held, fits, ending, superseded, max_basis)
		SELECT r.session, 2 * r.n - 1 + k.i, r.point, 1, r.round, iif(k.i, 'release', 'hold'), '', 0, 8000, 10000, 0, 0, 0, 'stated', 1, '',
			r.began + k.i * 9000, r.began + 9000 + k.i * 3000, iif(k.i, 3000, 9000), 1, 'time', 0, 'stated'
		FROM round r JOIN (SELECT 0 AS i UNION ALL SELECT 1) k`)
	exec("INSERT INTO mark SELECT id, 1, 12000, began + 12000, 'score', 1, 1, 1, 3, 1, 7, '' FROM session")
	exec("INSERT INTO drill (began, zone, drill, protocol, result) SELECT began + 3600000, zone, 'hold', 'nimmo-compression', '{}' FROM session WHERE id % 100 = 0")
	exec("DROP TABLE n")
	if err := s.change(t.Context(), func(w *writer) { w.sumUp() }); err != nil {
		t.Fatal(err)
	}
	exec("PRAGMA wal_checkpoint(TRUNCATE)")
}

// The generated journal holds what it says, and is a sound one.
func TestGenerated(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	generate(t, folder, 200)
	s := read(t, folder)
	for query, want := range map[string]int{
		"SELECT COUNT(*) FROM session": 200,
		"SELECT COUNT(*) FROM phase":   6000,
		"SELECT COUNT(*) FROM phase f LEFT JOIN point p ON p.session = f.session AND p.n = f.point WHERE p.n IS NULL": 0,
		"SELECT COUNT(*) FROM pragma_foreign_key_check":                                                               0,
		"SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check != 'ok'":                                   0,
	} {
		var got int
		if err := s.db.QueryRowContext(t.Context(), query).Scan(&got); err != nil && err != sql.ErrNoRows {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
	sane(t, s)
}
