package author

import (
	"slices"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// reader collects what can't be read.
type reader struct{ found protocol.Problems }

func (r *reader) add(path, sentence string, args ...any) {
	r.found = append(r.found, protocol.Problem{Path: path, Fault: protocol.Wrong(sentence, args...)})
}

// with adds to what was found what else is wrong with the protocol that was read, but nothing
// more about a place that could not be read.
func (r *reader) with(more protocol.Problems) protocol.Problems {
	all := r.found
	for _, p := range more {
		if !slices.ContainsFunc(r.found, func(q protocol.Problem) bool { return q.Path == p.Path }) {
			all = append(all, p)
		}
	}
	return all
}

// id is the one that was typed, or one made of the name; a typed one may not be taken.
func (r *reader) id(typed, name string, taken []string) string {
	if typed = strings.TrimSpace(typed); typed == "" {
		return MakeID(name, taken)
	}
	if slices.Contains(taken, typed) {
		r.add("id", english.IDTaken, typed)
	}
	return typed
}

// called is with, but without the missing id of something that has no name: the id will be made
// of the name.
func (r *reader) called(name, id string, more protocol.Problems) protocol.Problems {
	return slices.DeleteFunc(r.with(more), func(p protocol.Problem) bool { return p.Path == "id" && name == "" && id == "" })
}

// filled are the texts of a list without empty ones.
func filled(list []string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
