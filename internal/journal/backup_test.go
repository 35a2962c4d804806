package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/session"
	"presshold/internal/training"
)

func TestBackupAndRestore(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder, backup := filepath.Join(dir, "data"), filepath.Join(dir, "backup.db")
	busy(t, folder, Run{Client: "one"})
	s := read(t, folder)
	if _, err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	private(t, backup)
	if _, err := s.Backup(t.Context(), backup); err == nil || !errors.Is(err, fs.ErrExist) {
		t.Errorf("a backup was overwritten: %v", err)
	}
	busy(t, folder, Run{Client: "two"})

	r, err := Restore(t.Context(), restoring(folder), backup, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Sessions != 1 || !r.Replaces {
		t.Errorf("the backup is %+v", r)
	}
	if _, err := r.Place(t.Context(), world()); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("the journal was replaced while it was open: %v", err)
	}
	if got := s.query(t, "SELECT count(*) FROM session"); !slices.Equal(got, []string{"2"}) {
		t.Fatalf("there are %v sessions left", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	if r, err = Restore(t.Context(), restoring(folder), backup, false, nil); err != nil {
		t.Fatal(err)
	}
	aside, err := r.Place(t.Context(), world())
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(folder, "journal-replaced-20261121-093000.db"); aside != want {
		t.Errorf("the old one is kept as %s, want %s", aside, want)
	}
	private(t, Path(folder))
	private(t, aside)
	s = read(t, folder)
	sane(t, s)
	if got := s.query(t, "SELECT code FROM session JOIN client ON client.id = client"); !slices.Equal(got, []string{"one"}) {
		t.Errorf("restored is %v", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err = Restore(t.Context(), restoring(folder), aside, false, nil); err != nil || r.Sessions != 2 {
		t.Errorf("what was kept aside is %+v, %v", r, err)
	} else {
		r.Drop()
	}
	entries, err := filepath.Glob(filepath.Join(folder, "journal*"))
	if want := []string{aside, Path(folder)}; err != nil || !slices.Equal(entries, want) {
		t.Errorf("there are %v, %v, want %v", entries, err, want)
	}
}

// restoring is what a backup is restored with.
func restoring(folder string) Options { return Options{Folder: folder, File: catalog.Encode} }

// private fails the test if a file is not for its owner alone.
func private(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
		t.Errorf("%s has mode %v", path, mode)
	}
}

func TestRestoreIntoNothing(t *testing.T) {
	dir := t.TempDir()
	busy(t, filepath.Join(dir, "old"), Run{})
	backup := filepath.Join(dir, "backup.db")
	if _, err := read(t, filepath.Join(dir, "old")).Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "new")
	r, err := Restore(t.Context(), restoring(folder), backup, false, nil)
	if err != nil || r.Replaces {
		t.Fatalf("%+v, %v", r, err)
	}
	if aside, err := r.Place(t.Context(), world()); aside != "" || err != nil {
		t.Errorf("kept aside as %q, %v", aside, err)
	}
	sane(t, read(t, folder))
}

// A journal that was copied with its log is as good as a backup, and what could be
// resumed then is kept as interrupted.
func TestRestoreOfACopyWithItsLog(t *testing.T) {
	d := newDesk(t, filepath.Join(t.TempDir(), "data"))
	d.begin(Run{Plan: sample(t)})
	d.pass(20 * time.Second)
	d.r.Interrupt(session.Closed)
	d.close()
	s := read(t, d.folder) // keeps the log
	if _, err := s.Edit(t.Context(), 0, Change{Note: to("in the log")}); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "copy.db")
	for _, ext := range []string{"", "-wal"} {
		if err := copyFile(backup+ext, Path(d.folder)+ext); err != nil {
			t.Fatal(err)
		}
	}
	folder := t.TempDir()
	r, err := Restore(t.Context(), restoring(folder), backup, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Place(t.Context(), world()); err != nil {
		t.Fatal(err)
	}
	restored := read(t, folder)
	if got := restored.query(t, "SELECT note || open || ending FROM session"); !slices.Equal(got, []string{"in the log0interrupted"}) {
		t.Errorf("restored is %v", got)
	}
	sane(t, restored)
}

func TestRestoreOverADamagedJournal(t *testing.T) {
	dir := t.TempDir()
	folder, backup := filepath.Join(dir, "data"), filepath.Join(dir, "backup.db")
	busy(t, folder, Run{})
	s := read(t, folder)
	if _, err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	rubbish := bytes.Repeat([]byte("rubbish "), 1000)
	for _, ext := range []string{"", "-wal"} {
		if err := os.WriteFile(Path(folder)+ext, rubbish, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Restore(t.Context(), restoring(folder), backup, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	aside, err := r.Place(t.Context(), world())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(aside); err != nil || !bytes.Equal(got, rubbish) {
		t.Errorf("the damaged one is not what it was: %v", err)
	}
	sane(t, read(t, folder))
}

func TestRestoreRefuses(t *testing.T) {
	dir := t.TempDir()
	folder, backup := filepath.Join(dir, "data"), filepath.Join(dir, "backup.db")
	busy(t, folder, Run{})
	s := read(t, folder)
	whole := func() []byte {
		t.Helper()
		_ = os.Remove(backup)
		if _, err := s.Backup(t.Context(), backup); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(backup)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}()
	changed := func(query string) []byte {
		t.Helper()
		name := filepath.Join(t.TempDir(), "x")
		if err := os.MkdirAll(name, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(Path(name), whole, 0o600); err != nil {
			t.Fatal(err)
		}
		one := read(t, name)
		for q := range strings.SplitSeq(query, ";") {
			if _, err := one.db.ExecContext(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		}
		if err := one.Close(); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(Path(name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	torn := slices.Clone(whole)
	for i := 2 * 4096; i < len(torn) && i < 30*4096; i++ {
		torn[i] ^= 0x55
	}
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"empty":     {nil, "not a presshold record"},
		"text":      {[]byte(strings.Repeat("no database at all\n", 500)), "not a presshold record"},
		"cut short": {whole[:len(whole)/2], "is damaged"},
		"torn":      {torn, "is damaged"},
		"another's": {changed("PRAGMA application_id = 1"), "not a presshold record"},
		"newer":     {changed("PRAGMA user_version = 99"), "newer version of presshold"},
		"unlawful":  {changed("UPDATE point SET compression = compression + 9000"), "under compression"},
		"orphaned":  {changed("PRAGMA foreign_keys = OFF;DELETE FROM session"), "belongs to no row of"},
		"forged":    {changed("UPDATE protocol SET file = file || ' '"), "its hash does not match"},
	} {
		if err := os.WriteFile(backup, tt.data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Restore(t.Context(), restoring(folder), backup, false, nil)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), backup) {
			t.Errorf("%s: %v, want %s", name, err, tt.want)
		}
	}
	if _, err := Restore(t.Context(), restoring(folder), filepath.Join(dir, "none"), false, nil); err == nil || !strings.Contains(err.Error(), "there is no backup") {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(folder, "journal-*")); err != nil || left != nil {
		t.Errorf("there is still %v, %v", left, err)
	}
	sane(t, s)
}

// What a backup holds beside rows never comes along: triggers, views and tables that are not
// the program's, or the lack of an index.
func TestRestoreTakesRowsOnly(t *testing.T) {
	dir := t.TempDir()
	old, backup := filepath.Join(dir, "old"), filepath.Join(dir, "backup.db")
	busy(t, old, Run{Client: "c"})
	s := read(t, old)
	for _, q := range []string{
		"CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM session; END",
		"CREATE TRIGGER u AFTER INSERT ON point BEGIN UPDATE point SET site = 'elsewhere'; END",
		"CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
		"CREATE TABLE shadow (x)",
		"CREATE VIRTUAL TABLE text USING fts5(x)",
		"DROP INDEX point_site",
		"CREATE INDEX more ON phase(held)",
		"DELETE FROM day_sum",
	} {
		if _, err := s.db.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	faults, err := s.Backup(t.Context(), backup)
	if err != nil || len(faults) == 0 {
		t.Fatalf("a backup tells of %v, %v", faults, err)
	}
	folder := filepath.Join(dir, "new")
	r, err := Restore(t.Context(), restoring(folder), backup, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Place(t.Context(), world()); err != nil {
		t.Fatal(err)
	}
	restored := read(t, folder)
	sane(t, restored)
	want, got := everything(t, s), everything(t, restored)
	for _, table := range tables() {
		if !slices.Equal(got[table.name], want[table.name]) || len(got[table.name]) == 0 && table.version == 1 && table.name != "wish" {
			t.Errorf("in %s stands %q, want %q", table.name, got[table.name], want[table.name])
		}
	}
	if _, ok := got["shadow"]; ok {
		t.Error("a foreign table came along")
	}
}

// A view or a table of another make in the place of one of the program's is refused before
// anything is read from it.
func TestRestoreReadsNoForeignTable(t *testing.T) {
	for name, change := range map[string][]string{
		"a view": {
			"ALTER TABLE mark RENAME TO was", `CREATE VIEW mark AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
				SELECT 1 AS session, i AS n, 0 AS at, 0 AS world, 'score' AS kind, 1 AS point, 0 AS block, 0 AS round, 0 AS step, 0 AS level, 0 AS score, '' AS value FROM n`,
		},
		"a shadow":   {"DROP TABLE mark", "CREATE VIRTUAL TABLE mark USING fts5(session, n, at, world, kind, point, block, round, step, level, score, value)"},
		"a column":   {"ALTER TABLE mark ADD COLUMN more TEXT"},
		"no table":   {"DROP TABLE mark"},
		"a computed": {"DROP TABLE answer", "CREATE TABLE answer (id INTEGER PRIMARY KEY, at INTEGER, zone INTEGER, protocol TEXT, question TEXT, correct AS (hex(zeroblob(1000000000))))"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			busy(t, dir, Run{})
			s := read(t, dir)
			for _, q := range change {
				if _, err := s.db.ExecContext(t.Context(), q); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			for _, salvage := range []Salvage{false, true} {
				_, err := Restore(t.Context(), restoring(t.TempDir()), Path(dir), salvage, nil)
				var damaged *DamagedError
				if !errors.As(err, &damaged) || !strings.Contains(err.Error(), "differs from that of presshold") {
					t.Errorf("it says %v", err)
				}
			}
		})
	}
}

// What is sound of a backup can be taken, where the rest is not, or can't be read.
func TestSalvage(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, s *Store, path string){
		"impossible": func(t *testing.T, s *Store, _ string) {
			for _, q := range []string{
				"PRAGMA foreign_keys = OFF", "UPDATE phase SET kind = 'nap' WHERE session = 2 AND step = 2", "UPDATE session SET zone = 9e9 WHERE id = 3",
				"UPDATE session SET client = 99 WHERE id = 4", "INSERT INTO mark SELECT 999, n, at, world, kind, point, block, round, step, level, score, value FROM mark WHERE session = 5",
				"UPDATE client SET code = '' WHERE code = 'five'", "UPDATE drill SET result = 'no JSON'",
			} {
				if _, err := s.db.ExecContext(t.Context(), q); err != nil {
					t.Fatal(err)
				}
			}
		},
		"cut off": func(t *testing.T, s *Store, path string) {
			if err := errors.Join(s.emptyLog(t.Context()), os.Truncate(path, size(path)-5000)); err != nil {
				t.Fatal(err)
			}
		},
		"torn": func(t *testing.T, s *Store, path string) {
			if err := s.emptyLog(t.Context()); err != nil {
				t.Fatal(err)
			}
			var leaves []int64
			if err := s.look(t.Context(), func(r *reader) {
				leaves = values[int64](r, "SELECT pageno FROM dbstat WHERE name = 'phase' AND pagetype = 'leaf' ORDER BY path")
			}); err != nil {
				t.Fatal(err)
			}
			overwrite(t, path, (leaves[len(leaves)/2]-1)*4096, bytes.Repeat([]byte{0xa5}, 4096))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, client := range []string{"one", "two", "three", "four", "five", "six", "one", "two", "one", "one", "one", "one"} {
				busy(t, dir, Run{Client: client})
			}
			if err := KeepResult(t.Context(), dir, training.Result{Drill: "hold", Started: world()}); err != nil {
				t.Fatal(err)
			}
			s := read(t, dir)
			spoil(t, s, Path(dir))
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if _, err := Restore(t.Context(), restoring(t.TempDir()), Path(dir), false, nil); !errors.As(err, new(*DamagedError)) {
				t.Errorf("it is restored as if it were sound: %v", err)
			}
			folder := t.TempDir()
			r, err := Restore(t.Context(), restoring(folder), Path(dir), true, nil)
			if err != nil {
				t.Fatal(err)
			}
			if r.Lost == 0 || r.Sessions == 0 || r.Lost+r.Sessions != 12 {
				t.Errorf("%d sessions are taken, %d lost", r.Sessions, r.Lost)
			}
			if _, err := r.Place(t.Context(), world()); err != nil {
				t.Fatal(err)
			}
			restored := read(t, folder)
			sane(t, restored)
			if got := restored.query(t, "SELECT count(*) FROM session"); got[0] != fmt.Sprint(r.Sessions) {
				t.Errorf("%v sessions are there", got)
			}
		})
	}
}

// One bit of the header that is wrong costs no row: salvaging goes by the tables.
func TestSalvageOfABadHeader(t *testing.T) {
	dir := t.TempDir()
	for _, client := range []string{"one", "two", "three"} {
		busy(t, dir, Run{Client: client})
	}
	s := read(t, dir)
	if err := errors.Join(s.emptyLog(t.Context()), s.Close()); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(Path(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{60, 62, 63, 68, 69, 70, 71} { // user_version, application_id
		spoilt := filepath.Join(t.TempDir(), "spoilt.db")
		data := bytes.Clone(sound)
		data[at] ^= 0x80
		if err := os.WriteFile(spoilt, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(t.Context(), restoring(t.TempDir()), spoilt, false, nil); err == nil {
			t.Errorf("byte %d: it is restored as if it were sound", at)
		}
		r, err := Restore(t.Context(), restoring(t.TempDir()), spoilt, true, nil)
		if err != nil || r.Sessions != 3 || r.Lost != 0 {
			t.Errorf("byte %d: %+v, %v", at, r, err)
		}
		r.Drop()
	}
}

// Where nothing is left, there is nothing to put in the record's place.
func TestSalvageOfNothing(t *testing.T) {
	dir := t.TempDir()
	busy(t, dir, Run{Client: "one"})
	s := read(t, dir)
	if _, err := s.db.ExecContext(t.Context(), "UPDATE session SET zone = 9e9"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err := Restore(t.Context(), restoring(t.TempDir()), Path(dir), true, nil); !errors.As(err, new(*DamagedError)) {
		t.Errorf("%+v, %v", r, err)
	}
}

// What is sound is taken as well where no session names a client.
func TestSalvageWithoutClients(t *testing.T) {
	dir, folder := t.TempDir(), t.TempDir()
	busy(t, dir, Run{})
	r, err := Restore(t.Context(), restoring(folder), Path(dir), true, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Sessions != 1 || r.Lost != 0 {
		t.Errorf("%d sessions are taken, %d lost", r.Sessions, r.Lost)
	}
	r.Drop()
}
