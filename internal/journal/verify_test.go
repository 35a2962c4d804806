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
	"presshold/internal/training"
)

// No impossible state of the record passes as sound.
func TestVerifyFinds(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	busy(t, folder, Run{Client: "c", Threshold: 2.5})
	if err := KeepResult(t.Context(), folder, training.Result{Drill: "hold", Started: world()}); err != nil {
		t.Fatal(err)
	}
	if err := KeepResult(t.Context(), folder, gauged()); err != nil {
		t.Fatal(err)
	}
	if err := KeepAnswer(t.Context(), folder, training.Answer{Question: "q", Protocol: "p", At: world()}); err != nil {
		t.Fatal(err)
	}
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
		{"UPDATE point SET fits = holds + 1", "a point counts what can't be"},
		{"UPDATE point SET began = 0", "another moment than its session"},
		{"UPDATE point SET score_after = 11", "not from 0 to 10"},
		{"UPDATE mark SET score = -1 WHERE n = 1", "not from 0 to 10"},
		{"UPDATE point SET protocol = NULL", "by no protocol"},
		{"INSERT INTO client (code, created) VALUES ('a b', 1), ('A_b', 2)", "two codes in the record are one client's"},
		{"UPDATE session SET began = -1", "began at a moment that can't be"},
		{"UPDATE session SET began = 9e15", "began at a moment that can't be"},
		{"UPDATE session SET zone = 999999", "its time zone is none"},
		{"UPDATE session SET speed = 0", "its speed is none"},
		{"UPDATE session SET speed = -2", "its speed is none"},
		{"UPDATE session SET speed = 9e999", "its speed is none"},
		{"UPDATE session SET speed = 'fast'", "speed"},
		{"UPDATE session SET treatment = 7", "neither yes nor no"},
		{"UPDATE session SET at = -at, active = -active, paused = -paused", "a length of time can't be"},
		{"UPDATE session SET at = 9e18", "a length of time can't be"},
		{"UPDATE session SET ending = 'tired'", "a reason that is none"},
		{"UPDATE session SET note = x'00ff'", "a text is none"},
		{"UPDATE session SET uid = ''", "a text is none"},
		{"UPDATE session SET client = 99", "belongs to none of client"},
		{"UPDATE point SET threshold_before = -1", "threshold can't be"},
		{"UPDATE point SET threshold_after = 9e9", "threshold can't be"},
		{"UPDATE point SET threshold_before = 'strong'", "threshold"},
		{"UPDATE point SET side = 'middle'", "a side is none"},
		{"UPDATE point SET side = 'both'", "a side is none"},
		{"UPDATE point SET rounds = -1", "counts what can't be"},
		{"UPDATE point SET n = 0 WHERE n = 1", "counts what can't be"},
		{"UPDATE point SET hold_min = 20000, hold_max = 10000", "planned as no point can be"},
		{"UPDATE point SET level = 99", "planned as no point can be"},
		{"UPDATE point SET hold_open = 2", "planned as no point can be"},
		{"UPDATE point SET compression = -9000", "a length of time can't be"},
		{"UPDATE point SET ending = 'tired'", "a reason that is none"},
		{"UPDATE point SET score_before = 'seven'", "not from 0 to 10"},
		{"UPDATE point SET score_before = 3.5", "not from 0 to 10"},
		{"UPDATE round SET block = 0 WHERE n = 1", "counted as none can be"},
		{"UPDATE round SET planned = -2", "counted as none can be"},
		{"UPDATE round SET began = -5, ended = -1 WHERE n = 1", "a moment that can't be"},
		{"UPDATE round SET ending = '' WHERE n = 1", "a reason that is none"},
		{"UPDATE phase SET kind = 'nap' WHERE step = 1", "a kind that is none"},
		{"UPDATE phase SET step = -3 WHERE step = 3", "counted as none can be"},
		{"UPDATE phase SET min = 9000, max = 8000 WHERE step = 1", "planned as none can be"},
		{"UPDATE phase SET max = 9e12 WHERE step = 1", "planned as none can be"},
		{"UPDATE phase SET count_min = -1 WHERE step = 1", "planned as none can be"},
		{"UPDATE phase SET level = -1 WHERE step = 2", "planned as none can be"},
		{"UPDATE phase SET basis = 'heard' WHERE step = 2", "rests on is nothing"},
		{"UPDATE phase SET max_basis = 'heard' WHERE step = 2", "rests on is nothing"},
		{"UPDATE phase SET guide_basis = 'heard' WHERE step = 2", "rests on is nothing"},
		{"UPDATE phase SET level_basis = 'heard' WHERE step = 2", "rests on is nothing"},
		{"UPDATE phase SET guide = 9000, guide_max = 8000 WHERE step = 2", "planned as none can be"},
		{"UPDATE round SET planned_basis = 'heard' WHERE n = 1", "rests on is nothing"},
		{"UPDATE point SET planned_basis = 'heard'", "rests on is nothing"},
		{"UPDATE point SET hold_basis = 'heard'", "rests on is nothing"},
		{"UPDATE phase SET shift = 'sideways' WHERE step = 2", "a shift of pressure is none"},
		{"UPDATE phase SET began = -9 WHERE step = 1", "a moment that can't be"},
		{"UPDATE phase SET fits = 5 WHERE step = 2", "neither yes nor no"},
		{"UPDATE phase SET ending = '=1+1' WHERE step = 2", "a reason that is none"},
		{"UPDATE phase SET ended = NULL, held = NULL WHERE step = 2", "a reason that is none"},
		{"UPDATE mark SET kind = 'miracle' WHERE n = 1", "something happened that can't"},
		{"UPDATE mark SET kind = 'phase-end' WHERE n = 1", "something happened that can't"},
		{"UPDATE mark SET world = -1 WHERE n = 1", "happened at a moment that can't be"},
		{"UPDATE mark SET at = -1 WHERE n = 1", "happened at a moment that can't be"},
		{"UPDATE mark SET point = -1 WHERE n = 1", "counted as it can't be"},
		{"UPDATE client SET code = ' '", "a client has no code"},
		{"UPDATE client SET created = -1", "since a moment that can't be"},
		{"UPDATE drill SET result = 'no JSON'", "a drill can't be read"},
		{`UPDATE drill SET result = '{"Drill":{}}'`, "a drill can't be read"},
		{"UPDATE drill SET zone = 1e6", "a drill was done at a moment"},
		{"UPDATE curve SET readings = 'no JSON'", "the readings of a drill can't be read"},
		{"UPDATE curve SET readings = '[{}]'", "the readings of a drill can't be read"},
		{"UPDATE curve SET hold = -1 WHERE hold = 1", "the readings of a drill can't be read"},
		{"DELETE FROM drill", "belongs to none of drill"},
		{"UPDATE answer SET correct = 2", "neither right nor wrong"},
		{"UPDATE answer SET at = -1", "answered at a moment"},
		{"UPDATE sqlite_sequence SET seq = 0 WHERE name = 'session'", "the next number of a session"},
		{"UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'session'", "the next number of a session"},
		{"UPDATE day_sum SET points = points + 1", "the sums for statistics"},
		{"DELETE FROM place_sum", "the sums for statistics"},
		{"DROP INDEX point_site", "the index point_site is missing"},
		{"DROP TABLE pending", "the table pending is missing"},
		{"CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM session; END", "a trigger \"t\" that is not the program's"},
		{"CREATE VIEW v AS SELECT * FROM client", "a view \"v\" that is not the program's"},
		{"CREATE TABLE shadow (x)", "a table \"shadow\" that is not the program's"},
		{"ALTER TABLE mark ADD COLUMN more TEXT", "the table mark is not made as the program makes it"},
		{"UPDATE protocol SET file = ''", "its hash is another"},
		{"DELETE FROM session", "belongs to none of session"},
	} {
		broken := filepath.Join(t.TempDir(), "data")
		if err := os.Mkdir(broken, 0o700); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Backup(t.Context(), Path(broken)); err != nil {
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
