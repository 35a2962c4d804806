package catalog

import (
	"slices"
	"strings"
)

// Locate finds a protocol as [Catalog.Get] does, but reads nothing, so that a bad file
// is found as well: its id, and the path of the user's file, "" for a built-in one. The
// error is a [*NotFoundError] or an [*AmbiguousError].
func (c *Catalog) Locate(idOrPrefix string) (id, path string, err error) {
	if path, ok := c.files[idOrPrefix]; ok {
		return idOrPrefix, path, nil
	}
	ids := c.IDs()
	matches := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return idOrPrefix == "" || !strings.HasPrefix(id, idOrPrefix)
	})
	switch len(matches) {
	case 0:
		return "", "", &NotFoundError{Want: idOrPrefix, Nearest: nearest(idOrPrefix, ids)}
	case 1:
		return matches[0], c.files[matches[0]], nil
	default:
		return "", "", &AmbiguousError{Want: idOrPrefix, Matches: matches}
	}
}
