package catalog

import (
	"slices"
	"sync"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Decode reads a protocol file from memory. It is strict: an unknown key is an
// error, and so is everything that protocol.Problems finds. The error is a
// [*tomldoc.Error] under the given name, with all that is wrong.
func Decode(name string, data []byte) (protocol.Protocol, error) {
	return protocolFile().decode(name, data, "")
}

// Encode writes a protocol as a file of the format, with its keys in the order of
// the documentation. Decode reads the same protocol back (an empty list comes back
// as nil). It is an error if the protocol is not valid, or has something that no
// file can say, such as a length of a nanosecond.
func Encode(p protocol.Protocol) ([]byte, error) { return protocolFile().encode(p, false, "") }

// Annotate is [Encode], of a protocol or a treatment, for a file that a person will go on
// with: each key is explained where it first stands, in the words of the schema, and keys
// that are left out and worth knowing stand there as comments, with an example. The head, of
// any number of lines, is a comment at the top.
func Annotate(d protocol.Document, head string) ([]byte, error) {
	if d.Treatment != nil {
		return treatmentFile().encode(*d.Treatment, true, head)
	}
	return protocolFile().encode(d.Protocol, true, head)
}

// ProtocolDoc documents the format of a protocol file.
func ProtocolDoc() tomldoc.Doc { return protocolShape().Doc(english.ProtocolFile) }

// Schema is the JSON Schema of protocol files.
func Schema() []byte {
	return ProtocolDoc().JSONSchema("urn:presshold:protocol:1", english.ProtocolFileTitle)
}

// protocolFile is the format of a protocol file. It is made once: making it takes longer than
// reading a file.
var protocolFile = sync.OnceValue(func() format[protocol.Protocol] { //nolint:gochecknoglobals // made once, never changed, as a regular expression is
	return format[protocol.Protocol]{
		what:  english.Protocol,
		doc:   ProtocolDoc(),
		shape: protocolShape(),
		kind: func(r *tomldoc.Reader, root *tomldoc.Table) bool {
			switch m := root.Find(kindKey); {
			case m == nil:
				return true
			case isTreatment(root):
				r.Add(m.Value.At, english.TreatmentNotProtocol)
			case m.Value.Form == tomldoc.FormText:
				r.Add(m.Value.At, english.KindTreatment, plain.Quote(m.Value.Text))
			default:
				r.Want(m.Value, english.KindTreatment)
			}
			return false
		},
		settle: func(root *tomldoc.Table, p *protocol.Protocol) {
			if m := root.Find("cautions_from"); m != nil && m.Value.Form != tomldoc.FormArray { // one origin for all
				p.CautionsFrom = slices.Repeat(p.CautionsFrom, len(p.Cautions))
			}
			sidePoints(p.Points)
		},
		id:       func(p protocol.Protocol) string { return p.ID },
		problems: protocol.Protocol.Problems,
	}
})
