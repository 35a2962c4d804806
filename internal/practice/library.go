package practice

import "presshold/internal/protocol"

// library is what wrong choices are taken from: what every protocol says, as choices
// say it.
type library struct{ facts []fact }

// fact is one protocol's part of the library.
type fact struct {
	id, gist, phases, pressure string
	cautions, citations        []string
	stops                      []string // one for each block
	spans                      map[protocol.Kind][]protocol.Span
	rounds                     []protocol.Range
}

func newLibrary(protocols []protocol.Protocol) *library {
	l := &library{}
	for _, p := range protocols {
		f := fact{
			id: p.ID, gist: gist(p), phases: sequence(phaseWords(p.Blocks, true)), pressure: p.Pressure.Words,
			cautions: p.Cautions, spans: map[protocol.Kind][]protocol.Span{},
		}
		for _, s := range p.Sources {
			f.citations = append(f.citations, s.Citation)
		}
		for _, b := range p.Blocks {
			f.stops = append(f.stops, stopWords(b))
			if r := planned(b.Rounds); r.Max > 0 {
				f.rounds = append(f.rounds, r)
			}
			for _, ph := range b.Phases {
				if timed(ph) {
					f.spans[ph.Kind] = append(f.spans[ph.Kind], ph.Duration)
				}
			}
		}
		l.facts = append(l.facts, f)
	}
	return l
}

// others collects something of all protocols but one.
func (l *library) others(but protocol.Protocol, of func(*fact) []string) []string {
	var out []string
	for i := range l.facts {
		if f := &l.facts[i]; f.id != but.ID {
			out = append(out, of(f)...)
		}
	}
	return out
}
