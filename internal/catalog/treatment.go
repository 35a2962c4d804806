package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"time"

	"presshold/internal/fault"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// kindKey tells a treatment's file from a protocol's, which has no such key.
const (
	kindKey       = "kind"
	kindTreatment = "treatment"
)

func isTreatment(root *table) bool {
	m := root.find(kindKey)
	return m != nil && m.value.form == formText && m.value.text == kindTreatment
}

// DecodeTreatment reads a treatment's file from memory, as strictly as [Decode] does a
// protocol's. With find, which gives a protocol by its id, it also checks that each
// protocol is there and can be run with what stands in place of its numbers; nil leaves
// that open. The error is a [*fault.Error] under the given name, with all that is wrong.
func DecodeTreatment(name string, data []byte, find func(id string) (protocol.Protocol, error)) (protocol.Treatment, error) {
	return decodeTreatmentAs(name, data, "", find)
}

// decodeTreatmentAs decodes a file whose id must be the given one, unless that is "".
func decodeTreatmentAs(
	name string, data []byte, id string, find func(string) (protocol.Protocol, error),
) (protocol.Treatment, error) {
	if len(data) > MaxFile {
		return protocol.Treatment{}, tooLarge(name)
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	t, problems := decodeTreatment(data, id, find)
	if err := problems.Err(name, data); err != nil {
		return protocol.Treatment{}, err
	}
	return t, nil
}

func decodeTreatment(
	data []byte, id string, find func(string) (protocol.Protocol, error),
) (t protocol.Treatment, problems fault.List) {
	if at, what := fault.NotText(data); what != "" {
		return t, only(at, what)
	}
	root, problems := grow(data)
	if root == nil {
		return t, problems
	}
	d := newDecoder(data, problems, homeInTreatment)
	if !d.version(root) {
		return t, d.found
	}
	if root.find(kindKey) == nil {
		d.add(0, "no kind: write kind = \"treatment\" at the top, for a file without is a protocol")
	}
	readTable(d, root, treatmentFields(), &t)
	sideStations(t.Stations)
	d.named(root, t.ID, id)
	d.place(root, t.Problems())
	if find == nil || !d.found.Empty() {
		return t, d.found
	}
	var wrong protocol.Problems
	if _, err := t.Expand(oneLine(find), protocol.Options{}); errors.As(err, &wrong) {
		d.place(root, wrong)
	}
	return t, d.found
}

// oneLine says in one line why a protocol can't be had: its own file's problems have
// their place elsewhere.
func oneLine(find func(string) (protocol.Protocol, error)) func(string) (protocol.Protocol, error) {
	return func(id string) (protocol.Protocol, error) {
		p, err := find(id)
		var bad *fault.Error
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
	fail := func(err error) ([]byte, error) {
		return nil, fmt.Errorf("encode treatment %s: %w", plain.Quote(t.ID), err)
	}
	if problems := t.Problems(); len(problems) > 0 {
		return fail(problems)
	}
	n, err := notesFrom(TreatmentSchema(), map[string]string{"points": "station", "points.sweep": "point"})
	if err != nil {
		return fail(err)
	}
	w := &writer{notes: n}
	writeFields(w, treatmentFields(), &t)
	data := []byte(n.top(head) + w.String())
	again, err := DecodeTreatment(t.ID+extension, data, nil)
	if err != nil {
		return fail(err)
	}
	if !reflect.DeepEqual(again, tidyTreatment(t)) {
		return fail(errors.New("it has something that no file can say"))
	}
	return data, nil
}

// tidyTreatment returns the treatment with nil in place of each empty list.
func tidyTreatment(t protocol.Treatment) protocol.Treatment {
	t.Stations = append([]protocol.Station(nil), t.Stations...)
	sideStations(t.Stations)
	for i := range t.Stations {
		s := &t.Stations[i]
		s.Sweep, s.Until = orNil(s.Sweep), orNil(s.Until)
	}
	return t
}

// treatmentFields and the function below are the keys of a treatment's file.
func treatmentFields() []field[protocol.Treatment] {
	return []field[protocol.Treatment]{
		{
			key:   "schema",
			read:  func(*decoder, *value, *protocol.Treatment) {}, // decoder.version has read it
			write: func(w *writer, _ *protocol.Treatment) { w.whole("schema", protocol.Schema) },
		},
		{
			key: kindKey,
			read: func(d *decoder, v *value, _ *protocol.Treatment) {
				if s, ok := d.line(v); ok && s != kindTreatment {
					d.add(v.at, "kind %s: want \"treatment\"", plain.Quote(s))
				}
			},
			write: func(w *writer, _ *protocol.Treatment) { w.pair(kindKey, inline(kindTreatment)) },
		},
		nameField("id", func(t *protocol.Treatment) *string { return &t.ID }),
		nameField("name", func(t *protocol.Treatment) *string { return &t.Name }),
		proseField("summary", func(t *protocol.Treatment) *string { return &t.Summary }),
		lengthFieldOf("budget", protocol.ParseTotal, func(t *protocol.Treatment) *time.Duration { return &t.Budget }),
		lengthField("reposition", func(t *protocol.Treatment) *time.Duration { return &t.Reposition }),
		wholeField("ceiling", protocol.MaxLevel, func(t *protocol.Treatment) *int { return &t.Ceiling }),
		tablesField("points", "[[points]]", stationFields(), func(t *protocol.Treatment) *[]protocol.Station { return &t.Stations }),
	}
}

func stationFields() []field[protocol.Station] {
	return []field[protocol.Station]{
		nameField("site", func(s *protocol.Station) *string { return &s.Point.Site }),
		nameField("side", func(s *protocol.Station) *protocol.Side { return &s.Point.Side }),
		nameField("landmark", func(s *protocol.Station) *string { return &s.Point.Landmark }),
		nameField("protocol", func(s *protocol.Station) *string { return &s.Protocol }),
		spanField("hold", func(s *protocol.Station) *protocol.Span { return &s.Hold }),
		{"release", readRelease, writeRelease},
		rangeField("rounds", protocol.MaxRounds, func(s *protocol.Station) *protocol.Range { return &s.Rounds }),
		untilField(func(s *protocol.Station) *[]protocol.Criterion { return &s.Until }),
		wholeField("level", protocol.MaxLevel, func(s *protocol.Station) *int { return &s.Level }),
		wholeField("ceiling", protocol.MaxLevel, func(s *protocol.Station) *int { return &s.Ceiling }),
		proseField("note", func(s *protocol.Station) *string { return &s.Note }),
		tablesField("sweep", "[[points.sweep]]", pointFields(), func(s *protocol.Station) *[]protocol.Point { return &s.Sweep }),
	}
}

// readRelease reads the length of every release at a point, of which zero is none.
func readRelease(d *decoder, v *value, into *protocol.Station) {
	if length, err := protocol.ParseDuration(v.text); err == nil && length == 0 && v.form != formTruth {
		into.NoRelease = true
		return
	}
	into.Release, _ = d.span(v, protocol.ParseSpan)
}

func writeRelease(w *writer, from *protocol.Station) {
	switch {
	case from.NoRelease:
		w.pair("release", inline(protocol.FormatDuration(0)))
	case !from.Release.IsZero():
		w.pair("release", inline(from.Release.String()))
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

// homeInTreatment tells in which tables of a treatment a key is known.
func homeInTreatment(key string) string {
	return search(key, []home{
		{headOfFile, keys(treatmentFields())},
		{"[[points]]", keys(stationFields())},
		{"[[points.sweep]]", keys(pointFields())},
	})
}
