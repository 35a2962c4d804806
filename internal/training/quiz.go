package training

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

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

// turned is the question with its choices in another place each, so that no place is learnt.
func (q Question) turned(r *rand.Rand) Question {
	by := 1 + r.IntN(len(q.Choices)-1)
	q.Choices = slices.Concat(q.Choices[by:], q.Choices[:by])
	q.Right = (q.Right - by + len(q.Choices)) % len(q.Choices)
	return q
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

// comesBack is how many questions come between a miss and asking again.
const comesBack = 3

// Quiz is one quiz. A missed question comes back, with its choices in other places, until it is
// answered correctly; only the first answer to each counts.
type Quiz struct {
	queue []Question
	seen  map[string]bool
	Asked int // questions answered
	Right int // of them, at the first try
}

// NewQuiz begins a quiz of these questions, in their order.
func NewQuiz(questions []Question) *Quiz {
	return &Quiz{queue: slices.Clone(questions), seen: map[string]bool{}}
}

// Question is the current question; false when none is left.
func (s *Quiz) Question() (Question, bool) {
	if len(s.queue) == 0 {
		return Question{}, false
	}
	return s.queue[0], true
}

// Left is how many questions still need a right answer, this one included.
func (s *Quiz) Left() int { return len(s.queue) }

// Words says how the quiz went so far.
func (s *Quiz) Words() string {
	if s.Asked == 0 {
		return english.QuizNoAnswer
	}
	return fmt.Sprintf(english.QuizFirstTry, s.Right, s.Asked)
}

// Answer answers the current question and goes on to the next. Only an answer that counts, the
// first to its question, is to be recorded.
func (s *Quiz) Answer(choice int, now time.Time) (a Answer, counts bool) {
	q := s.queue[0]
	s.queue = s.queue[1:]
	a = Answer{Question: q.ID, Protocol: q.Protocol, Right: choice == q.Right, At: now}
	if counts = !s.seen[q.ID]; counts {
		s.seen[q.ID] = true
		s.Asked++
		if a.Right {
			s.Right++
		}
	}
	if !a.Right {
		s.queue = slices.Insert(s.queue, min(comesBack, len(s.queue)), q.turned(chance(uint64(now.UnixNano()), q.ID)))
	}
	return a, counts
}

// Answer is the first answer to a question in one quiz.
type Answer struct {
	Question string    `json:"question"` // id, which tells the topic, too
	Protocol string    `json:"protocol"` // id
	Right    bool      `json:"right"`
	At       time.Time `json:"at"`
}

// rests is how long a question rests after so many right answers in a row (Leitner's boxes). The
// numbers are this program's own.
func rests(inARow int) time.Duration {
	const day = 24 * time.Hour
	boxes := []time.Duration{0, day, 3 * day, 7 * day, 14 * day, 30 * day}
	return boxes[min(inARow, len(boxes)-1)]
}

// card is how well a question is known.
type card struct {
	protocol string // id
	asked    bool
	inARow   int // right answers since it was last missed
	last     time.Time
}

func (c card) missed() bool { return c.asked && c.inARow == 0 }

func (c card) due() time.Time { return c.last.Add(rests(c.inARow)) }

// cards returns the cards of all questions ever asked, by id. The answers may be in any order.
func cards(answers []Answer) map[string]card {
	out := map[string]card{}
	for _, a := range slices.SortedStableFunc(slices.Values(answers), func(a, b Answer) int { return a.At.Compare(b.At) }) {
		c := out[a.Question]
		c.asked, c.protocol, c.last = true, a.Protocol, a.At
		c.inARow++
		if !a.Right {
			c.inARow = 0
		}
		out[a.Question] = c
	}
	return out
}

// The order of asking: missed last time; rested long enough; never asked, the urgent topics first;
// still resting.
const (
	rankMissed = iota
	rankDue
	rankFirst
	rankNew
	rankResting
)

// rank is the place of a question on a topic in that order.
func (c card) rank(t Topic, now time.Time) int {
	switch {
	case c.missed():
		return rankMissed
	case c.asked && !c.due().After(now):
		return rankDue
	case c.asked:
		return rankResting
	case urgency(t) >= 0:
		return rankFirst
	default:
		return rankNew
	}
}

// urgency is how early a student needs a topic: the hands need the seconds first. It is below zero
// for topics that can wait.
func urgency(t Topic) int { return slices.Index([]Topic{AskOrder, AskStop, AskSeconds}, t) }

// Order sorts questions for a quiz: first those missed last time, then those that are due, the
// longest due first. New questions take one protocol after another, shuffled by the seed, so that a
// short quiz covers many protocols; within a protocol the seconds come first, then the stop, then
// the order.
func Order(questions []Question, answers []Answer, now time.Time, seed uint64) []Question {
	questions = slices.Clone(questions)
	chance(seed, "order").Shuffle(len(questions), func(i, j int) {
		questions[i], questions[j] = questions[j], questions[i]
	})
	slices.SortStableFunc(questions, func(a, b Question) int { return cmp.Compare(urgency(b.Topic), urgency(a.Topic)) })
	type lane struct {
		protocol string
		rank     int
	}
	type place struct {
		rank, turn int
		due        time.Time
	}
	known, turns, places := cards(answers), map[lane]int{}, map[string]place{}
	for _, q := range questions {
		c := known[q.ID]
		p := place{rank: c.rank(q.Topic, now), due: c.due()}
		if !c.asked {
			in := lane{q.Protocol, p.rank}
			p.turn = turns[in]
			turns[in]++
		}
		places[q.ID] = p
	}
	slices.SortStableFunc(questions, func(a, b Question) int {
		p, q := places[a.ID], places[b.ID]
		return cmp.Or(cmp.Compare(p.rank, q.rank), cmp.Compare(p.turn, q.turn), p.due.Compare(q.due))
	})
	return questions
}

// Askable drops the answers to questions that no longer exist: a miss there could never be made
// good.
func (p Past) Askable(questions []Question) Past {
	ids := map[string]bool{}
	for _, q := range questions {
		ids[q.ID] = true
	}
	p.Answers = slices.DeleteFunc(slices.Clone(p.Answers), func(a Answer) bool { return !ids[a.Question] })
	return p
}
