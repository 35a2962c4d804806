package phrase

import (
	"fmt"
	"strconv"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// What stands here says a protocol in few words, for a list or a preview: numbers with their
// marks, and no sources.

// BriefPhase says a phase with its seconds: "hold 8-10 s", "release 3 s (assumed)".
func BriefPhase(p protocol.Phase) Text {
	word := p.Word()
	var parts []Text
	switch {
	case p.Kind == protocol.CheckIn:
		parts = briefCheckIn(p)
	case p.Counted():
		parts = []Text{Number(word+" "+BriefCounting(p.Count, p.Kind), p.CountFrom)}
	case !p.Duration.Open:
		parts = []Text{Number(word+" "+Span(p.Duration), p.From)}
	default:
		parts = []Text{Unmarked(word + " open")}
	}
	if p.Duration.Open && p.Cap > 0 {
		parts = append(parts, Number(fmt.Sprintf(english.AtMost, Length(p.Cap)), p.CapFrom))
	}
	if p.Guide > 0 {
		parts = append(parts, Number(fmt.Sprintf(english.RunViewGuide, Span(p.GuideSpan())), p.GuideFrom))
	}
	if p.Between {
		parts = append(parts, Unmarked("between rounds"))
	}
	return Join(parts, ", ")
}

func briefCheckIn(p protocol.Phase) []Text {
	when := Unmarked(p.Word() + " " + Occasion(p.When))
	switch {
	case p.Waits:
		return []Text{when, Unmarked("waits for the answer")}
	case p.Duration.IsZero():
		return []Text{when}
	default:
		return []Text{when, Number(Span(p.Duration), p.From)}
	}
}

// BriefStop says when a block ends.
func BriefStop(b protocol.Block) Text {
	var parts []Text
	r := b.Rounds
	switch {
	case r.Planned == 1:
		parts = append(parts, Number("1 round", r.From))
	case r.Planned > 0:
		parts = append(parts, Number(r.Range().String()+" rounds", r.From))
	}
	for _, c := range b.Until {
		parts = append(parts, Number(Until(c, b.Eased), b.UntilFrom))
	}
	if r.Cap > 0 && r.Cap != r.Planned {
		parts = append(parts, Number(fmt.Sprintf(english.AtMost, strconv.Itoa(r.Cap)), r.CapFrom))
	}
	if b.Sets > 0 {
		parts = append(parts, Number(Count(b.Sets, "set"), b.SetsFrom))
	}
	return Join(parts, "; ")
}

// Choices are the numbers that an entry of a treatment has in place of its protocol's:
// "hold 40 s (chosen), 1 round (chosen)".
func Choices(s protocol.TreatmentPoint) Text {
	var all []Text
	add := func(there bool, text string) {
		if there {
			all = append(all, Number(text, protocol.Provenance{Basis: protocol.Chosen}))
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
	return Join(all, ", ")
}
