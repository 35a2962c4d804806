package journal

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/stats"
)

// busy records a session in which a lot happens, and closes the recorder.
func busy(t testing.TB, folder string, run Run) *desk {
	t.Helper()
	d := newDesk(t, folder)
	if run.Plan == nil {
		run.Plan = sample(t)
	}
	d.begin(run)
	d.d.Do(session.Intent{Kind: session.Score, N: 7})
	d.pass(5*time.Second + 9*time.Second)
	d.do(session.Released)
	d.pass(4 * time.Second)
	d.do(session.Pause)
	d.pass(20 * time.Second)
	d.do(session.Resume)
	d.pass(10 * time.Second)
	d.do(session.Restart)
	d.pass(11 * time.Second)
	d.d.Do(session.Intent{Kind: session.Digit, N: 3})
	d.d.Do(session.Intent{Kind: session.Reply, Answer: session.GettingBetter})
	d.pass(time.Hour)
	d.close()
	return d
}

// fill makes sessions of little content for lists, by rapid's choice.
func fill(t *rapid.T, s *Store, n int) {
	exec := func(query string, args ...any) {
		if _, err := s.db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec("DELETE FROM session; DELETE FROM client; DELETE FROM protocol")
	for i := range 3 {
		exec("INSERT INTO client VALUES (?,?,0)", i+1, fmt.Sprintf("client %d", i))
		exec("INSERT INTO protocol VALUES (?,?,?,?,'')", i+1, fmt.Sprint(i), fmt.Sprintf("p%d", i), fmt.Sprintf("P%d", i))
	}
	for i := range n {
		began := world().Add(time.Duration(rapid.IntRange(0, 5).Draw(t, "hour")) * time.Hour).UnixMilli()
		treatment := rapid.Bool().Draw(t, "treatment")
		name := fmt.Sprintf("p%d", rapid.IntRange(0, 2).Draw(t, "protocol"))
		if treatment {
			name = "t"
		}
		client := any(nil)
		if c := rapid.IntRange(0, 3).Draw(t, "client"); c > 0 {
			client = c
		}
		exec("INSERT INTO session (id, uid, began, zone, client, name, title, treatment, speed, program, at, open, ending) VALUES (?,?,?,3600,?,?,?,?,1,'test',0,0,'plan')",
			i+1, fmt.Sprint(i), began, client, name, strings.ToUpper(name), treatment)
		for p := range rapid.IntRange(0, 3).Draw(t, "points") {
			of := rapid.IntRange(1, 3).Draw(t, "its protocol")
			if !treatment {
				of = int(name[1]-'0') + 1
			}
			exec("INSERT INTO point (session, n, began, protocol, site, side, landmark) VALUES (?,?,?,?,?,?,'')", i+1, p+1, began, of,
				rapid.SampledFrom([]string{"", "soleus", "Knee"}).Draw(t, "site"), rapid.SampledFrom([]string{"", "left", "right"}).Draw(t, "side"))
		}
	}
}

// matches is what a filter means.
func (f Filter) matches(s Session) bool {
	site := slices.ContainsFunc(s.Points, func(p Point) bool {
		return strings.EqualFold(p.Site, f.Point.Site) && (f.Point.Side == "" || f.Point.Side == protocol.Both || p.Side == f.Point.Side)
	})
	of := strings.HasPrefix(s.Protocol, f.Protocol) ||
		s.Treatment && slices.ContainsFunc(s.Points, func(p Point) bool { return strings.HasPrefix(p.Protocol, f.Protocol) })
	text := s.Title + " " + s.Protocol + " " + s.Note + " " + s.Began.Format(time.DateOnly) + " " + s.Client
	for _, p := range s.Points {
		text += " " + p.Site + " " + string(p.Side) + " " + p.Landmark + " " + p.Note
	}
	for _, w := range f.Words {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
			return false
		}
	}
	return (f.Client == "" || strings.EqualFold(s.Client, f.Client)) && (f.Point.Site == "" || site) &&
		(f.Protocol == "" || of) && (f.Since == 0 || stats.DayOf(s.Began) >= f.Since)
}

