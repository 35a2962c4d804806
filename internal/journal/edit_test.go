package journal

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/stats"
)

func to[T any](v T) *T { return &v }

func TestEdit(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	busy(t, folder, Run{})
	s := read(t, folder)
	edit := func(c Change) {
		t.Helper()
		if id, err := s.Edit(t.Context(), 0, c); id != 1 || err != nil {
			t.Fatalf("session %d, %v", id, err)
		}
	}
	before, err := s.Session(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	edit(Change{Note: to("two lines,\nand \x1b[31mcolour"), Client: to("C-017")})
	edit(Change{Point: 2, PointChange: PointChange{
		Site: to(" scm "), Side: to(protocol.Left), Landmark: to("two fingers below the mastoid"),
		ScoreBefore: to(session.Reported(6)), ScoreAfter: to(session.Reported(0)),
		ThresholdBefore: to(2.1), ThresholdAfter: to(2.65), Device: to("algometer 3"),
		Referral: to("temple"), Adverse: to("dizzy for a minute"), PointNote: to("lighter next time"),
	}})
	want := before
	want.Note, want.Client = "two lines,\nand \x1b[31mcolour", "C-017"
	want.Points = append([]Point(nil), before.Points...)
	p := &want.Points[1]
	p.Site, p.Side, p.Landmark = "sternocleidomastoid", protocol.Left, "two fingers below the mastoid"
	p.ScoreBefore, p.ScoreAfter = session.Reported(6), session.Reported(0)
	p.ThresholdBefore, p.ThresholdAfter, p.Device = 2.1, 2.65, "algometer 3"
	p.Referral, p.Adverse, p.Note = "temple", "dizzy for a minute", "lighter next time"
	if got, err := s.Session(t.Context(), 1); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, it is\n%+v, want\n%+v", err, got, want)
	}
	if got := want.Notes()[1]; !strings.Contains(got, "pain score 6 -> 0/10 (client-reported)") {
		t.Errorf("noted is %q", got)
	}

	// And back again.
	edit(Change{Note: to(""), Client: to("")})
	edit(Change{Point: 2, PointChange: PointChange{
		Site: to("upper trap"), Side: to(protocol.Right), Landmark: to(""),
		ScoreBefore: to(session.ClientScore{}), ScoreAfter: to(session.ClientScore{}), ThresholdBefore: to(0.0), ThresholdAfter: to(0.0),
		Device: to(""), Referral: to(""), Adverse: to(""), PointNote: to(""),
	}})
	if got, err := s.Session(t.Context(), 1); err != nil || !reflect.DeepEqual(got, before) {
		t.Errorf("%v, it is\n%+v, was\n%+v", err, got, before)
	}
}

func TestEditRefuses(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	busy(t, folder, Run{})
	s := read(t, folder)
	before, err := s.Session(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	at2 := func(c PointChange) Change { return Change{Note: to("half"), Point: 2, PointChange: c} }
	for _, tt := range []struct {
		id     int64
		change Change
		want   string
	}{
		{7, Change{Note: to("x")}, "there is no session 7"},
		{1, Change{Note: to(strings.Repeat("x", protocol.MaxText+1))}, "4001 characters are too long"},
		{1, Change{Note: to("\xff")}, "must be valid UTF-8"},
		{1, Change{Client: to("K7QM-3XPR")}, "mistyped"},
		{1, Change{PointChange: PointChange{Adverse: to("x")}}, "session 1 has 2 points: say which one"},
		{1, Change{Point: 3, PointChange: PointChange{Adverse: to("x")}}, "session 1 has no point 3: the last is 2"},
		{1, at2(PointChange{Site: to("a\nb\x1b")}), "must not contain a control character"},
		{1, at2(PointChange{Landmark: to(strings.Repeat("x", 81))}), "81 characters are too long"},
		{1, at2(PointChange{Side: to(protocol.Both)}), fmt.Sprintf(english.SideUnknown, protocol.Both)},
		{1, at2(PointChange{ScoreAfter: to(session.Reported(11))}), english.ScoreOutside},
		{1, at2(PointChange{ThresholdAfter: to(51.0)}), "pressure pain threshold: must be"},
		{1, at2(PointChange{ThresholdBefore: to(-1.0)}), "pressure pain threshold: must be"},
	} {
		_, err := s.Edit(t.Context(), tt.id, tt.change)
		var asked *RequestError
		if !errors.As(err, &asked) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %s", tt.change, err, tt.want)
		}
	}
	if got, err := s.Session(t.Context(), 1); err != nil || !reflect.DeepEqual(got, before) {
		t.Errorf("%v: what was refused has changed it to\n%+v", err, got)
	}
}

