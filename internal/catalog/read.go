package catalog

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"

	"presshold/internal/file"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Get reads the protocol of the given id, or the only one whose id begins so. No
// other file is read. The error is a [*NotFoundError], an [*AmbiguousError], or
// the [*tomldoc.Error] of a bad file: a bad file of the user's is never quietly
// replaced by the built-in protocol of its id.
func (c *Catalog) Get(idOrPrefix string) (Entry, error) {
	at, err := c.locateProtocol(strings.TrimPrefix(idOrPrefix, "protocol:"))
	if err != nil {
		if e, other := c.Find(idOrPrefix); other == nil && e.Treatment != nil {
			err = treatmentInstead(*e.Treatment)
		}
		return Entry{}, err
	}
	return c.read(at.ID)
}

// Find reads the protocol or the treatment of the given id, or the only one whose id
// begins so. Its errors are those of Get.
func (c *Catalog) Find(idOrPrefix string) (Entry, error) {
	at, err := c.Locate(idOrPrefix)
	switch {
	case err != nil:
		return Entry{}, err
	case at.Treatment:
		return c.readTreatment(at.ID, c.finder())
	default:
		return c.read(at.ID)
	}
}

// Exactly reads the protocol of an id that is written in full: a beginning that is unique
// today may not be so tomorrow.
func (c *Catalog) Exactly(id string) (protocol.Protocol, error) {
	if _, ok := c.protocols[id]; !ok {
		return protocol.Protocol{}, &NotFoundError{Want: id, Nearest: nearest(id, c.IDs())}
	}
	e, err := c.read(id)
	return e.Protocol, err
}

// finder is Exactly, but reads each file once.
func (c *Catalog) finder() func(id string) (protocol.Protocol, error) {
	type found struct {
		p   protocol.Protocol
		err error
	}
	known := map[string]found{}
	return func(id string) (protocol.Protocol, error) {
		f, ok := known[id]
		if !ok {
			f.p, f.err = c.Exactly(id)
			known[id] = f
		}
		return f.p, f.err
	}
}

func (c *Catalog) read(name string) (Entry, error) {
	path := c.protocols[name]
	if path == "" {
		return readBuiltin(name)
	}
	e, err := readOwn(path, file.Read, func(data []byte) (Entry, error) { return protocolEntry(path, data, name) })
	e.Shadows = err == nil && isBuiltin(name)
	return e, err
}

func (c *Catalog) readTreatment(name string, find func(string) (protocol.Protocol, error)) (Entry, error) {
	path := c.treatments[name]
	return readOwn(path, file.Read, func(data []byte) (Entry, error) { return treatmentEntry(path, data, name, find) })
}

// ReadFile reads a protocol file that the user named. Its name need not be its id.
// Whatever is wrong comes back as a [*tomldoc.Error]; errors.Is sees through it, for
// example to [fs.ErrNotExist].
func ReadFile(path string) (Entry, error) {
	return readOwn(path, file.ReadNamed, func(data []byte) (Entry, error) { return protocolEntry(path, data, "") })
}

// ReadAny is ReadFile for a file of a protocol or of a treatment.
func (c *Catalog) ReadAny(path string) (Entry, error) { return c.readAny(path, "", file.ReadNamed) }

// Check is ReadAny, but a file that is one of the catalog's must have its id for a name, as Find
// wants it.
func (c *Catalog) Check(path string) (Entry, error) {
	wanted, _ := filepath.Abs(path) // else "", which is none of the catalog's
	for _, own := range []paths{c.protocols, c.treatments} {
		for name, at := range own {
			if at, err := filepath.Abs(at); err == nil && at == wanted {
				return c.readAny(path, name, file.ReadNamed)
			}
		}
	}
	return c.ReadAny(path)
}

// CheckInput is ReadAny for what is read from a pipe; a name stands for it in errors.
func (c *Catalog) CheckInput(name string, in io.Reader) (Entry, error) {
	return c.readAny(name, "", func(_ string, most int64) ([]byte, error) { return io.ReadAll(io.LimitReader(in, most+1)) })
}

func (c *Catalog) readAny(path, id string, read func(path string, most int64) ([]byte, error)) (Entry, error) {
	return readOwn(path, read, func(data []byte) (Entry, error) {
		if root, _ := tomldoc.Parse(bytes.TrimPrefix(data, []byte(tomldoc.ByteOrderMark))); root != nil && isTreatment(root) {
			return treatmentEntry(path, data, id, c.finder())
		}
		return protocolEntry(path, data, id)
	})
}

func readOwn(
	path string, read func(path string, most int64) ([]byte, error), decode func(data []byte) (Entry, error),
) (Entry, error) {
	data, err := read(path, MaxFile)
	if err != nil {
		return Entry{}, tomldoc.Unread(path, err)
	}
	e, err := decode(data)
	if err != nil {
		return Entry{}, err
	}
	e.Origin, e.Path, e.Text = User, path, data
	return e, nil
}

func protocolEntry(name string, data []byte, id string) (Entry, error) {
	p, err := protocolFile().decode(name, data, id)
	return Entry{Document: protocol.Document{Protocol: p}}, err
}

func treatmentEntry(path string, data []byte, id string, find func(string) (protocol.Protocol, error)) (Entry, error) {
	t, err := decodeTreatment(path, data, id, find)
	return Entry{Document: protocol.Document{Treatment: &t}}, err
}
