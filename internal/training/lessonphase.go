package training

import (
	"fmt"
	"math"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// place is a phase and where it stands.
type phasePlace struct {
	protocol.Phase

	block  protocol.Block
	index  int    // in the block
	path   string // by the keys of the file format
	rhythm Pattern
}

// phase is one phase of a block.
func (w lessonWriter) phase(i, j int) LessonStep {
	b := w.part.Blocks[i]
	p := phasePlace{
		Phase: b.Phases[j], block: b, index: j, rhythm: w.patterns[i],
		path: fmt.Sprintf("blocks[%d].phases[%d].", i, j),
	}
	s := LessonStep{Title: w.title(i, p.Word()), Block: i, Phase: j}
	own := w.p.Blocks[i].Phases
	if j >= len(own) { // the plan puts it in: it stands in no file
		s.add("what to do", textItems(p.what())...)
		s.add("how long", textItems(phrase.Marked(p.Duration.Words(), p.From))...)
		s.add("why", textItems("Two timed holds would follow each other here; the program puts this release between them.")...)
		return s
	}
	s.add("what to do", textItems(p.what(), p.when(w.sweeps()))...)
	s.add("how long", p.lengths(own[j].Cap > 0)...)
	s.add("what it means", textItems(p.meaning()...)...)
	s.add("why", textItems(p.why()...)...)
	s.add("watch for", textItems(w.alarm(p.Kind))...)
	s.add("ask the client", textItems(w.question(p))...)
	s.add("source", textItems(w.cited(p.From, p.CapFrom, p.GuideFrom, p.CountFrom)...)...)
	return s
}

// what is the protocol's own note, or the kind as an instruction.
func (p phasePlace) what() string {
	if p.Note != "" {
		return p.Note
	}
	switch p.Kind {
	case protocol.CountIn:
		return "Get your hands ready."
	case protocol.Hold:
		return "Press, and hold."
	case protocol.Release:
		return "Let go."
	case protocol.Reposition:
		return "Move to where you press next."
	case protocol.PositionOfEase:
		return "Bring the body into the position of ease, and keep it there."
	case protocol.Contract:
		return "The client contracts the muscle."
	case protocol.Stretch:
		return "Stretch the muscle."
	case protocol.Stroke:
		return "Stroke."
	case protocol.Heat:
		return "Apply heat."
	case protocol.Movement:
		return "The client moves."
	default:
		return "Ask the client for a score, and how it feels."
	}
}

// when is in which rounds the phase takes place, if not in every one.
func (p phasePlace) when(sweeps bool) string {
	var parts []string
	if p.Kind == protocol.CheckIn {
		parts = append(parts, occasion(p.When))
	}
	switch {
	case p.Between && sweeps:
		parts = append(parts, "between two rounds, once a single point is left in the sweep")
	case p.Between:
		parts = append(parts, "between two rounds only")
	}
	return sentence(strings.Join(parts, ", "))
}

// lengths are the phase's numbers; a cap that the plan has filled in is none of the
// protocol's.
func (p phasePlace) lengths(capped bool) []LessonItem {
	var items []LessonItem
	switch d := p.Duration; {
	case p.Waits:
		items = textItems("Until it is answered; the clock is stopped.")
	case p.Counted():
		items = append(items,
			numberItem(p.path+"count", p.Counting(), p.CountFrom),
			numberItem(p.path+"duration", "counted, not timed", p.From))
	case d.Open:
		items = append(items, numberItem(p.path+"duration", "open", p.From))
	default:
		items = append(items, numberItem(p.path+"duration", d.Words(), p.From))
	}
	if p.Guide > 0 {
		items = append(items, numberItem(p.path+"guide", "guide time "+p.GuideSpan().Words(), p.GuideFrom))
	}
	if capped {
		items = append(items, numberItem(p.path+"cap", "at most "+protocol.DurationWords(p.Cap), p.CapFrom))
	}
	return items
}

// meaning is how the program counts the length.
func (p phasePlace) meaning() []string {
	switch d := p.Duration; {
	case p.Waits:
		return nil
	case p.Counted():
		return []string{"The time counts up while you count the " + p.Kind.Counts() + "; the primary key ends them."}
	case d.Open && p.Kind == protocol.Hold:
		return []string{
			"The time counts up until you mark the hold as released. At the cap it ends by itself.",
			"If it ends unreleased and another hold follows, there is a release of " + phrase.Marked(protocol.DurationWords(protocol.DefaultRelease),
				protocol.Provenance{Basis: protocol.Assumed}) + " first, and the level stays.",
		}
	case d.Open:
		return []string{"The time counts up until the primary key ends it. At the cap it ends by itself."}
	case d.IsRange() && p.Kind == protocol.Hold:
		return []string{"A soft cue tells that the shortest time is reached; at the longest it ends by itself. Marking it as released in between is in range."}
	case d.IsRange():
		return []string{"A soft cue tells that the shortest time is reached; at the longest it ends by itself. Going on in between is in range."}
	default:
		return nil
	}
}

// why is what the protocol or its rules give as a reason; failing that, what the
// number means for the rhythm.
func (p phasePlace) why() []string {
	var out []string
	switch {
	case p.Waits:
	case p.Duration.Open && p.Kind == protocol.Hold:
		out = append(out, "It is open because it waits for what you feel, not for a time.")
	case p.Duration.Open:
	default:
		out = append(out, p.share())
	}
	if p.Kind == protocol.Hold && p.block.Eased != "" {
		out = append(out, "The holds go on until: "+p.block.Eased+".")
	}
	return out
}

// share is how much of a round a timed phase takes: what its number means, where no
// file gives a reason for it.
func (p phasePlace) share() string {
	none := "No reason is given for the number; "
	if p.From.Is(protocol.Assumed) {
		none = "No source states the number; "
	}
	r, n := p.rhythm.Round, time.Duration(p.rhythm.often(p.index))
	own := Extent{Min: n * p.Duration.Min, Max: n * p.Duration.Max}
	others := Extent{Min: r.Min - own.Min, Max: r.Max - own.Max}
	switch {
	case n == 0:
		return none + "it comes on top of a round of " + r.words() + "."
	case others.Max <= 0:
		return none + "it is all of a round."
	case r.Open:
		return none + "another phase of the round is open, so its share of the rhythm varies."
	}
	lo, hi := percent(own.Min, own.Min+others.Max), percent(own.Max, own.Max+others.Min)
	share := rangeOf(lo, hi) + " % of a round"
	if lo == 0 || lo == hi {
		share = "about " + share
	}
	return none + "in the rhythm it is " + phrase.Marked(share, r.From) + "."
}

func percent(part, whole time.Duration) int {
	return int(math.Round(100 * float64(part) / float64(whole)))
}

// alarm is what to watch for while the hands work.
func (w lessonWriter) alarm(k protocol.Kind) string {
	if !k.Presses() && k != protocol.Stretch {
		return ""
	}
	return w.alarms()
}

// alarms are the signs to stop at once for, in a sentence.
func (w lessonWriter) alarms() string {
	return "Stop at once for " + strings.Join(w.o.Alarms, ", ") + ", and whenever the client asks."
}

// question is what to ask in this phase.
func (w lessonWriter) question(p phasePlace) string {
	switch p.Kind {
	case protocol.CheckIn:
		return "A score from 0 to 10, and whether it is too much, too little, getting better or getting worse."
	case protocol.Hold, protocol.Stroke:
		return "Is it too much or too little? Is it getting better or worse?"
	default:
		return ""
	}
}

// cited are the sources of some numbers in full, each once; and that one has none.
func (w lessonWriter) cited(from ...protocol.Provenance) []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range from {
		src, ok := w.p.Source(f.Source)
		if !ok || seen[src.Key] {
			continue
		}
		seen[src.Key] = true
		out = append(out, fmt.Sprintf("%s: %s", src.Key, sentence(src.Citation)))
	}
	return out
}
