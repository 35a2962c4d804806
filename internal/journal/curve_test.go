package journal

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/training"
)

// gauged is a drill on a gauge, whose readings hold a number that stands nowhere else.
func gauged() training.Result {
	level := training.Level{Target: 20, Low: 18, High: 22}
	r := training.Result{
		Drill: training.SteadyForce, Started: world(), Mode: training.Shown, Unit: "kg", Levels: []training.Level{level},
		Press: training.ChosenTarget(protocol.Span{Min: 10 * time.Second, Max: 20 * time.Second}),
	}
	for hold := range 3 {
		var c training.Curve
		for i := range 2000 {
			c = append(c, training.Point{At: time.Duration(i-10) * 10 * time.Millisecond, Newtons: 19.87654})
		}
		r.Forces = append(r.Forces, training.ForceHold{
			Level: level, ForceScore: training.ScoreForce(level, c, 19*time.Second),
			Rise: time.Duration(hold) * time.Second, Length: 19 * time.Second, Readings: c,
		})
	}
	return r
}

// The drills that an export holds, and whether they are as they were. Their lengths of time are in
// seconds there; TestADrillIsExportedInSeconds looks at them.
func exportsGauged(t *testing.T, s *Store, want training.Result) {
	t.Helper()
	var b bytes.Buffer
	if err := s.ExportJSON(t.Context(), &b, Filter{}, "presshold test", world()); err != nil {
		t.Fatal(err)
	}
	var got struct{ Drills []training.Result }
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || len(got.Drills) != 1 {
		t.Fatalf("%d drills, %v", len(got.Drills), err)
	}
	got.Drills[0].Started, want.Forces = want.Started, slices.Clone(want.Forces)
	for i := range want.Forces {
		f := &want.Forces[i]
		f.Rise, f.Length, f.InBand = 0, 0, 0
	}
	if !reflect.DeepEqual(got.Drills[0], want) {
		t.Errorf("exported %+v\nwant %+v", got.Drills[0].Forces[0].ForceScore, want.Forces[0].ForceScore)
	}
}

// The readings of a gauge stand beside their drill: they are exported, backed up, restored
// and salvaged, and not read to see how practice goes.
func TestReadingsOfAGauge(t *testing.T) {
	dir, want := t.TempDir(), gauged()
	folder := filepath.Join(dir, "data")
	if err := KeepResult(t.Context(), folder, want); err != nil {
		t.Fatal(err)
	}
	if want.Forces[0].Readings == nil {
		t.Error("keeping the drill has changed it")
	}
	s := read(t, folder)
	exportsGauged(t, s, want)
	past, err := s.Practice(t.Context())
	if err != nil || len(past.Results) != 1 || past.Results[0].Forces[2].Readings != nil || past.Results[0].Forces[2].Rise != 2*time.Second {
		t.Fatalf("practised is %+v, %v", past, err)
	}
	sane(t, s)
	copied := filepath.Join(dir, "copy")
	if _, err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	for _, salvage := range []Salvage{false, true} {
		again := t.TempDir()
		r, err := Restore(t.Context(), restoring(again), copied, salvage, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Place(t.Context(), world()); err != nil {
			t.Fatal(err)
		}
		exportsGauged(t, read(t, again), want)
	}
}

// Practice is deleted without a trace, and nothing else with it.
func TestDeletingPractice(t *testing.T) {
	folder := practised(t)
	if err := KeepResult(t.Context(), folder, gauged()); err != nil {
		t.Fatal(err)
	}
	s := read(t, folder)
	d, err := s.Deletion(t.Context(), t.TempDir(), Target{Practice: true})
	if err != nil || d.Drills != 2 || d.Answers != 1 || len(d.Sessions) != 0 {
		t.Fatalf("doomed is %+v, %v", d, err)
	}
	if found := holding(t, "19.87654", folder); len(found) == 0 {
		t.Fatal("the readings are not found where they should be")
	}
	if _, err := s.Delete(t.Context(), t.TempDir(), Target{Practice: true}); err != nil {
		t.Fatal(err)
	}
	if found := holding(t, "19.87654", folder); len(found) > 0 {
		t.Errorf("readings are left in %v", found)
	}
	sane(t, s)
	if got := s.query(t, "SELECT (SELECT count(*) FROM session) || (SELECT count(*) FROM drill) || (SELECT count(*) FROM answer) || (SELECT count(*) FROM curve)"); got[0] != "2000" {
		t.Errorf("left are %v", got)
	}
	if _, err := s.Deletion(t.Context(), t.TempDir(), Target{Practice: true}); err == nil {
		t.Error("what is gone is deleted again")
	}
}
