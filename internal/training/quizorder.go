package training

import (
	"cmp"
	"slices"
	"time"
)

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
	answers = slices.Clone(answers)
	slices.SortStableFunc(answers, func(a, b Answer) int { return a.At.Compare(b.At) })
	out := map[string]card{}
	for _, a := range answers {
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
