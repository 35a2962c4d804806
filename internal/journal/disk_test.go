package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/drive"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
)

// committedAt calls do in the recorder's goroutine after its n-th commit.
func (d *desk) committedAt(n int, do func()) {
	d.r.committed = func(*entry) {
		if n--; n == 0 {
			do()
		}
	}
}

// crammed is a desk whose journal may not grow after its first commit, and the journal.
func crammed(t *testing.T) (*desk, *Store) {
	t.Helper()
	d := newDesk(t, filepath.Join(t.TempDir(), "data"))
	full := make(chan *Store)
	d.committedAt(1, func() { full <- d.r.store })
	d.begin(Run{Plan: sample(t), Client: "K7Q2-0000"})
	d.pass(9 * time.Second)
	store := <-full
	store.pages(t, 1) // as many as it has
	return d, store
}

// pages limits how many pages a journal may have.
func (s *Store) pages(t *testing.T, n int) {
	t.Helper()
	if _, err := s.db.ExecContext(t.Context(), "PRAGMA max_page_count = "+strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
}

// talkative is a run that fills many pages: it has a pause in each second.
func (d *desk) talkative(seconds int) {
	for range seconds {
		d.d.Do(session.Intent{Kind: session.Pause})
		d.d.Do(session.Intent{Kind: session.Resume})
		d.pass(4 * time.Second)
	}
}

// A disk that fills up while a run goes on: the run goes to its end, what was committed
// stays, and the whole of it is kept elsewhere.
func TestFullDisk(t *testing.T) {
	d, _ := crammed(t)
	d.talkative(200)
	d.pass(time.Hour)
	if state := d.d.Snapshot().State; state != session.Finished {
		t.Fatalf("the run is %s", state)
	}
	problems := d.r.Close(nil)
	inUnsaved(t, d, problems)
	if got := d.r.Status(); !strings.Contains(problems[0].Error(), "the disk is full") || got != "not recorded" {
		t.Errorf("told: %v; %q", problems, got)
	}
	s := read(t, d.folder)
	if got := s.query(t, "SELECT count(*) FROM phase WHERE ended IS NOT NULL"); got[0] == "0" {
		t.Error("what was committed is gone")
	}
	if got := s.query(t, "SELECT integrity_check FROM pragma_integrity_check"); got[0] != "ok" {
		t.Errorf("the journal: %q", got)
	}
}

// One that has room again in time takes all of it.
func TestDiskWithRoomAgain(t *testing.T) {
	d, store := crammed(t)
	d.talkative(200)
	for d.r.Status() == "" { // until a commit has failed
		runtime.Gosched()
	}
	store.pages(t, 1<<20)
	d.pass(time.Hour)
	d.close()
	inJournal(t, d.folder)
	if got := d.r.Status(); got != "" {
		t.Errorf("the status is still %q", got)
	}
}

// A system that refuses to write longer files, to the journal or its log, is no
// different: what was acknowledged is there, and the program ends in time.
func TestFilesOfLimitedSize(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	c := child{Folder: folder, Runs: 200, Limit: 200 << 10}
	if !c.canLimit() {
		t.Skip("this system has no limit for the size of files")
	}
	cmd := c.command(t)
	var out, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &told
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	acknowledged, _ := heardFrom(&out)
	if len(acknowledged) == 0 || len(acknowledged) == c.Runs {
		t.Fatalf("%d sessions were acknowledged", len(acknowledged))
	}
	if !strings.Contains(told.String(), "is kept in "+folder+"-unsaved") {
		t.Errorf("told: %s", told.String())
	}
	settled(t, folder, acknowledged)
}

// A disk that does not answer keeps no edge waiting: whoever tells the recorder of a
// turn goes on at once, and what was told is written when the disk answers again.
func TestAStalledDiskKeepsNobodyWaiting(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	d := newDesk(t, folder)
	stalled, answers := make(chan struct{}), make(chan struct{})
	d.committedAt(1, func() {
		close(stalled)
		<-answers
	})
	d.begin(Run{Plan: sample(t), Client: "K7Q2-0000"})
	d.pass(9 * time.Second)
	<-stalled
	d.pass(time.Hour) // or the test would never end
	if state := d.d.Snapshot().State; state != session.Finished {
		t.Errorf("the run is %s", state)
	}
	close(answers)
	d.close()
	inJournal(t, folder)
}

// stalled is a desk whose disk stops answering after the first commit, with a run at its
// end, and what lets the disk answer again.
func stalled(t *testing.T) (d *desk, answer func()) {
	t.Helper()
	d = newDesk(t, filepath.Join(t.TempDir(), "data"))
	stuck, answers := make(chan struct{}), make(chan struct{})
	d.committedAt(1, func() {
		close(stuck)
		<-answers
	})
	d.begin(Run{Plan: sample(t), Client: "K7Q2-0000", Note: "a note", Threshold: 2.5, Device: "Wagner"})
	d.pass(9 * time.Second)
	<-stuck
	d.pass(time.Hour)
	return d, func() { close(answers) }
}

// What a disk that never answers again has not taken is saved elsewhere, and taken in once,
// whether or not it takes it after all.
func TestADiskThatNeverAnswers(t *testing.T) {
	for _, tt := range []struct {
		name         string
		after        time.Duration // closing gives up
		impatient    bool
		answersAgain bool // before the session is taken in
	}{
		{"and nobody is impatient", closeTimeout, false, false},
		{"and somebody is", 0, true, false},
		{"until the program is about to end", closeTimeout, false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d, answer := stalled(t)
				var impatient chan os.Signal
				if tt.impatient {
					impatient = make(chan os.Signal, 1)
					impatient <- os.Interrupt
				}
				start := time.Now()
				problems := d.r.Close(impatient)
				if took := time.Since(start); took != tt.after {
					t.Errorf("closing took %v", took)
				}
				inUnsaved(t, d, problems)
				if !errors.Is(problems[0], errSilent) {
					t.Errorf("told: %v", problems)
				}
				if tt.answersAgain {
					answer()
					<-d.r.done
				}
				// The program ends, and with it its lock.
				for _, e := range d.r.open {
					e.lock.drop()
				}
				taken, err := TakeIn(t.Context(), d.r.opts)
				if err != nil || len(taken) != 1 || !taken[0].Over {
					t.Errorf("taken in: %v, %v", taken, err)
				}
				inJournal(t, d.folder)
				if s := read(t, d.folder); s.query(t, "SELECT count(*) FROM session")[0] != "1" {
					t.Error("it is not there once")
				}
				if !tt.answersAgain {
					answer()
					<-d.r.done
					for _, e := range d.r.open { // locked again, to go on
						e.lock.drop()
					}
				}
			})
		})
	}
}

