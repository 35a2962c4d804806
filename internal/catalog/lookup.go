package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// NotFoundError tells that no protocol or treatment has an id.
type NotFoundError struct {
	What    string // that somebody looked for; "" for a protocol that something else needs
	Want    string
	Nearest []string // ids that may be meant, the likeliest first; may be empty
	Uses    []string // where a treatment was named in place of a protocol, the ids of its protocols
}

func (e *NotFoundError) Error() string {
	switch {
	case len(e.Uses) > 0:
		return fmt.Sprintf(english.IsTreatment, plain.Quote(e.Want), plain.OrList(e.Uses))
	case len(e.Nearest) > 0:
		return fmt.Sprintf(english.NoSuchNear, cmp.Or(e.What, english.Protocol), plain.Quote(e.Want), plain.OrList(e.Nearest))
	case e.What == "":
		return fmt.Sprintf(english.NoSuchProtocol, plain.Quote(e.Want))
	default:
		return fmt.Sprintf(english.NoSuch, e.What, plain.Quote(e.Want))
	}
}

// treatmentInstead tells that a treatment was named where a protocol is needed.
func treatmentInstead(t protocol.Treatment) error {
	e := &NotFoundError{Want: t.ID}
	for _, s := range t.Points {
		if !slices.Contains(e.Uses, s.Protocol) {
			e.Uses = append(e.Uses, s.Protocol)
		}
	}
	return e
}

// AmbiguousError tells that several ids begin with what was typed, or that a protocol and a
// treatment share one.
type AmbiguousError struct {
	Want    string
	Matches []string // sorted
}

func (e *AmbiguousError) Error() string {
	if len(slices.Compact(slices.Clone(e.Matches))) == 1 {
		return fmt.Sprintf(english.BothKinds, plain.Quote(e.Want), plain.Line(e.Want))
	}
	return fmt.Sprintf(english.BeMoreSpecific, len(e.Matches), plain.Quote(e.Want), plain.OrList(e.Matches))
}

const maxNearest = 3

// nearest finds the ids that an unknown one may stand for: those a few typing slips away, in full
// or at their beginning, and those that contain it.
func nearest(want string, ids []string) []string {
	want = strings.ToLower(want)
	if want == "" || len(want) > plain.MaxTyped {
		return nil
	}
	score := func(id string) int {
		score := plain.Distance(want, id)
		if len(id) > len(want) {
			// A slip in a prefix: "nimo" for "nimmo-compression".
			score = min(score, 1+plain.Distance(want, id[:len(want)]), 1+plain.Distance(want, id[:len(want)+1]))
		}
		if len(want) > 2 && strings.Contains(id, want) {
			score = min(score, 1)
		}
		return score
	}
	found := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return score(id) > slips(want)+1 || score(id) >= len(want) // no letter is right
	})
	slices.SortStableFunc(found, func(a, b string) int { return score(a) - score(b) })
	found = found[:min(len(found), maxNearest)]
	return slices.DeleteFunc(found, func(id string) bool { return score(id) > score(found[0])+1 })
}

func slips(word string) int { return max(1, len(word)/3) }
