package training

import (
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// Lesson is a walk through one protocol, step by step: what to do, how long and where that
// number comes from, what it means for the rhythm, what to watch for, what to ask the
// client, when to stop, and which sources say so.
//
// It is made of any valid protocol, and says nothing that neither the protocol nor the
// program knows. Files give no reasons for their numbers, so no reason is made up: in its
// place stands what the number means for the rhythm. Every number of the protocol stands in
// the lesson just once, as a [LessonItem] with its provenance; what is computed from several
// is marked as the weakest of them. The texts are as they stand in files: whoever shows them
// makes them harmless.
type Lesson struct {
	Protocol protocol.Protocol
	Steps    []LessonStep
	// Patterns are the blocks' rhythms, by block.
	Patterns []Pattern
}

// LessonStep is what the student takes in at once.
type LessonStep struct {
	Title string
	// Block and Phase say what the step is about, as indexes of the plan's blocks and
	// phases: a phase that the plan puts in has one too. A block with NoIndex for its phase is
	// about when to stop, and NoIndex for both about the whole protocol.
	Block, Phase int
	Parts        []LessonPart
}

// NoIndex is the index of a block or phase that is not there.
const NoIndex = -1

// LessonPart is one question about a step, with its answers.
type LessonPart struct {
	Head  string // "what to do", "how long"; in lower case
	Items []LessonItem
}

// LessonItem is one sentence, or one number of the protocol.
type LessonItem struct {
	Text string
	// Path is the number's place by the keys of the file format, such as
	// "blocks[0].phases[1].duration"; empty for a sentence.
	Path string
	From protocol.Provenance // of the number
}

// Words are the item as it is shown: of a number, where it comes from stands behind
// it, as in "8 to 10 seconds (stated: N3)".
func (i LessonItem) Words() phrase.Text {
	if i.Path == "" {
		return phrase.Unmarked(i.Text)
	}
	return phrase.AttributedNumber(i.Text, i.From)
}

// String is the same in one piece.
func (i LessonItem) String() string { return i.Words().String() }

// LessonOptions is what a lesson needs besides the protocol.
type LessonOptions struct {
	Plan  protocol.Options // what it would be run with
	Today time.Time        // the windows after a session are counted from it
	// Alarms are the signs to stop at once for, from the safety text. The lesson adds that
	// the client asks.
	Alarms []string
}

// NewLesson makes a lesson of a valid protocol; the problems of an invalid one come back as
// an error of type [protocol.Problems].
func NewLesson(p protocol.Protocol, o LessonOptions) (Lesson, error) {
	plan, err := protocol.Expand(p, o.Plan)
	if err != nil {
		return Lesson{}, err
	}
	part := plan.Parts[0]
	part.Blocks = onceEach(p, part.Blocks)
	w := lessonWriter{p: p, part: part, o: o, patterns: patterns(part)}
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

// onceEach are the blocks of a plan without the sets that only repeat one, so that they
// are those of the protocol, by index and by name.
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

// sweeps reports whether a round goes over several points.
func (w lessonWriter) sweeps() bool {
	return w.part.Order == protocol.Sweep && w.part.To-w.part.From > 1
}

// lessonStep begins a step about the whole protocol.
func lessonStep(title string) LessonStep {
	return LessonStep{Title: title, Block: NoIndex, Phase: NoIndex}
}

// add puts a part at the end, unless there is nothing in it.
func (s *LessonStep) add(head string, items ...LessonItem) {
	if len(items) > 0 {
		s.Parts = append(s.Parts, LessonPart{Head: head, Items: items})
	}
}

// say puts a part of texts at the end; the empty ones are left out.
func (s *LessonStep) say(head string, texts ...string) { s.add(head, textItems(texts...)...) }

// textItems are an item for each text that is not empty.
func textItems(texts ...string) []LessonItem {
	var items []LessonItem
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			items = append(items, LessonItem{Text: t})
		}
	}
	return items
}

// attributed is a text of the protocol with where it comes from, if that is said.
func attributed(text string, from protocol.Provenance) []LessonItem {
	return textItems(phrase.Words(strings.TrimSpace(text), from))
}

// lessonNumbers gathers numbers of the protocol.
type lessonNumbers []LessonItem

// add puts one at the end, if it is there.
func (n *lessonNumbers) add(there bool, path, text string, from protocol.Provenance) {
	if there {
		*n = append(*n, LessonItem{Text: text, Path: path, From: from})
	}
}
