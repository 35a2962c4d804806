package journal

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// needsReplacing leaves out a test where the system lets nobody replace an open journal.
func needsReplacing(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows lets nobody move or remove a file that is open")
	}
}

// Whatever becomes of the journal while a session is written, the session is whole in the
// one that is there in the end, and that is told.
func TestTheJournalIsReplaced(t *testing.T) {
	needsReplacing(t)
	must := func(t *testing.T, errs ...error) {
		t.Helper()
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(exts ...string) func(*testing.T, string) {
		return func(t *testing.T, folder string) {
			for _, ext := range exts {
				must(t, os.Remove(Path(folder)+ext))
			}
		}
	}
	for name, do := range map[string]func(t *testing.T, folder string){
		"removed":              remove(""),
		"removed with its log": remove("", logExt, sharedExt),
		"its log is removed":   remove(logExt),
		"its index is removed": remove(sharedExt),
		"moved": func(t *testing.T, folder string) {
			must(t, os.Rename(Path(folder), Path(folder)+".old"))
		},
		"another journal is put there": func(t *testing.T, folder string) {
			other := filepath.Join(t.TempDir(), "other")
			busy(t, other, Run{Client: "other"})
			must(t, os.Rename(Path(other), Path(folder)), os.Remove(Path(folder)+logExt), os.Remove(Path(folder)+sharedExt))
		},
		"its folder is moved":   func(t *testing.T, folder string) { must(t, os.Rename(folder, folder+"-old")) },
		"its folder is removed": func(t *testing.T, folder string) { must(t, os.RemoveAll(folder)) },
		"its folder is another": func(t *testing.T, folder string) {
			must(t, os.Rename(folder, folder+"-old"))
			busy(t, folder, Run{Client: "other"})
		},
		"a link leads elsewhere": func(t *testing.T, folder string) {
			must(t, os.Rename(folder, folder+"-old"), os.Symlink(folder+"-new", folder), os.Mkdir(folder+"-new", 0o700))
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "data")
			d := newDesk(t, folder)
			done := make(chan struct{})
			d.committedAt(1, func() {
				do(t, folder)
				close(done)
			})
			d.begin(Run{Plan: sample(t), Client: "K7Q2-0000", Note: "a note"})
			d.pass(16 * time.Second)
			<-done
			d.pass(time.Hour)
			problems := d.r.Close(nil)
			inJournal(t, folder)
			s := read(t, folder)
			sane(t, s)
			one, err := s.Session(t.Context(), 0)
			if err != nil {
				t.Fatal(err)
			}
			if want := ended(d.events); len(one.Phases) != want || one.Note != "a note" {
				t.Errorf("%d phases are recorded, want %d; note %q", len(one.Phases), want, one.Note)
			}
			// A log whose journal is gone is kept aside, and that is told as well.
			if n := len(problems); n == 0 || n > 2 || !strings.HasSuffix(problems[n-1].Error(), "the whole session was written to "+Path(folder)) {
				t.Errorf("told: %v", problems)
			}
			if left, _ := filepath.Glob(filepath.Join(folder, liveFolder, "*")); len(left) > 0 {
				t.Errorf("locks are left: %v", left)
			}
		})
	}
}

// That is noticed while nothing happens, too, and shown.
func TestTheReplacedJournalIsShown(t *testing.T) {
	needsReplacing(t)
	folder := filepath.Join(t.TempDir(), "data")
	d := newDesk(t, folder)
	written := make(chan string, 100)
	d.r.committed = func(e *entry) { written <- e.header.UID }
	d.begin(Run{Plan: sample(t)})
	d.pass(6 * time.Second)
	first := <-written
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	d.d.Wake() // as it does each second
	if again := <-written; again != first {
		t.Errorf("%s was written, want %s", again, first)
	}
	d.d.Wake()
	d.do() // nothing
	d.r.Interrupt("")
	problems := d.r.Close(nil)
	if len(problems) != 1 {
		t.Errorf("told: %v", problems)
	}
	if got := d.r.Status(); got != "record replaced" {
		t.Errorf("shown is %q", got)
	}
	left, err := FindInterrupted(t.Context(), folder)
	if err != nil || len(left) != 1 || left[0].Run == nil {
		t.Errorf("interrupted are %v, %v", left, err)
	}
	for _, i := range left {
		i.Leave()
	}
	if !slices.Contains(contentsNames(t, folder), fileName) {
		t.Error("there is no journal")
	}
}

// contentsNames are the names of what is in a folder.
func contentsNames(t *testing.T, folder string) []string {
	t.Helper()
	var names []string
	for path := range contents(t, folder) {
		names = append(names, filepath.Base(path))
	}
	return names
}
