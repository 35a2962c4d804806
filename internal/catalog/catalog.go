// Package catalog finds, decodes, encodes and lists the files of protocols and of
// treatments.
//
// A protocol file is TOML, one protocol a file, in the format that [Schema]
// describes. The built-in library is nothing special: its files are embedded, and
// go through the same strict decoder as a user's. A user's file may stand in place
// of a built-in one by having its id.
//
// A treatment's file says kind = "treatment" and names protocols by their ids; it is
// read by the same strict means, which also see that they are there and can be run as it
// wants. See [TreatmentSchema].
//
// The decoder lists everything that is wrong with a file in one go, each problem
// with its line and column, so that a practitioner who is no programmer can mend a
// file without guessing. See [tomldoc.Error].
package catalog

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Origin tells who wrote a protocol file.
type Origin string

// The origins.
const (
	Builtin Origin = "builtin" // comes with the program
	User    Origin = "user"    // is the user's own
)

// extension is how the name of a protocol file ends; its id stands before it.
const extension = ".toml"

// Entry is one file, read and found valid.
type Entry struct {
	protocol.Document

	Origin  Origin
	Path    string // of a user's file; "" for a built-in one
	Text    []byte // the file as written
	Shadows bool   // a user's file in place of a built-in one
}

// Catalog knows the names of all files of protocols and treatments, and reads a file when
// it is asked for. It never changes after Open and may be used by several goroutines.
type Catalog struct {
	protocols  paths
	treatments paths
}

// paths are where files are, by their names without extension: "" for a built-in one.
type paths map[string]string

// Open lists the built-in protocols and the files in the user's folders; it reads none. A
// missing folder, or "", counts as empty. If a folder can't be listed, the error says why, and
// the catalog has everything else.
func Open(protocols, treatments string) (*Catalog, error) {
	c := &Catalog{paths{}, paths{}}
	for _, id := range library() {
		c.protocols[id] = ""
	}
	var errs [2]error
	if err := c.protocols.list(protocols); err != nil {
		errs[0] = fmt.Errorf(english.OwnProtocolsUnlisted, err)
	}
	if err := c.treatments.list(treatments); err != nil {
		errs[1] = fmt.Errorf(english.OwnTreatmentsUnlisted, err)
	}
	return c, errors.Join(errs[:]...)
}

func (p paths) list(dir string) error {
	if dir == "" {
		return nil
	}
	list, err := file.ReadFolder(dir)
	if err != nil {
		return err
	}
	for _, f := range list {
		name, ok := cutExtension(f.Name())
		if ok && name != "" && name[0] != '.' && (p[name] == "" || strings.HasSuffix(f.Name(), extension)) {
			p[name] = filepath.Join(dir, f.Name())
		}
	}
	return nil
}

// IsFile tells whether a name is one of a protocol's or a treatment's file.
func IsFile(name string) bool {
	_, ok := cutExtension(name)
	return ok
}

// cutExtension is a file's name without its extension, whose case means nothing.
func cutExtension(name string) (string, bool) {
	at := len(name) - len(extension)
	if at < 0 || !strings.EqualFold(name[at:], extension) {
		return name, false
	}
	return name[:at], true
}

func (p paths) names() []string { return slices.Sorted(maps.Keys(p)) }

func (p paths) ids() []string {
	return slices.DeleteFunc(p.names(), func(name string) bool { return !protocol.IsID(name) })
}

// IDs lists the ids of all protocols in alphabetical order. It reads no file, so
// some of a user's may turn out to be bad. Files whose names can't be an id are
// left out; All reports them.
func (c *Catalog) IDs() []string { return c.protocols.ids() }

// TreatmentIDs lists the ids of all treatments as IDs does those of protocols.
func (c *Catalog) TreatmentIDs() []string { return c.treatments.ids() }

// Own counts the user's files, also those that may turn out to be bad.
func (c *Catalog) Own() (protocols, treatments int) {
	for _, path := range c.protocols {
		if path != "" {
			protocols++
		}
	}
	return protocols, len(c.treatments)
}

// Taken are the ids that a new file can't have.
func (c *Catalog) Taken() []string { return slices.Concat(c.IDs(), c.TreatmentIDs()) }

// All reads every protocol: the built-in ones in the order of the library, each
// replaced by the user's file of its id if there is one, and then the user's other
// ones by name. A bad file is left out, and its error, a [*tomldoc.Error], is among
// the errors.
func (c *Catalog) All() ([]Entry, []error) {
	own := slices.DeleteFunc(c.protocols.names(), isBuiltin)
	return readAll(slices.Concat(library(), own), c.read)
}

// AllTreatments reads every treatment, by name. A bad file is left out as in All.
func (c *Catalog) AllTreatments() ([]Entry, []error) {
	find := c.finder()
	return readAll(c.treatments.names(), func(name string) (Entry, error) { return c.readTreatment(name, find) })
}

func readAll(names []string, read func(name string) (Entry, error)) (entries []Entry, errs []error) {
	for _, name := range names {
		if e, err := read(name); err != nil {
			errs = append(errs, err)
		} else {
			entries = append(entries, e)
		}
	}
	return entries, errs
}

// Protocols are protocols that were read, so that nobody need wait for a disk.
type Protocols []protocol.Protocol

// Protocols reads every protocol but those whose file is bad: All reports them.
func (c *Catalog) Protocols() Protocols {
	entries, _ := c.All()
	all := make(Protocols, len(entries))
	for i, e := range entries {
		all[i] = e.Protocol
	}
	return all
}

// Find gives the protocol of an id that is written in full; the error is a [*NotFoundError].
func (p Protocols) Find(id string) (protocol.Protocol, error) {
	if i := slices.IndexFunc(p, func(p protocol.Protocol) bool { return p.ID == id }); i >= 0 {
		return p[i], nil
	}
	return protocol.Protocol{}, &NotFoundError{Want: id}
}
