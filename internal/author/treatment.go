package author

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"presshold/internal/protocol"
)

// TreatmentDraft is a treatment as it is filled in. Copy one with [CopyTreatment]: it has
// at least one station.
type TreatmentDraft struct {
	Name       string
	Named      string // what it is called as long as no name is filled in
	ID         string // "" for one made of the name
	Summary    string
	Budget     string
	Reposition string
	Ceiling    string
	Stations   []Station

	// Taken are the ids that protocols and other treatments have.
	Taken []string
	// Protocols are those that a point may be worked with.
	Protocols []protocol.Protocol
}

// Station is one entry of a treatment. What is not filled in stays as it is in its
// protocol.
type Station struct {
	Protocol string  // id
	Places   []Place // one, or several that are worked in turn
	// InTurn works both sides of one place in turn, and not one after the other.
	InTurn bool

	Hold, Release  string
	Rounds, Until  string
	Level, Ceiling string
	Note           string
}

// Place is a point as it is filled in.
type Place struct {
	Site     string
	Side     protocol.Side
	Landmark string
}

// CopyTreatment is a draft that says what a treatment says, under a name and an id of its
// own if the id is among the taken ones. Of a treatment without points it is one to begin with: a
// point that nothing is known of yet but the first of the protocols.
func CopyTreatment(t protocol.Treatment, protocols []protocol.Protocol, taken []string) *TreatmentDraft {
	d := &TreatmentDraft{
		Name: t.Name, Summary: t.Summary, Budget: length(t.Budget), Reposition: length(t.Reposition), Ceiling: whole(t.Ceiling),
		Taken: taken, Protocols: protocols,
	}
	if slices.Contains(taken, t.ID) {
		d.Name = FreeName(t.Name, taken)
	} else {
		d.ID = t.ID
	}
	for _, s := range t.Stations {
		d.Stations = append(d.Stations, copyStation(s))
	}
	if len(d.Stations) == 0 {
		d.Stations = []Station{{Places: make([]Place, 1)}}
		if len(protocols) > 0 {
			d.Stations[0].Protocol = protocols[0].ID
		}
	}
	return d
}

func copyStation(s protocol.Station) Station {
	out := Station{
		Protocol: s.Protocol, Places: []Place{copyPlace(s.Point)}, InTurn: len(s.Sweep) > 0,
		Level: whole(s.Level), Ceiling: whole(s.Ceiling), Note: s.Note,
	}
	if len(s.Sweep) > 0 {
		out.Places = nil
	}
	for _, p := range s.Sweep {
		out.Places = append(out.Places, copyPlace(p))
	}
	if !s.Hold.IsZero() {
		out.Hold = s.Hold.String()
	}
	if !s.Release.IsZero() {
		out.Release = s.Release.String()
	}
	if s.NoRelease {
		out.Release = protocol.FormatDuration(0)
	}
	if !s.Rounds.IsZero() {
		out.Rounds = s.Rounds.String()
	}
	out.Until = listed(s.Until)
	return out
}

func copyPlace(p protocol.Point) Place { return Place{p.Site, p.Side, p.Landmark} }

// listed writes criteria as they are typed: "eased, score:3".
func listed(until []protocol.Criterion) string {
	var all []string
	for _, c := range until {
		all = append(all, c.String())
	}
	return strings.Join(all, ", ")
}

// Treatment is what the draft says, and all that is wrong with it, also with what its
// points have in place of their protocols' numbers. Without problems a file can say it.
func (d *TreatmentDraft) Treatment() (protocol.Treatment, protocol.Problems) {
	r := &reader{}
	t := protocol.Treatment{ID: d.id(), Name: r.line("name", d.name())}
	if d.ID != "" && slices.Contains(d.Taken, t.ID) {
		r.add("id", "there is a protocol or a treatment %q already", t.ID)
	}
	t.Summary = r.prose("summary", d.Summary)
	t.Budget = r.length("budget", d.Budget)
	t.Reposition = r.length("reposition", d.Reposition)
	t.Ceiling = r.whole("ceiling", d.Ceiling)
	for i, s := range d.Stations {
		t.Stations = append(t.Stations, r.station(stationPath(i), s))
	}
	problems := r.with(t.Problems())
	if t.Name == "" {
		problems = slices.DeleteFunc(problems, func(q protocol.Problem) bool { return q.Path == "id" && t.ID == "" })
	}
	for i, s := range t.Stations {
		if !About(problems, i) {
			problems = append(problems, d.clashes(i, s)...)
		}
	}
	if len(problems) == 0 { // as a whole it may still have too many points
		_, err := t.Expand(d.find, protocol.Options{})
		errors.As(err, &problems)
	}
	return t, problems
}

