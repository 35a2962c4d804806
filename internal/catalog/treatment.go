package catalog

import (
	"errors"
	"sync"

	"presshold/internal/phrase/english"
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

// decodeTreatment reads a treatment's file as strictly as [Decode] does a protocol's; its id
// must be the given one, unless that is "". With find, which gives a protocol by its id, it
// also checks that each protocol is there and can be run with what stands in place of its
// numbers.
func decodeTreatment(
	name string, data []byte, id string, find func(string) (protocol.Protocol, error),
) (protocol.Treatment, error) {
	f := treatmentFile()
	f.problems = func(t protocol.Treatment) (wrong protocol.Problems) {
		_, err := t.Expand(oneLine(find), protocol.Options{})
		errors.As(err, &wrong)
		return wrong
	}
	return f.decode(name, data, id)
}

// TreatmentDoc documents the format of a treatment's file.
func TreatmentDoc() tomldoc.Doc { return treatmentShape().Doc(english.TreatmentFile) }

// TreatmentSchema is the JSON Schema of treatments' files.
func TreatmentSchema() []byte {
	return TreatmentDoc().JSONSchema("urn:presshold:treatment:1", english.TreatmentFileTitle)
}

// treatmentFile is the format of a treatment file. It is made once: making it takes longer than
// reading a file.
var treatmentFile = sync.OnceValue(func() format[protocol.Treatment] { //nolint:gochecknoglobals // made once, never changed, as a regular expression is
	return format[protocol.Treatment]{
		what:  english.Treatment,
		doc:   TreatmentDoc(),
		shape: treatmentShape(),
		kind: func(d *tomldoc.Reader, root *tomldoc.Table) bool {
			if root.Find(kindKey) == nil {
				d.Add(0, english.KindMissingHere)
			}
			return true
		},
		settle:   func(_ *tomldoc.Table, t *protocol.Treatment) { sideTreatmentPoints(t.Points) },
		id:       func(t protocol.Treatment) string { return t.ID },
		problems: protocol.Treatment.Problems,
	}
})

// oneLine says in one line why a protocol can't be had, and what to do: its own file's
// problems have their place elsewhere.
func oneLine(find func(string) (protocol.Protocol, error)) func(string) (protocol.Protocol, error) {
	return func(id string) (protocol.Protocol, error) {
		p, err := find(id)
		var bad *tomldoc.Error
		var none *NotFoundError
		switch {
		case errors.As(err, &none):
			return p, &NotFoundError{What: english.Protocol, Want: none.Want, Nearest: none.Nearest}
		case errors.As(err, &bad):
			return p, protocol.Wrong(english.ProtocolUnread, plain.Quote(id), bad.Name, bad.Problems[0].Text)
		}
		return p, err
	}
}

// sidePoints puts a side that stands in the name of a site where it belongs.
func sidePoints(points []protocol.Point) {
	for i, p := range points {
		points[i] = p.Sided()
	}
}

func sideTreatmentPoints(points []protocol.TreatmentPoint) {
	for i := range points {
		points[i].Point = points[i].Point.Sided()
		sidePoints(points[i].Points)
	}
}
