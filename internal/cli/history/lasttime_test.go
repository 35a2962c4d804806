package history

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// A treatment that is still the same is repeated whole, also where a point was jumped over
// or never reached; of another one those points are left that were begun.
func TestRepeatedTreatment(t *testing.T) {
	points := func(sites ...string) (all []protocol.TreatmentPoint) {
		for _, site := range sites {
			all = append(all, protocol.TreatmentPoint{Protocol: "pumping", Point: protocol.Point{Site: site}})
		}
		return all
	}
	done := journal.Session{ID: 7, Protocol: "mine", Title: "Mine", Treatment: true}
	for _, p := range []journal.Point{{N: 1, Site: "soleus"}, {N: 3, Site: "deltoid"}} {
		ran := fileOf(t, "pumping", protocol.Each, p.Site)
		ran.Hash += p.Site
		p.Protocol, p.Hash, p.Active = ran.ID, ran.Hash, protocol.Seconds(time.Second)
		done.Protocols, done.Points = append(done.Protocols, ran), append(done.Points, p)
	}
	for _, tt := range []struct {
		name   string
		now    []protocol.TreatmentPoint
		points string
		notice string
	}{
		{"the same", points("soleus", "rhomboids", "deltoid", "knee"), "soleus, rhomboids (left out), deltoid, knee (left out)", ""},
		{"moved", points("soleus", "deltoid"), "soleus, deltoid", "Mine has changed since."},
		{"other numbers", append(points("soleus", "knee"), protocol.TreatmentPoint{
			Protocol: "pumping", Point: protocol.Point{Site: "deltoid"},
			Overrides: protocol.Overrides{Rounds: protocol.Range{Min: 9, Max: 9}},
		}), "soleus, deltoid", "Mine has changed since."},
		{"gone", nil, "soleus, deltoid", "Mine is no longer in the library."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plan, notices, err := repeated(done, treatmentsWith(t, tt.now), protocol.Options{CountIn: time.Second})
			if err != nil {
				t.Fatal(err)
			}
			var points []string
			for i, p := range pointsOf(done, plan) {
				name := plan.Points[i].Site
				if !strings.HasSuffix(p.Name, name) {
					t.Errorf("point %d is %s, not %s", i+1, p.Name, name)
				}
				if p.Facts[0].Name == "left out" {
					name += " (left out)"
				}
				points = append(points, name)
			}
			if got := strings.Join(points, ", "); got != tt.points || len(plan.Points) != len(points) {
				t.Errorf("it is repeated at %s, want %s", got, tt.points)
			}
			if got := strings.Join(notices, " "); !strings.HasPrefix(got, tt.notice) || (got == "") != (tt.notice == "") {
				t.Errorf("it says %q, want %q", got, tt.notice)
			}
			if plan.CountIn.Duration.Max != time.Second {
				t.Error("the count-in is not the user's")
			}
		})
	}
}

// Who repeats a session is told that its plan is repeated, and not what was changed by hand.
func TestChangesNumber(t *testing.T) {
	p, err := protocol.AdHoc(protocol.Overrides{Hold: protocol.Span{Min: time.Second, Max: time.Second}, Rounds: protocol.Range{Min: 2, Max: 2}})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := protocol.Expand(p, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[session.IntentKind]bool{
		session.MoreRounds: true, session.FewerRounds: true, session.MoreTime: true, session.PressureUp: true,
		session.Pause: false, session.Restart: false, session.Eased: false, session.Score: false,
	} {
		s, _, _ := recorded(t, &plan, kind, session.Resume) // which acts after a pause alone
		if got := slices.ContainsFunc(s.Marks, changesNumber); got != want {
			t.Errorf("%s: %v", kind, got)
		}
	}
}

// A hold lasted as long wherever its point is told; one alone is not each of several.
func TestHoldEnds(t *testing.T) {
	length := func(d time.Duration) *protocol.Seconds { return new(protocol.Seconds(d)) }
	const ms = time.Millisecond
	eased := journal.Phase{Point: 1, Kind: protocol.Hold, Held: length(9780 * ms), Fits: true, End: session.ByRelease}
	whole := journal.Phase{Point: 1, Kind: protocol.Hold, Held: length(10000 * ms), Fits: true, End: session.ByTime}
	for _, tt := range []struct {
		held []journal.Phase
		want string
	}{
		{[]journal.Phase{eased}, "[rounds 0 holds 1, 1 as planned; 9.7 s pressed hold 9.7 s, released]"},
		{[]journal.Phase{whole, whole, eased}, "[rounds 0 holds 3, 3 as planned; 29.7 s pressed each hold 2 × 10 s; 9.7 s, released]"},
	} {
		p := journal.Point{N: 1, Holds: len(tt.held), Fits: len(tt.held), Active: protocol.Seconds(time.Minute)}
		for _, h := range tt.held {
			p.Compression += *h.Held
		}
		var words []string
		for _, f := range doneAt(journal.Session{Points: []journal.Point{p}, Phases: tt.held}, p) {
			words = append(words, f.Name+" "+f.Text.String())
		}
		if got := fmt.Sprint(words); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

// treatmentsWith are the built-in protocols beside a treatment of the user's; none without
// points.
func treatmentsWith(t *testing.T, points []protocol.TreatmentPoint) *catalog.Catalog {
	t.Helper()
	folder := t.TempDir()
	if len(points) > 0 {
		data, err := catalog.Annotate(protocol.Document{Treatment: &protocol.Treatment{ID: "mine", Name: "Mine", Points: points}}, "")
		if err == nil {
			_, err = catalog.Create(folder, "mine", data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	all, err := catalog.Open("", folder)
	if err != nil {
		t.Fatal(err)
	}
	return all
}
