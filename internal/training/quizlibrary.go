package training

import (
	"slices"
	"strings"

	"presshold/internal/protocol"
)

// library is what all protocols say: wrong choices are taken from it.
type library struct {
	protocols []protocol.Protocol
	spans     map[protocol.Kind][]protocol.Span
	rounds    []protocol.Range
	citations []citation
	said      map[string][]float64 // the numbers that stand in a protocol's words, by its id
}

func newLibrary(protocols []protocol.Protocol) *library {
	l := &library{protocols: protocols, spans: map[protocol.Kind][]protocol.Span{}, said: map[string][]float64{}}
	for _, p := range protocols {
		l.said[p.ID] = numbersOf(words(p))
		for _, s := range p.Sources {
			c := newCitation(s.Citation)
			if !slices.ContainsFunc(l.citations, func(other citation) bool { return c.text == other.text }) {
				l.citations = append(l.citations, c)
			}
		}
		for _, b := range p.Blocks {
			if r := b.Rounds.Range(); r.Max > 0 {
				r.About = false // "about" makes a wrong choice no less wrong
				l.rounds = append(l.rounds, r)
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

// interval is a closed range of numbers.
type interval struct{ lo, hi float64 }

// outside tells whether the interval overlaps none of the others.
func (v interval) outside(taken []interval) bool {
	return !slices.ContainsFunc(taken, func(t interval) bool { return v.lo <= t.hi && t.lo <= v.hi })
}

// about widens the interval, if isAbout, to what could be meant by "about".
func (v interval) about(isAbout bool) interval {
	const near = 1.5
	if isAbout {
		return interval{v.lo / near, v.hi * near}
	}
	return v
}

func lasting(s protocol.Span) interval {
	return interval{s.Min.Seconds(), s.Max.Seconds()}.about(s.About)
}

func counting(r protocol.Range) interval {
	return interval{float64(r.Min), float64(r.Max)}.about(r.About)
}

func lengths(p protocol.Protocol) []interval {
	out := []interval{lasting(protocol.Fixed(p.Reposition))}
	for _, b := range p.Blocks {
		for _, c := range b.Until {
			out = append(out, lasting(protocol.Fixed(c.Time)))
		}
		for _, ph := range b.Phases {
			out = append(out, lasting(ph.Duration), lasting(protocol.Fixed(ph.Cap)), lasting(protocol.Fixed(ph.Guide)))
		}
	}
	return out
}

// counts are a protocol's numbers of rounds, of sets, and of what is counted in a phase.
func counts(p protocol.Protocol) []interval {
	var out []interval
	for _, b := range p.Blocks {
		out = append(out, counting(b.Rounds.Range()))
		for _, n := range []int{b.Rounds.Min, b.Rounds.Cap, b.Sets} {
			out = append(out, counting(protocol.Range{Min: n, Max: n}))
		}
		for _, ph := range b.Phases {
			out = append(out, counting(ph.Count))
		}
	}
	return out
}

// words are the protocol's own texts, which may name numbers.
func words(p protocol.Protocol) string {
	all := append([]string{p.Summary, p.Technique, p.Tool, p.Breath, p.Pressure.Words}, p.Cautions...)
	for _, b := range p.Blocks {
		for _, ph := range b.Phases {
			all = append(all, ph.Note)
		}
	}
	return strings.Join(all, " ")
}
