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
// wants. See [TreatmentSchema] and [Treatments].
//
// The decoder lists everything that is wrong with a file in one go, each problem
// with its line and column, so that a practitioner who is no programmer can mend a
// file without guessing. See [tomldoc.Error].
package catalog

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"presshold/internal/file"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
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

// Entry is one file, read and found valid: of a protocol, or of a treatment.
type Entry struct {
	Protocol  protocol.Protocol
	Treatment *protocol.Treatment // nil for a protocol's file
	Origin    Origin
	Path      string // of a user's file; "" for a built-in one
	Text      []byte // the file as written
	Shadows   bool   // a user's file in place of a built-in one
}

// ID is the id of what is in the file.
func (e Entry) ID() string {
	if e.Treatment != nil {
		return e.Treatment.ID
	}
	return e.Protocol.ID
}

// Catalog knows the names of all protocol files, and reads a file when it is
// asked for. It never changes after Open and may be used by several goroutines.
type Catalog struct {
	files map[string]string // by name without extension: path of a user's file, "" for a built-in
}

// Open lists the built-in protocols and those in the user's directory; it reads no
// file. A directory that is not there is as good as an empty one; so is "". If the
// directory can't be listed, the error says why, and the catalog that comes with
// it has the built-in protocols.
func Open(userDir string) (*Catalog, error) {
	c := &Catalog{files: map[string]string{}}
	for _, id := range library() {
		c.files[id] = ""
	}
	if err := listFiles(userDir, c.files); err != nil {
		return c, fmt.Errorf("list protocols of your own: %w", err)
	}
	return c, nil
}

// listFiles puts the paths of a directory's TOML files with the others, by their names
// without extension.
func listFiles(dir string, paths map[string]string) error {
	if dir == "" {
		return nil
	}
	list, err := file.ReadFolder(dir)
	if err != nil {
		return err
	}
	for _, f := range list {
		name, ok := cutExtension(f.Name())
		if ok && name != "" && name[0] != '.' && (paths[name] == "" || strings.HasSuffix(f.Name(), extension)) {
			paths[name] = filepath.Join(dir, f.Name())
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

// IDs lists the ids of all protocols in alphabetical order. It reads no file, so
// some of a user's may turn out to be bad. Files whose names can't be an id are
// left out; All reports them.
func (c *Catalog) IDs() []string { return ids(c.files) }

func ids(paths map[string]string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(paths)), func(name string) bool { return !protocol.IsID(name) })
}

// Get reads the protocol of the given id, or the only one whose id begins so. No
// other file is read. The error is a [*NotFoundError], an [*AmbiguousError], or
// the [*tomldoc.Error] of a bad file: a bad file of the user's is never quietly
// replaced by the built-in protocol of its id.
func (c *Catalog) Get(idOrPrefix string) (Entry, error) {
	id, _, err := c.Locate(idOrPrefix)
	if err != nil {
		return Entry{}, err
	}
	return c.read(id)
}

// All reads every protocol: the built-in ones in the order of the library, each
// replaced by the user's file of its id if there is one, and then the user's other
// ones by name. A bad file is left out, and its error, a [*tomldoc.Error], is among
// the errors.
func (c *Catalog) All() ([]Entry, []error) {
	names := slices.Clone(library())
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		if !slices.Contains(library(), name) {
			names = append(names, name)
		}
	}
	return readAll(names, c.read)
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

// read reads the file of a name that is in the catalog.
func (c *Catalog) read(name string) (Entry, error) {
	path := c.files[name]
	if path == "" {
		return readBuiltin(name)
	}
	e, err := readOwn(path, file.Read, func(data []byte) (Entry, error) { return protocolEntry(path, data, name) })
	e.Shadows = err == nil && slices.Contains(library(), name)
	return e, err
}

// ReadFile reads a protocol file that the user named. Its name need not be its id.
// Whatever is wrong comes back as a [*tomldoc.Error]; errors.Is sees through it, for
// example to [fs.ErrNotExist].
func ReadFile(path string) (Entry, error) {
	return readOwn(path, file.ReadNamed, func(data []byte) (Entry, error) { return protocolEntry(path, data, "") })
}

// readOwn reads a file of the user's.
func readOwn(
	path string, read func(path string, most int64) ([]byte, error), decode func(data []byte) (Entry, error),
) (Entry, error) {
	data, err := tomldoc.Load(path, MaxFile, read)
	if err != nil {
		return Entry{}, err
	}
	e, err := decode(data)
	if err != nil {
		return Entry{}, err
	}
	e.Origin, e.Path, e.Text = User, path, data
	return e, nil
}

func protocolEntry(name string, data []byte, id string) (Entry, error) {
	p, err := decodeAs(name, data, id)
	return Entry{Protocol: p}, err
}
