package training

import (
	"fmt"
	"slices"
	"strconv"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// overview is what the protocol is, in its own words.
func (w lessonWriter) overview() LessonStep {
	s := lessonStep(w.p.Name)
	s.add("what it is", textItems(w.p.Summary)...)
	s.add("how it is done", attributed(w.p.Technique, w.p.TechniqueFrom)...)
	s.add("with", attributed(w.p.Tool, w.p.ToolFrom)...)
	s.add("breath", attributed(w.p.Breath, w.p.BreathFrom)...)
	s.add("where", w.where()...)
	s.add("the rhythm", textItems(w.rhythms()...)...)
	if len(w.p.Sources) > 0 {
		first := w.p.Sources[0]
		s.add("source", textItems(fmt.Sprintf("%s (%s: %s)", first.Citation, first.Basis, first.Key))...)
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
		items = append(items, textItems("One round at each point in turn, sweep after sweep.")...)
		if len(w.p.Points) == 0 {
			items = append(items, textItems(pointsWords(w.part)+" unless you name them.")...)
		}
	}
	const between = " from one point to the next"
	switch r := w.part.Reposition; {
	case w.p.Reposition > 0:
		items = append(items, numberItem("reposition", protocol.DurationWords(w.p.Reposition)+between, w.p.RepositionFrom))
	case w.part.To-w.part.From > 1:
		items = append(items, textItems(sentence(phrase.Marked(r.Duration.Words(), r.From)+between))...)
	}
	return items
}

// rhythms are the blocks' patterns in words.
func (w lessonWriter) rhythms() []string {
	var out []string
	for i, pattern := range w.patterns {
		s := pattern.Words
		if name := w.blockName(i); name != "" {
			s = name + ": " + s
		}
		out = append(out, sentence(s))
	}
	return out
}

// before is what to know before hands are laid on.
func (w lessonWriter) before() LessonStep {
	s := lessonStep("Before you press")
	var cautions []LessonItem
	for i, c := range w.p.Cautions {
		cautions = append(cautions, attributed(c, w.p.CautionFrom(i))...)
	}
	s.add("watch for", cautions...)
	var sites []string
	for _, pt := range w.p.Points {
		if pt.Caution() {
			sites = append(sites, pt.Site)
		}
	}
	if len(sites) > 0 {
		s.add("caution sites", textItems("Over or beside a structure to be careful of: "+join(sites)+".")...)
	}
	s.add("stop at once for", textItems(append(slices.Clone(w.o.Alarms), "whenever the client asks")...)...)
	s.add("when not to press", textItems("The safety text names when not to press and where: read it before the first client.")...)
	return s
}

// pressure is how hard, as far as the protocol says.
func (w lessonWriter) pressure() LessonStep {
	p := w.part.Pressure
	s := lessonStep("Pressure")
	s.add("how hard", attributed(p.Words, p.WordsFrom)...)
	s.add("how it changes", attributed(changeWords(p.Change), p.ChangeFrom)...)
	var levels []LessonItem
	for i, name := range p.Levels {
		levels = append(levels, attributed(fmt.Sprintf("Level %d is %q.", i+1, name), p.LevelsFrom)...)
	}
	if p.FirstLevel() > 1 {
		levels = append(levels, textItems(fmt.Sprintf("It begins at level %d.", p.FirstLevel()))...)
	}
	s.add("levels", levels...)
	own := protocol.Provenance{Basis: protocol.Chosen}
	var limits []LessonItem
	if p.Target > 0 {
		limits = append(limits, numberItem("pressure.target", "work at a client-reported score of "+strconv.Itoa(p.Target), own))
	}
	if c := w.part.Ceiling(); c.Level > 0 {
		limits = append(limits, numberItem("pressure.ceiling", phrase.CeilingWords(c), own))
	}
	s.add("limits", limits...)
	s.add("what is sensed", textItems(
		"The program can't sense pressure: a level is a step that you and the client know, not a force.")...)
	return s
}

func changeWords(c protocol.Change) string {
	switch c {
	case protocol.Up:
		return "One level up each time that you mark a hold as released. Time alone never raises it: nobody is pressed harder because a clock ran out."
	case protocol.Down:
		return "One level down each round."
	case protocol.Alternate:
		return "Two neighbouring levels in turn, round by round."
	default:
		return "The level stays the same unless you change it by hand."
	}
}

// ask is what to ask the client at any time. The check-ins of the protocol are steps
// of their own.
func (w lessonWriter) ask() LessonStep {
	s := lessonStep("Ask the client")
	s.add("about the pressure", textItems(
		"Too much, too little, getting better, getting worse: each answer has a key, is recorded, and changes nothing by itself.")...)
	s.add("a score from 0 to 10", textItems(
		"It is what the client reports, not a measurement. It counts at the end of the round in which it is given.",
		w.scoreRules())...)
	s.add("how high it may go", textItems(
		"Practice sources disagree on a ceiling: 4 to 6, 5 to 7, at most 7, 7 to 8. None of them is the standard; agree on one with the client.")...)
	return s
}

// scoreRules tells whether a score can end anything.
func (w lessonWriter) scoreRules() string {
	for _, b := range w.part.Blocks {
		if b.Has(protocol.UntilDrop) || b.Has(protocol.UntilPercent) {
			return "Ask before the first hold: the rule to stop counts from the first score."
		}
		if b.Has(protocol.UntilScore) {
			return "A low one meets the rule to stop."
		}
	}
	return ""
}

// afterwards are the windows after a session, as the source gives them.
func (w lessonWriter) afterwards() LessonStep {
	s := lessonStep("Afterwards")
	a := w.p.Aftercare
	if !a.Soreness.IsZero() {
		s.add("soreness",
			numberItem("aftercare.soreness", "soreness fades within "+protocol.Window(a.Soreness), a.SorenessFrom),
			w.window(a.Soreness, a.SorenessFrom))
	}
	if !a.Relaxed.IsZero() {
		s.add("relaxed muscles",
			numberItem("aftercare.relaxed", "muscles stay more relaxed for "+protocol.Window(a.Relaxed), a.RelaxedFrom),
			w.window(a.Relaxed, a.RelaxedFrom))
	}
	s.add("reservation", textItems(sentence(a.Caveat))...)
	s.add("what this is", textItems(sentence(protocol.NoPrediction))...)
	return s
}

// window is a span after today as dates, with who says so.
func (w lessonWriter) window(s protocol.Span, from protocol.Provenance) LessonItem {
	dates := protocol.Days(s, w.o.Today)
	who := "by a number that is " + from.String()
	if from.Source != "" {
		who = "as " + from.Source + " has it"
	}
	return LessonItem{Text: fmt.Sprintf("After a session on %s that is %s, %s.", protocol.Days(protocol.Span{}, w.o.Today), dates, who)}
}

// sources are who says all this, and what nobody says.
func (w lessonWriter) sources() LessonStep {
	s := lessonStep("Sources")
	for _, src := range w.p.Sources {
		basis := "the numbers that name it stand in it"
		if src.Basis == protocol.Secondary {
			basis = "read in texts that quote or teach it"
		}
		s.add(src.Key, textItems(src.Citation, sentence(string(src.Basis)+": "+basis))...)
	}
	if len(w.p.Sources) == 0 {
		s.add("sources", textItems("The protocol names none.")...)
	}
	var general []LessonItem
	for _, g := range w.p.General() {
		general = append(general, attributed(g.Text, g.From)...)
	}
	s.add("what they say in general", general...)
	s.add("marks", textItems(
		"Assumed: no source states the number; it is there so that a run can go on by itself.",
		"Chosen: whoever wrote the file or started the program set the number.")...)
	return s
}

// practise leads on to a run.
func (w lessonWriter) practise() LessonStep {
	s := lessonStep("Run it")
	s.add("now", textItems("Run the whole protocol: at half speed to follow each cue, at normal speed to keep time with it, or at double speed to see the order.")...)
	s.add("preview", textItems("At any speed but the normal one it is a preview: its seconds are not real ones, and it is marked as one.")...)
	return s
}

// title is what a step of a block is called.
func (w lessonWriter) title(block int, what string) string {
	if name := w.blockName(block); name != "" {
		return capital(name + ": " + what)
	}
	return capital(what)
}

// blockName is what a block is called where there are several; "" for the only one
// without a name.
func (w lessonWriter) blockName(i int) string {
	switch b := w.part.Blocks[i]; {
	case b.Name != "":
		return b.Name
	case len(w.part.Blocks) > 1:
		return fmt.Sprintf("part %d of %d", i+1, len(w.part.Blocks))
	default:
		return ""
	}
}
