package training

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// overview is what the protocol is, in its own words.
func (w lessonWriter) overview() LessonStep {
	s := lessonStep(w.p.Name)
	s.say(english.LessonHeadWhat, w.p.Summary)
	s.add(english.LessonHeadTechnique, attributed(w.p.Technique, w.p.TechniqueFrom))
	s.add(english.LessonHeadTool, attributed(w.p.Tool, w.p.ToolFrom))
	s.add(english.LabelBreath, attributed(w.p.Breath, w.p.BreathFrom))
	s.add(english.LessonHeadWhere, w.where()...)
	s.add(english.LessonHeadRhythm, w.rhythms()...)
	if len(w.p.Sources) > 0 {
		first := w.p.Sources[0]
		s.add(english.LabelSource, phrase.Attributed(first.Citation, protocol.Provenance{Basis: first.Basis, Source: first.Key}))
	}
	return s
}

// where are the points, and the way from one to the next.
func (w lessonWriter) where() []phrase.Text {
	var items lessonNumbers
	for _, pt := range w.p.Points {
		items = append(items, phrase.Unmarked(pt.String()))
	}
	if w.part.Order == protocol.Sweep {
		items = append(items, phrase.Unmarked(english.LessonSweep))
		if len(w.p.Points) == 0 {
			items = append(items, phrase.Fill(english.LessonPointsUnnamed, pointsWords(w.part)))
		}
	}
	r := w.part.Reposition
	if w.p.Reposition == 0 && w.part.To-w.part.From > 1 {
		between := phrase.Fill(english.LessonBetweenPoints, phrase.Marked(phrase.SpanWords(r.Duration), r.From))
		items = append(items, between.Sentence())
	}
	between := fmt.Sprintf(english.LessonBetweenPoints, phrase.LengthWords(w.p.Reposition))
	items.add(w.p.Reposition > 0, between, w.p.RepositionFrom)
	return items
}

func (w lessonWriter) rhythms() []phrase.Text {
	var out []phrase.Text
	for i, pattern := range w.patterns {
		words := pattern.Words
		if name := w.blockName(i); name != "" {
			words = phrase.Join([]phrase.Text{phrase.Unmarked(name), words}, ": ")
		}
		out = append(out, words.Sentence())
	}
	return out
}

// before is what to know before pressing.
func (w lessonWriter) before() LessonStep {
	s := lessonStep(english.SafetyHead)
	var cautions []phrase.Text
	for i, c := range w.p.Cautions {
		cautions = append(cautions, attributed(c, w.p.CautionFrom(i)))
	}
	s.add(english.LessonHeadWatch, cautions...)
	var sites []string
	for _, pt := range w.p.Points {
		if pt.Caution() {
			sites = append(sites, pt.Site)
		}
	}
	if len(sites) > 0 {
		s.say(english.LessonHeadCautionSite, fmt.Sprintf(english.LessonCautionSites, plain.AndList(sites)))
	}
	s.say(english.LessonHeadAlarms, append(slices.Clone(w.o.Alarms), english.SafetyAsked)...)
	s.say(english.LessonHeadWhenNot, english.LessonReadSafetyText)
	return s
}

// pressure is how hard to press, as far as the protocol says.
func (w lessonWriter) pressure() LessonStep {
	p := w.part.Pressure
	s := lessonStep(plain.Capital(english.LabelPressure))
	s.add(english.LabelHowHard, attributed(p.Words, p.WordsFrom))
	s.add(english.LessonHeadChange, levelChange(p)...)
	var levels []phrase.Text
	for i, name := range p.Levels {
		levels = append(levels, attributed(fmt.Sprintf(english.LessonLevelName, i+1, name), p.LevelsFrom))
	}
	if p.FirstLevel() > 1 {
		levels = append(levels, unmarked(fmt.Sprintf(english.LessonFirstLevel, p.FirstLevel()))...)
	}
	s.add(english.LabelLevels, levels...)
	own, ceiling := protocol.Provenance{Basis: protocol.Chosen}, w.part.Ceiling()
	var limits lessonNumbers
	limits.add(p.Target > 0, fmt.Sprintf(english.LessonTargetScore, p.Target), own)
	limits.add(ceiling.Level > 0, phrase.CeilingWords(ceiling), own)
	s.add(english.LessonHeadLimits, limits...)
	s.say(english.LessonHeadSensing, english.LessonNoSensing)
	return s
}

