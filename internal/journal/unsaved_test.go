package journal

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/session"
)

// options are those of the desk's recorder.
func (d *desk) options() Options {
	return Options{Folder: d.folder, UnsavedFolder: d.unsaved, Program: "test", File: catalog.Encode, Now: time.Now}
}

// rowsOf is all that stands in a journal, whatever its sessions are called.
func rowsOf(t *testing.T, s *Store, uid string) map[string][]string {
	t.Helper()
	all := everything(t, s)
	for _, rows := range all {
		for i := range rows {
			rows[i] = strings.ReplaceAll(rows[i], uid, "UID")
		}
	}
	return all
}

// A session that the journal could not take stands in it, once it was taken in, as one
// that was written directly does: each field of each row, whatever was said before, during
// and after it, and wherever it was broken off.
func TestTakenInIsAsIfWritten(t *testing.T) {
	t.Parallel()
	plan, empty, dir, n := sample(t), emptyJournal(t), t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		run := Run{
			Plan: plan, Client: rapid.SampledFrom([]string{"", "C-017"}).Draw(rt, "client"), Note: rapid.SampledFrom([]string{"", "a note\n=1"}).Draw(rt, "note"),
			Threshold: rapid.SampledFrom([]float64{0, 2.35}).Draw(rt, "threshold"), Device: rapid.SampledFrom([]string{"", "algometer"}).Draw(rt, "device"),
		}
		type step struct {
			intent session.Intent
			then   time.Duration
		}
		var steps []step
		for range rapid.IntRange(0, 20).Draw(rt, "intents") {
			steps = append(steps, step{session.Intent{
				Kind: rapid.SampledFrom(session.Intents()).Draw(rt, "intent"), N: rapid.IntRange(0, 10).Draw(rt, "n"), Answer: session.TooMuch,
			}, time.Duration(rapid.Int64Range(0, int64(9*time.Second)).Draw(rt, "then"))})
		}
		finish := rapid.Bool().Draw(rt, "finish")
		var amends []Amendment
		if finish {
			for range rapid.IntRange(0, 3).Draw(rt, "amendments") {
				score := session.ClientScore{}
				if rapid.Bool().Draw(rt, "given") {
					score = session.Reported(rapid.IntRange(0, 10).Draw(rt, "score"))
				}
				amends = append(amends, Amendment{Change: Change{Point: 1}, Score: score})
				if rapid.Bool().Draw(rt, "noted") {
					note := rapid.SampledFrom([]string{"", "with the elbow", "ü\n\"x\""}).Draw(rt, "note after")
					change := Change{Note: &note}
					switch rapid.IntRange(0, 4).Draw(rt, "what") {
					case 0:
						change = Change{Plan: &note}
					case 1:
						change = Change{Point: 1, PointChange: PointChange{Adverse: &note}}
					case 2:
						change = Change{Point: 1, PointChange: PointChange{Referral: &note}}
					case 3:
						change = Change{Point: 1, PointChange: PointChange{ThresholdAfter: to(rapid.SampledFrom([]float64{0, 2.65, 50}).Draw(rt, "kg"))}}
					}
					amends = append(amends, Amendment{Change: change})
				}
			}
		}
		do := func(folder string) *desk {
			d := newDesk(t, folder)
			d.begin(run)
			for _, s := range steps {
				d.d.Do(s.intent)
				d.pass(s.then)
			}
			if finish {
				d.pass(10 * time.Hour) // no protocol of the library waits for ever
				d.d.Do(session.Intent{Kind: session.Finish})
			}
			for _, a := range amends {
				d.record.Amend(a)
			}
			return d
		}
		n++
		home := filepath.Join(dir, strconv.Itoa(n), "direct")
		lay(t, home, empty)
		direct := do(home)
		direct.close()
		if direct.d.Snapshot().CountsIn() && len(amends) == 0 {
			return // nothing is recorded
		}

		folder := filepath.Join(dir, strconv.Itoa(n), "aside")
		overwrite(t, folder, 0, []byte("no folder can be made here"))
		aside := do(folder)
		var unsaved *UnsavedError
		if problems := aside.r.Close(nil); len(problems) != 1 || !errors.As(problems[0], &unsaved) || unsaved.Path == "" {
			rt.Fatalf("told: %v", problems)
		}
		if err := os.Remove(folder); err != nil {
			rt.Fatal(err)
		}
		over := direct.d.Snapshot().State == session.Finished
		taken, err := TakeIn(context.Background(), aside.options())
		if err != nil || len(taken) != 1 || taken[0].Over != over || taken[0].ID != 1 {
			rt.Fatalf("taken in: %+v, %v", taken, err)
		}
		if _, err := os.Stat(unsaved.Path); err == nil {
			rt.Fatal("the file is still there")
		}
		if again, err := TakeIn(context.Background(), aside.options()); err != nil || len(again) > 0 {
			rt.Fatalf("taken in once more: %v, %v", again, err)
		}
		want, got := rowsOf(t, read(t, direct.folder), direct.record.entry.header.UID), rowsOf(t, read(t, folder), aside.record.entry.header.UID)
		for table := range want {
			if !reflect.DeepEqual(got[table], want[table]) {
				rt.Fatalf("in %s stands\n%q\nwant\n%q", table, got[table], want[table])
			}
		}
		wantLeft, err1 := FindInterrupted(context.Background(), direct.folder)
		gotLeft, err2 := FindInterrupted(context.Background(), folder)
		if err1 != nil || err2 != nil || len(gotLeft) != len(wantLeft) || (len(gotLeft) == 0) != over {
			rt.Fatalf("interrupted are %d, want %d: %v, %v", len(gotLeft), len(wantLeft), err1, err2)
		}
		for i := range gotLeft {
			if gotLeft[i].At != wantLeft[i].At || gotLeft[i].Cause != wantLeft[i].Cause {
				rt.Fatalf("it came to %v (%s), want %v (%s)", gotLeft[i].At, gotLeft[i].Cause, wantLeft[i].At, wantLeft[i].Cause)
			}
			if got, want := gotLeft[i].Run.Snapshot(gotLeft[i].At), wantLeft[i].Run.Snapshot(wantLeft[i].At); !reflect.DeepEqual(got, want) {
				rt.Fatalf("it stands at\n%+v\nwant\n%+v", got, want)
			}
			gotLeft[i].Leave()
			wantLeft[i].Leave()
		}
	})
}

