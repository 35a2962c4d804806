package journal

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"presshold/internal/session"
)

// scar leaves a journal with two sessions in a folder, and then does something to it.
func scar(t testing.TB, folder string, spoil func(path string)) {
	t.Helper()
	for range 2 {
		d := newDesk(t, folder)
		d.begin(Run{Plan: sample(t)})
		d.pass(time.Hour)
		d.close()
	}
	spoil(Path(folder))
}

// overwrite puts bytes into a file, or a whole file of them where there is none.
func overwrite(t testing.TB, path string, at int64, with []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt(with, at); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func sizeOf(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// contents are the files under a folder.
func contents(t testing.TB, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		files[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Whatever is in the journal's place: the run goes to its end, what was there is still
// there byte by byte, and what happened is in a journal or in a file that is told.
func TestFaults(t *testing.T) {
	garbage := bytes.Repeat([]byte("no page of a database "), 1000)
	for _, tt := range []struct {
		name     string
		set      func(t testing.TB, folder string)
		recorded bool // in a journal in the end
		kept     bool // what was there is kept aside
	}{
		{"nothing", func(testing.TB, string) {}, true, false},
		{"a file in place of the folder", func(t testing.TB, folder string) { overwrite(t, folder, 0, garbage) }, false, false},
		{"a folder in place of the journal", func(t testing.TB, folder string) {
			if err := os.MkdirAll(filepath.Join(Path(folder), "deeper"), 0o700); err != nil {
				t.Fatal(err)
			}
		}, false, false},
		{"another file in place of the journal", func(t testing.TB, folder string) {
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			overwrite(t, Path(folder), 0, garbage)
		}, true, true},
		{"a database of another program", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) { overwrite(t, path, 68, []byte{1, 2, 3, 4}) }) // the application id
		}, true, true},
		{"an empty file", func(t testing.TB, folder string) {
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			overwrite(t, Path(folder), 0, nil)
		}, true, false},
		{"a journal cut short", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) {
				if err := os.Truncate(path, sizeOf(t, path)/2); err != nil {
					t.Fatal(err)
				}
			})
		}, true, true},
		{"a journal cut short within its first page", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) {
				if err := os.Truncate(path, 1000); err != nil {
					t.Fatal(err)
				}
			})
		}, true, true},
		{"a journal overwritten but for its head", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) { overwrite(t, path, 4096, bytes.Repeat([]byte{0xa5}, int(sizeOf(t, path))-4096)) })
		}, true, true},
		{"a journal overwritten with zeros", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) { overwrite(t, path, 100, make([]byte, sizeOf(t, path)-100)) })
		}, true, true},
		{"a journal with a log of something else", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) { overwrite(t, path+"-wal", 0, garbage) })
		}, true, false}, // SQLite takes no frame whose sum is wrong
		{"a journal of a negative version", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) { overwrite(t, path, 60, []byte{0x80}) })
		}, true, true},
		{"a journal of a version that no program has", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) { overwrite(t, path, 60, []byte{0x10}) })
		}, true, true},
		{"a journal that has lost its version", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) { overwrite(t, path, 60, make([]byte, 4)) })
		}, true, true},
		{"a database of another program that has no mark", func(t testing.TB, folder string) {
			another(t, folder, "DELETE", "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
		}, true, true},
		{"a database of another program that has a version", func(t testing.TB, folder string) {
			another(t, folder, "DELETE", "PRAGMA user_version = 2")
		}, true, true},
		{"a database of another program with its log", func(t testing.TB, folder string) {
			another(t, folder, "WAL", "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
		}, true, true},
		{"a journal with the log of another program", func(t testing.TB, folder string) {
			theirs := filepath.Join(t.TempDir(), "theirs")
			another(t, theirs, "WAL", "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
			scar(t, folder, func(path string) { overwrite(t, path+logExt, 0, []byte(contents(t, theirs)[Path(theirs)+logExt])) })
		}, true, true},
		{"an empty file with a full log", func(t testing.TB, folder string) {
			another(t, folder, "WAL", "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
			if err := os.Truncate(Path(folder), 0); err != nil {
				t.Fatal(err)
			}
		}, true, true},
		{"only a log", func(t testing.TB, folder string) {
			another(t, folder, "WAL", "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
			if err := os.Remove(Path(folder)); err != nil {
				t.Fatal(err)
			}
		}, true, true},
		{"a journal of a later version", func(t testing.TB, folder string) {
			scar(t, folder, func(path string) { overwrite(t, path, 60, []byte{0, 0, 0, 99}) }) // the user version
		}, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "data")
			tt.set(t, folder)
			before := contents(t, folder)
			d := newDesk(t, folder)
			d.begin(Run{Plan: sample(t), Client: "K7Q2-0000"})
			d.pass(time.Hour)
			if state := d.d.Snapshot().State; state != session.Finished {
				t.Fatalf("the run is %s", state)
			}
			problems := d.r.Close(nil)
			if tt.recorded {
				inJournal(t, folder)
			} else {
				inUnsaved(t, d, problems)
			}
			stillThere(t, folder, before, tt.kept, problems)
		})
	}
}

// another leaves a database of another program in a folder, as it stands when that is
// killed.
func another(t testing.TB, folder, mode, statements string) {
	t.Helper()
	original := filepath.Join(t.TempDir(), "another.db")
	db, err := sql.Open("sqlite", address(original, "_pragma=journal_mode("+mode+")"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(t.Context(), statements); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, ext := range []string{"", logExt} {
		if text, err := os.ReadFile(original + ext); err == nil {
			overwrite(t, Path(folder)+ext, 0, text)
		}
	}
}

// inJournal fails the test if the run is not whole in the journal.
func inJournal(t *testing.T, folder string) {
	t.Helper()
	s := read(t, folder)
	if got := s.query(t, "SELECT count(*) FROM session JOIN client ON client.id = client WHERE code = 'K7Q2-0000' AND ending = 'plan'"); got[0] != "1" {
		t.Errorf("%s runs are in the journal", got[0])
	}
	if got := s.query(t, "SELECT integrity_check FROM pragma_integrity_check"); got[0] != "ok" {
		t.Errorf("the journal: %q", got)
	}
}

// inUnsaved fails the test if the run is not whole in a file that is told.
func inUnsaved(t *testing.T, d *desk, problems []error) {
	t.Helper()
	var unsaved *UnsavedError
	if len(problems) != 1 || !errors.As(problems[0], &unsaved) || unsaved.Path == "" || !strings.Contains(problems[0].Error(), unsaved.Path) {
		t.Fatalf("told: %v", problems)
	}
	text, err := os.ReadFile(unsaved.Path)
	if err != nil {
		t.Fatal(err)
	}
	tells(t, text, d)
}

// tells fails the test if lines do not tell what happened in a run.
func tells(t *testing.T, text []byte, d *desk) {
	t.Helper()
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	var head struct {
		UID    string `json:"uid"`
		Client string `json:"client"`
	}
	if err := json.Unmarshal(lines[0], &head); err != nil || head.UID != d.record.entry.header.UID || head.Client != "K7Q2-0000" {
		t.Errorf("the run is called %+v, %v", head, err)
	}
	n := 0
	for _, line := range lines[1:] {
		var turn struct {
			Events []json.RawMessage `json:"events"`
		}
		if err := json.Unmarshal(line, &turn); err != nil {
			t.Fatal(err)
		}
		n += len(turn.Events)
	}
	if n != len(d.events) {
		t.Errorf("%d events are told of %d", n, len(d.events))
	}
}

// stillThere fails the test if a file is not what it was, under its own name or, kept
// aside, under one that is told.
func stillThere(t *testing.T, folder string, before map[string]string, kept bool, problems []error) {
	t.Helper()
	after := contents(t, folder)
	for path, text := range before {
		if filepath.Dir(path) != folder && path != folder { // locks
			continue
		}
		switch {
		case !strings.HasPrefix(path, Path(folder)) && path != folder:
		case kept:
			found := ""
			for other, now := range after {
				if now == text && strings.HasPrefix(filepath.Base(other), "journal-damaged-") {
					found = other
				}
			}
			if found == "" || len(problems) != 1 || !strings.Contains(problems[0].Error(), strings.TrimSuffix(found, logExt)) {
				t.Errorf("%s of %d bytes is not kept aside; told: %v", path, len(text), problems)
			}
		case len(problems) == 0: // it was sound, and is longer now
		case after[path] != text:
			t.Errorf("%s was overwritten", path)
		}
	}
}

// Where nothing can be written at all, what happened is told in the error.
func TestNoRefuge(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	overwrite(t, folder, 0, []byte("x"))
	d := newDesk(t, folder)
	overwrite(t, d.unsaved, 0, []byte("x"))
	d.begin(Run{Plan: sample(t), Client: "K7Q2-0000"})
	d.pass(time.Hour)
	problems := d.r.Close(nil)
	var unsaved *UnsavedError
	if len(problems) != 1 || !errors.As(problems[0], &unsaved) || unsaved.Path != "" {
		t.Fatalf("told: %v", problems)
	}
	tells(t, unsaved.Text, d)
}

// A journal that is spoilt while a run writes it is kept aside, and the whole of the
// run is in the new one.
func TestAJournalDamagedDuringARun(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	d := newDesk(t, folder)
	spoilt := make(chan struct{})
	d.committedAt(1, func() {
		if _, err := d.r.store.db.ExecContext(t.Context(), "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory"); err != nil {
			t.Error(err)
		}
		overwrite(t, Path(folder), 4096, bytes.Repeat([]byte{0xa5}, int(sizeOf(t, Path(folder)))-4096))
		close(spoilt)
	})
	d.begin(Run{Plan: sample(t), Client: "K7Q2-0000"})
	d.pass(9 * time.Second)
	<-spoilt
	d.pass(time.Hour)
	problems := d.r.Close(nil)
	inJournal(t, folder)
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), "the record was damaged: it was kept as "+folder) {
		t.Errorf("told: %v", problems)
	}
}
