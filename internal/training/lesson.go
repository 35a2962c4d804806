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

// Lesson is a walk through one protocol, step by step: what to do, how long and where that
// number comes from, what it means for the rhythm, what to watch for, what to ask the
// client, when to stop, and which sources say so.
//
// Any valid protocol has a lesson, which says nothing that neither the protocol nor the program
// knows. Files give no reasons for their numbers, so none is made up: the lesson says what the
// number means for the rhythm instead. Each number of the protocol appears exactly once, as an item
// with its origin; a computed number is marked as the weakest of its parts. Texts are as they stand
// in the file: whoever shows them must make them harmless.
type Lesson struct {
	Protocol protocol.Protocol
	Steps    []LessonStep
	// Patterns are the rhythms, by block.
	Patterns []Pattern
}

// LessonStep is one screen of a lesson.
type LessonStep struct {
	Title string
	// Block and Phase are indexes in the plan, which also counts the phases that it adds. With
	// NoIndex for Phase the step is about when the block ends; with NoIndex for both, about the
	// whole protocol.
	Block, Phase int
	Parts        []LessonPart
}

// NoIndex stands for no block or no phase.
const NoIndex = -1

// LessonPart is one question about a step, with its answers.
type LessonPart struct {
	Head string // "what to do", "how long"; in lower case
	// Items are sentences, or numbers of the protocol with their origin: "8 to 10 seconds (stated: N3)".
	Items []phrase.Text
}

// LessonOptions is what a lesson needs besides the protocol.
type LessonOptions struct {
	Plan  protocol.Options // what it would be run with
	Today time.Time        // the windows after a session are counted from it
	// Alarms are the safety text's signs to stop at once. The lesson adds the client's word.
	Alarms []string
}

// NewLesson makes the lesson of a protocol. An invalid protocol's problems come back as
// [protocol.Problems].
func NewLesson(p protocol.Protocol, o LessonOptions) (Lesson, error) {
	plan, err := protocol.Expand(p, o.Plan)
	if err != nil {
		return Lesson{}, err
	}
	part := &plan.Parts[0]
	part.Blocks = onceEach(p, part.Blocks)
	w := lessonWriter{p: p, part: *part, o: o, patterns: patterns(plan)}
	steps := []LessonStep{w.overview(), w.before(), w.pressure()}
	for i := range part.Blocks {
		for j := range part.Blocks[i].Phases {
			if j < len(p.Blocks[i].Phases) || w.patterns[i].often(j) > 0 {
				steps = append(steps, w.phase(i, j))
			}
		}
		steps = append(steps, w.stop(i))
	}
	steps = append(steps, w.ask())
	if !p.Aftercare.IsZero() {
		steps = append(steps, w.afterwards())
	}
	steps = append(steps, w.sources(), w.practise())
	return Lesson{Protocol: p, Steps: steps, Patterns: w.patterns}, nil
}

// onceEach leaves out the sets that repeat a block, so that the rest have the indexes and names of
// the protocol's blocks.
func onceEach(p protocol.Protocol, blocks []protocol.Block) []protocol.Block {
	var out []protocol.Block
	for _, b := range blocks {
		if b.Set < 2 {
			b.Name = p.Blocks[len(out)].Name
			out = append(out, b)
		}
	}
	return out
}

type lessonWriter struct {
	p        protocol.Protocol
	part     protocol.Part // the protocol made ready to run
	o        LessonOptions
	patterns []Pattern
}

// lessonStep begins a step about the whole protocol.
func lessonStep(title string) LessonStep {
	return LessonStep{Title: title, Block: NoIndex, Phase: NoIndex}
}

// add appends a part, unless it has no items.
func (s *LessonStep) add(head string, items ...phrase.Text) {
	items = slices.DeleteFunc(items, func(i phrase.Text) bool { return strings.TrimSpace(i.String()) == "" })
	if len(items) > 0 {
		s.Parts = append(s.Parts, LessonPart{Head: head, Items: items})
	}
}

// say appends a part of texts.
func (s *LessonStep) say(head string, texts ...string) { s.add(head, unmarked(texts...)...) }

func unmarked(texts ...string) []phrase.Text {
	items := make([]phrase.Text, len(texts))
	for i, t := range texts {
		items[i] = phrase.Unmarked(strings.TrimSpace(t))
	}
	return items
}

// attributed is a text of the protocol with its origin, if the file gives one.
func attributed(text string, from protocol.Provenance) phrase.Text {
	return phrase.Words(strings.TrimSpace(text), from)
}

// lessonNumbers collects numbers of the protocol.
type lessonNumbers []phrase.Text

// add appends a number, if the protocol has it.
func (n *lessonNumbers) add(there bool, text string, from protocol.Provenance) {
	if there {
		*n = append(*n, phrase.Attributed(text, from))
	}
}

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
