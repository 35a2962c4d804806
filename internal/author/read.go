package author

import (
	"slices"
	"strings"

	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// reader collects what can't be read.
type reader struct{ found protocol.Problems }

func (r *reader) add(path, sentence string, args ...any) {
	r.found = append(r.found, protocol.Problem{Path: path, Fault: protocol.Wrong(sentence, args...)})
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

// proses reads a list of texts; those in which nothing was typed are none.
func (r *reader) proses(path string, list []string) []string {
	var out []string
	for i, s := range list {
		s = strings.TrimSpace(s)
		if err := tomldoc.CheckProse(s); err != nil {
			r.add(item(path, i), "%w", err)
		}
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
