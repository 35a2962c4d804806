package training

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

type phasePlace struct {
	protocol.Phase

	block  protocol.Block
	index  int // in the block
	rhythm Pattern
}

func (w lessonWriter) phase(i, j int) LessonStep {
	b := w.part.Blocks[i]
	p := phasePlace{Phase: b.Phases[j], block: b, index: j, rhythm: w.patterns[i]}
	s := LessonStep{Title: w.title(i, p.Word()), Block: i, Phase: j}
	own := w.p.Blocks[i].Phases
	if j >= len(own) { // added by the plan
		s.say(english.LessonHeadDo, p.what())
		s.add(english.LessonHeadHowLong, phrase.Marked(phrase.SpanWords(p.Duration), p.From))
		s.say(english.LessonHeadWhy, english.LessonWhyPlanned)
		return s
	}
	s.say(english.LessonHeadDo, append([]string{p.what()}, p.when(sweeps(w.part))...)...)
	s.add(english.LessonHeadHowLong, p.lengths(own[j].Capped())...)
	s.add(english.LessonHeadMeaning, p.meaning()...)
	s.say(english.LessonHeadWhy, p.why())
	s.add(english.LessonHeadShare, p.share())
	if p.Kind.Presses() || p.Kind == protocol.Stretch {
		s.say(english.LessonHeadWatch, w.alarms())
	}
	s.say(english.LessonHeadAsk, p.question())
	s.say(english.LabelSource, w.cited(p.From, p.CapFrom, p.GuideFrom, p.CountFrom)...)
	return s
}

// what is the phase's own note, else an instruction for its kind, else the kind's word.
func (p phasePlace) what() string {
	instructions := map[protocol.Kind]string{
		protocol.CountIn:        english.LessonDoCountIn,
		protocol.Hold:           english.LessonDoHold,
		protocol.Release:        plain.Sentence(english.DoesLetGo),
		protocol.Reposition:     english.LessonDoReposition,
		protocol.PositionOfEase: english.LessonDoEase,
		protocol.Contract:       english.LessonDoContract,
		protocol.Stretch:        english.LessonDoStretch,
		protocol.Heat:           english.LessonDoHeat,
		protocol.Movement:       english.LessonDoMovement,
		protocol.CheckIn:        english.LessonDoCheckIn,
	}
	return cmp.Or(p.Note, instructions[p.Kind], plain.Sentence(p.Kind.Word()))
}

// when says in which rounds the phase takes place, unless it is in every one.
func (p phasePlace) when(sweeps bool) []string {
	var out []string
	if p.Kind == protocol.CheckIn {
		out = append(out, plain.Sentence(phrase.Occasion(p.When)))
	}
	if p.Between && sweeps {
		return append(out, english.LessonBetweenInSweep)
	}
	if p.Between {
		return append(out, plain.Sentence(english.ShowOnlyBetween))
	}
	return out
}

// lengths are the phase's numbers, without a cap that is the plan's and not the protocol's.
func (p phasePlace) lengths(capped bool) []phrase.Text {
	var items lessonNumbers
	length := phrase.SpanWords(p.Duration)
	switch {
	case p.Waits:
		return []phrase.Text{phrase.Unmarked(english.LessonWaits)}
	case p.Counted():
		length = english.LessonCountedLength
	case p.Duration.Open:
		length = english.PhaseOpen
	}
	items.add(p.Counted(), phrase.CountOf(p.Count, p.Kind.Counts()), p.CountFrom)
	items.add(true, length, p.From)
	items.add(p.Guide > 0, fmt.Sprintf(english.ShowGuide, phrase.SpanWords(p.GuideSpan())), p.GuideFrom)
	items.add(capped, fmt.Sprintf(english.AtMost, phrase.LengthWords(p.Cap)), p.CapFrom)
	return items
}

// meaning is how the program counts the length, and what ends the holds.
func (p phasePlace) meaning() []phrase.Text {
	out := p.counting()
	if p.Kind == protocol.Hold && p.block.Eased != "" {
		out = append(out, phrase.Unmarked(fmt.Sprintf(english.LessonUntilEased, p.block.Eased)))
	}
	return out
}

func (p phasePlace) counting() []phrase.Text {
	hold := p.Kind == protocol.Hold
	switch d := p.Duration; {
	case p.Waits:
		return nil
	case p.Counted():
		return unmarked(fmt.Sprintf(english.LessonCounted, phrase.Plural(p.Kind.Counts())))
	case d.Open && hold:
		release := phrase.Marked(phrase.LengthWords(protocol.DefaultRelease), protocol.Provenance{Basis: protocol.Assumed})
		return append(unmarked(english.LessonOpenHold), phrase.Fill(english.LessonOpenUnreleased, release))
	case d.Open:
		return unmarked(english.LessonOpenPhase)
	case d.IsRange() && hold:
		return unmarked(english.LessonRangedHold)
	case d.IsRange():
		return unmarked(english.LessonRangedPhase)
	default:
		return nil
	}
}

// why says whether there is a reason for the length. Files give none, so what the length means for the rhythm
// stands below it: its share.
func (p phasePlace) why() string {
	switch {
	case p.Waits:
		return ""
	case p.Duration.Open && p.Kind == protocol.Hold:
		return english.LessonWhyOpen
	case p.Duration.Open:
		return ""
	case p.From.Is(protocol.Assumed):
		return english.LessonWhyNoSource
	default:
		return english.LessonWhyNoReason
	}
}