// A list has what its filter says, those that began last first, page by page.
func TestList(t *testing.T) {
	s, err := open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list := func(rt *rapid.T, f Filter) ([]Session, bool) {
		found, more, err := s.List(t.Context(), f)
		if err != nil {
			rt.Fatal(err)
		}
		return found, more
	}
	rapid.Check(t, func(t *rapid.T) {
		fill(t, s, rapid.IntRange(0, 12).Draw(t, "sessions"))
		all, _ := list(t, Filter{})
		if !slices.IsSortedFunc(all, func(a, b Session) int {
			if c := b.Began.Compare(a.Began); c != 0 {
				return c
			}
			return int(b.ID - a.ID)
		}) {
			t.Fatalf("out of order: %v", all)
		}
		f := Filter{
			Client:   rapid.SampledFrom([]string{"", "client 1", "CLIENT 2", "nobody"}).Draw(t, "client"),
			Protocol: rapid.SampledFrom([]string{"", "p", "p0", "p1", "t", "none"}).Draw(t, "protocol"),
			Point: protocol.Point{
				Site: rapid.SampledFrom([]string{"", "soleus", "knee", "none"}).Draw(t, "site"),
				Side: rapid.SampledFrom([]protocol.Side{"", "left", "both"}).Draw(t, "side"),
			},
		}
		f.Words = rapid.SliceOfN(rapid.SampledFrom([]string{"KNEE", "2026-11-21", "client", "t", "100%", "eus l"}), 0, 2).Draw(t, "words")
		if rapid.Bool().Draw(t, "since") {
			f.Since = stats.DayOf(world()) + stats.Day(rapid.IntRange(-1, 1).Draw(t, "day"))
		}
		want := slices.DeleteFunc(all, func(one Session) bool { return !f.matches(one) })
		var got []Session
		f.Limit = rapid.IntRange(0, 4).Draw(t, "limit")
		for more := true; more; {
			var page []Session
			page, more = list(t, f)
			if more && len(page) != f.Limit {
				t.Fatalf("a page of %d, want %d", len(page), f.Limit)
			}
			if got = append(got, page...); more {
				last := page[len(page)-1]
				f.After = Position{last.Began, last.ID}
			}
		}
		if len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v finds\n%+v, want\n%+v", f, got, want)
		}
	})
}

// No page reads more than it shows: nothing is scanned but an index in the order of the
// list, and nothing is sorted.
func TestPagesAreFoundByIndex(t *testing.T) {
	s, err := open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	later := Position{world(), 7}
	for _, f := range []Filter{
		{},
		{After: later},
		{Since: stats.DayOf(world()), After: later},
		{Client: "c"},
		{Client: "c", Point: protocol.Point{Site: "soleus"}, Protocol: "p", Since: stats.DayOf(world()), After: later},
		{Point: protocol.Point{Site: "soleus"}},
		{Point: protocol.Point{Site: "soleus", Side: protocol.Left}, Protocol: "p", Since: stats.DayOf(world()), After: later},
		{Protocol: "p"},
		{Words: []string{"w"}},
	} {
		f.Limit = 20
		query, args := f.query([]int64{7})
		for _, step := range plan(t, s, query, args...) {
			if strings.Contains(step, "TEMP B-TREE") || strings.HasPrefix(step, "SCAN") && !strings.HasSuffix(step, "INDEX session_began") {
				t.Errorf("%+v: %s\nin %s", f, step, query)
			}
		}
	}
}

// plan is how SQLite goes about a query.
func plan(t testing.TB, s *Store, query string, args ...any) []string {
	t.Helper()
	rows, err := s.db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, detail)
	}
	return steps
}

