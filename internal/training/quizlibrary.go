package training

import (
	"slices"

	"presshold/internal/protocol"
)

// library holds what every protocol says, to take wrong choices from.
type library struct {
	protocols []protocol.Protocol
	spans     map[protocol.Kind][]protocol.Span
	known     []protocol.Range // rounds
	citations []citation
	eased     []string
	said      map[string]said // by id
}

// said is what a protocol says in words.
type said struct {
	text          string
	times, counts []interval // the numbers in it
}

func newLibrary(protocols []protocol.Protocol) *library {
	l := &library{protocols: protocols, spans: map[protocol.Kind][]protocol.Span{}, said: map[string]said{}}
	for _, p := range protocols {
		text := texts(p)
		found := numbersIn(text)
		l.said[p.ID] = said{text, times(found), counts(found)}
		for _, s := range p.Sources {
			c := newCitation(s.Citation)
			if !slices.ContainsFunc(l.citations, func(other citation) bool { return c.text == other.text }) {
				l.citations = append(l.citations, c)
			}
		}
		for _, b := range p.Blocks {
			if b.Has(protocol.UntilEased) {
				l.eased = append(l.eased, b.Eased)
			}
			if r := b.Rounds.Range(); r.Max > 0 {
				r.About = false // a wrong choice is no less wrong for being about so much
				l.known = append(l.known, r)
			}
			for _, ph := range b.Phases {
				if timed(ph) {
					s := ph.Duration
					s.About = false
					l.spans[ph.Kind] = append(l.spans[ph.Kind], s)
				}
			}
		}
	}
	return l
}

// others are all protocols but one.
func (l *library) others(but protocol.Protocol) []protocol.Protocol {
	return slices.DeleteFunc(slices.Clone(l.protocols), func(p protocol.Protocol) bool { return p.ID == but.ID })
}
