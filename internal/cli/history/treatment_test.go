package history

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// A recorded session becomes a plan of the points at which something was done: those of a
// sweep together, as many as its protocol has, and each other one by itself.
func TestPlanOf(t *testing.T) {
	each, sweep := fileOf(t, "pumping", protocol.Each), fileOf(t, "round-robin", protocol.Sweep, "rhomboids", "deltoid")
	point := func(n int, ran journal.Ran, site string, active time.Duration) journal.Point {
		return journal.Point{N: n, Site: site, Protocol: ran.ID, Hash: ran.Hash, Active: protocol.Seconds(active)}
	}
	const s = time.Second
	tests := []struct {
		name   string
		points []journal.Point
		want   string
	}{
		{"each", []journal.Point{point(1, each, "soleus", s), point(2, each, "deltoid", s)}, "soleus | deltoid"},
		{"left out", []journal.Point{point(1, each, "soleus", s), point(2, each, "deltoid", 0), point(3, each, "knee", s)}, "soleus | knee"},
		{"sweep", []journal.Point{point(1, sweep, "rhomboids", s), point(2, sweep, "deltoid", s)}, "rhomboids + deltoid"},
		{"two sweeps of a kind", []journal.Point{
			point(1, sweep, "a", s), point(2, sweep, "b", s), point(3, sweep, "c", s), point(4, sweep, "d", s),
		}, "a + b | c + d"},
		{"half of a sweep", []journal.Point{point(1, sweep, "a", 0), point(2, sweep, "b", s), point(3, each, "c", s)}, "b | c"},
		{"nothing", []journal.Point{point(1, each, "soleus", 0)}, "session 7: nothing was done"},
		{"no file", []journal.Point{point(1, journal.Ran{ID: "gone", Hash: "x"}, "soleus", s)}, "session 7, point 1: its protocol was not recorded"},
		{"bad file", []journal.Point{point(1, journal.Ran{ID: "bad", Hash: "bad"}, "soleus", s)}, "session 7, point 1: the protocol recorded with it can't be read"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			done := journal.Session{
				ID: 7, Protocol: "mine", Title: "Mine", Points: tt.points,
				Protocols: []journal.Ran{each, sweep, {ID: "bad", Hash: "bad", File: "schema = 9"}},
			}
			plan, err := planOf(done, worked(done), protocol.Options{})
			if err != nil {
				if !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
					t.Errorf("got %v, want %s", err, tt.want)
				}
				return
			}
			var parts []string
			for _, part := range plan.Parts {
				var sites []string
				for _, p := range plan.Points[part.From:part.To] {
					sites = append(sites, p.Site)
				}
				parts = append(parts, strings.Join(sites, " + "))
			}
			if got := strings.Join(parts, " | "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// Of several points it is told which one was left before its end.
func TestAPointSaysHowItEnded(t *testing.T) {
	left, done := journal.Point{N: 1, Active: protocol.Seconds(time.Second), End: session.BySkip}, journal.Point{N: 2, End: session.ByRounds}
	s := journal.Session{Points: []journal.Point{left, done}}
	ended := func(p journal.Point) string { return fmt.Sprint(pointFacts(s, p)) }
	if got := ended(left); !strings.Contains(got, "ended left out") {
		t.Errorf("left out: %s", got)
	}
	if got := ended(done); strings.Contains(got, "ended") {
		t.Errorf("done: %s", got)
	}
}

// fileOf is a protocol of the library as it is recorded when it was run at some sites.
func fileOf(t *testing.T, id string, order protocol.Order, sites ...string) journal.Ran {
	t.Helper()
	library, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := library.Exactly(id)
	if err != nil {
		t.Fatal(err)
	}
	p.Order, p.Points = order, nil
	for _, site := range sites {
		p.Points = append(p.Points, protocol.Point{Site: site})
	}
	data, err := catalog.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	return journal.Ran{Hash: fmt.Sprintf("hash of %s", id), ID: id, Name: p.Name, File: string(data)}
}

// A score that stands in the place of another says so, as it did in the run.
func TestTheTimelineTellsCorrections(t *testing.T) {
	mark := func(at time.Duration, kind session.EventKind, n, step int) journal.Mark {
		return journal.Mark{At: protocol.Seconds(at), Kind: kind, Point: 1, Step: step, Score: session.Reported(n)}
	}
	var got []string
	for _, r := range timeline(journal.Session{Points: []journal.Point{{N: 1}}, Marks: []journal.Mark{
		mark(time.Second, session.Scored, 1, 1), mark(2*time.Second, session.Scored, 5, 1), mark(3*time.Second, session.ScoreTakenBack, 1, 1),
		mark(4*time.Second, session.Scored, 6, 2), mark(15*time.Second, session.Scored, 4, 2),
	}})[1:] {
		got = append(got, r[len(r)-1].String())
	}
	want := "client-reported score 1|client-reported score corrected to 5|client-reported score taken back, 1 stands|client-reported score 6|client-reported score 4"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
}