// id is the one that was typed, or one made of the name.
func (d *TreatmentDraft) id() string {
	return cmp.Or(strings.TrimSpace(d.ID), MakeID(d.name(), d.Taken))
}

func (d *TreatmentDraft) name() string { return cmp.Or(strings.TrimSpace(d.Name), d.Named) }

// clashes are the problems of a sound entry with its protocol.
func (d *TreatmentDraft) clashes(i int, s protocol.Station) protocol.Problems {
	alone := protocol.Treatment{ID: "alone", Name: "Alone", Stations: []protocol.Station{s}}
	_, err := alone.Expand(d.find, protocol.Options{})
	var problems protocol.Problems
	if errors.As(err, &problems) {
		for at, p := range problems {
			problems[at].Path = stationPath(i) + strings.TrimPrefix(p.Path, stationPath(0))
		}
	}
	return problems
}

// find gives one of the protocols by its id.
func (d *TreatmentDraft) find(id string) (protocol.Protocol, error) {
	for _, p := range d.Protocols {
		if p.ID == id {
			return p, nil
		}
	}
	return protocol.Protocol{}, fmt.Errorf("there is no protocol %q", id)
}

func stationPath(i int) string { return fmt.Sprintf("points[%d]", i) }

// About tells whether one of the problems is about an entry of a treatment, by its index.
func About(problems protocol.Problems, station int) bool {
	path := stationPath(station)
	return slices.ContainsFunc(problems, func(p protocol.Problem) bool { return strings.HasPrefix(p.Path, path) })
}

func (r *reader) station(path string, s Station) protocol.Station {
	out := protocol.Station{
		Protocol: s.Protocol,
		Hold:     r.span(path+".hold", s.Hold),
		Rounds:   r.rounds(path+".rounds", s.Rounds),
		Until:    r.until(path+".until", s.Until),
		Level:    r.whole(path+".level", s.Level),
		Ceiling:  r.whole(path+".ceiling", s.Ceiling),
		Note:     r.prose(path+".note", s.Note),
	}
	out.Release, out.NoRelease = r.release(path+".release", s.Release)
	if !s.sweeps() {
		out.Point = r.place(path, s.Places[0])
		return out
	}
	for i, p := range s.Places {
		out.Sweep = append(out.Sweep, r.place(s.placePath(path, i), p))
	}
	return out
}

// sweeps tells whether the points are worked in turn.
func (s Station) sweeps() bool {
	return len(s.Places) > 1 || s.InTurn && s.Places[0].Side == protocol.Both
}

// placePath is where the problems of a place are.
func (s Station) placePath(path string, i int) string {
	if s.sweeps() {
		return item(path+".sweep", i)
	}
	return path
}

// place reads a point. A short form of a known site becomes its name.
func (r *reader) place(path string, p Place) protocol.Point {
	site := strings.Join(strings.Fields(r.line(path+".site", p.Site)), " ")
	point := protocol.Point{Site: site, Side: p.Side, Landmark: r.line(path+".landmark", p.Landmark)}.Sided()
	if known, ok := protocol.FindSite(point.Site); ok {
		point.Site = known.Name
	}
	return point
}

// until reads criteria with commas between.
func (r *reader) until(path, text string) []protocol.Criterion {
	var out []protocol.Criterion
	for _, part := range parts(text) {
		c, err := protocol.ParseCriterion(part)
		if err != nil {
			r.add(path, "%s", err)
			continue
		}
		out = append(out, c)
	}
	return out
}

// parts are what stands between commas, but for those within a number: "1,5 min".
func parts(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		switch n := len(out); {
		case n > 0 && part != "" && unicode.IsDigit(rune(part[0])):
			out[n-1] += "," + part
		case strings.TrimSpace(part) != "":
			out = append(out, strings.TrimSpace(part))
		}
	}
	return out
}

// budgetStep is by how much a budget is stepped.
const budgetStep = 5 * time.Minute

// stepBudget makes a budget n steps longer.
func stepBudget(text string, n int) string {
	var d time.Duration
	if strings.TrimSpace(text) != "" {
		var err error
		if d, err = protocol.ParseTotalDuration(text); err != nil {
			return text
		}
	}
	if d += time.Duration(n) * budgetStep; d <= 0 || d > protocol.MaxBudget {
		return text
	}
	return protocol.FormatDuration(d)
}