// share says how much of a round a timed phase takes; nil for any other.
func (p phasePlace) share() phrase.Text {
	if p.Waits || p.Duration.Open {
		return nil
	}
	r, n := p.rhythm.Round, time.Duration(p.rhythm.often(p.index))
	own := Extent{Min: n * p.Duration.Min, Max: n * p.Duration.Max}
	others := Extent{Min: r.Min - own.Min, Max: r.Max - own.Max}
	switch {
	case n == 0:
		return phrase.Fill(english.LessonShareOnTop, r.words())
	case others.Max <= 0:
		return phrase.Unmarked(english.LessonShareWhole)
	case r.Open:
		return phrase.Unmarked(english.LessonShareVaries)
	}
	lo, hi := percent(own.Min, own.Min+others.Max), percent(own.Max, own.Max+others.Min)
	share := fmt.Sprintf(english.LessonShareRange, lo, hi)
	if lo == 0 || lo == hi {
		share = fmt.Sprintf(english.LessonShareAbout, hi)
	}
	return phrase.Marked(share, r.From)
}

func percent(part, whole time.Duration) int {
	return int(math.Round(100 * float64(part) / float64(whole)))
}

func (w lessonWriter) alarms() string {
	return fmt.Sprintf(english.LessonAlarm, strings.Join(w.o.Alarms, ", "))
}

func (p phasePlace) question() string {
	return map[protocol.Kind]string{
		protocol.CheckIn: english.LessonAskCheckIn, protocol.Hold: english.LessonAskHold, protocol.Stroke: english.LessonAskHold,
	}[p.Kind]
}

// cited are the sources of the numbers, in full and each once.
func (w lessonWriter) cited(from ...protocol.Provenance) []string {
	var out []string
	for _, f := range from {
		src, ok := w.p.Source(f.Source)
		if line := fmt.Sprintf("%s: %s", src.Key, plain.Sentence(src.Citation)); ok && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

func (w lessonWriter) stop(i int) LessonStep {
	b := w.part.Blocks[i]
	s := LessonStep{Title: w.title(i, english.LessonStop), Block: i, Phase: NoIndex}
	var until, rounds lessonNumbers
	for _, c := range b.Until {
		until.add(true, phrase.Until(c, b.Eased), b.UntilFrom)
	}
	s.add(english.LessonHeadEnds, until...)
	r := b.Rounds
	rounds.add(r.Planned > 0, phrase.CountOf(r.Range(), "round"), r.From)
	rounds.add(w.p.Blocks[i].Rounds.Cap > 0, fmt.Sprintf(english.AtMost, phrase.Count(r.Cap, "round")), r.CapFrom)
	rounds.add(b.Sets > 1, fmt.Sprintf(english.LessonSetsOfAll, phrase.Count(b.Sets, "set")), b.SetsFrom)
	s.add(english.LessonHeadHowOften, rounds...)
	s.say(english.LessonHeadMeaning, roundsMeaning(b)...)
	s.add(english.LessonHeadRhythm, w.totals(i)...)
	s.say(english.LabelSource, w.cited(r.From, r.CapFrom, b.UntilFrom)...)
	s.say(english.LessonHeadWatch, w.alarms())
	return s
}

// roundsMeaning explains how rounds and criteria work together.
func roundsMeaning(b protocol.Block) []string {
	var out []string
	if b.Has(protocol.UntilEased) {
		out = append(out, english.LessonEasedByHand)
	}
	switch open := b.Rounds.Planned == 0; {
	case len(b.Until) > 1 && open:
		out = append(out, english.LessonFirstOrCap)
	case len(b.Until) > 0 && open:
		out = append(out, english.LessonElseCap)
	case len(b.Until) > 1:
		out = append(out, english.LessonFirstOrPlan)
	case len(b.Until) > 0:
		out = append(out, english.LessonElsePlan)
	case open:
		out = append(out, english.LessonByHandOrCap)
	default:
		out = append(out, english.LessonRoundsEnd)
	}
	if b.Rounds.Min > 0 && b.Rounds.Min != b.Rounds.Planned && len(b.Until) > 0 {
		out = append(out, english.LessonFewestRounds)
	}
	return out
}

// totals says how long one round and all rounds last.
func (w lessonWriter) totals(i int) []phrase.Text {
	p := w.patterns[i]
	if p.Round.Max == 0 {
		return nil
	}
	out := []phrase.Text{phrase.Fill(english.LessonRoundLasts, p.Round.words())}
	if _, limited := w.part.Blocks[i].Compression(); p.Planned < 2 || limited || p.Whole.Max == 0 { // a limit ends it before
		return out
	}
	rounds := phrase.Marked(phrase.Count(p.Planned, "round"), plannedFrom(w.part.Blocks[i].Rounds))
	if p.Whole.Open { // the program lets go after a hold that is not released
		return append(out, phrase.Fill(english.LessonAllLastReleased, rounds, p.Whole.words()))
	}
	return append(out, phrase.Fill(english.LessonAllLast, rounds, p.Whole.words()))
}

// plannedFrom is the origin of the number of rounds, or of the cap where none are planned.
func plannedFrom(r protocol.Rounds) protocol.Provenance {
	if r.Planned == 0 {
		return r.CapFrom
	}
	return r.From
}
