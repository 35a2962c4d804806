package author

import (
	"fmt"
	"slices"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// reader collects what can't be read.
type reader struct{ found protocol.Problems }

func (r *reader) add(path, format string, args ...any) {
	r.found = append(r.found, protocol.Problem{Path: path, Text: fmt.Sprintf(format, args...)})
}

// with is what was found and what else is wrong with the protocol that was read: of a
// place that could not be read there is nothing more to say.
func (r *reader) with(more protocol.Problems) protocol.Problems {
	all := r.found
	for _, p := range more {
		if !slices.ContainsFunc(r.found, func(q protocol.Problem) bool { return q.Path == p.Path }) {
			all = append(all, p)
		}
	}
	return all
}

// line reads a text of one line.
func (r *reader) line(path, s string) string { return r.text(path, s, "a name", "") }

func (r *reader) text(path, s, what, allowed string) string {
	s = strings.TrimSpace(s)
	for _, c := range s {
		if plain.Acts(c) && !strings.ContainsRune(allowed, c) {
			r.add(path, "a control character (%U) can't stand in %s", c, what)
			break
		}
	}
	return s
}

// proses reads a list of texts; those in which nothing was typed are none.
func (r *reader) proses(path string, list []string) []string {
	var out []string
	for i, s := range list {
		if s = r.text(item(path, i), s, "a text", "\n\t"); s != "" {
			out = append(out, s)
		}
	}
	return out
}
