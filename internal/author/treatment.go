package author

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"presshold/internal/catalog"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// TreatmentDraft is a treatment as it is filled in. [CopyTreatment] makes one: it has at
// least one point.
type TreatmentDraft struct {
	tables *catalog.Tables
	head   *table[protocol.Treatment]
	points []*treatmentPoint
	named  string // what it is called as long as no name is filled in

	// Taken are the ids that protocols and other treatments have.
	Taken []string
	// Protocols are the protocols that a point may be worked with.
	Protocols catalog.Protocols
}

// treatmentPoint is one entry of a treatment. What is left empty is as in its protocol.
type treatmentPoint struct {
	*table[protocol.TreatmentPoint]

	places []*table[protocol.Point] // one, or several that are worked in turn
	share  *table[protocol.Area]    // of the time of its area; see TreatmentDraft.share
	// inTurn, a yes or no, works both sides of one place in turn, and not one after the
	// other.
	inTurn string
}

// CopyTreatment returns a draft of a treatment, under a new name and id if its own id is taken.
// If the treatment has no points, the draft begins with one that has the first of the
// protocols.
func CopyTreatment(t protocol.Treatment, protocols catalog.Protocols, taken []string) *TreatmentDraft {
	tables := catalog.NewTables()
	d := &TreatmentDraft{tables: tables, head: newTable(t, tables.Treatment), Taken: taken, Protocols: protocols}
	if slices.Contains(taken, t.ID) {
		d.head.at("name").Text, d.head.at("id").Text = FreeName(t.Name, taken), ""
	}
	for _, s := range t.Points {
		d.points = append(d.points, d.newPoint(s))
	}
	for _, a := range t.Areas {
		if i := d.firstIn(a.Name); i >= 0 {
			d.points[i].share = newTable(a, tables.Area)
		}
	}
	if len(d.points) == 0 {
		var first protocol.TreatmentPoint
		if len(protocols) > 0 {
			first.Protocol = protocols[0].ID
		}
		d.points = []*treatmentPoint{d.newPoint(first)}
	}
	return d
}

// NameLater sets the name to use until one is filled in.
func (d *TreatmentDraft) NameLater(name string) {
	d.named, d.head.at("name").Text, d.head.at("id").Text = name, "", ""
}

func (d *TreatmentDraft) newPoint(s protocol.TreatmentPoint) *treatmentPoint {
	out := &treatmentPoint{
		table: newTable(s, d.tables.TreatmentPoint), share: newTable(protocol.Area{}, d.tables.Area), inTurn: tomldoc.No,
	}
	for _, p := range s.Points {
		out.places = append(out.places, newTable(p, d.tables.Point))
		out.inTurn = tomldoc.Yes
	}
	if len(s.Points) == 0 {
		out.places = []*table[protocol.Point]{newTable(s.Point, d.tables.Point)}
	}
	return out
}

func sideOf(place *table[protocol.Point]) protocol.Side { return protocol.Side(place.at("side").Text) }

// Treatment returns the treatment and all that is wrong with it, also where a point's numbers
// don't fit its protocol. Without problems it can be written to a file.
func (d *TreatmentDraft) Treatment() (protocol.Treatment, protocol.Problems) {
	r := &reader{}
	t := d.head.read(r, "")
	t.ID, t.Name = r.id(d.head.at("id").Text, d.name(), d.Taken), cmp.Or(t.Name, d.named)
	t.Points, t.Areas = nil, nil
	for _, name := range d.areas() {
		a := d.share(name).read(r, areaPath(len(t.Areas))+".", "name")
		a.Name = name
		t.Areas = append(t.Areas, a)
	}
	for i, s := range d.points {
		t.Points = append(t.Points, s.read(r, pointPath(i)))
	}
	_, err := t.Expand(d.Protocols.Find, protocol.Options{})
	var problems protocol.Problems
	errors.As(err, &problems)
	return t, r.called(t.Name, t.ID, problems)
}

// areas are the names of the areas that the entries are in: first those that the treatment had,
// then each as it comes.
func (d *TreatmentDraft) areas() []string {
	var names []string
	add := func(name string) {
		if d.firstIn(name) >= 0 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, a := range d.head.was.Areas {
		add(a.Name)
	}
	for _, s := range d.points {
		add(s.area())
	}
	return names
}

// firstIn is the first entry in an area; -1 for none.
func (d *TreatmentDraft) firstIn(area string) int {
	return slices.IndexFunc(d.points, func(s *treatmentPoint) bool { return area != "" && s.area() == area })
}

// share is the time of an area that an entry is in: as it was filled in at the first of its
// entries that has one, so that it stays when they are moved.
func (d *TreatmentDraft) share(area string) *table[protocol.Area] {
	for _, s := range d.points {
		if s.area() == area && !s.share.at("time").Empty() {
			return s.share
		}
	}
	return d.points[d.firstIn(area)].share
}

// area is the name of the area that the entry is in; "" for none.
func (s *treatmentPoint) area() string { return strings.TrimSpace(s.at("area").Text) }

func areaPath(i int) string { return item("areas", i) }

func (d *TreatmentDraft) name() string {
	return cmp.Or(strings.TrimSpace(d.head.at("name").Text), d.named)
}

func pointPath(i int) string { return fmt.Sprintf("points[%d]", i) }

func (s *treatmentPoint) read(r *reader, path string) protocol.TreatmentPoint {
	out := s.table.read(r, path+".", "site", "side", "landmark")
	out.Points = nil
	if !s.sweeps() {
		out.Point = readPlace(r, path+".", s.places[0])
		return out
	}
	for i, p := range s.places {
		out.Points = append(out.Points, readPlace(r, s.placePath(path, i)+".", p))
	}
	return out
}

// sweeps tells whether the points are worked in turn.
func (s *treatmentPoint) sweeps() bool {
	return len(s.places) > 1 || s.inTurn == tomldoc.Yes && sideOf(s.places[0]) == protocol.Both
}

// placePath is where the problems of a place are.
func (s *treatmentPoint) placePath(path string, i int) string {
	if s.sweeps() {
		return item(path+".sweep", i)
	}
	return path
}

// readPlace reads a point. A short form of a known site becomes its name.
func readPlace(r *reader, path string, place *table[protocol.Point]) protocol.Point {
	p := place.read(r, path)
	p.Site = strings.Join(strings.Fields(p.Site), " ")
	p = p.Sided()
	if known, ok := protocol.FindSite(p.Site); ok {
		p.Site = known.Name
	}
	return p
}
