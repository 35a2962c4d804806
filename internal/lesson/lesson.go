// Package lesson makes a walk through one protocol of it, step by step: what to do,
// how long and where that number comes from, what it means for the rhythm, what to
// watch for, what to ask the client, when to stop, and which sources say so.
//
// It works for every valid protocol, one of the user's own too, and says nothing that
// neither the protocol nor the program knows. Files give no reasons for their numbers,
// so no reason is made up: in its place stands what the number means for the rhythm.
// Every number of the protocol stands in the lesson just once as an [Item] with its
// provenance; what is computed from several is marked as the weakest of them.
//
// The package holds values only. A [Pattern] is the protocol's rhythm, for whoever
// draws it; the texts are as they stand in files, so whoever shows them must make them
// harmless.
package lesson

import (
	"fmt"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// Topic is what a step is about.
type Topic string

// The topics, in the order in which a lesson takes them up.
const (
	Overview  Topic = "overview"
	Before    Topic = "before you press"
	Pressure  Topic = "pressure"
	Phase     Topic = "phase"
	Stop      Topic = "when to stop"
	Ask       Topic = "ask the client"
	Aftercare Topic = "afterwards"
	Sources   Topic = "sources"
	Practise  Topic = "run it"
)

// Lesson is a walk through a protocol.
type Lesson struct {
	Protocol protocol.Protocol
	Steps    []Step
	// Patterns are the blocks' rhythms, by block.
	Patterns []Pattern
}

// Step is what the student takes in at once.
type Step struct {
	Topic Topic
	Title string
	// Block and Phase say what the step is about, as indexes of the plan's blocks and
	// phases: a phase that the plan puts in has one too. None where it is about more.
	Block, Phase int
	Parts        []Part
}

// None is the index of a block or phase that is not there.
const None = -1

// Part is one question about a step, with its answers.
type Part struct {
	Head  string // "what to do", "how long"; in lower case
	Items []Item
}

// Item is one sentence, or one number of the protocol.
type Item struct {
	Text string
	// Path is the number's place by the keys of the file format, such as
	// "blocks[0].phases[1].duration"; empty for a sentence.
	Path string
	From protocol.Provenance // of the number
}

// String is the item as it is shown: of a number, where it comes from stands behind
// it, as in "8 to 10 seconds (stated: N3)".
func (i Item) String() string {
	if i.Path == "" {
		return i.Text
	}
	return fmt.Sprintf("%s (%s)", i.Text, strings.Replace(i.From.String(), ":", ": ", 1))
}

// Options are what a lesson needs beside the protocol.
type Options struct {
	Plan  protocol.Options // what it would be run with
	Today time.Time        // the windows after a session are counted from it
	// Alarms are the signs to stop at once for, as the safety text names them; that the
	// client asks is added.
	Alarms []string
}

// New makes a lesson of a valid protocol; the problems of an invalid one come back as
// an error of type [protocol.Problems].
func New(p protocol.Protocol, o Options) (Lesson, error) {
	plan, err := protocol.Expand(p, o.Plan)
	if err != nil {
		return Lesson{}, err
	}
	part := plan.Parts[0]
	part.Blocks = onceEach(p, part.Blocks)
	w := writer{p: p, part: part, o: o, patterns: patterns(part)}
	steps := []Step{w.overview(), w.before(), w.pressure()}
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

// writer writes the steps of one lesson.
type writer struct {
	p        protocol.Protocol
	part     protocol.Part // the protocol made ready to run
	o        Options
	patterns []Pattern
}

// sweeps tells whether a round goes over several points.
func (w writer) sweeps() bool { return w.part.Order == protocol.Sweep && w.part.To-w.part.From > 1 }

// step begins a step about the whole protocol.
func step(topic Topic, title string) Step {
	return Step{Topic: topic, Title: title, Block: None, Phase: None}
}

// add puts a part at the end, unless there is nothing in it.
func (s *Step) add(head string, items ...Item) {
	if len(items) > 0 {
		s.Parts = append(s.Parts, Part{Head: head, Items: items})
	}
}

// say is an item for each text that is not empty.
func say(texts ...string) []Item {
	var items []Item
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			items = append(items, Item{Text: t})
		}
	}
	return items
}

// words are a text of the protocol with where it comes from, if that is said.
func words(text string, from protocol.Provenance) []Item {
	return say(phrase.Words(strings.TrimSpace(text), from))
}

// number is a number of the protocol.
func number(path, text string, from protocol.Provenance) Item {
	return Item{Text: text, Path: path, From: from}
}
