package journal

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/training"
)

// No impossible state of the record passes as sound.
func TestVerifyFinds(t *testing.T) {
	t.Parallel()
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
	s, backup := read(t, folder), t.TempDir()
	sane(t, s)
	if _, err := s.Backup(t.Context(), Path(backup)); err != nil {
		t.Fatal(err)
	}
	sound := fileOf(t, backup)
	for _, tt := range []struct{ query, want string }{
		{"INSERT INTO wish VALUES (1, 1, 0, 'pause', 0, '')", english.FaultResumable},
		{"UPDATE session SET plan = '{}'", english.FaultResumable},
		{"UPDATE session SET ending = ''", english.FaultUnended},
		{"UPDATE session SET active = active + 1000", english.FaultTotal},
		{"UPDATE phase SET point = 3 WHERE step = 2", english.FaultPointPhases},
		{"DELETE FROM round WHERE n = 1", english.FaultPhaseRound},
		{"UPDATE phase SET ended = began - 1 WHERE step = 2", english.FaultPhaseOrder},
		{"UPDATE phase SET held = held + 5000 WHERE step = 2", english.FaultPhaseOrder},
		{"UPDATE phase SET held = NULL WHERE step = 2", english.FaultPhaseOrder},
		{"UPDATE round SET ended = began - 1 WHERE n = 1", english.FaultRoundOrder},
		{"UPDATE point SET compression = compression + 1000", english.FaultPointHeld},
		{"UPDATE phase SET superseded = 1 WHERE step = 3", english.FaultPointActive},
		{"UPDATE point SET holds = 9", english.FaultPointHolds},
		{"UPDATE point SET fits = holds + 1", english.FaultPointCount},
		{"UPDATE point SET began = 0", english.FaultPointBegan},
		{"UPDATE point SET score_after = 11", english.FaultScore},
		{"UPDATE mark SET score = -1 WHERE n = 1", english.FaultScore},
		{"UPDATE point SET protocol = NULL", english.FaultPointProtocol},
		{"INSERT INTO client (code, created) VALUES ('a b', 1), ('A_b', 2)", english.FaultClientTwice},
		{"UPDATE session SET began = -1", english.FaultBegan},
		{"UPDATE session SET began = 9e15", english.FaultBegan},
		{"UPDATE session SET zone = 999999", english.FaultZone},
		{"UPDATE session SET speed = 0", english.FaultSpeed},
		{"UPDATE session SET speed = -2", english.FaultSpeed},
		{"UPDATE session SET speed = 9e999", english.FaultSpeed},
		{"UPDATE session SET speed = 'fast'", english.FaultSpeed},
		{"UPDATE session SET treatment = 7", english.FaultYesNo},
		{"UPDATE session SET at = -at, active = -active, paused = -paused", english.FaultDuration},
		{"UPDATE session SET at = 9e18", english.FaultDuration},
		{"UPDATE session SET ending = 'tired'", english.FaultEnding},
		{"UPDATE session SET note = x'00ff'", english.FaultText},
		{"UPDATE session SET uid = ''", english.FaultText},
		{"UPDATE session SET client = 99", "belongs to no row of client"},
		{"UPDATE point SET threshold_before = -1", english.FaultPointThreshold},
		{"UPDATE point SET threshold_after = 9e9", english.FaultPointThreshold},
		{"UPDATE point SET threshold_before = 'strong'", english.FaultPointThreshold},
		{"UPDATE point SET side = 'middle'", english.FaultPointSide},
		{"UPDATE point SET side = 'both'", english.FaultPointSide},
		{"UPDATE point SET rounds = -1", english.FaultPointCount},
		{"UPDATE point SET n = 0 WHERE n = 1", english.FaultPointCount},
		{"UPDATE point SET hold_min = 20000, hold_max = 10000", english.FaultPointPlan},
		{"UPDATE point SET level = 99", english.FaultPointPlan},
		{"UPDATE point SET hold_open = 2", english.FaultPointPlan},
		{"UPDATE point SET compression = -9000", english.FaultDuration},
		{"UPDATE point SET ending = 'tired'", english.FaultPointEnding},
		{"UPDATE point SET score_before = 'seven'", english.FaultScore},
		{"UPDATE point SET score_before = 3.5", english.FaultScore},
		{"UPDATE round SET block = 0 WHERE n = 1", english.FaultRoundNumber},
		{"UPDATE round SET planned = -2", english.FaultRoundNumber},
		{"UPDATE round SET began = -5, ended = -1 WHERE n = 1", english.FaultRoundTime},
		{"UPDATE round SET ending = '' WHERE n = 1", english.FaultRoundEnding},
		{"UPDATE phase SET kind = 'nap' WHERE step = 1", english.FaultPhaseKind},
		{"UPDATE phase SET step = -3 WHERE step = 3", english.FaultPhaseNumber},
		{"UPDATE phase SET min = 9000, max = 8000 WHERE step = 1", english.FaultPhasePlan},
		{"UPDATE phase SET max = 9e12 WHERE step = 1", english.FaultPhasePlan},
		{"UPDATE phase SET count_min = -1 WHERE step = 1", english.FaultPhasePlan},
		{"UPDATE phase SET level = -1 WHERE step = 2", english.FaultPhasePlan},
		{"UPDATE phase SET basis = 'heard' WHERE step = 2", english.FaultPhaseOrigin},
		{"UPDATE phase SET max_basis = 'heard' WHERE step = 2", english.FaultPhaseOrigin},
		{"UPDATE phase SET guide_basis = 'heard' WHERE step = 2", english.FaultPhaseOrigin},
		{"UPDATE phase SET level_basis = 'heard' WHERE step = 2", english.FaultPhaseOrigin},
		{"UPDATE phase SET guide = 9000, guide_max = 8000 WHERE step = 2", english.FaultPhasePlan},
		{"UPDATE round SET planned_basis = 'heard' WHERE n = 1", english.FaultRoundOrigin},
		{"UPDATE point SET planned_basis = 'heard'", english.FaultPointOrigin},
		{"UPDATE point SET hold_basis = 'heard'", english.FaultPointOrigin},
		{"UPDATE phase SET shift = 'sideways' WHERE step = 2", english.FaultPhaseShift},
		{"UPDATE phase SET began = -9 WHERE step = 1", english.FaultPhaseTime},
		{"UPDATE phase SET fits = 5 WHERE step = 2", english.FaultYesNo},
		{"UPDATE phase SET ending = '=1+1' WHERE step = 2", english.FaultPhaseEnding},
		{"UPDATE phase SET ended = NULL, held = NULL WHERE step = 2", english.FaultPhaseEnding},
		{"UPDATE mark SET kind = 'miracle' WHERE n = 1", english.FaultEventKind},
		{"UPDATE mark SET kind = 'phase-end' WHERE n = 1", english.FaultEventKind},
		{"UPDATE mark SET world = -1 WHERE n = 1", english.FaultEventTime},
		{"UPDATE mark SET at = -1 WHERE n = 1", english.FaultEventTime},
		{"UPDATE mark SET point = -1 WHERE n = 1", english.FaultEventNumber},
		{"UPDATE client SET code = ' '", english.FaultClientCode},
		{"UPDATE client SET created = -1", english.FaultClientAdded},
		{"UPDATE drill SET result = 'no JSON'", english.FaultDrill},
		{`UPDATE drill SET result = '{"Drill":{}}'`, english.FaultDrill},
		{"UPDATE drill SET zone = 1e6", english.FaultDrillTime},
		{"UPDATE curve SET readings = 'no JSON'", english.FaultDrillReadings},
		{"UPDATE curve SET readings = '[{}]'", english.FaultDrillReadings},
		{"UPDATE curve SET hold = -1 WHERE hold = 1", english.FaultDrillReadings},
		{"DELETE FROM drill", "belongs to no row of drill"},
		{"UPDATE answer SET correct = 2", english.FaultAnswer},
		{"UPDATE answer SET at = -1", english.FaultAnswerTime},
		{"UPDATE sqlite_sequence SET seq = 0 WHERE name = 'session'", english.FaultNextNumber},
		{"UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'session'", english.FaultNextNumber},
		{"UPDATE day_sum SET points = points + 1", english.FaultSums},
		{"DELETE FROM place_sum", english.FaultSums},
		{"DROP INDEX point_site", "the index point_site is missing"},
		{"DROP TABLE pending", "the table pending is missing"},
		{"CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM session; END", `the trigger "t" does not belong to the record`},
		{"CREATE VIEW v AS SELECT * FROM client", `the view "v" does not belong to the record`},
		{"CREATE TABLE shadow (x)", `the table "shadow" does not belong to the record`},
		{"ALTER TABLE mark ADD COLUMN more TEXT", "the table mark differs from that of presshold"},
		{"UPDATE protocol SET file = ''", english.FaultProtocolHash},
		{"DELETE FROM session", "belongs to no row of session"},
	} {
		broken := filepath.Join(t.TempDir(), "data")
		lay(t, broken, sound)
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
	t.Parallel()
	plan, empty, dir, n := sample(t), emptyJournal(t), t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		folder := filepath.Join(dir, strconv.Itoa(n))
		lay(t, folder, empty)
		d := newDesk(t, folder)
		d.begin(Run{Plan: plan})
		for range rapid.IntRange(0, 30).Draw(rt, "intents") {
			d.d.Do(session.Intent{
				Kind: rapid.SampledFrom(session.Intents()).Draw(rt, "intent"), N: rapid.IntRange(0, 10).Draw(rt, "n"), Answer: session.TooMuch,
			})
			d.pass(time.Duration(rapid.Int64Range(0, int64(8*time.Second)).Draw(rt, "then")))
		}
		d.r.Interrupt(session.Closed)
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
