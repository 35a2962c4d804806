package training

import (
	"cmp"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Topic is what a question asks for.
type Topic string

// The topics.
const (
	AskSeconds  Topic = "seconds"  // how long, how many strokes
	AskStop     Topic = "stop"     // until when, how many rounds
	AskOrder    Topic = "order"    // which phase after which
	AskPressure Topic = "pressure" // how it changes
	AskRecall   Topic = "recall"   // which protocol it is
	AskCaution  Topic = "caution"  // what to stop at once for
	AskSource   Topic = "source"   // which source it names
)

// Words says what the questions of a topic are about.
func (t Topic) Words() string {
	return map[Topic]string{
		AskSeconds: english.LessonHeadHowLong, AskStop: english.QuizTopicStop, AskOrder: english.LabelOrder,
		AskPressure: english.LabelPressure, AskRecall: english.QuizTopicRecall, AskCaution: english.QuizTopicSafety,
		AskSource: english.LabelSource,
	}[t]
}

// Question is one question of the quiz, with exactly one right choice.
type Question struct {
	// ID is stable across runs of the program: the protocol, the topic, and the place in the
	// protocol, as in "init/seconds/3.1".
	ID       string
	Protocol string // id; "" where it is about all of them
	Topic    Topic
	Text     string
	Choices  []string // three or four, all different
	Right    int      // index of the right one
	Answer   string   // the right choice, and where it comes from
}

// Choices of a question.
const (
	maxChoices = 4
	minChoices = 3
	// maxChoice is the longest choice, in runes. Longer ones aren't used.
	maxChoice = 160
)

// Questions makes all questions about valid protocols, protocol by protocol.
//
// A wrong choice is never true of its protocol: it overlaps none of the protocol's numbers, and none
// that its words name. No question asks for an assumed number, or gives its answer away. A protocol
// may give no questions. The seed decides the choices, but not the questions.
func Questions(protocols []protocol.Protocol, seed uint64) []Question {
	l := newLibrary(protocols)
	var out []Question
	for _, p := range protocols {
		for _, a := range l.asks(p) {
			a.id = p.ID + "/" + string(a.topic) + a.id
			if q, ok := a.question(p.ID, seed); ok {
				out = append(out, q)
			}
		}
	}
	return out
}

func (l *library) asks(p protocol.Protocol) []ask {
	return slices.Concat(l.seconds(p), l.stops(p), order(p), pressure(p), l.recall(p), l.source(p))
}

// chance gives each question its own random numbers, so that adding or dropping one leaves the
// others as they are.
func chance(seed uint64, id string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id)) // a hash takes everything
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}

// ask is a question in the making.
type ask struct {
	id    string // behind the topic: "" or "/" and the place in the protocol
	topic Topic
	text  string
	right string
	// wrong are the wrong choices, the most plausible first. The first near of them are shuffled
	// before the rest is used; zero for all.
	wrong  []string
	near   int
	answer string
}

// question shuffles some of the wrong choices with the right one; false if there are too few.
func (a ask) question(id string, seed uint64) (Question, bool) {
	right, wrong := line(a.right), a.plausible()
	if !fits(right) || len(wrong) < minChoices-1 {
		return Question{}, false
	}
	r := chance(seed, a.id)
	near := min(cmp.Or(a.near, len(wrong)), len(wrong))
	r.Shuffle(near, func(i, j int) { wrong[i], wrong[j] = wrong[j], wrong[i] })
	choices := append([]string{right}, wrong[:min(maxChoices-1, len(wrong))]...)
	r.Shuffle(len(choices), func(i, j int) { choices[i], choices[j] = choices[j], choices[i] })
	return Question{
		ID: a.id, Protocol: id, Topic: a.topic, Text: line(a.text), Answer: line(a.answer),
		Choices: choices, Right: slices.Index(choices, right),
	}, true
}

// plausible are the wrong choices that can stand beside the right one: they differ from it and from
// each other, and have every word that it shares with the question, which would give it away
// otherwise.
func (a ask) plausible() []string {
	given := telling(a.right).and(telling(a.text))
	seen := map[string]bool{fold(a.right): true}
	var out []string
	for _, wrong := range a.wrong {
		wrong = line(wrong)
		if !fits(wrong) || seen[fold(wrong)] || len(given.and(telling(wrong))) < len(given) {
			continue
		}
		seen[fold(wrong)] = true
		out = append(out, wrong)
	}
	return out
}

// fits tells whether a text can be a choice.
func fits(choice string) bool { return fold(choice) != "" && len([]rune(choice)) <= maxChoice }

func line(s string) string { return strings.Join(strings.Fields(s), " ") }