func TestSessionIsReadWhole(t *testing.T) {
	d := busy(t, filepath.Join(t.TempDir(), "data"), Run{Client: "K7Q2"})
	s := read(t, d.folder)
	one, err := s.Session(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for i := range one.Protocols {
		if !strings.Contains(one.Protocols[i].File, `id = "alternating-ischemic-compression"`) {
			t.Errorf("the protocol as it was run is %q", one.Protocols[i].File)
		}
		one.Protocols[i].File, one.Protocols[i].Hash = "its file", "its hash"
	}
	for i := range one.Points {
		one.Points[i].Hash = "its hash"
	}
	text, err := json.MarshalIndent(one, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, text)
	want := []string{
		"L upper trapezius: Alternating ischemic compression, 2 holds of 8-10 s, pain score 7 -> 3/10 (client-reported); 0:25 at the point",
		"R upper trapezius: Alternating ischemic compression, 2 holds of 8-10 s; 0:26 at the point",
	}
	if got := one.Notes(); !reflect.DeepEqual(got, want) {
		t.Errorf("noted is %q, want %q", got, want)
	}
	one.Preview = true
	if got := one.Notes()[0]; !strings.HasSuffix(got, ", preview") {
		t.Errorf("a preview is noted as %q", got)
	}
}

// The lines for the chart are those of the summary, whatever happened.
func TestNotesAreThoseOfTheSummary(t *testing.T) {
	d := busy(t, filepath.Join(t.TempDir(), "data"), Run{})
	one, err := read(t, d.folder).Session(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := one.Notes(), phrase.Notes(d.d.Summary().Points, false); !reflect.DeepEqual(got, want) {
		t.Errorf("%q, but in the summary %q", got, want)
	}
}

func TestNoSuchSession(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	if _, err := NewClient(t.Context(), folder, world()); err != nil {
		t.Fatal(err)
	}
	s := read(t, folder)
	for _, tt := range []struct {
		id   int64
		want string
	}{
		{0, "there are no sessions in the record"},
		{3, "there are no sessions in the record"},
	} {
		if _, err := s.Session(t.Context(), tt.id); err == nil || err.Error() != tt.want {
			t.Errorf("session %d: %v, want %s", tt.id, err, tt.want)
		}
	}
	busy(t, folder, Run{})
	if _, err := s.Session(t.Context(), 3); err == nil || err.Error() != "there is no session 3: the only one is 1" {
		t.Error(err)
	}
	busy(t, folder, Run{})
	if _, err := s.Session(t.Context(), 3); err == nil || err.Error() != "there is no session 3: the first is 1, the last 2" {
		t.Error(err)
	}
}

// The first page of a list, the journal opened for it; and a session whole.
func BenchmarkHistory(b *testing.B) {
	folder := benchFolder(b)
	for _, bench := range []struct {
		name   string
		filter Filter
	}{
		{"all", Filter{}},
		{"client", Filter{Client: "C00007"}},
		{"site", Filter{Point: protocol.Point{Site: "site 7"}}},
		{"protocol", Filter{Protocol: "nimmo-compression"}},
		{"protocol that was never run", Filter{Protocol: "none"}},
		{"since", Filter{Since: stats.DayOf(genEnd()) - 1}},
		{"words", Filter{Words: []string{"nimmo", "short"}}},
		{"words that are nowhere", Filter{Words: []string{"nowhere"}}},
	} {
		b.Run("first page of "+bench.name, func(b *testing.B) {
			bench.filter.Limit = 20
			b.ReportAllocs()
			for b.Loop() {
				s, err := Open(b.Context(), folder)
				if err != nil {
					b.Fatal(err)
				}
				if _, _, err := s.List(b.Context(), bench.filter); err != nil {
					b.Fatal(err)
				}
				_ = s.Close()
			}
		})
	}
	b.Run("a session", func(b *testing.B) {
		s := read(b, folder)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := s.Session(b.Context(), 77); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// What was run last comes first, each once, and no more than are wanted.
func TestRecent(t *testing.T) {
	folder := t.TempDir()
	for _, id := range []string{"a", "b", "a", "c"} {
		plan := *sample(t)
		plan.ID = id
		d := newDesk(t, folder)
		d.begin(Run{Plan: &plan, Client: map[string]string{"a": "K-7", "b": "k 7", "c": "L"}[id]})
		d.pass(time.Hour)
		d.close()
	}
	s := read(t, folder)
	for i, id := range []string{"a", "b", "a", "c"} { // all of them began in one moment
		if _, err := s.db.Exec("UPDATE session SET began = began + ? WHERE id = ? AND name = ?", i, i+1, id); err != nil {
			t.Fatal(err)
		}
	}
	for most, want := range [][]string{nil, {"c"}, {"c", "a"}, {"c", "a", "b"}, {"c", "a", "b"}} {
		if got, err := s.Recent(t.Context(), most, ""); err != nil || !slices.Equal(got, want) {
			t.Errorf("the last %d are %q, %v, want %q", most, got, err, want)
		}
	}
	for client, want := range map[string][]string{"K7": nil, "K.7": {"a", "b"}, "l": {"c"}} {
		if got, err := s.Recent(t.Context(), 3, client); err != nil || !slices.Equal(got, want) {
			t.Errorf("client %s had %q, %v, want %q", client, got, err, want)
		}
	}
}
