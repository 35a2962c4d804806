package phrase

import (
	"strconv"
	"strings"

	"presshold/internal/protocol"
)

// What stands here says a protocol in few words, for a list or a preview: numbers with their
// marks, and no sources.

// BriefPhase says a phase with its seconds: "hold 8-10 s", "release 3 s (assumed)".
func BriefPhase(p protocol.Phase) string {
	s := p.Word()
	switch {
	case p.Kind == protocol.CheckIn:
		s += " " + Occasion(p.When)
		if p.Waits {
			return s + ", waits for the answer"
		}
		if p.Duration.IsZero() {
			return s
		}
		s += ", " + Marked(Span(p.Duration), p.From)
	case p.Counted():
		s += " " + Marked(p.Count.String()+" "+p.Kind.Counts(), p.CountFrom)
	case !p.Duration.Open:
		s += " " + Marked(Span(p.Duration), p.From)
	default:
		s += " open"
	}
	if p.Duration.Open && p.Cap > 0 {
		s += ", at most " + Marked(Length(p.Cap), p.CapFrom)
	}
	if p.Guide > 0 {
		s += ", guide " + Marked(Span(p.GuideSpan()), p.GuideFrom)
	}
	if p.Between {
		s += ", between rounds"
	}
	return s
}

// BriefStop says when a block ends.
func BriefStop(b protocol.Block) string {
	var parts []string
	r := b.Rounds
	switch {
	case r.Planned == 1:
		parts = append(parts, Marked("1 round", r.From))
	case r.Planned > 0:
		parts = append(parts, Marked(r.Range().String()+" rounds", r.From))
	}
	for _, c := range b.Until {
		parts = append(parts, Marked(Until(c, b.Eased), b.UntilFrom))
	}
	if r.Cap > 0 && r.Cap != r.Planned {
		parts = append(parts, "at most "+Marked(strconv.Itoa(r.Cap), r.CapFrom))
	}
	if b.Sets > 0 {
		parts = append(parts, Marked(protocol.Count(b.Sets, "set"), b.SetsFrom))
	}
	return strings.Join(parts, "; ")
}

// Choices are the numbers that an entry of a treatment has in place of its protocol's:
// "hold 40 s (chosen), 1 round (chosen)".
func Choices(s protocol.TreatmentPoint) string {
	chosen := protocol.Provenance{Basis: protocol.Chosen}
	var all []string
	add := func(there bool, text string) {
		if there {
			all = append(all, Marked(text, chosen))
		}
	}
	add(!s.Hold.IsZero(), "hold "+Span(s.Hold))
	add(!s.Release.IsZero(), "release "+Span(s.Release))
	add(s.NoRelease, "no release")
	rounds := s.Rounds.String() + " rounds"
	if s.Rounds.Max == 1 {
		rounds = "1 round"
	}
	add(!s.Rounds.IsZero(), rounds)
	for _, c := range s.Until {
		add(true, Until(c, ""))
	}
	add(s.Level > 0, "from level "+strconv.Itoa(s.Level))
	return strings.Join(all, ", ")
}
