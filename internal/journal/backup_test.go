package journal

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	folder, backup := filepath.Join(dir, "data"), filepath.Join(dir, "backup.db")
	busy(t, folder, Run{Client: "one"})
	s := read(t, folder)
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	private(t, backup)
	if err := s.Backup(t.Context(), backup); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a backup was overwritten: %v", err)
	}
	busy(t, folder, Run{Client: "two"})

	r, err := Restore(t.Context(), folder, backup)
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

	if r, err = Restore(t.Context(), folder, backup); err != nil {
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
	if r, err = Restore(t.Context(), folder, aside); err != nil || r.Sessions != 2 {
		t.Errorf("what was kept aside is %+v, %v", r, err)
	} else {
		r.Drop()
	}
	entries, err := filepath.Glob(filepath.Join(folder, "journal*"))
	if want := []string{aside, Path(folder)}; err != nil || !slices.Equal(entries, want) {
		t.Errorf("there are %v, %v, want %v", entries, err, want)
	}
}

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
	if err := read(t, filepath.Join(dir, "old")).Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "new")
	r, err := Restore(t.Context(), folder, backup)
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
	d.r.Interrupt(Closed)
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
	r, err := Restore(t.Context(), folder, backup)
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
	if err := s.Backup(t.Context(), backup); err != nil {
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
	r, err := Restore(t.Context(), folder, backup)
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
		if err := s.Backup(t.Context(), backup); err != nil {
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
		"empty":     {nil, "no journal of this program"},
		"text":      {[]byte(strings.Repeat("no database at all\n", 500)), "is damaged"},
		"cut short": {whole[:len(whole)/2], "is damaged"},
		"torn":      {torn, "is damaged"},
		"another's": {changed("PRAGMA application_id = 1"), "no journal of this program"},
		"newer":     {changed("PRAGMA user_version = 99"), "newer version of the program"},
		"unlawful":  {changed("UPDATE point SET compression = compression + 9000"), "under compression"},
		"orphaned":  {changed("PRAGMA foreign_keys = OFF;DELETE FROM session"), "belongs to none of"},
		"forged":    {changed("UPDATE protocol SET file = file || ' '"), "its hash is another"},
	} {
		if err := os.WriteFile(backup, tt.data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Restore(t.Context(), folder, backup)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), backup) {
			t.Errorf("%s: %v, want %s", name, err, tt.want)
		}
	}
	if _, err := Restore(t.Context(), folder, filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(folder, "journal-*")); err != nil || left != nil {
		t.Errorf("there is still %v, %v", left, err)
	}
	sane(t, s)
}
