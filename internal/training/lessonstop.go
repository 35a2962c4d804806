package training

import (
	"fmt"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

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
