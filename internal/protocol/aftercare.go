package protocol

// Aftercare is what a source says of the time after a session.
type Aftercare struct {
	Soreness     Span       `json:",omitzero"` // within what time soreness fades
	SorenessFrom Provenance `json:",omitzero"`
	Relaxed      Span       `json:",omitzero"` // how long muscles stay more relaxed
	RelaxedFrom  Provenance `json:",omitzero"`
	Caveat       string     // the source's own reservation
}

// IsZero tells that no source says anything.
func (a Aftercare) IsZero() bool { return a == Aftercare{} }

// Origins are where the windows that it gives come from.
func (a Aftercare) Origins() []Provenance {
	var all []Provenance
	if !a.Soreness.IsZero() && !a.Soreness.Open {
		all = append(all, a.SorenessFrom)
	}
	if !a.Relaxed.IsZero() && !a.Relaxed.Open {
		all = append(all, a.RelaxedFrom)
	}
	return all
}

// Sourced tells that a source speaks of the time after.
func (a Aftercare) Sourced() bool { return a.SorenessFrom.Source != "" || a.RelaxedFrom.Source != "" }

// OwnNumbers tells that the user has chosen numbers in place of the protocol's, and that
// no length, count or number of rounds is left that a source gives.
func (p Protocol) OwnNumbers() bool {
	chosen, sourced := false, false
	see := func(there bool, from Provenance) {
		chosen = chosen || there && from.Is(Chosen)
		sourced = sourced || there && (from.Is(Stated) || from.Is(Secondary))
	}
	for _, b := range p.Blocks {
		see(b.Rounds.Planned > 0, b.Rounds.From)
		see(b.Sets > 0, b.SetsFrom)
		for _, ph := range b.Phases {
			see(!ph.Duration.IsZero() && !ph.Duration.Open, ph.From)
			see(ph.Duration.Open, ph.CapFrom)
			see(ph.Counted(), ph.CountFrom)
		}
	}
	return chosen && !sourced
}
