package training

import (
	"fmt"
	"slices"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// overview is what the protocol is, in its own words.
func (w lessonWriter) overview() LessonStep {
	s := lessonStep(w.p.Name)
	s.say(english.LessonHeadWhat, w.p.Summary)
	s.add(english.LessonHeadTechnique, attributed(w.p.Technique, w.p.TechniqueFrom)...)
	s.add(english.LessonHeadTool, attributed(w.p.Tool, w.p.ToolFrom)...)
	s.add(english.LabelBreath, attributed(w.p.Breath, w.p.BreathFrom)...)
	s.add(english.LessonHeadWhere, w.where()...)
	s.say(english.LessonHeadRhythm, w.rhythms()...)
	if len(w.p.Sources) > 0 {
		first := w.p.Sources[0]
		from := protocol.Provenance{Basis: first.Basis, Source: first.Key}
		s.say(english.LabelSource, phrase.Attributed(first.Citation, from).String())
	}
	return s
}

// where are the points, and the way from one to the next.
func (w lessonWriter) where() []LessonItem {
	var texts []string
	for _, pt := range w.p.Points {
		texts = append(texts, pt.String())
	}
	if w.part.Order == protocol.Sweep {
		texts = append(texts, english.LessonSweep)
		if len(w.p.Points) == 0 {
			texts = append(texts, fmt.Sprintf(english.LessonPointsUnnamed, pointsWords(w.part)))
		}
	}
	r := w.part.Reposition
	if w.p.Reposition == 0 && w.part.To-w.part.From > 1 {
		between := fmt.Sprintf(english.LessonBetweenPoints, phrase.Marked(phrase.SpanWords(r.Duration), r.From))
		texts = append(texts, phrase.Sentence(between))
	}
	items := lessonNumbers(textItems(texts...))
	between := fmt.Sprintf(english.LessonBetweenPoints, phrase.LengthWords(w.p.Reposition))
	items.add(w.p.Reposition > 0, "reposition", between, w.p.RepositionFrom)
	return items
}

func (w lessonWriter) rhythms() []string {
	var out []string
	for i, pattern := range w.patterns {
		out = append(out, phrase.Sentence(w.ofBlock(i, pattern.Words)))
	}
	return out
}

// before is what to know before pressing.
func (w lessonWriter) before() LessonStep {
	s := lessonStep(english.SafetyHead)
	var cautions []LessonItem
	for i, c := range w.p.Cautions {
		cautions = append(cautions, attributed(c, w.p.CautionFrom(i))...)
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
	s.say(english.LessonHeadAlarms, append(slices.Clone(w.o.Alarms), english.LessonAlarmAsked)...)
	s.say(english.LessonHeadWhenNot, english.LessonReadSafetyText)
	return s
}

// pressure is how hard to press, as far as the protocol says.
func (w lessonWriter) pressure() LessonStep {
	p := w.part.Pressure
	s := lessonStep(phrase.Capital(english.LabelPressure))
	s.add(english.LabelHowHard, attributed(p.Words, p.WordsFrom)...)
	s.add(english.LessonHeadChange, levelChange(p)...)
	var levels []LessonItem
	for i, name := range p.Levels {
		levels = append(levels, attributed(fmt.Sprintf(english.LessonLevelName, i+1, name), p.LevelsFrom)...)
	}
	if p.FirstLevel() > 1 {
		levels = append(levels, textItems(fmt.Sprintf(english.LessonFirstLevel, p.FirstLevel()))...)
	}
	s.add(english.LabelLevels, levels...)
	own, ceiling := protocol.Provenance{Basis: protocol.Chosen}, w.part.Ceiling()
	var limits lessonNumbers
	limits.add(p.Target > 0, "pressure.target", fmt.Sprintf(english.LessonTargetScore, p.Target), own)
	limits.add(ceiling.Level > 0, "pressure.ceiling", phrase.CeilingWords(ceiling), own)
	s.add(english.LessonHeadLimits, limits...)
	s.say(english.LessonHeadSensing, english.LessonNoSensing)
	return s
}

// levelChange is how the level changes by itself, and whether time can change it.
func levelChange(p protocol.Pressure) []LessonItem {
	switch p.Change {
	case protocol.Up:
		return append(attributed(english.LessonLevelUp, p.ChangeFrom), textItems(english.LessonLevelUpNotTime)...)
	case protocol.Down, protocol.Alternate:
		return attributed(phrase.Sentence(phrase.LevelChange(p.Change)), p.ChangeFrom)
	default:
		return attributed(english.LessonLevelSame, p.ChangeFrom)
	}
}

// ask is what to ask the client at any time. Check-ins of the protocol have their own steps.
func (w lessonWriter) ask() LessonStep {
	s := lessonStep(phrase.Capital(english.LessonHeadAsk))
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
	w.window(&s, english.LessonHeadSoreness, "aftercare.soreness", english.SorenessFades, a.Soreness, a.SorenessFrom)
	w.window(&s, english.LessonHeadRelaxed, "aftercare.relaxed", english.MusclesRelaxed, a.Relaxed, a.RelaxedFrom)
	s.say(english.LessonHeadCaveat, phrase.Sentence(a.Caveat))
	s.say(english.LessonHeadPrediction, phrase.Sentence(english.NoPrediction))
	return s
}

// window adds a span after the session: as the source gives it, and as dates from today.
func (w lessonWriter) window(s *LessonStep, head, path, text string, span protocol.Span, from protocol.Provenance) {
	if span.IsZero() {
		return
	}
	today, dates := phrase.Day(w.o.Today), phrase.Days(span, w.o.Today)
	when := fmt.Sprintf(english.LessonWindow, today, dates, from.Source)
	if from.Source == "" {
		when = fmt.Sprintf(english.LessonWindowNoSource, today, dates, phrase.Origin(from))
	}
	s.add(head, LessonItem{Text: fmt.Sprintf(text, phrase.Window(span)), Path: path, From: from}, LessonItem{Text: when})
}

// sources lists the sources, and explains the marks of numbers without one.
func (w lessonWriter) sources() LessonStep {
	s := lessonStep(phrase.Capital(english.LabelSources))
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
	var general []LessonItem
	for _, g := range w.p.General() {
		general = append(general, attributed(g.Text, g.From)...)
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

func (w lessonWriter) title(block int, what string) string {
	return phrase.Capital(w.ofBlock(block, what))
}

// ofBlock puts the name of the block before a text, where there are several blocks.
func (w lessonWriter) ofBlock(i int, text string) string {
	switch b := w.part.Blocks[i]; {
	case b.Name != "":
		return fmt.Sprintf("%s: %s", b.Name, text)
	case len(w.part.Blocks) > 1:
		return fmt.Sprintf("%s: %s", fmt.Sprintf(english.PartOf, i+1, len(w.part.Blocks)), text)
	default:
		return text
	}
}