// Whoever still records a session would write over its scores.
func TestScoresOfAnOpenSessionStay(t *testing.T) {
	d := newDesk(t, filepath.Join(t.TempDir(), "data"))
	d.begin(Run{Plan: sample(t)})
	d.pass(20 * time.Second)
	d.r.Interrupt(session.Closed)
	d.close()
	s := read(t, d.folder)
	_, err := s.Edit(t.Context(), 0, Change{Point: 1, PointChange: PointChange{ScoreAfter: to(session.Reported(3))}})
	if err == nil || !strings.Contains(err.Error(), "session 1 is not over") {
		t.Error(err)
	}
	if _, err := s.Edit(t.Context(), 0, Change{Note: to("x"), Point: 1, PointChange: PointChange{PointNote: to("y")}}); err != nil {
		t.Error(err)
	}
}

func TestClients(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	code, err := NewClient(t.Context(), folder, world())
	if err != nil {
		t.Fatal(err)
	}
	busy(t, folder, Run{Client: code})
	busy(t, folder, Run{Client: code})
	s := read(t, folder)
	if _, err := s.Edit(t.Context(), 1, Change{Client: to("other")}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Clients(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		code     string
		sessions int
	}{{code, 1}, {"other", 1}}
	for i, w := range want {
		if len(got) != len(want) || got[i].Code != w.code || got[i].Sessions != w.sessions || !got[i].Created.Equal(world()) ||
			got[i].Last == nil || !got[i].Last.Equal(world()) {
			t.Errorf("clients are %+v, want %+v", got, want)
		}
	}
}

// However a client's code was typed, and even where the journal has it twice: all of what
// was done with them is found and deleted.
func TestOneClientInManyDresses(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	for _, code := range []string{"C-017", "c 017", "C–017"} {
		busy(t, folder, Run{Client: code})
	}
	busy(t, folder, Run{Client: "C-018"})
	s := read(t, folder)
	if got := s.query(t, "SELECT group_concat(code) FROM client"); got[0] != "C-017,C-018" {
		t.Fatalf("the clients are %v", got)
	}
	for _, q := range []string{"INSERT INTO client VALUES (9, 'C_017', 1)", "UPDATE session SET client = 9 WHERE id = 2"} {
		if _, err := s.db.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	all, err := s.Clients(t.Context())
	if err != nil || len(all) != 2 || all[0].Sessions != 3 {
		t.Errorf("clients are %+v, %v", all, err)
	}
	found, _, err := s.List(t.Context(), Filter{Client: "c017."})
	if err != nil || len(found) != 0 {
		t.Errorf("another's sessions are listed: %v, %v", found, err)
	}
	found, _, err = s.List(t.Context(), Filter{Client: "ｃ．０１７"})
	if err != nil || len(found) != 3 {
		t.Errorf("listed are %d sessions, %v", len(found), err)
	}
	r, err := s.Stats(t.Context(), stats.Scope{Client: "C 017"}, world())
	if err != nil || r.Sessions != 3 {
		t.Errorf("statistics are of %d sessions, %v", r.Sessions, err)
	}
	if d, err := s.Delete(t.Context(), t.TempDir(), Target{Client: "c_017"}); err != nil || len(d.Sessions) != 3 {
		t.Errorf("deleted are %d sessions, %v", len(d.Sessions), err)
	}
	if got := s.query(t, "SELECT group_concat(code) FROM client"); got[0] != "C-018" {
		t.Errorf("left are %v", got)
	}
}
