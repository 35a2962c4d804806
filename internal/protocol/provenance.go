package protocol

import (
	"strings"

	"presshold/internal/phrase/english"
)

// Basis is how well founded a number is.
type Basis string

// The bases. A number without one is the user's own: chosen.
const (
	Stated    Basis = "stated"    // the number is in the source named
	Secondary Basis = "secondary" // read in a text that quotes or teaches the source
	Assumed   Basis = "assumed"   // no source states it
	Chosen    Basis = "chosen"    // the user's own
)

// Provenance says where one number comes from.
type Provenance struct {
	Basis  Basis  // Chosen if empty
	Source string // key of one of the protocol's sources; empty for Assumed and Chosen
}

// ParseProvenance reads "assumed", "chosen", "stated:KEY" or "secondary:KEY".
func ParseProvenance(s string) (Provenance, error) {
	basis, key, _ := strings.Cut(s, ":")
	p := Provenance{Basis: Basis(basis), Source: key}
	switch p.Basis {
	case Stated, Secondary:
		if key == "" {
			return p, Wrong(english.ProvenanceNoSource, s, basis)
		}
	case Assumed, Chosen:
		if s != basis {
			return p, Wrong(english.ProvenanceHasSource, s, basis)
		}
	default:
		return p, Wrong(english.ProvenanceUnknown, s)
	}
	return p, nil
}

// Is tells whether the provenance is of the given basis.
func (p Provenance) Is(b Basis) bool {
	return p.Basis == b || p.Basis == "" && b == Chosen
}

// String is the form that ParseProvenance reads.
func (p Provenance) String() string {
	switch {
	case p.Basis == "":
		return string(Chosen)
	case p.Source != "":
		return string(p.Basis) + ":" + p.Source
	default:
		return string(p.Basis)
	}
}

// Weaker is the less well founded of two provenances: a sum of their numbers is no better
// founded than the worse of them. The source no longer matters then.
func (p Provenance) Weaker(q Provenance) Provenance {
	for _, basis := range []Basis{Assumed, Chosen, Secondary} {
		if p.Is(basis) || q.Is(basis) {
			return Provenance{Basis: basis}
		}
	}
	return Provenance{Basis: Stated}
}

// UnmarshalText reads what ParseProvenance reads.
func (p *Provenance) UnmarshalText(text []byte) (err error) {
	*p, err = ParseProvenance(string(text))
	return err
}

// MarshalText writes what UnmarshalText reads.
func (p Provenance) MarshalText() ([]byte, error) { return []byte(p.String()), nil }