// Where no disk answers at all, what happened is told in the error.
func TestNoDiskThatAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, answer := stalled(t)
		answers := make(chan struct{})
		d.r.save = func(*UnsavedError) { <-answers }
		start := time.Now()
		problems := d.r.Close(nil)
		if took := time.Since(start); took != closeTimeout+rescueTime {
			t.Errorf("closing took %v", took)
		}
		var unsaved *UnsavedError
		if len(problems) != 1 || !errors.As(problems[0], &unsaved) || unsaved.Path != "" {
			t.Fatalf("told: %v", problems)
		}
		tells(t, unsaved.Text, d)
		answer()
		close(answers)
		<-d.r.done
	})
}

// A disk that stops answering in the end keeps nobody from being told that the journal was replaced.
func TestADiskThatStopsAfterAMove(t *testing.T) {
	needsReplacing(t)
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t, filepath.Join(t.TempDir(), "data"))
		answers, moved := make(chan struct{}), false
		d.r.committed = func(e *entry) {
			if !moved {
				moved = os.Rename(d.folder, d.folder+"-old") == nil
			}
			if e.over {
				<-answers
			}
		}
		d.begin(Run{Plan: sample(t)})
		d.pass(9 * time.Second)
		synctest.Wait()
		d.pass(time.Hour)
		problems := d.r.Close(nil)
		close(answers)
		<-d.r.done
		if want := fmt.Sprintf(english.JournalMoved, Path(d.folder)); len(problems) != 1 || problems[0].Error() != want {
			t.Errorf("told: %v, want %q", problems, want)
		}
	})
}

// A disk that stops answering once it has taken everything has lost nothing.
func TestADiskThatStopsInTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t, filepath.Join(t.TempDir(), "data"))
		answers := make(chan struct{})
		d.r.committed = func(e *entry) {
			if e.over {
				<-answers
			}
		}
		d.begin(Run{Plan: sample(t), Client: "K7Q2-0000"})
		d.pass(time.Hour)
		d.close()
		close(answers)
		<-d.r.done
		inJournal(t, d.folder)
	})
}

// How long whoever tells the recorder of a turn is kept from going on while another
// program holds the journal for two seconds.
func BenchmarkToldDuringAStall(b *testing.B) {
	b.ReportAllocs()
	folder := filepath.Join(b.TempDir(), "data")
	var longest time.Duration
	plan := sample(b)
	for b.Loop() {
		d := newDesk(b, folder)
		other, err := open(b.Context(), folder)
		if err != nil {
			b.Fatal(err)
		}
		tx, err := other.db.BeginTx(b.Context(), nil)
		if err != nil {
			b.Fatal(err)
		}
		hear := d.r.Begin(Run{Plan: plan}).Tell
		d.d = drive.New(plan, d.clock(), 0, func(t drive.Turn) {
			start := time.Now()
			hear(t)
			longest = max(longest, time.Since(start))
		})
		for until := time.Now().Add(2 * time.Second); time.Now().Before(until); {
			d.pass(20 * time.Millisecond)
			time.Sleep(time.Millisecond)
		}
		if err := tx.Rollback(); err != nil {
			b.Fatal(err)
		}
		_ = other.Close()
		d.do(session.Finish)
		d.close()
	}
	b.ReportMetric(float64(longest.Microseconds()), "µs-longest")
}
