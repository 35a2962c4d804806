//go:build unix

package journal

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/session"
)

// modes are those of all that is under a folder, and its own.
func modes(t testing.TB, folder string) map[string]fs.FileMode {
	t.Helper()
	all := map[string]fs.FileMode{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil {
			all[path] = info.Mode()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// ownersOnly fails the test if anybody but the owner may look at something, and returns
// the names of what there is.
func ownersOnly(t testing.TB, folders ...string) string {
	t.Helper()
	var names []string
	for _, folder := range folders {
		for path, mode := range modes(t, folder) {
			want := fs.FileMode(0o600)
			if mode.IsDir() {
				want = 0o700
			}
			if mode.Perm() != want {
				t.Errorf("%s is %v, want %v", path, mode, want)
			}
			names = append(names, filepath.Base(path))
		}
	}
	return strings.Join(names, " ")
}

// All that is written is for its owner alone, even where the umask hides nothing: while
// a run goes on, after it, what is kept aside, and what is kept elsewhere.
func TestFilesAreForTheirOwner(t *testing.T) { // not parallel: the umask is the whole process's
	defer syscall.Umask(syscall.Umask(0))
	home := t.TempDir()
	folder := filepath.Join(home, "deep", "data")
	d := newDesk(t, folder)
	seen := ""
	d.committedAt(1, func() { seen = ownersOnly(t, filepath.Dir(folder)) })
	d.begin(Run{Plan: sample(t), Client: "K7Q2-0000"})
	d.pass(16 * time.Second)
	d.r.Interrupt(session.Closed)
	d.close()
	for _, name := range []string{"journal.db", "journal.db-wal", "journal.db-shm", ".lock", ".at"} {
		if !strings.Contains(seen, name) {
			t.Errorf("%s was not looked at, only %s", name, seen)
		}
	}
	left, err := FindInterrupted(t.Context(), folder)
	if err != nil || len(left) != 1 {
		t.Fatalf("%d were interrupted, %v", len(left), err)
	}
	if err := left[0].Keep(t.Context(), catalog.Encode); err != nil {
		t.Fatal(err)
	}
	overwrite(t, Path(folder), 0, make([]byte, 5000))
	d = newDesk(t, folder)
	d.begin(Run{Plan: sample(t)})
	d.pass(time.Hour)
	if problems := d.r.Close(nil); len(problems) != 1 {
		t.Errorf("told: %v", problems)
	}
	if seen := ownersOnly(t, folder); !strings.Contains(seen, "journal-damaged-") {
		t.Errorf("nothing is kept aside, there is only %s", seen)
	}
	overwrite(t, filepath.Join(home, "file"), 0, nil)
	d = newDesk(t, filepath.Join(home, "file"))
	d.begin(Run{Plan: sample(t)})
	d.pass(time.Hour)
	if problems := d.r.Close(nil); len(problems) != 1 {
		t.Errorf("told: %v", problems)
	}
	if seen := ownersOnly(t, d.unsaved); !strings.Contains(seen, "unsaved-") {
		t.Errorf("nothing is kept elsewhere, there is only %s", seen)
	}
}

// A journal that was open to others before is closed to them when it is opened again. A
// folder that was there keeps its mode: it may hold other things.
func TestAnOpenJournalIsClosedToOthers(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	scar(t, folder, func(path string) {
		if err := os.Chmod(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
	})
	_ = read(t, folder)
	all := modes(t, folder)
	if mode := all[Path(folder)].Perm(); mode != 0o600 {
		t.Errorf("the journal has mode %o", mode)
	}
	if mode := all[folder].Perm(); mode != 0o755 {
		t.Errorf("the folder has mode %o", mode)
	}
}
