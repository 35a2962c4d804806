package catalog

import (
	"errors"
	"fmt"
	"time"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// kindKey tells a treatment's file from a protocol's, which has no such key.
const (
	kindKey       = "kind"
	kindTreatment = "treatment"
)

func isTreatment(root *tomldoc.Table) bool {
	m := root.Find(kindKey)
	return m != nil && m.Value.Form == tomldoc.FormText && m.Value.Text == kindTreatment
}

// DecodeTreatment reads a treatment's file from memory, as strictly as [Decode] does a
// protocol's. With find, which gives a protocol by its id, it also checks that each
// protocol is there and can be run with what stands in place of its numbers; nil leaves
// that open. The error is a [*tomldoc.Error] under the given name, with all that is wrong.
func DecodeTreatment(name string, data []byte, find func(id string) (protocol.Protocol, error)) (protocol.Treatment, error) {
	return decodeTreatmentAs(name, data, "", find)
}

// decodeTreatmentAs decodes a file whose id must be the given one, unless that is "".
func decodeTreatmentAs(
	name string, data []byte, id string, find func(string) (protocol.Protocol, error),
) (protocol.Treatment, error) {
	return treatmentFile().decode(name, data, id, func(t protocol.Treatment) (wrong protocol.Problems) {
		if find != nil {
			_, err := t.Expand(oneLine(find), protocol.Options{})
			errors.As(err, &wrong)
		}
		return wrong
	})
}

func treatmentFile() format[protocol.Treatment] {
	return format[protocol.Treatment]{
		what:   "treatment",
		fields: TreatmentFields(),
		kind: func(d *tomldoc.Reader, root *tomldoc.Table) bool {
			if root.Find(kindKey) == nil {
				d.Add(0, "no kind: write kind = \"treatment\" at the top; a file without it is a protocol")
			}
			return true
		},
		settle:   func(_ *tomldoc.Table, t *protocol.Treatment) { sideStations(t.Stations) },
		id:       func(t protocol.Treatment) string { return t.ID },
		problems: protocol.Treatment.Problems,
		tidy:     tidyTreatment,
		notes:    func() (*tomldoc.Notes, error) { return tomldoc.NotesFrom(TreatmentSchema()) },
	}
}

// oneLine says in one line why a protocol can't be had: its own file's problems have
// their place elsewhere.
func oneLine(find func(string) (protocol.Protocol, error)) func(string) (protocol.Protocol, error) {
	return func(id string) (protocol.Protocol, error) {
		p, err := find(id)
		var bad *tomldoc.Error
		if errors.As(err, &bad) {
			return p, fmt.Errorf("protocol %s can't be read: %s: %s",
				plain.Quote(id), bad.Name, bad.Problems[0].Text)
		}
		return p, err
	}
}

// EncodeTreatment writes a treatment as a file of the format, in which each key is
// explained where it first stands; the head, of any number of lines, is a comment at
// the top. DecodeTreatment reads the same treatment back (an empty list comes back as
// nil). It is an error if the treatment is not sound, or has something that no file can
// say.
func EncodeTreatment(t protocol.Treatment, head string) ([]byte, error) {
	return treatmentFile().encode(t, true, head)
}

// tidyTreatment returns the treatment with nil in place of each empty list.
func tidyTreatment(t protocol.Treatment) protocol.Treatment {
	t.Stations = append([]protocol.Station(nil), t.Stations...)
	sideStations(t.Stations)
	for i := range t.Stations {
		s := &t.Stations[i]
		s.Sweep, s.Until = orNil(s.Sweep), orNil(s.Until)
	}
	t.Areas = orNil(t.Areas)
	return t
}

// TreatmentFields are the keys of a treatment's file at its head.
func TreatmentFields() []tomldoc.Field[protocol.Treatment] {
	return []tomldoc.Field[protocol.Treatment]{
		{
			Key:   "schema",
			Read:  func(*tomldoc.Reader, *tomldoc.Value, *protocol.Treatment) {}, // decoder.version has read it
			Write: func(w *tomldoc.Writer, _ *protocol.Treatment) { w.Whole("schema", protocol.Schema) },
		},
		{
			Key: kindKey,
			Read: func(d *tomldoc.Reader, v *tomldoc.Value, _ *protocol.Treatment) {
				if s, ok := d.Line(v); ok && s != kindTreatment {
					d.Add(v.At, "kind %s: want \"treatment\"", plain.Quote(s))
				}
			},
			Write: func(w *tomldoc.Writer, _ *protocol.Treatment) { w.Pair(kindKey, tomldoc.Quote(kindTreatment)) },
		},
		tomldoc.NameField("id", func(t *protocol.Treatment) *string { return &t.ID }).
			Ask("id", "for commands; the file's name"),
		tomldoc.NameField("name", func(t *protocol.Treatment) *string { return &t.Name }).
			Ask("name", "as it is shown"),
		tomldoc.ProseField("summary", func(t *protocol.Treatment) *string { return &t.Summary }).
			Ask("summary", "what it is, in one sentence"),
		lengthFieldOf("budget", protocol.ParseTotal, func(t *protocol.Treatment) *time.Duration { return &t.Budget }).
			Ask("budget", "time set aside, such as 30m: shown, and ends nothing").Eg(`budget = "30m"`),
		lengthField("reposition", func(t *protocol.Treatment) *time.Duration { return &t.Reposition }).
			Ask("between", "time to move to the next point; the protocols' own if left out").Eg(`reposition = "5s"`),
		tomldoc.WholeField("ceiling", protocol.MaxLevel, func(t *protocol.Treatment) *int { return &t.Ceiling }).
			Ask("ceiling", "the highest pressure level at any point"),
		tomldoc.TablesField("areas", "[[areas]]", AreaFields(), func(t *protocol.Treatment) *[]protocol.Area { return &t.Areas }),
		tomldoc.TablesField("points", "[[points]]", StationFields(), func(t *protocol.Treatment) *[]protocol.Station { return &t.Stations }),
	}
}

// AreaFields are the keys of an area of a treatment.
func AreaFields() []tomldoc.Field[protocol.Area] {
	return []tomldoc.Field[protocol.Area]{
		tomldoc.NameField("name", func(a *protocol.Area) *string { return &a.Name }),
		lengthFieldOf("time", protocol.ParseTotal, func(a *protocol.Area) *time.Duration { return &a.Time }).
			Ask("area's time", "its share of the time, such as 15m: shown, and ends nothing"),
	}
}

// StationFields are the keys of an entry of a treatment.
func StationFields() []tomldoc.Field[protocol.Station] {
	return []tomldoc.Field[protocol.Station]{
		tomldoc.NameField("site", func(s *protocol.Station) *string { return &s.Point.Site }),
		tomldoc.NameField("side", func(s *protocol.Station) *protocol.Side { return &s.Point.Side }),
		tomldoc.NameField("landmark", func(s *protocol.Station) *string { return &s.Point.Landmark }),
		tomldoc.NameField("protocol", func(s *protocol.Station) *string { return &s.Protocol }).
			Ask("protocol", "type the beginning of its name or id"),
		spanField("hold", func(s *protocol.Station) *protocol.Span { return &s.Hold }).
			Ask("hold", "10s, 8-10, 1m30s or open").Eg(`hold = "8s-10s"`),
		releaseField().
			Ask("release", "10s, 8-10, 1m30s").Eg(`release = "3s"`),
		rangeField("rounds", protocol.MaxRounds, func(s *protocol.Station) *protocol.Range { return &s.Rounds }).
			Ask("rounds", "6, or 3-5 for at least 3").Eg(`rounds = 4`),
		untilField(func(s *protocol.Station) *[]protocol.Criterion { return &s.Until }).
			Ask("until", "eased, score:3, drop:2, time:8m; the first met ends it").Eg(`until = ["eased", "score:3"]`),
		tomldoc.WholeField("level", protocol.MaxLevel, func(s *protocol.Station) *int { return &s.Level }).
			Ask("first level", "pressure levels are yours to set: nothing senses them").Eg(`level = 1`),
		tomldoc.WholeField("ceiling", protocol.MaxLevel, func(s *protocol.Station) *int { return &s.Ceiling }).
			Ask("ceiling", "the highest level").Eg(`ceiling = 3`),
		tomldoc.ProseField("note", func(s *protocol.Station) *string { return &s.Note }).
			Ask("note", "what to watch for at this point, in a sentence").Eg(`note = "What to watch for here."`),
		tomldoc.NameField("area", func(s *protocol.Station) *string { return &s.Area }).
			Ask("area", "such as neck, for a share of the time of its own"),
		tomldoc.TablesField("sweep", "[[points.sweep]]", PointFields(), func(s *protocol.Station) *[]protocol.Point { return &s.Sweep }),
	}
}

// sidePoints puts a side that stands in the name of a site where it belongs.
func sidePoints(points []protocol.Point) {
	for i, p := range points {
		points[i] = p.Sided()
	}
}

func sideStations(stations []protocol.Station) {
	for i := range stations {
		stations[i].Point = stations[i].Point.Sided()
		sidePoints(stations[i].Sweep)
	}
}
