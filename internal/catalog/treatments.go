package catalog

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"presshold/internal/file"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Treatments knows the names of the user's treatments beside the protocols that they
// are made of. Like a Catalog it reads a file when it is asked for, and never changes.
type Treatments struct {
	*Catalog
	paths map[string]string // by name without extension
}

// OpenTreatments lists the treatments in the user's directory; it reads no file. A
// directory that is not there is as good as an empty one; so is "". If it can't be
// listed, the error says why, and what comes with it has no treatments.
func OpenTreatments(userDir string, protocols *Catalog) (*Treatments, error) {
	t := &Treatments{Catalog: protocols, paths: map[string]string{}}
	if err := listFiles(userDir, t.paths); err != nil {
		return t, fmt.Errorf("list treatments of your own: %w", err)
	}
	return t, nil
}

// TreatmentIDs lists the ids of all treatments in alphabetical order, as
// [Catalog.IDs] does those of protocols.
func (t *Treatments) TreatmentIDs() []string { return ids(t.paths) }

// Find reads the protocol or the treatment of the given id, or the only one whose id
// begins so. The error is a [*NotFoundError], an [*AmbiguousError], or the
// [*tomldoc.Error] of a bad file.
func (t *Treatments) Find(idOrPrefix string) (Entry, error) {
	at, err := t.Locate(idOrPrefix)
	switch {
	case err != nil:
		return Entry{}, err
	case at.Treatment:
		return t.readTreatment(at.ID, t.finder())
	default:
		return t.read(at.ID)
	}
}

// AllTreatments reads every treatment, by name. A bad file is left out, and its error, a
// [*tomldoc.Error], is among the errors.
func (t *Treatments) AllTreatments() (entries []Entry, errs []error) {
	find := t.finder()
	return readAll(slices.Sorted(maps.Keys(t.paths)), func(name string) (Entry, error) { return t.readTreatment(name, find) })
}

// readTreatment reads the file of a name that is in the list.
func (t *Treatments) readTreatment(name string, find func(string) (protocol.Protocol, error)) (Entry, error) {
	path := t.paths[name]
	return readOwn(path, file.Read, func(data []byte) (Entry, error) { return treatmentEntry(path, data, name, find) })
}

func treatmentEntry(path string, data []byte, id string, find func(string) (protocol.Protocol, error)) (Entry, error) {
	t, err := decodeTreatmentAs(path, data, id, find)
	return Entry{Treatment: &t}, err
}

// ReadAny reads a file that the user named, of a protocol or of a treatment. Its name
// need not be its id. Whatever is wrong comes back as a [*tomldoc.Error].
func (t *Treatments) ReadAny(path string) (Entry, error) {
	return readOwn(path, file.ReadNamed, func(data []byte) (Entry, error) {
		if root, _ := tomldoc.Parse(bytes.TrimPrefix(data, []byte(tomldoc.ByteOrderMark))); root != nil && isTreatment(root) {
			return treatmentEntry(path, data, "", t.finder())
		}
		return protocolEntry(path, data, "")
	})
}

// finder gives protocols by their ids, in full: a beginning that is unique today may not
// be so tomorrow. Each file is read once.
func (t *Treatments) finder() func(id string) (protocol.Protocol, error) {
	type found struct {
		p   protocol.Protocol
		err error
	}
	known := map[string]found{}
	return func(id string) (protocol.Protocol, error) {
		f, ok := known[id]
		if !ok {
			f.p, f.err = t.Exactly(id)
			known[id] = f
		}
		return f.p, f.err
	}
}

// Exactly reads the protocol of an id that is written in full.
func (c *Catalog) Exactly(id string) (protocol.Protocol, error) {
	if _, ok := c.files[id]; !ok {
		return protocol.Protocol{}, &NotFoundError{Want: id, Nearest: nearest(id, c.IDs())}
	}
	e, err := c.read(id)
	return e.Protocol, err
}
