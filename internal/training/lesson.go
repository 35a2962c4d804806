package training

import (
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase"
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
