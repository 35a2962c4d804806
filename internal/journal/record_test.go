package journal

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// world is the moment at which the tests' sessions begin.
func world() time.Time {
	return time.Date(2026, 11, 21, 9, 30, 0, 0, time.FixedZone("", 3600))
}

// sample is the plan of a protocol of the library at two points.
func sample(t testing.TB) *protocol.Plan {
	t.Helper()
	c, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := c.Get("alternating-ischemic-compression")
	if err != nil {
		t.Fatal(err)
	}
	point, err := protocol.ParsePoint("upper trap:both")
	if err != nil {
		t.Fatal(err)
	}
	p, err := e.Protocol.Override(protocol.Overrides{Points: []protocol.Point{point}, Rounds: protocol.Range{Min: 2, Max: 2}})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := protocol.Expand(p, protocol.Options{CountIn: protocol.DefaultCountIn, Ready: protocol.DefaultReady})
	if err != nil {
		t.Fatal(err)
	}
	return &plan
}

// desk is a recorder whose runs are driven by hand.
type desk struct {
	t       testing.TB
	folder  string
	unsaved string
	r       *Recorder
	record  *Recording // of the latest run
	now     time.Duration
	d       *drive.Driver
	events  []session.Event
}

func newDesk(t testing.TB, folder string) *desk {
	t.Helper()
	d := &desk{t: t, folder: folder, unsaved: filepath.Join(t.TempDir(), "state")}
	d.r = NewRecorder(Options{
		Folder: folder, UnsavedFolder: d.unsaved, Program: "test", File: catalog.Encode, Now: func() time.Time { return world().Add(d.now) },
	})
	return d
}

func (d *desk) clock() drive.Clock { return drive.Clock{Now: func() time.Duration { return d.now }} }

// begin begins a run.
func (d *desk) begin(run Run) {
	d.record = d.r.Begin(run)
	d.d = drive.New(run.Plan, d.clock(), 0, d.listen(d.record.Tell))
	d.d.Wake()
}

func (d *desk) listen(hear func(drive.Turn)) func(drive.Turn) {
	return func(t drive.Turn) {
		d.events = append(d.events, t.Happened...)
		hear(t)
	}
}

// pass lets time pass, and the run with it.
func (d *desk) pass(by time.Duration) {
	for until := d.now + by; d.now < until; {
		wait, ok := d.d.Until()
		if !ok {
			d.now = until
			break
		}
		d.now = min(d.now+max(wait, 1), until)
		d.d.Wake()
	}
}

func (d *desk) do(kinds ...session.IntentKind) {
	d.t.Helper()
	for _, k := range kinds {
		if !d.d.Do(session.Intent{Kind: k}) {
			d.t.Fatalf("%s can't be done", k)
		}
	}
}

func (d *desk) close() {
	d.t.Helper()
	for _, err := range d.r.Close(nil) {
		d.t.Error(err)
	}
}

