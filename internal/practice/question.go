package practice

import (
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"strings"

	"presshold/internal/protocol"
)

// Topic is what a question asks for.
type Topic string

// The topics.
const (
	AskRecall   Topic = "recall"   // what is done
	AskOrder    Topic = "order"    // which phases, in order
	AskSeconds  Topic = "seconds"  // how long, how many strokes
	AskStop     Topic = "stop"     // when it stops, how many rounds
	AskCaution  Topic = "caution"  // what to watch for
	AskPressure Topic = "pressure" // how hard, and how that changes
	AskSource   Topic = "source"   // where it comes from
)

// Question is one question of the quiz, with just one right choice.
type Question struct {
	// ID names the question from one run of the program to the next: what it asks and of
	// which place in which protocol, such as "init/seconds/3.1".
	ID       string
	Protocol string // id
	Topic    Topic
	Text     string
	Choices  []string // two to four, all different
	Right    int      // index of the right one
	// Answer is the right choice with where it comes from; an assumed number says so.
	Answer string
	// Assumed tells that the answer is a number that no source states; Text and Answer
	// say so.
	Assumed bool
}

// Choices of a question.
const (
	maxChoices = 4
	minChoices = 2
	// maxChoice is how long a choice may be, in runes; a longer text is cut short.
	maxChoice = 160
)

// Questions makes every question that the protocols give, protocol by protocol. Wrong
// choices are taken from the other protocols, so that they are as plausible as can be,
// and never from what the protocol at hand says itself, nor from what means much the
// same. The same seed gives the same questions, and the same choices in the same order.
// The protocols must be valid.
func Questions(protocols []protocol.Protocol, seed uint64) []Question {
	l := newLibrary(protocols)
	var out []Question
	for _, p := range protocols {
		for _, a := range l.asks(p) {
			a.id = p.ID + "/" + string(a.topic) + a.id
			if q, ok := a.question(p.ID, chance(seed, a.id)); ok {
				out = append(out, q)
			}
		}
	}
	return out
}

// chance is a source of random numbers of its own for each question, so that one that
// comes or goes leaves the others as they are.
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
	// also are other texts that would be right as well.
	also []string
	// pool are wrong choices, the best first, and near how many of them are drawn from
	// before the rest is; zero for all.
	pool   []string
	near   int
	blunt  bool // texts that mean much the same may stand side by side
	answer string
	from   protocol.Provenance // of a number
}

// question draws the wrong choices and mixes them with the right one; false where
// nothing is left to choose from.
func (a ask) question(id string, r *rand.Rand) (Question, bool) {
	right := clip(a.right)
	if right == "" {
		return Question{}, false
	}
	near := a.near
	if near == 0 || near > len(a.pool) {
		near = len(a.pool)
	}
	pool := append([]string(nil), a.pool...)
	r.Shuffle(near, func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })

	choices := []string{right}
	taken := newTexts(append(a.also, right)...)
	for _, wrong := range pool {
		wrong = clip(wrong)
		if len(choices) == maxChoices {
			break
		}
		if wrong == "" || taken.has(wrong) || !a.blunt && taken.like(wrong) {
			continue
		}
		choices = append(choices, wrong)
		taken.add(wrong)
	}
	if len(choices) < minChoices {
		return Question{}, false
	}
	r.Shuffle(len(choices), func(i, j int) { choices[i], choices[j] = choices[j], choices[i] })
	q := Question{
		ID: a.id, Protocol: id, Topic: a.topic, Text: line(a.text), Choices: choices, Answer: line(a.answer),
		Assumed: a.from.Is(protocol.Assumed),
	}
	for i, c := range choices {
		if c == right {
			q.Right = i
		}
	}
	return q, true
}

// line is a text on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// clip is a text on one line that is short enough for a choice.
func clip(s string) string {
	s = line(s)
	runes := []rune(s)
	if len(runes) <= maxChoice {
		return s
	}
	s = string(runes[:maxChoice-1])
	if cut := strings.LastIndexByte(s, ' '); cut > len(s)/2 {
		s = s[:cut]
	}
	return s + "…"
}

// place is where a phase stands in its protocol, counted from 1: "/3.1".
func place(block, phase int) string {
	return "/" + strconv.Itoa(block+1) + "." + strconv.Itoa(phase+1)
}
