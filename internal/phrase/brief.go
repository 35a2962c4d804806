package phrase

import (
	"fmt"
	"strconv"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// BriefPhase words a phase briefly, for a list or a preview: "hold 8-10 s", "release 3 s
// (assumed), only between rounds".
func BriefPhase(p protocol.Phase) Text {
	return Join([]Text{Unmarked(p.Word()), (&wording{}).phase(p)}, " ")
}

// AttributedPhase words how long a phase lasts, spelt out and with the origin of each number:
// "8 to 10 seconds (stated: N3)".
func AttributedPhase(p protocol.Phase) Text { return (&wording{full: true}).phase(p) }

// BriefStop words when a block ends: "until pain lessened; 6 rounds (assumed); at most 12 (assumed)".
func BriefStop(b protocol.Block) Text { return (&wording{}).stop(b) }

// AttributedStop is BriefStop with the origin of each number.
func AttributedStop(b protocol.Block) Text { return (&wording{full: true}).stop(b) }

// wording gathers what there is to say of a phase or a block, briefly or in full. Briefly, a cap
// that equals the planned number is left out.
type wording struct {
	full  bool
	parts []Text
}

func (w *wording) phase(p protocol.Phase) Text {
	w.words(p.Kind == protocol.CheckIn, Occasion(p.When))
	w.number(p.Counted(), w.counting(p), p.CountFrom)
	w.fact(!p.Counted() && p.Duration.Open, english.PhaseOpen, p.From)
	w.number(!p.Duration.Open && !p.Duration.IsZero(), w.span(p.Duration), p.From)
	capped := p.Cap > 0 && (w.full || p.Duration.Open || p.Cap != p.Duration.Max)
	w.number(capped, fmt.Sprintf(english.AtMost, w.span(protocol.Fixed(p.Cap))), p.CapFrom)
	w.number(p.Guide > 0, fmt.Sprintf(english.ShowGuide, w.span(p.GuideSpan())), p.GuideFrom)
	w.words(p.Waits, english.ShowWaits)
	w.words(p.Between, english.ShowOnlyBetween)
	return Join(w.parts, ", ")
}

func (w *wording) stop(b protocol.Block) Text {
	for _, c := range b.Until {
		w.number(true, Until(c, b.Eased), b.UntilFrom)
	}
	r := b.Rounds
	w.number(r.Planned > 0, CountOf(r.Range(), "round"), r.From)
	most := strconv.Itoa(r.Cap)
	if r.Planned == 0 { // nothing before it says of what
		most = Count(r.Cap, "round")
	}
	w.number(r.Cap > 0 && (w.full || r.Cap != r.Planned), fmt.Sprintf(english.AtMost, most), r.CapFrom)
	w.fact(b.Unbroken, english.ShowUnbroken, protocol.Provenance{Basis: protocol.Chosen})
	w.number(b.Sets > 0, fmt.Sprintf(english.ShowSets, Count(b.Sets, "set")), b.SetsFrom)
	return Join(w.parts, "; ")
}

// number adds a number with its origin, unless there is none.
func (w *wording) number(there bool, text string, from protocol.Provenance) {
	switch {
	case !there:
	case w.full:
		w.parts = append(w.parts, Attributed(text, from))
	default:
		w.parts = append(w.parts, Marked(text, from))
	}
}

// fact adds what is not a number: it needs no mark, but may have an origin.
func (w *wording) fact(there bool, text string, from protocol.Provenance) {
	if w.full {
		w.number(there, text, from)
	} else {
		w.words(there, text)
	}
}

func (w *wording) words(there bool, text string) {
	if there {
		w.parts = append(w.parts, Unmarked(text))
	}
}

func (w *wording) span(s protocol.Span) string {
	if w.full {
		return SpanWords(s)
	}
	return Span(s)
}

func (w *wording) counting(p protocol.Phase) string {
	if w.full {
		return Counting(p.Count, p.Kind)
	}
	return BriefCounting(p.Count, p.Kind)
}

// Choices words the numbers that an entry of a treatment has in place of its protocol's:
// "hold 40 s (chosen), 1 round (chosen)".
func Choices(s protocol.TreatmentPoint) Text {
	var all []Text
	add := func(there bool, text string) {
		if there {
			all = append(all, Marked(text, protocol.Provenance{Basis: protocol.Chosen}))
		}
	}
	add(!s.Hold.IsZero(), fmt.Sprintf("hold %s", Span(s.Hold)))
	add(!s.Release.IsZero(), fmt.Sprintf("release %s", Span(s.Release)))
	add(s.NoRelease, "no release")
	add(!s.Rounds.IsZero(), BriefCount(s.Rounds, "round"))
	for _, c := range s.Until {
		add(true, Until(c, ""))
	}
	add(s.Level > 0, fmt.Sprintf("from level %d", s.Level))
	return Join(all, ", ")
}