// read opens the journal of a folder.
func read(t testing.TB, folder string) *Store {
	t.Helper()
	s, err := Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// query gives one column of text.
func (s *Store) query(t testing.TB, query string, args ...any) []string {
	t.Helper()
	rows, err := s.db.QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestARunIsRecordedAsItHappened(t *testing.T) {
	d := busy(t, filepath.Join(t.TempDir(), "data"), Run{Client: "K7Q2"})

	s := read(t, d.folder)
	for _, tt := range []struct {
		query string
		want  []string
	}{
		{
			"SELECT title || ' ' || speed || ' ' || open || ' ' || ending || ' ' || zone || ' ' || program || ' ' || code FROM session JOIN client ON client.id = client",
			[]string{"Alternating ischemic compression 1.0 0 plan 3600 test K7Q2"},
		},
		{
			"SELECT n || ' ' || site || ' ' || side || ' ' || rounds || '/' || planned || ' ' || holds || ' ' || fits || ' ' || ifnull(score_before, '-') || ' ' || ifnull(score_after, '-') || ' ' || ending FROM point ORDER BY n",
			[]string{"1 upper trapezius left 2/2 2 2 7 3 rounds", "2 upper trapezius right 2/2 2 2 - - rounds"},
		},
		{
			"SELECT step || ' ' || kind || ' ' || ifnull(held, '-') || ' ' || ending || ' ' || superseded FROM phase WHERE point = 1 ORDER BY step",
			[]string{"1 count-in 5000 time 0", "2 hold 9000 released 0", "3 release 3000 time 0", "4 hold 8000 restart 1", "5 hold 10000 time 0", "6 release 3000 time 0"},
		},
		{
			"SELECT kind || ' ' || at || ' ' || ifnull(score, '') || value FROM mark WHERE point = 1 ORDER BY n",
			[]string{"score 0 7", "in-range 13000 ", "paused 18000 ", "get-ready 38000 3s", "resumed 41000 ", "in-range 48000 ", "superseded 48000 4-4", "in-range 56000 ", "score 59000 3", "reply 59000 getting better"},
		},
		{
			"SELECT point || ' ' || round || ' ' || planned || ' ' || ending FROM round ORDER BY n",
			[]string{"1 1 2 plan", "1 2 2 rounds", "2 1 2 plan", "2 2 2 rounds"},
		},
		{"SELECT name FROM protocol", []string{"alternating-ischemic-compression"}},
		{"SELECT kind FROM wish", nil},
	} {
		if got := s.query(t, tt.query); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.query, got, tt.want)
		}
	}
	if left, err := FindInterrupted(t.Context(), d.folder); err != nil || len(left) > 0 {
		t.Errorf("a session that ended is found as interrupted: %v, %v", left, err)
	}
}

// Rounds that are asked for on the way are the user's own, in the round at hand, at the point
// and in what comes; what is over keeps what was planned then.
func TestMoreRoundsAreChosen(t *testing.T) {
	d := newDesk(t, filepath.Join(t.TempDir(), "data"))
	plan := sample(t)
	plan.Parts[0].Blocks[0].Rounds = protocol.Rounds{Planned: 3, From: protocol.Provenance{Basis: protocol.Assumed}, Cap: 9}
	d.begin(Run{Plan: plan})
	d.pass(20 * time.Second)
	d.do(session.MoreRounds)
	d.pass(15 * time.Second)
	d.close()
	s := read(t, d.folder)
	if got, want := s.query(t, "SELECT planned || ' ' || planned_basis FROM round ORDER BY n"), []string{"3 assumed", "4 chosen", "4 chosen"}; !slices.Equal(got, want) {
		t.Errorf("rounds are planned as %q, want %q", got, want)
	}
	if got := s.query(t, "SELECT planned || ' ' || planned_basis FROM point"); !slices.Equal(got, []string{"4 chosen"}) {
		t.Errorf("rounds of the point are planned as %q", got)
	}
}

// A run that was left in its count-in is not in the record, and one that was left after it is.
func TestCountInIsNotRecorded(t *testing.T) {
	for after, want := range map[time.Duration]string{time.Second: "0", 8 * time.Second: "1"} {
		folder := filepath.Join(t.TempDir(), "data")
		lay(t, folder, emptyJournal(t))
		d := newDesk(t, folder)
		d.begin(Run{Plan: sample(t)})
		d.pass(after)
		d.do(session.Abort)
		d.close()
		if got := read(t, folder).query(t, "SELECT count(*) FROM session"); !slices.Equal(got, []string{want}) {
			t.Errorf("left after %v, %v sessions are recorded, want %s", after, got, want)
		}
	}
}

