package journal

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/session"
)

// Each law is broken by something.
func TestVerifyFinds(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	busy(t, folder, Run{})
	s := read(t, folder)
	sane(t, s)
	for _, tt := range []struct{ query, want string }{
		{"INSERT INTO wish VALUES (1, 1, 0, 'pause', 0, '')", "session 1: it is over but can still be resumed"},
		{"UPDATE session SET plan = '{}'", "it is over but can still be resumed"},
		{"UPDATE session SET ending = ''", "nothing says why"},
		{"UPDATE session SET active = active + 1000", "do not add up to the total"},
		{"UPDATE phase SET point = 3 WHERE step = 2", "phases have no point"},
		{"DELETE FROM round WHERE n = 1", "a round that was never begun"},
		{"UPDATE phase SET ended = began - 1 WHERE step = 2", "a phase ends before it begins"},
		{"UPDATE phase SET held = held + 5000 WHERE step = 2", "held for longer"},
		{"UPDATE phase SET held = NULL WHERE step = 2", "held for longer"},
		{"UPDATE round SET ended = began - 1 WHERE n = 1", "a round ends before it begins"},
		{"UPDATE point SET compression = compression + 1000", "time under compression"},
		{"UPDATE phase SET superseded = 1 WHERE step = 3", "do not add up to its time"},
		{"UPDATE point SET holds = 9", "more holds than there were"},
		{"UPDATE point SET fits = holds + 1", "more holds than there were"},
		{"UPDATE point SET began = 0", "another moment than its session"},
		{"UPDATE point SET score_after = 11", "not from 0 to 10"},
		{"UPDATE mark SET score = -1 WHERE n = 1", "not from 0 to 10"},
		{"UPDATE point SET protocol = NULL", "by no protocol"},
		{"INSERT INTO client (code, created) VALUES ('a b', 1), ('A_b', 2)", "two codes in the record are one client's"},
		{"UPDATE protocol SET file = ''", "its hash is another"},
		{"DELETE FROM session", "belongs to none of session"},
	} {
		broken := filepath.Join(t.TempDir(), "data")
		if err := os.Mkdir(broken, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := s.Backup(t.Context(), Path(broken)); err != nil {
			t.Fatal(err)
		}
		one := read(t, broken)
		for _, q := range []string{"PRAGMA foreign_keys = OFF", tt.query} {
			if _, err := one.db.ExecContext(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		}
		faults, err := one.Verify(t.Context())
		found := false
		for _, f := range faults {
			found = found || strings.Contains(f.String(), tt.want)
		}
		if err != nil || !found {
			t.Errorf("%s: %v, %v, want %s", tt.query, faults, err, tt.want)
		}
	}
}

// Whatever is done in a session, and wherever it is broken off and kept so: its record
// keeps every law.
func TestEveryRecordIsLawful(t *testing.T) {
	plan, dir, n := sample(t), t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		folder := filepath.Join(dir, strconv.Itoa(n))
		d := newDesk(t, folder)
		d.begin(Run{Plan: plan})
		for range rapid.IntRange(0, 30).Draw(rt, "intents") {
			d.d.Do(session.Intent{
				Kind: rapid.SampledFrom(session.Intents()).Draw(rt, "intent"), N: rapid.IntRange(0, 10).Draw(rt, "n"), Answer: session.TooMuch,
			})
			d.pass(time.Duration(rapid.Int64Range(0, int64(8*time.Second)).Draw(rt, "then")))
		}
		d.r.Interrupt(Closed)
		d.close()
		left, err := FindInterrupted(context.Background(), folder)
		if err != nil {
			rt.Fatal(err)
		}
		check := func(when string) {
			s, err := Open(context.Background(), folder)
			if err != nil {
				rt.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			if faults, err := s.Verify(context.Background()); err != nil || len(faults) > 0 {
				rt.Fatalf("%s: %v, %v", when, faults, err)
			}
		}
		check("as it was broken off")
		for _, i := range left {
			if err := i.Keep(context.Background(), catalog.Encode); err != nil {
				rt.Fatal(err)
			}
		}
		check("kept as interrupted")
	})
}
