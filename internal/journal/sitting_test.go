package journal

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

// A sitting is the sessions with one client that follow one another closely; nobody else's
// are among them, and neither is a preview.
func TestSitting(t *testing.T) {
	s, err := open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := s.db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec("INSERT INTO client VALUES (1,'a',0), (2,'b',0)")
	const minute, length = time.Minute, 5 * time.Minute
	gap := SittingGap
	all := []struct {
		client any
		began  time.Duration
		speed  float64
		want   []int64
	}{
		{1, 0, 1, []int64{1, 3, 5}},
		{2, 3 * minute, 1, []int64{2}},
		{1, length + gap, 1, []int64{1, 3, 5}}, // as late as may be
		{nil, length + gap + minute, 1, []int64{4}},
		{1, 2*length + 2*gap, 1, []int64{1, 3, 5}},
		{1, 2*length + 2*gap + 2*minute, 10, []int64{6}},
		{1, 3*length + 3*gap + 1e6, 1, []int64{7}}, // a millisecond too late
		{nil, 3*length + 3*gap + minute, 1, []int64{8}},
	}
	for i, one := range all {
		exec("INSERT INTO session (id, uid, began, zone, client, name, title, treatment, speed, program, at, open, ending) VALUES (?,?,?,0,?,'p','P',0,?,'test',?,0,'plan')",
			i+1, i+1, world().Add(one.began).UnixMilli(), one.client, one.speed, int64(length))
	}
	for i, one := range all {
		found, err := s.Sitting(t.Context(), int64(i+1))
		var ids []int64
		for _, f := range found {
			ids = append(ids, f.ID)
		}
		if err != nil || !slices.Equal(ids, one.want) {
			t.Errorf("session %d: %v, %v, want %v", i+1, ids, err, one.want)
		}
	}
}

// The last run can be read as soon as it is recorded, with what was said of it since.
func TestRecorded(t *testing.T) {
	folder := t.TempDir()
	d := newDesk(t, folder)
	d.begin(Run{Plan: sample(t), Client: "4KXP-7M2P"})
	d.pass(time.Hour)
	text := "lighter next time"
	first := d.record
	d.begin(Run{Plan: sample(t), Client: "4KXP-7M2P"})
	d.pass(time.Hour)
	first.Amend(Amendment{Change: Change{Note: &text}}) // though another run has ended since
	uid := first.Recorded(t.Context())
	s, err := Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.SittingOf(t.Context(), uid)
	if err != nil || len(found) != 1 || found[0].Note != text || len(found[0].Phases) == 0 {
		t.Errorf("%v, %v", found, err)
	}
	if _, err := s.SittingOf(t.Context(), "none"); !errors.As(err, new(*RequestError)) {
		t.Errorf("what is not there: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	d.close()
	first.Amend(Amendment{Change: Change{Note: &text}}) // after the end nothing is taken in
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if uid := d.r.Begin(Run{Plan: sample(t)}).Recorded(gone); uid != "" {
		t.Errorf("what was never written is called %q", uid)
	}
}
