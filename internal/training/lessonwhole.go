package training

import (
	"fmt"
	"slices"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// overview is what the protocol is, in its own words.
func (w lessonWriter) overview() LessonStep {
	s := lessonStep(w.p.Name)
	s.say(english.LessonHeadWhat, w.p.Summary)
	s.add(english.LessonHeadTechnique, attributed(w.p.Technique, w.p.TechniqueFrom)...)
	s.add(english.LessonHeadTool, attributed(w.p.Tool, w.p.ToolFrom)...)
	s.add(english.LessonHeadBreath, attributed(w.p.Breath, w.p.BreathFrom)...)
	s.add(english.LessonHeadWhere, w.where()...)
	s.say(english.LessonHeadRhythm, w.rhythms()...)
	if len(w.p.Sources) > 0 {
		first := w.p.Sources[0]
		s.say(english.LessonHeadSource, phrase.Attributed(first.Citation, protocol.Provenance{Basis: first.Basis, Source: first.Key}))
	}
	return s
}

// where are the points, and the way from one to the next.
func (w lessonWriter) where() []LessonItem {
	var items []LessonItem
	for _, pt := range w.p.Points {
		items = append(items, textItems(pt.String())...)
	}
	if w.part.Order == protocol.Sweep {
		items = append(items, textItems(english.LessonSweep)...)
		if len(w.p.Points) == 0 {
			items = append(items, textItems(fmt.Sprintf(english.LessonPointsUnnamed, pointsWords(w.part)))...)
		}
	}
	switch r := w.part.Reposition; {
	case w.p.Reposition > 0:
		between := fmt.Sprintf(english.LessonBetweenPoints, protocol.DurationWords(w.p.Reposition))
		items = append(items, numberItem("reposition", between, w.p.RepositionFrom))
	case w.part.To-w.part.From > 1:
		between := fmt.Sprintf(english.LessonBetweenPoints, phrase.Marked(r.Duration.Words(), r.From))
		items = append(items, textItems(phrase.Sentence(between))...)
	}
	return items
}

// rhythms are the blocks' patterns in words.
func (w lessonWriter) rhythms() []string {
	var out []string
	for i, pattern := range w.patterns {
		out = append(out, phrase.Sentence(w.ofBlock(i, pattern.Words)))
	}
	return out
}

// before is what to know before hands are laid on.
func (w lessonWriter) before() LessonStep {
	s := lessonStep(english.LessonBefore)
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
		s.say(english.LessonHeadCautionSite, fmt.Sprintf(english.LessonCautionSites, phrase.List(sites)))
	}
	s.say(english.LessonHeadAlarms, append(slices.Clone(w.o.Alarms), english.LessonAlarmAsked)...)
	s.say(english.LessonHeadWhenNot, english.LessonReadSafetyText)
	return s
}

// pressure is how hard, as far as the protocol says.
func (w lessonWriter) pressure() LessonStep {
	p := w.part.Pressure
	s := lessonStep(english.LessonPressure)
	s.add(english.LessonHeadHowHard, attributed(p.Words, p.WordsFrom)...)
	s.add(english.LessonHeadChange, levelChange(p)...)
	var levels []LessonItem
	for i, name := range p.Levels {
		levels = append(levels, attributed(fmt.Sprintf(english.LessonLevelName, i+1, name), p.LevelsFrom)...)
	}
	if p.FirstLevel() > 1 {
		levels = append(levels, textItems(fmt.Sprintf(english.LessonFirstLevel, p.FirstLevel()))...)
	}
	s.add(english.LessonHeadLevels, levels...)
	own := protocol.Provenance{Basis: protocol.Chosen}
	var limits []LessonItem
	if p.Target > 0 {
		limits = append(limits, numberItem("pressure.target", fmt.Sprintf(english.LessonTargetScore, p.Target), own))
	}
	if c := w.part.Ceiling(); c.Level > 0 {
		limits = append(limits, numberItem("pressure.ceiling", phrase.CeilingWords(c), own))
	}
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

// ask is what to ask the client at any time. The check-ins of the protocol are steps
// of their own.
func (w lessonWriter) ask() LessonStep {
	s := lessonStep(english.LessonAsk)
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

// afterwards are the windows after a session, as the source gives them.
func (w lessonWriter) afterwards() LessonStep {
	s := lessonStep(english.LessonAftercare)
	a := w.p.Aftercare
	if !a.Soreness.IsZero() {
		s.add(english.LessonHeadSoreness,
			numberItem("aftercare.soreness", fmt.Sprintf(english.SorenessFades, phrase.Window(a.Soreness)), a.SorenessFrom),
			w.window(a.Soreness, a.SorenessFrom))
	}
	if !a.Relaxed.IsZero() {
		s.add(english.LessonHeadRelaxed,
			numberItem("aftercare.relaxed", fmt.Sprintf(english.MusclesRelaxed, phrase.Window(a.Relaxed)), a.RelaxedFrom),
			w.window(a.Relaxed, a.RelaxedFrom))
	}
	s.say(english.LessonHeadCaveat, phrase.Sentence(a.Caveat))
	s.say(english.LessonHeadPrediction, phrase.Sentence(english.NoPrediction))
	return s
}

// window is a span after today as dates, with who says so.
func (w lessonWriter) window(s protocol.Span, from protocol.Provenance) LessonItem {
	today, dates := phrase.Day(w.o.Today), phrase.Days(s, w.o.Today)
	if from.Source == "" {
		return LessonItem{Text: fmt.Sprintf(english.LessonWindowNoSource, today, dates, phrase.Origin(from))}
	}
	return LessonItem{Text: fmt.Sprintf(english.LessonWindow, today, dates, from.Source)}
}

// sources are who says all this, and what nobody says.
func (w lessonWriter) sources() LessonStep {
	s := lessonStep(english.LessonSources)
	for _, src := range w.p.Sources {
		basis := english.LessonSourceStated
		if src.Basis == protocol.Secondary {
			basis = english.LessonSourceSecondary
		}
		s.say(src.Key, src.Citation, basis)
	}
	if len(w.p.Sources) == 0 {
		s.say(english.LessonHeadNoSources, english.LessonNoSources)
	}
	var general []LessonItem
	for _, g := range w.p.General() {
		general = append(general, attributed(g.Text, g.From)...)
	}
	s.add(english.LessonHeadGeneral, general...)
	s.say(english.LessonHeadMarks, english.LessonMarkAssumed, english.LessonMarkChosen)
	return s
}

// practise leads on to a run.
func (w lessonWriter) practise() LessonStep {
	s := lessonStep(english.LessonRun)
	s.say(english.LessonHeadNow, english.LessonRunNow)
	s.say(english.LessonHeadPreview, english.LessonPreview)
	return s
}

// title is what a step of a block is called.
func (w lessonWriter) title(block int, what string) string {
	return phrase.Capital(w.ofBlock(block, what))
}

// ofBlock says something of a block, under its name where there are several.
func (w lessonWriter) ofBlock(i int, text string) string {
	switch b := w.part.Blocks[i]; {
	case b.Name != "":
		return fmt.Sprintf(english.LessonBlockStep, b.Name, text)
	case len(w.part.Blocks) > 1:
		return fmt.Sprintf(english.LessonBlockStep, fmt.Sprintf(english.PartOf, i+1, len(w.part.Blocks)), text)
	default:
		return text
	}
}