// Whatever was done, and wherever it was broken off: what is found at the next start
// is the run as it stood, and letting it go on gives the record of one that was only
// paused there.
func TestAnInterruptedRunStandsWhereItWas(t *testing.T) {
	t.Parallel()
	plan, empty, tries := sample(t), emptyJournal(t), 0
	rapid.Check(t, func(rt *rapid.T) {
		tries++
		folder := filepath.Join(t.TempDir(), strconv.Itoa(tries))
		lay(t, folder, empty)
		d := newDesk(t, folder)
		d.begin(Run{Plan: plan})
		kinds := []session.IntentKind{session.Pause, session.Resume, session.Next, session.Back, session.Restart, session.MoreTime, session.MoreRounds, session.Released}
		for range rapid.IntRange(0, 8).Draw(rt, "intents") {
			d.d.Do(session.Intent{Kind: rapid.SampledFrom(kinds).Draw(rt, "intent")})
			d.pass(time.Duration(rapid.Int64Range(0, int64(15*time.Second)).Draw(rt, "then")))
		}
		before := d.d.Snapshot()
		if before.State == session.Finished || before.CountsIn() {
			d.close()
			return
		}
		d.r.Interrupt(session.Closed)
		d.close()

		left, err := FindInterrupted(context.Background(), folder)
		if err != nil || len(left) != 1 || left[0].Run == nil {
			rt.Fatalf("found %d, %v", len(left), err)
		}
		if got := left[0].Run.Snapshot(left[0].At); !reflect.DeepEqual(got, before) {
			rt.Fatalf("it stands at\n%+v, stood at\n%+v", got, before)
		}
		again := newDesk(t, folder)
		again.now = d.now + time.Hour
		again.events = d.events
		again.d = drive.Resume(left[0].Plan(), left[0].Past(), again.clock(), 1, again.listen(again.r.Resume(left[0]).Tell))
		again.d.Wake()
		if got := again.d.Snapshot(); got.Active != before.Active {
			rt.Fatalf("%v were active, and %v after time that nobody saw", before.Active, got.Active)
		}
		again.do(session.Finish)
		again.close()
		s := read(t, folder)
		if got := s.query(t, "SELECT ending FROM session"); !reflect.DeepEqual(got, []string{"finish"}) {
			rt.Fatalf("the resumed session ended by %q", got)
		}
		ended := 0
		for _, e := range again.events {
			if e.Kind == session.PhaseEnd {
				ended++
			}
		}
		if got := s.query(t, "SELECT step FROM phase WHERE ended IS NOT NULL"); len(got) != ended {
			rt.Fatalf("%d phases are recorded, %d ended", len(got), ended)
		}
	})
}

func TestKeptAsInterrupted(t *testing.T) {
	d := newDesk(t, t.TempDir())
	d.begin(Run{Plan: sample(t)})
	d.pass(9500 * time.Millisecond) // half of the first hold
	d.r.Interrupt(session.Closed)
	d.pass(time.Hour) // which nobody is told of
	d.close()
	left, err := FindInterrupted(t.Context(), d.folder)
	if err != nil || len(left) != 1 {
		t.Fatalf("found %v, %v", left, err)
	}
	if taken, err := FindInterrupted(t.Context(), d.folder); err != nil || len(taken) > 0 {
		t.Errorf("another program finds it too: %v, %v", taken, err)
	}
	if err := left[0].Keep(t.Context(), catalog.Encode); err != nil {
		t.Fatal(err)
	}
	s := read(t, d.folder)
	want := []string{"count-in 5000 time", "hold 4500 interrupted"}
	if got := s.query(t, "SELECT kind || ' ' || held || ' ' || ending FROM phase ORDER BY step"); !reflect.DeepEqual(got, want) {
		t.Errorf("the phases are %q, want %q", got, want)
	}
	if got := s.query(t, "SELECT open || ending || active FROM session"); !reflect.DeepEqual(got, []string{"0interrupted9500"}) {
		t.Errorf("the session is %q", got)
	}
	if got := s.query(t, "SELECT rounds || ' ' || holds || ' ' || fits FROM point"); !reflect.DeepEqual(got, []string{"0 1 0"}) {
		t.Errorf("rounds, holds, and holds as planned are %q: what was interrupted is done", got)
	}
	if left, err := FindInterrupted(t.Context(), d.folder); err != nil || len(left) > 0 {
		t.Errorf("it is found once more: %v, %v", left, err)
	}
}

func TestNothingToOpen(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "none")
	if _, err := Open(t.Context(), folder); !errors.Is(err, ErrNone) {
		t.Errorf("no journal is opened with %v", err)
	}
	if left, err := FindInterrupted(t.Context(), folder); err != nil || left != nil {
		t.Errorf("found %v, %v in no folder", left, err)
	}
	newDesk(t, folder).close()
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a recorder without a run leaves a folder (%v)", err)
	}
}