// levelChange is how the level changes by itself, and whether time can change it.
func levelChange(p protocol.Pressure) []phrase.Text {
	switch p.Change {
	case protocol.Up:
		return []phrase.Text{attributed(english.LessonLevelUp, p.ChangeFrom), phrase.Unmarked(english.LessonLevelUpNotTime)}
	case protocol.Down, protocol.Alternate:
		return []phrase.Text{attributed(plain.Sentence(phrase.LevelChange(p.Change)), p.ChangeFrom)}
	default:
		return []phrase.Text{attributed(english.LessonLevelSame, p.ChangeFrom)}
	}
}

// ask is what to ask the client at any time. Check-ins of the protocol have their own steps.
func (w lessonWriter) ask() LessonStep {
	s := lessonStep(plain.Capital(english.LessonHeadAsk))
	s.say(english.LessonHeadAskPressure, english.LessonAskPressure)
	s.say(english.LessonHeadAskScore, english.LessonScore, w.scoreRules())
	s.say(english.LessonHeadCeiling, english.LessonScoreCeiling)
	return s
}

// scoreRules says how a score can end the protocol; "" where it can't.
func (w lessonWriter) scoreRules() string {
	for _, b := range w.part.Blocks {
		if b.Has(protocol.UntilDrop) || b.Has(protocol.UntilPercent) {
			return english.LessonScoreFirst
		}
		if b.Has(protocol.UntilScore) {
			return english.LessonScoreLow
		}
	}
	return ""
}

// afterwards is what to expect after a session.
func (w lessonWriter) afterwards() LessonStep {
	s := lessonStep(english.LessonAftercare)
	a := w.p.Aftercare
	w.window(&s, english.LessonHeadSoreness, english.SorenessFades, phrase.FadesBy, a.Soreness, a.SorenessFrom)
	w.window(&s, english.LessonHeadRelaxed, english.MusclesRelaxed, phrase.LastsUntil, a.Relaxed, a.RelaxedFrom)
	s.say(english.LessonHeadCaveat, plain.Sentence(a.Caveat))
	s.say(english.LessonHeadPrediction, plain.Sentence(english.NoPrediction))
	return s
}

// window adds a span after the session: as the source gives it, and as dates from today.
func (w lessonWriter) window(
	s *LessonStep, head, text string, days func(protocol.Span, time.Time) string, span protocol.Span, from protocol.Provenance,
) {
	if span.IsZero() {
		return
	}
	today, dates := phrase.Day(w.o.Today), days(span, w.o.Today)
	when := fmt.Sprintf(english.LessonWindow, today, dates, from.Source)
	if from.Source == "" {
		when = fmt.Sprintf(english.LessonWindowNoSource, today, dates, phrase.Origin(from))
	}
	s.add(head, phrase.Attributed(fmt.Sprintf(text, phrase.Window(span)), from), phrase.Unmarked(when))
}

// sources lists the sources, and explains the marks of numbers without one.
func (w lessonWriter) sources() LessonStep {
	s := lessonStep(plain.Capital(english.LabelSources))
	for _, src := range w.p.Sources {
		basis := english.LessonSourceStated
		if src.Basis == protocol.Secondary {
			basis = english.LessonSourceSecondary
		}
		s.say(src.Key, src.Citation, basis)
	}
	if len(w.p.Sources) == 0 {
		s.say(english.LabelSources, english.LessonNoSources)
	}
	var general []phrase.Text
	for _, g := range w.p.General() {
		general = append(general, attributed(g.Text, g.From))
	}
	s.add(english.LessonHeadGeneral, general...)
	s.say(english.LessonHeadMarks, english.LessonMarkAssumed, english.LessonMarkChosen)
	return s
}

func (w lessonWriter) practise() LessonStep {
	s := lessonStep(english.LessonRun)
	s.say(english.HelpNow, english.LessonRunNow)
	s.say(english.LabelPreview, english.LessonPreview)
	return s
}

// title is the title of a step about something in a block.
func (w lessonWriter) title(block int, what string) string {
	name := w.blockName(block)
	switch {
	case name == "", strings.EqualFold(name, what):
		return plain.Capital(what)
	default:
		return plain.Capital(fmt.Sprintf("%s: %s", name, what))
	}
}

// blockName is the name of a block, or its number among several; "" where it is the only one.
func (w lessonWriter) blockName(i int) string {
	switch n := len(w.part.Blocks); {
	case w.part.Blocks[i].Name != "":
		return w.part.Blocks[i].Name
	case n > 1:
		return fmt.Sprintf(english.PartOf, i+1, n)
	default:
		return ""
	}
}
