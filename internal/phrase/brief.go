package phrase

import (
	"fmt"
	"strconv"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// OutlinePhase words a phase as one of many on a line: "hold 8-10 s", "open hold", "6-12 strokes",
// "release 3 s (assumed)", "hold 3-5 min".
func OutlinePhase(p protocol.Phase) Text {
	word, span := p.Word(), p.Duration
	switch minutes := span.Max / time.Minute; {
	case p.Counted() && word == p.Kind.Counts():
		return Marked(BriefCount(p.Count, word), p.CountFrom)
	case p.Counted():
		return Marked(fmt.Sprintf("%s %s", word, BriefCount(p.Count, p.Kind.Counts())), p.CountFrom)
	case p.Waits, span.Open && p.Label != "": // a name of its own says what is done until somebody ends it
		return Unmarked(word)
	case span.Open: // which is no number
		return Unmarked(fmt.Sprintf("open %s", word))
	case span.About || span.Max <= TwoDigits || span.Min%time.Minute != 0 || span.Max%time.Minute != 0:
		return Marked(fmt.Sprintf("%s %s", word, Span(span)), p.From)
	case span.IsRange():
		return Marked(fmt.Sprintf("%s %d-%d min", word, span.Min/time.Minute, minutes), p.From)
	default:
		return Marked(fmt.Sprintf("%s %d min", word, minutes), p.From)
	}
}

// BriefPhase words a phase briefly, for a list or a preview: "hold 8-10 s", "release 3 s
// (assumed), only between rounds".
func BriefPhase(p protocol.Phase) Text {
	return Join([]Text{Unmarked(p.Word()), briefly().phase(p)}, " ")
}

// AttributedPhase words how long a phase lasts, spelt out and with the origin of each number:
// "8 to 10 seconds (stated: N3)".
func AttributedPhase(p protocol.Phase) Text { return inFull().phase(p) }

// BriefStop words when a block ends: "until pain lessened; 6 rounds (assumed); at most 12 (assumed)".
func BriefStop(b protocol.Block) Text { return briefly().stop(b) }

// AttributedStop is BriefStop with the origin of each number.
func AttributedStop(b protocol.Block) Text { return inFull().stop(b) }

// wording collects the words for a phase or a block. A cap that equals the planned number adds nothing
// and is left out.
type wording struct {
	span   func(protocol.Span) string
	count  func(protocol.Range, string) string
	number func(text string, from protocol.Provenance) Text
	fact   func(text string, from protocol.Provenance) Text // what is no number
	parts  []Text
}

func briefly() *wording {
	unmarked := func(text string, _ protocol.Provenance) Text { return Unmarked(text) }
	return &wording{span: Span, count: BriefCount, number: Marked, fact: unmarked}
}

func inFull() *wording {
	return &wording{span: SpanWords, count: CountOf, number: Attributed, fact: Attributed}
}

func (w *wording) phase(p protocol.Phase) Text {
	w.add(p.Kind == protocol.CheckIn, Unmarked(Occasion(p.When)))
	w.add(p.Counted(), w.number(w.count(p.Count, p.Kind.Counts()), p.CountFrom))
	w.add(!p.Counted() && p.Duration.Open, w.fact(english.PhaseOpen, p.From))
	w.add(!p.Duration.Open && !p.Duration.IsZero(), w.number(w.span(p.Duration), p.From))
	w.add(p.Capped(), w.number(fmt.Sprintf(english.AtMost, w.span(protocol.Fixed(p.Cap))), p.CapFrom))
	w.add(p.Guide > 0, w.number(fmt.Sprintf(english.ShowGuide, w.span(p.GuideSpan())), p.GuideFrom))
	w.add(p.Waits, Unmarked(english.ShowWaits))
	w.add(p.Between, Unmarked(english.ShowOnlyBetween))
	return Join(w.parts, ", ")
}

func (w *wording) stop(b protocol.Block) Text {
	for _, c := range b.Until {
		w.add(true, w.number(Until(c, b.Eased), b.UntilFrom))
	}
	r := b.Rounds
	rounds, sets, most := CountOf(r.Range(), "round"), Count(b.Sets, "set"), strconv.Itoa(r.Cap)
	switch {
	case r.Planned == 0: // nothing before the cap says of what
		most = Count(r.Cap, "round")
	case b.Sets == 0:
		w.add(true, w.number(rounds, r.From))
	case b.SetsFrom == r.From:
		w.add(true, w.number(fmt.Sprintf(english.ShowSetsOf, sets, rounds), r.From))
	default:
		w.add(true, Fill(english.ShowSetsOf, w.number(sets, b.SetsFrom), w.number(rounds, r.From)))
	}
	w.add(r.Cap > 0 && r.Cap != r.Planned, w.number(fmt.Sprintf(english.AtMost, most), r.CapFrom))
	w.add(b.Unbroken, w.fact(english.ShowUnbroken, protocol.Provenance{Basis: protocol.Chosen}))
	w.add(b.Sets > 0 && r.Planned == 0, w.number(fmt.Sprintf(english.ShowSets, sets), b.SetsFrom))
	return Join(w.parts, "; ")
}

func (w *wording) add(there bool, text Text) {
	if there {
		w.parts = append(w.parts, text)
	}
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