// A session that came to its end while the disk was full is not interrupted at the next
// start: it is taken in, under the number that it had.
func TestEndedOnAFullDisk(t *testing.T) {
	d, _ := crammed(t)
	d.talkative(200)
	d.pass(time.Hour)
	d.record.Amend(Amendment{Change: Change{Point: 1}, Score: session.Reported(2)})
	inUnsaved(t, d, d.r.Close(nil))
	if left, err := FindInterrupted(t.Context(), d.folder); err != nil || len(left) > 0 {
		t.Fatalf("it is interrupted: %v, %v", left, err)
	}
	taken, err := TakeIn(t.Context(), d.options())
	if err != nil || len(taken) != 1 || !taken[0].Over || taken[0].ID != 1 {
		t.Fatalf("taken in: %+v, %v", taken, err)
	}
	if left, err := FindInterrupted(t.Context(), d.folder); err != nil || len(left) > 0 {
		t.Fatalf("it is interrupted: %v, %v", left, err)
	}
	s := read(t, d.folder)
	sane(t, s)
	inJournal(t, d.folder)
	if got := s.query(t, "SELECT score_after FROM point WHERE n = 1"); got[0] != "2" {
		t.Errorf("the score afterwards is %v", got)
	}
}

// What was said after the end, and the journal could not take, is taken in once, whatever
// was changed in the session meanwhile.
func TestOnlyTheRestIsTakenIn(t *testing.T) {
	d := newDesk(t, filepath.Join(t.TempDir(), "data"))
	ended := make(chan *Store, 1)
	d.r.committed = func(e *entry) {
		if e.over {
			ended <- d.r.store
		}
	}
	d.begin(Run{Plan: sample(t), Client: "K7Q2-0000"})
	d.pass(time.Hour)
	(<-ended).pages(t, 1)
	s := read(t, d.folder)
	if _, err := s.db.ExecContext(t.Context(), "CREATE TRIGGER full BEFORE INSERT ON mark BEGIN SELECT raise(FAIL, 'full'); END"); err != nil {
		t.Fatal(err)
	}
	d.record.Amend(Amendment{Change: Change{Point: 1}, Score: session.Reported(2)})
	inUnsaved(t, d, d.r.Close(nil))
	if _, err := s.db.ExecContext(t.Context(), "DROP TRIGGER full"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Edit(t.Context(), 1, Change{Note: to("said meanwhile")}); err != nil {
		t.Fatal(err)
	}
	if taken, err := TakeIn(t.Context(), d.options()); err != nil || len(taken) != 1 {
		t.Fatalf("taken in: %+v, %v", taken, err)
	}
	if got := s.query(t, "SELECT session.note || score_after || (SELECT count(*) FROM mark WHERE value = 'after') FROM session JOIN point ON session = id AND n = 1"); got[0] != "said meanwhile21" {
		t.Errorf("it is %v", got)
	}
}

// What is no session that can be taken in stays as it is.
func TestFilesThatAreLeft(t *testing.T) {
	d := newDesk(t, filepath.Join(t.TempDir(), "data"))
	d.close()
	for name, text := range map[string]string{
		"unsaved-1.jsonl": "no JSON",
		"unsaved-2.jsonl": `{"uid":"2","client":"c"}` + "\n",
		"unsaved-3.jsonl": `{"format":2,"uid":"3"}` + "\n",
		"unsaved-4.jsonl": `{"format":2,"uid":"4","plan":{"Points":[{}],"Parts":[{"From":0,"To":2}]}}` + "\n",
		"unsaved-5.jsonl": `{"format":2,"uid":"other"}` + "\n",
		"unsaved-6.jsonl": "",
	} {
		put(t, filepath.Join(d.unsaved, name), text)
	}
	before := contents(t, d.unsaved)
	if taken, err := TakeIn(t.Context(), d.options()); err != nil || len(taken) > 0 {
		t.Errorf("taken in: %v, %v", taken, err)
	}
	if after := contents(t, d.unsaved); !reflect.DeepEqual(before, after) {
		t.Errorf("left are %v", after)
	}
}
