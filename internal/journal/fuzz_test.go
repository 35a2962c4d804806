package journal

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"presshold/internal/session"
	"presshold/internal/stats"
)

// twoPages is how much of a journal is spoilt: the head of the file, its schema, and
// the first of its tables.
const twoPages = 2 * 4096

// spoilt is a sound journal with some bytes of its first two pages turned over.
func spoilt(sound []byte, at uint16, by []byte) []byte {
	file := bytes.Clone(sound)
	for i, b := range by {
		file[(int(at)+i)%twoPages] ^= b
	}
	return file
}

// soundJournal is the file of a journal with a session.
func soundJournal(tb testing.TB) []byte {
	tb.Helper()
	folder := filepath.Join(tb.TempDir(), "data")
	d := newDesk(tb, folder)
	d.begin(Run{Plan: brief(), Client: "K7Q2-0000"})
	d.pass(time.Hour)
	d.close()
	return fileOf(tb, folder)
}

// emptyJournal is the file of a journal in which nothing is kept.
func emptyJournal(tb testing.TB) []byte {
	tb.Helper()
	folder := filepath.Join(tb.TempDir(), "data")
	s, err := open(tb.Context(), folder)
	if err != nil {
		tb.Fatal(err)
	}
	if err := s.Close(); err != nil {
		tb.Fatal(err)
	}
	return fileOf(tb, folder)
}

func fileOf(tb testing.TB, folder string) []byte {
	tb.Helper()
	file, err := os.ReadFile(Path(folder))
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

// lay puts the file of a journal into a new folder, which is quicker than to make a journal.
func lay(tb testing.TB, folder string, file []byte) {
	tb.Helper()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(Path(folder), file, 0o600); err != nil {
		tb.Fatal(err)
	}
}

// limit is how long it may take to find out that a journal is spoilt, on a machine that
// does other things as well.
const limit = 10 * time.Second

// lookAtAll does all that reads a journal, and one change. Whatever is wrong is an error.
func lookAtAll(ctx context.Context, folder string) (all []error) {
	s, err := Open(ctx, folder)
	if err != nil {
		return []error{err}
	}
	defer func() { _ = s.Close() }()
	note := func(err error) { all = append(all, err) }
	_, _, err = s.List(ctx, Filter{Client: "K7Q2-0000", Words: []string{"brief"}})
	note(err)
	one, err := s.Session(ctx, 0)
	note(err)
	_ = one.Notes()
	_, err = s.Stats(ctx, stats.Scope{}, world())
	note(err)
	_, err = s.Clients(ctx)
	note(err)
	_, err = s.Practice(ctx)
	note(err)
	note(s.ExportJSON(ctx, io.Discard, Filter{}, "test", world()))
	note(s.ExportPoints(ctx, io.Discard, Filter{}, CSV{}))
	note(s.ExportPhases(ctx, io.Discard, Filter{}, CSV{}))
	_, err = s.Verify(ctx)
	note(err)
	_, err = s.Edit(ctx, 0, Change{Note: to("a note")})
	note(err)
	return all
}

// survives fails the test if a spoilt journal makes anything panic, hang or name no
// file, or keeps a run from being recorded or saved.
func survives(t *testing.T, file []byte) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	lay(t, folder, file)
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	errs := lookAtAll(ctx, folder)
	if ctx.Err() != nil {
		t.Fatalf("it takes longer than %v: %v", limit, errs)
	}
	for _, err := range errs {
		var damaged *DamagedError
		var newer *NewerError
		var asked *RequestError
		if err != nil && !errors.As(err, &damaged) && !errors.As(err, &newer) && !errors.As(err, &asked) {
			t.Errorf("nobody is told that it is damaged: %v", err)
		}
	}
}

// FuzzPages opens, reads and changes journals whose first two pages are not as they were
// written.
func FuzzPages(f *testing.F) {
	sound := soundJournal(f)
	f.Add(uint16(60), []byte{0x80})                     // a negative version of the schema
	f.Add(uint16(56), []byte{0, 0, 0, 3})               // text in UTF-16
	f.Add(uint16(18), []byte{7, 7})                     // a version of the file that nobody knows
	f.Add(uint16(18), []byte{1})                        // one that only writing needs
	f.Add(uint16(44), []byte{0, 0, 0, 0xff})            // of the schema's format
	f.Add(uint16(16), []byte{0xff, 0xff})               // the size of a page
	f.Add(uint16(20), []byte{0xff, 0xff, 0xff, 0xff})   // what is kept free in a page, and fractions
	f.Add(uint16(28), []byte{0x7f, 0xff, 0xff, 0xff})   // how many pages there are
	f.Add(uint16(52), []byte{0, 0, 0, 1})               // the largest root page
	f.Add(uint16(100), []byte{0xff, 0xff, 0xff, 0xff})  // the head of the schema's tree
	f.Add(uint16(4096), []byte{0xff, 0xff, 0xff, 0xff}) // of a table's
	f.Fuzz(func(t *testing.T, at uint16, by []byte) { survives(t, spoilt(sound, at, by)) })
}

// Any number in the head of the file may be any other: whatever SQLite and the program
// make of it, they say so or go on.
func TestAnyHeader(t *testing.T) {
	t.Parallel()
	sound := soundJournal(t)
	for at := 16; at < 100; at += 4 {
		for _, n := range []uint32{0, 1, 2, 1 << 15, 1<<31 - 1, 1 << 31, 1<<32 - 1} {
			t.Run(fmt.Sprintf("%d is %d", at, n), func(t *testing.T) {
				file := bytes.Clone(sound)
				binary.BigEndian.PutUint32(file[at:], n)
				survives(t, file)
			})
		}
	}
}

// FuzzPlan follows plans that are not as they were kept.
func FuzzPlan(f *testing.F) {
	kept, err := json.Marshal(sample(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint16(0), []byte{0})
	f.Add(uint16(500), []byte{1, 2, 3})
	f.Fuzz(func(_ *testing.T, at uint16, by []byte) {
		text := bytes.Clone(kept)
		for i, b := range by {
			text[(int(at)+i)%len(text)] ^= b
		}
		if p, ok := readPlan(text); ok {
			session.Replay(p, []session.Applied{{At: 30 * time.Second, Intent: session.Intent{Kind: session.Next}}}, time.Hour)
		}
	})
}

// Every number of a plan that is another one leaves a plan that can be followed, or none.
func TestPlanWithOtherNumbers(t *testing.T) {
	kept, err := json.Marshal(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	followed := 0
	for _, at := range regexp.MustCompile(`[0-9]+`).FindAllIndex(kept, -1) {
		for _, n := range []string{"-1", "0", "1", "3", "99", "9223372036854775807"} {
			text := slices.Concat(kept[:at[0]], []byte(n), kept[at[1]:])
			if p, ok := readPlan(text); ok {
				followed++
				session.Replay(p, []session.Applied{{At: 30 * time.Second, Intent: session.Intent{Kind: session.Next}}}, time.Hour)
			}
		}
	}
	if followed == 0 {
		t.Error("none can be followed")
	}
}
