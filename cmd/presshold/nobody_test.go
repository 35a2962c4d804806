//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is an account that is not root's, which no mode stops.
const nobody = 65534

// unprivileged is a folder of an account that modes stop, and a way to run the program
// there as that account: the one of the tests, unless that is root.
func unprivileged(t *testing.T) (dir string, run func(umask int, args ...string) (string, error)) {
	t.Helper()
	dir = t.TempDir()
	program, err := exec.LookPath("presshold")
	if err != nil {
		t.Fatal(err)
	}
	var as *syscall.Credential
	if os.Getuid() == 0 {
		as = &syscall.Credential{Uid: nobody, Gid: nobody}
		text, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		program = filepath.Join(dir, "presshold")
		// A child that another test starts meanwhile has the file open until it is what it is to be,
		// and nobody can run a file that is open for writing.
		syscall.ForkLock.RLock()
		err = os.WriteFile(program, text, 0o755)
		syscall.ForkLock.RUnlock()
		if err != nil {
			t.Fatal(err)
		}
		for _, open := range []string{dir, filepath.Dir(dir)} {
			if err := os.Chmod(open, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		home := filepath.Join(dir, "home")
		if err := os.Mkdir(home, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(home, nobody, nobody); err != nil {
			t.Fatal(err)
		}
		dir = home
	}
	return dir, func(umask int, args ...string) (string, error) {
		t.Helper()
		cmd := exec.Command("sh", append([]string{"-c", `umask "$0" && exec "$@"`, fmt.Sprintf("%o", umask), program}, args...)...)
		cmd.Env = append(environ(dir), "HOME="+dir, "TMPDIR="+dir)
		cmd.Dir = dir
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
		text, err := cmd.CombinedOutput()
		return string(text), err
	}
}

// sixtieth is a run that takes no time.
func sixtieth() []string {
	return []string{"run", "--hold", "1", "--rounds", "1", "--plain", "--count-in", "0", "--speed", "500", "--client", "K7Q2"}
}

// Whatever the umask, everything works, and is for the owner alone.
func TestUmask(t *testing.T) {
	t.Parallel()
	for _, umask := range []int{0, 0o177, 0o277, 0o777} {
		dir, run := unprivileged(t)
		out := filepath.Join(dir, "out.json")
		for _, args := range [][]string{
			sixtieth(), sixtieth(),
			{"history"},
			{"history", "note", "last", "a note"},
			{"history", "export", "--out", out},
			{"history", "backup", filepath.Join(dir, "backup.db")},
			{"history", "restore", filepath.Join(dir, "backup.db"), "--yes"},
			{"new", "--name", "Mine", "--hold", "10"},
			{"show", "mine"},
			{"history", "delete", "last", "--yes"},
			{"history", "verify"},
		} {
			if text, err := run(umask, args...); err != nil {
				t.Errorf("umask %o: %v: %v\n%s", umask, args, err, text)
			}
		}
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || path == dir || filepath.Base(path) == "presshold" && !d.IsDir() {
				return err
			}
			info, err := d.Info()
			want := os.FileMode(0o600)
			if d.IsDir() {
				want = 0o700
			}
			if err == nil && info.Mode().Perm() != want {
				t.Errorf("umask %o: %s is %v", umask, path, info.Mode())
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// A record that can only be read is shown, with what is in its log, and nothing is
// written.
func TestReadOnlyRecord(t *testing.T) {
	t.Parallel()
	dir, run := unprivileged(t)
	for range 2 {
		if text, err := run(0o022, sixtieth()...); err != nil {
			t.Fatal(err, text)
		}
	}
	data := filepath.Join(dir, "data")
	for _, path := range []string{filepath.Join(data, "journal.db"), filepath.Join(data, "live"), data} {
		if err := os.Chmod(path, 0o500); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(data, 0o700) }) // so that it can be removed
	for _, args := range [][]string{{"history"}, {"history", "show", "last"}, {"stats"}, {"history", "export"}, {"history", "verify"}, {"history", "backup", filepath.Join(dir, "b.db")}} {
		if text, err := run(0o022, args...); err != nil {
			t.Errorf("%v: %v\n%s", args, err, text)
		}
	}
	if text, err := run(0o022, "history", "note", "last", "x"); err == nil || !strings.Contains(text, "it is read-only") {
		t.Errorf("a note: %v\n%s", err, text)
	}
	if text, err := run(0o022, sixtieth()...); err != nil || !strings.Contains(text, "is kept in "+filepath.Join(dir, "state")) {
		t.Errorf("a run: %v\n%s", err, text)
	}
	if text, err := run(0o022, "history"); err != nil || strings.Count(text, "K7Q2") != 2 {
		t.Errorf("listed is, %v\n%s", err, text)
	}
}

// Folders that were there keep their modes, and that others may look into them is said.
func TestExposedFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(data, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{sixtieth(), {"doctor"}} {
		cmd := program(dir, args...)
		text, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(text), "other users of this machine can look into "+data) {
			t.Errorf("%v: %v\n%s", args, err, text)
		}
	}
	if info, err := os.Stat(data); err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("it is %v now, %v", info.Mode(), err)
	}
}
