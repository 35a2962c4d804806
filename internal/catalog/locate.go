package catalog

import (
	"slices"
	"strings"

	"presshold/internal/phrase/english"
)

// Locate finds a protocol as [Catalog.Get] does, but reads nothing, so that a bad file
// is found as well: its id, and the path of the user's file, "" for a built-in one. The
// error is a [*NotFoundError] or an [*AmbiguousError].
func (c *Catalog) Locate(idOrPrefix string) (id, path string, err error) {
	if path, ok := c.files[idOrPrefix]; ok {
		return idOrPrefix, path, nil
	}
	if id, err = beginning(idOrPrefix, c.IDs(), ""); err != nil {
		return "", "", err
	}
	return id, c.files[id], nil
}

// Located is where the file of a protocol or a treatment is.
type Located struct {
	ID        string
	Path      string // of the user's file; "" for a built-in protocol's
	Treatment bool
}

// Locate finds a protocol or a treatment as [Treatments.Find] does, but reads nothing, as
// [Catalog.Locate].
//
// A treatment with the id of a built-in protocol takes its place, as a protocol of the
// user's does. Either is found, whatever else has its id, with "treatment:" or
// "protocol:" in front.
func (t *Treatments) Locate(idOrPrefix string) (Located, error) {
	if prefix, ok := strings.CutPrefix(idOrPrefix, "protocol:"); ok {
		id, path, err := t.Catalog.Locate(prefix)
		return Located{id, path, false}, err
	}
	if prefix, ok := strings.CutPrefix(idOrPrefix, "treatment:"); ok {
		id, err := prefix, error(nil)
		if t.paths[id] == "" {
			id, err = beginning(prefix, t.TreatmentIDs(), "treatment")
		}
		return Located{id, t.paths[id], true}, err
	}
	if found, ok, err := t.at(idOrPrefix); ok {
		return found, err
	}
	ids := slices.Concat(t.IDs(), t.TreatmentIDs())
	slices.Sort(ids)
	id, err := beginning(idOrPrefix, slices.Compact(ids), english.ProtocolOrTreatment)
	if err != nil {
		return Located{}, err
	}
	found, _, err := t.at(id)
	return found, err
}

// at is where the file of an id is that is written in full; false if there is none.
func (t *Treatments) at(id string) (found Located, ok bool, err error) {
	protocol, isProtocol := t.files[id]
	treatment, isTreatment := t.paths[id]
	switch {
	case isProtocol && isTreatment && protocol != "":
		return Located{}, true, &AmbiguousError{Want: id, Matches: []string{id, id}}
	case isTreatment:
		return Located{id, treatment, true}, true, nil
	default:
		return Located{id, protocol, false}, isProtocol, nil
	}
}

// beginning is the only one of the ids that begins as wanted. What says what is looked for,
// in an error.
func beginning(prefix string, ids []string, what string) (string, error) {
	matches := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return prefix == "" || !strings.HasPrefix(id, prefix)
	})
	switch len(matches) {
	case 0:
		return "", &NotFoundError{What: what, Want: prefix, Nearest: nearest(prefix, ids)}
	case 1:
		return matches[0], nil
	default:
		slices.Sort(matches)
		return "", &AmbiguousError{Want: prefix, Matches: matches}
	}
}
