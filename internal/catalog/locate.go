package catalog

import (
	"maps"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
)

// Located is where the file of a protocol or a treatment is.
type Located struct {
	ID        string
	Path      string // of the user's file; "" for a built-in protocol's
	Treatment bool
}

// Locate finds a protocol or a treatment as [Catalog.Find] does, but reads nothing, so that
// a bad file is found as well. The error is a [*NotFoundError] or an [*AmbiguousError].
//
// A treatment with the id of a built-in protocol takes its place, as a protocol of the
// user's does. Either is found, whatever else has its id, with "treatment:" or
// "protocol:" in front.
func (c *Catalog) Locate(idOrPrefix string) (Located, error) {
	if prefix, ok := strings.CutPrefix(idOrPrefix, "protocol:"); ok {
		return c.locateProtocol(prefix)
	}
	if prefix, ok := strings.CutPrefix(idOrPrefix, "treatment:"); ok {
		id, err := c.treatments.find(prefix, english.Treatment)
		return Located{id, c.treatments[id], true}, err
	}
	all := maps.Clone(c.protocols)
	maps.Copy(all, c.treatments)
	id, err := all.find(idOrPrefix, english.ProtocolOrTreatment)
	if err != nil {
		return Located{}, err
	}
	switch treatment, isTreatment := c.treatments[id]; {
	case isTreatment && c.protocols[id] != "":
		return Located{}, &AmbiguousError{Want: id, Matches: []string{id, id}}
	case isTreatment:
		return Located{id, treatment, true}, nil
	default:
		return Located{id, c.protocols[id], false}, nil
	}
}

func (c *Catalog) locateProtocol(idOrPrefix string) (Located, error) {
	id, err := c.protocols.find(idOrPrefix, english.Protocol)
	return Located{id, c.protocols[id], false}, err
}

// find is the id that is wanted, or the only one that begins so. What says what is looked
// for, in an error.
func (p paths) find(want, what string) (id string, err error) {
	if _, ok := p[want]; ok {
		return want, nil
	}
	ids := p.ids()
	matches := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return want == "" || !strings.HasPrefix(id, want)
	})
	switch len(matches) {
	case 0:
		return "", &NotFoundError{What: what, Want: want, Nearest: nearest(want, ids)}
	case 1:
		return matches[0], nil
	default:
		return "", &AmbiguousError{Want: want, Matches: matches}
	}
}
